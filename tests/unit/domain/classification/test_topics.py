import pytest

from selfassess.domain.classification.linear import Linear
from selfassess.domain.classification.signals import Signals
from selfassess.domain.classification.topics import MOST_LINES, REACH, Setting, Topics, features

LINES = ("help-protection.front-door", "children-in-care.adoption", "care-leavers.health", "leadership.workforce")
NO_SIGNALS = Signals({})
HELP = Setting(area="help-protection", kind="finding")


def topics(*scores, least=0.5):
    """A model that gives these scores to whatever text."""
    return Topics(Linear(LINES, scores, {}), NO_SIGNALS, least)


def test_the_best_line_comes_first_and_unlikely_ones_are_left_out():
    assert topics(2.0, -3.0, -3.0, -3.0).lines("Anything.", HELP) == (LINES[0],)


def test_a_passage_is_about_a_line_even_where_none_is_likely():
    assert topics(-5.0, -6.0, -7.0, -8.0).lines("Anything.", HELP) == (LINES[0],)


def test_a_further_line_is_added_where_it_is_likely_enough():
    assert topics(3.0, 1.0, -3.0, -3.0).lines("Anything.", HELP) == (LINES[0], LINES[1])


def test_a_passage_is_about_three_lines_at_most():
    assert topics(4.0, 3.0, 2.0, 1.0).lines("Anything.", HELP) == LINES[:MOST_LINES]


def test_a_line_of_the_section_comes_before_one_from_outside_that_is_little_likelier():
    assert topics(1.0, 1.0 + REACH - 0.1, -3.0, -3.0).lines("Anything.", HELP) == (LINES[0], LINES[1])


def test_a_line_from_outside_comes_first_where_it_is_much_likelier():
    assert topics(1.0, 1.0 + REACH, -3.0, -3.0).lines("Anything.", HELP) == (LINES[1], LINES[0])


@pytest.mark.parametrize(("scores", "first"), [((0.9, 0.2, 0.1, 0.0), LINES[1]), ((0.9, 0.1, 0.2, 0.0), LINES[2])])
def test_a_section_that_judges_two_areas_together_holds_lines_of_both(scores, first):
    together = Setting(area="children-in-care-and-care-leavers", kind="finding")
    assert topics(*scores).lines("Anything.", together)[0] == first


def test_without_a_section_the_likeliest_line_comes_first():
    assert topics(0.0, 0.1, 0.0, 0.0).lines("Anything.", Setting(area="none", kind="finding"))[0] == LINES[1]


def test_words_count_once_and_are_weighed_by_how_many_there_are():
    (weight, names), *_ = features("Good good work done well", HELP, NO_SIGNALS)
    assert sorted(names) == ["t:done", "t:good", "t:well", "t:work"]
    assert weight == 0.5


def test_the_first_sentence_has_features_of_its_own():
    _, (weight, names), *_ = features("Adoption works. Later words follow.", HELP, NO_SIGNALS)
    assert sorted(names) == ["f:adoption", "f:works"]
    assert weight == pytest.approx(2**-0.5)


def test_the_setting_is_told_by_area_kind_headings_and_fifth_of_the_section():
    setting = Setting("help-protection", "headline", headings="Early help", place=9, of=10)
    _, _, (weight, names), *_ = features("Text.", setting, NO_SIGNALS)
    assert weight == 1.0
    assert sorted(names) == ["a:help-protection", "at:help-protection:4", "h:early", "h:help", "k:headline"]


def test_signals_are_looked_for_in_the_passage_its_opening_and_its_neighbours():
    signals = Signals({"x": ["adoption"]})
    setting = Setting("help-protection", "finding", before="Adoption.", after="Adoption.")
    told = [name for _, names in features("Adoption. More.", setting, signals) for name in names if name.endswith(":x")]
    assert told == ["s:x", "fs:x", "b:x", "n:x"]
