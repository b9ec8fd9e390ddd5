from dataclasses import replace

import pytest

from selfassess.domain.classification.ranking import CANDIDATES, MOST_LINES, Heard, Ranking

LINES = ("help-protection.front-door", "children-in-care.adoption", "care-leavers.health", "leadership.workforce")
SCORE, LIKELY, BELOW_BEST, BELOW_SECOND, RANK = range(5)
AREA_SHARE, AREA_BEST, SAME_AREA, INSIDE, NEAR, WIDE, NEAR_AREA, WIDE_AREA = range(5, 13)
SIGNAL, TOGETHER, USUAL, NO_SECTION, BEST = range(13, 18)
ALONE = [[0.0] * len(LINES)] * len(LINES)


def ranking(*, about=None, of_area=None, together=ALONE, bias=0.0, least=0.5):
    """A weighing that heeds these measures only, each with its weight."""
    weighings = tuple((bias, [(given or {}).get(place, 0.0) for place in range(18)]) for given in (about, of_area))
    return Ranking(LINES, [0.25] * len(LINES), together, weighings, least)


def heard(*scores, section="help-protection", **signals):
    return Heard(scores, {LINES[int(place[1:])]: strength for place, strength in signals.items()}, section)


def measure(which, passages, place=0, line=0, **more):
    """One measure of a line of the passage at a place, None if it is no candidate."""
    model = ranking(**more)
    likely = [model.likely(each) if each else None for each in passages]
    return dict(model.measured(passages[place], likely, place)).get(line, {which: None})[which]


def test_the_likeliest_line_comes_first_and_further_ones_where_they_are_likely_enough():
    by_score = ranking(about={SCORE: 1.0})
    assert by_score.lines([heard(2.0, -3.0, -3.0, -3.0)]) == [(LINES[0],)]
    assert by_score.lines([heard(3.0, 1.0, -3.0, -3.0)]) == [(LINES[0], LINES[1])]
    assert by_score.lines([heard(-5.0, -6.0, -4.0, -8.0)]) == [(LINES[2],)], "one at least"
    assert by_score.lines([heard(4.0, 3.0, 2.0, 1.0)]) == [LINES[:MOST_LINES]], "three at most"


def test_a_passage_that_speaks_of_no_line_has_none_and_is_no_neighbour():
    assert ranking(about={SCORE: 1.0}).lines([None, heard(2.0, -3.0, -3.0, -3.0)]) == [(), (LINES[0],)]
    assert measure(NEAR, [heard(0.0, 0.0, 0.0, 0.0), None]) == pytest.approx(0.25), "as usual where none is beside it"


def test_what_its_area_speaks_for_moves_a_line_to_the_front():
    outside_first, inside = heard(0.0, 0.5, -9.0, -9.0), {INSIDE: 3.0}
    assert ranking(about={SCORE: 1.0}).lines([outside_first])[0][0] == LINES[1]
    assert ranking(about={SCORE: 1.0}, of_area=inside).lines([outside_first])[0][0] == LINES[0]


@pytest.mark.parametrize(
    ("section", "inside", "none"),
    [
        ("help-protection", (1.0, 0.0, 0.0, 0.0), 0.0),
        ("children-in-care-and-care-leavers", (0.0, 1.0, 1.0, 0.0), 0.0),
        ("none", (0.0, 0.0, 0.0, 0.0), 1.0),
    ],
)
def test_the_lines_of_its_section_are_known(section, inside, none):
    passages = [replace(heard(1.0, 1.0, 1.0, 1.0), section=section)]
    assert tuple(measure(INSIDE, passages, line=line) for line in range(len(LINES))) == inside
    assert measure(NO_SECTION, passages) == none


def test_neighbours_count_the_next_and_the_next_but_one():
    sure, no = heard(9.0, -9.0, -9.0, -9.0), heard(-9.0, -9.0, -9.0, 9.0)
    passages = [sure, no, heard(0.0, 0.0, 0.0, 0.0), no, no]
    assert measure(NEAR, passages, place=2) == pytest.approx(0.0, abs=1e-3)
    assert measure(WIDE, passages, place=2) == pytest.approx(0.25, abs=1e-3)
    assert measure(WIDE_AREA, passages, place=2) == pytest.approx(0.25, abs=1e-3)
    assert measure(NEAR_AREA, passages, place=2, line=3) == pytest.approx(1.0, abs=1e-3)


def test_lines_that_go_together_and_signals_are_measured():
    together = [[0.0, 0.99, 0.0, 0.0], *ALONE[1:]]
    passages = [heard(2.0, 1.0, 0.0, -1.0, _1=1.5)]
    assert measure(TOGETHER, passages, line=1, together=together) == pytest.approx(0.0)
    assert measure(TOGETHER, passages, line=2, together=together) < -4
    assert [measure(SIGNAL, passages, line=line) for line in (0, 1)] == [0.0, 1.5]


def test_how_far_a_line_is_behind_the_best_is_measured():
    passages = [heard(2.0, 1.0, 0.0, -1.0)]
    assert [measure(which, passages, line=2) for which in (BELOW_BEST, BELOW_SECOND, RANK, BEST)] == [-2.0, -1.0, 2.0, 2.0]
    assert measure(SAME_AREA, passages) == 1.0
    assert measure(AREA_BEST, passages, line=1) == measure(LIKELY, passages, line=1)
    assert 0 < measure(AREA_SHARE, passages, line=1) < measure(AREA_SHARE, passages)
    assert measure(USUAL, passages) < 0


def test_only_the_best_few_are_weighed():
    many = tuple(f"leadership.line-{number}" for number in range(CANDIDATES + 2))
    model = Ranking(many, [0.1] * len(many), [[0.0] * len(many)] * len(many), ((9.0, [0.0] * 18), (0.0, [0.0] * 18)), 0.5)
    one = heard(*range(len(many)))
    assert [line for line, _ in model.measured(one, [model.likely(one)], 0)] == list(range(len(many) - 1, 1, -1))
