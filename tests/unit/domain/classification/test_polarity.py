import pytest

from selfassess.domain.classification.linear import Linear
from selfassess.domain.classification.polarity import BAD, GOOD, PLAIN, Tone, Verdict, measures_of, sentence_features
from selfassess.domain.report import Polarity

SENTENCES = Linear(
    (GOOD, BAD, PLAIN),
    (0.0, 0.0, 3.0),
    {"timely": (20.0, 0.0, 0.0), "delayed": (0.0, 20.0, 0.0), "variable": (5.0, 5.0, 0.0)},
)
WHOLE = Linear(("strength", "improvement"), (0.0, 0.0), {})
SAYS_BAD = 3
"""The measure that is the share of the words in sentences that criticise."""
CLASSES = (Polarity.STRENGTH, Polarity.IMPROVEMENT)
START = (0.1, 0.0)
TREES = (((SAYS_BAD, 0.5, 1.0, -1.0),), ((SAYS_BAD, 0.5, -1.0, 1.0),))
SILENT = ((0.0, ()), (0.0, ()))
TONE = Tone(SENTENCES, WHOLE, Verdict(CLASSES, START, TREES, SILENT))


def test_each_sentence_leans_its_own_way():
    assert TONE.sides(["Visits are timely.", "Plans are delayed.", "There is an office."]) == (1, -1, 0)


def test_a_sentence_that_is_as_likely_praise_as_criticism_leans_neither_way():
    assert TONE.sides(["Practice is variable."]) == (0,)


@pytest.mark.parametrize(
    ("sentence", "told", "untold"),
    [
        ("Plans are not always very timely.", {"not~timely", "not~very", "^plans are"}, {"not~always", "not~plans", "pre:plans"}),
        ("Visits are timely but records are weak.", {"pre:timely", "post:weak"}, {"post:timely", "pre:weak", "sub:weak"}),
        ("Although plans are late, visits are timely.", {"sub:late", "^although"}, {"post:late", "pre:plans"}),
    ],
)
def test_a_sentence_tells_what_is_denied_and_on_which_side_of_a_turn_words_stand(sentence, told, untold):
    ((_, found),) = sentence_features(sentence)
    assert told <= found
    assert not untold & found


def test_no_sentences_have_no_sides():
    assert TONE.sides([]) == ()


def test_a_passage_speaks_the_way_that_the_trees_make_of_its_sentences():
    assert TONE.polarity("Visits are timely. Plans are delayed for many children in several teams.", headline=False) == (
        Polarity.IMPROVEMENT
    )
    assert TONE.polarity("Visits are timely for many children in several teams. Plans are delayed.", headline=False) == (
        Polarity.STRENGTH
    )


def test_the_weighing_of_the_measures_counts_as_much_as_the_trees():
    bad = (0.0, 0.0, 0.0, 0.6)
    assert Verdict(CLASSES, START, TREES, SILENT).of(bad) is Polarity.IMPROVEMENT
    assert Verdict(CLASSES, START, TREES, ((9.0, ()), (0.0, ()))).of(bad) is Polarity.STRENGTH
    assert Verdict(CLASSES, START, TREES, ((0.0, (0.0, 0.0, 0.0, -15.0)), (0.0, ()))).of(bad) is Polarity.IMPROVEMENT


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
