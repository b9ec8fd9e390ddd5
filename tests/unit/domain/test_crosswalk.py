from selfassess.domain.crosswalk import Crosswalk, Pair, Relation


def crosswalk(old, new, *pairs):
    return Crosswalk(old, new, tuple(Pair(a, b, Relation(relation), f"{a} to {b}.") for a, b, relation in pairs))


def ends(pairs):
    return [(pair.old, pair.new, str(pair.relation)) for pair in pairs]


def test_a_line_is_followed_forwards_and_back_best_first():
    walk = crosswalk("a-1", "a-2", ("plans", "planning", "broader"), ("plans", "legal", "part"), ("door", "door", "same"))

    assert [pair.new for pair in walk.newer("plans")] == ["planning", "legal"]
    assert [pair.old for pair in walk.older("legal")] == ["plans"]
    assert walk.newer("unknown") == ()


def test_what_was_dropped_and_what_came_new_is_told_apart_from_what_is_not_known():
    walk = crosswalk("a-1", "a-2", ("board", None, "none"), (None, "networks", "none"))

    assert [pair.old for pair in walk.dropped] == ["board"]
    assert [pair.new for pair in walk.introduced] == ["networks"]
    assert walk.newer("board") == ()
    assert walk.older("networks") == ()


def test_read_the_other_way_broader_becomes_narrower():
    walk = crosswalk("a-1", "a-2", ("plans", "planning", "broader"), ("board", None, "none")).reversed()

    assert (walk.old, walk.new) == ("a-2", "a-1")
    assert ends(walk.pairs) == [("planning", "plans", "narrower"), (None, "board", "none")]


def test_two_crosswalks_are_joined_and_never_claim_more_than_both():
    first = crosswalk("a-1", "a-2", ("x", "x", "same"), ("y", "y", "broader"), ("z", "z", "broader"))
    second = crosswalk("a-2", "a-3", ("x", "x", "narrower"), ("y", "y", "narrower"), ("z", "z", "broader"))

    joined = first.then(second)

    assert (joined.old, joined.new) == ("a-1", "a-3")
    assert ends(joined.pairs) == [("x", "x", "narrower"), ("y", "y", "part"), ("z", "z", "broader")]
    assert joined.pairs[1].reason == "y to y."


def test_joined_crosswalks_keep_what_was_dropped_and_what_came_new_on_the_way():
    first = crosswalk("a-1", "a-2", ("x", "x", "same"), ("board", None, "none"), (None, "early", "none"))
    second = crosswalk("a-2", "a-3", ("x", None, "none"), ("early", "early", "same"), (None, "late", "none"))

    joined = first.then(second)

    assert [pair.old for pair in joined.dropped] == ["x", "board"]
    assert [pair.new for pair in joined.introduced] == ["early", "late"]


def test_two_ways_to_the_same_line_are_one_pair():
    first = crosswalk("a-1", "a-2", ("x", "p", "part"), ("x", "q", "part"))
    second = crosswalk("a-2", "a-3", ("p", "r", "same"), ("q", "r", "same"))

    assert ends(first.then(second).pairs) == [("x", "r", "part")]


def test_a_line_that_leads_somewhere_is_not_also_dropped():
    first = crosswalk("a-1", "a-2", ("x", "p", "part"), ("x", "q", "part"))
    second = crosswalk("a-2", "a-3", ("p", None, "none"), ("q", "r", "same"))

    assert ends(first.then(second).pairs) == [("x", "r", "part")]
