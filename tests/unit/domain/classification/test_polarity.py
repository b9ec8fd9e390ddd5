import pytest

from selfassess.domain.classification.linear import Linear
from selfassess.domain.classification.polarity import BAD, GOOD, PLAIN, Tone, leaf, measures_of
from selfassess.domain.report import Polarity

SENTENCES = Linear(
    (GOOD, BAD, PLAIN),
    (0.0, 0.0, 3.0),
    {"timely": (20.0, 0.0, 0.0), "delayed": (0.0, 20.0, 0.0), "variable": (5.0, 5.0, 0.0)},
)
WHOLE = Linear(("strength", "improvement"), (0.0, 0.0), {})
SAYS_BAD = 3
"""The measure that is the share of the words in sentences that criticise."""
TONE = Tone(
    sentences=SENTENCES,
    whole=WHOLE,
    classes=(Polarity.STRENGTH, Polarity.IMPROVEMENT),
    start=(0.1, 0.0),
    trees=(((SAYS_BAD, 0.5, 1.0, -1.0),), ((SAYS_BAD, 0.5, -1.0, 1.0),)),
)


def test_each_sentence_leans_its_own_way():
    assert TONE.sides(["Visits are timely.", "Plans are delayed.", "There is an office."]) == (1, -1, 0)


def test_a_sentence_that_is_as_likely_praise_as_criticism_leans_neither_way():
    assert TONE.sides(["Practice is variable."]) == (0,)


def test_no_sentences_have_no_sides():
    assert TONE.sides([]) == ()


def test_a_passage_speaks_the_way_that_the_trees_make_of_its_sentences():
    assert TONE.polarity("Visits are timely. Plans are delayed for many children in several teams.", headline=False) == (
        Polarity.IMPROVEMENT
    )
    assert TONE.polarity("Visits are timely for many children in several teams. Plans are delayed.", headline=False) == (
        Polarity.STRENGTH
    )


def test_a_tree_leads_to_the_lower_leaf_at_its_limit_and_to_the_upper_above_it():
    tree = (0, 0.5, (1, 0.0, 1.0, 2.0), 3.0)
    assert [leaf(tree, measured) for measured in ([0.5, 0.0], [0.5, 0.1], [0.6, 0.0])] == [1.0, 2.0, 3.0]


def test_measures_weigh_what_sentences_say_by_their_length():
    measured = measures_of([(1.0, 0.0, 0.0), (0.0, 1.0, 0.0)], [3, 1], "one two three four")
    assert measured[:5] == pytest.approx([0.75, 0.25, 0.0, 0.25, 0.75])


@pytest.mark.parametrize(
    ("text", "turns", "however"), [("However, late.", 1.0, 1.0), ("Late, although kind.", 1.0, 0.0), ("Late.", 0.0, 0.0)]
)
def test_measures_say_whether_the_passage_turns(text, turns, however):
    assert measures_of([(0.2, 0.7, 0.1)], [2], text)[20:22] == [turns, however]


def test_a_headline_is_told_apart_from_a_finding():
    headline, finding = (TONE.measures("Visits are timely.", headline=flag) for flag in (True, False))
    assert [place for place, pair in enumerate(zip(headline, finding, strict=True)) if pair[0] != pair[1]] == [24]
