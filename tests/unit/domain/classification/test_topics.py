import pytest

from selfassess.domain.classification.linear import Linear
from selfassess.domain.classification.signals import Signals
from selfassess.domain.classification.topics import Setting, Topics, features

LINES = ("help-protection.front-door", "children-in-care.adoption")
NO_SIGNALS = Signals({})
HELP = Setting(area="help-protection", kind="finding")


def test_a_passage_is_heard_with_its_scores_its_signals_and_its_section():
    model = Topics(Linear(LINES, (1.0, -1.0), {"t:adoption": (0.0, 2.0)}), Signals({LINES[1]: ["adoption"]}))
    heard = model.heard("Adoption.", HELP)
    assert heard.scores == pytest.approx([1.0, 1.0])
    assert dict(heard.signals) == {LINES[1]: 1.0}
    assert heard.section == "help-protection"


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
