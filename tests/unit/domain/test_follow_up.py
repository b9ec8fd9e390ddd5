"""What later reports say of a recommendation."""

from datetime import date

import pytest

from selfassess.domain.follow_up import Matter, Standing, Verdict, digest_of, newest
from selfassess.domain.holdings import HeldPassage
from selfassess.domain.report import PassageKind, Polarity
from tests.library import a_head, a_passage, a_recommendation, asked

THEN, NOW = a_head(day=date(2019, 7, 5)), a_head(day=date(2024, 6, 14))
HOMELESS = "help-protection.vulnerable-groups"
ASKED = "The robustness of arrangements to assess homeless young people aged 16 and 17."
OTHERS = (
    "Foster carers are recruited and retained through a strong offer of training.",
    "Leaders know their services well and scrutiny by members is robust.",
    "Pathway plans are written with care leavers and reviewed on time.",
)


def said(*texts, polarity=Polarity.STRENGTH, lines=(HOMELESS,), sides=(1,), kind=PassageKind.FINDING):
    """What the later report says, among other things, of the recommendation."""
    told = [a_passage(text, polarity=polarity, lines=lines, sides=sides, kind=kind) for text in texts]
    told += [a_passage(text, lines=("leadership.workforce",), sides=(1,)) for text in OTHERS]
    matter = Matter(HeldPassage(NOW, ordinal, passage) for ordinal, passage in enumerate(told, start=1))
    (recommendation,) = asked(THEN, a_recommendation(ASKED, lines=(HOMELESS,)))
    (later,) = matter.said_of(recommendation, [NOW])
    return later


def test_praise_of_the_same_matter_is_progress_with_its_sentence():
    later = said("Homeless young people aged 16 and 17 are assessed swiftly. Their homes suit them.", sides=(1, 1))
    assert (later.verdict, later.sentence) == (
        Verdict.PROGRESS,
        "Homeless young people aged 16 and 17 are assessed swiftly.",
    )
    assert later.passage.ordinal == 1


def test_what_is_said_to_be_addressed_is_addressed():
    assert said("The arrangements to assess homeless young people have been addressed.").verdict is Verdict.ADDRESSED


@pytest.mark.parametrize(
    ("text", "polarity", "sides"),
    [
        ("Arrangements to assess homeless young people are weak.", Polarity.IMPROVEMENT, (-1,)),
        ("Homeless young people wait. Arrangements to assess homeless young people differ.", Polarity.IMPROVEMENT, (0, 0)),
        ("Arrangements to assess homeless young people remain variable.", Polarity.NEUTRAL, (0,)),
    ],
)
def test_criticism_of_the_same_matter_is_still_to_improve(text, polarity, sides):
    assert said(text, polarity=polarity, sides=sides).verdict is Verdict.STILL


def test_what_is_asked_again_is_still_to_improve():
    again = "The assessment of homeless young people."
    assert said(again, kind=PassageKind.RECOMMENDATION, polarity=Polarity.IMPROVEMENT, sides=(-1,)).verdict is Verdict.STILL


def test_other_matters_do_not_mention_it():
    later = said()
    assert (later.verdict, later.passage, later.sentence) == (Verdict.NOT_MENTIONED, None, "")


def test_the_same_matter_under_another_heading_must_share_more_words():
    close = "Arrangements to assess homeless young people aged 16 and 17 are robust."
    far = "Homeless families are visited."
    assert said(close, lines=("leadership.partnerships",)).verdict is Verdict.PROGRESS
    assert said(far, lines=("leadership.partnerships",)).verdict is Verdict.NOT_MENTIONED


def test_a_passage_on_the_same_line_that_shares_its_words_in_different_sentences_does_not_mention_it():
    scattered = "Homeless families live far away. Arrangements for school are sound, people say, and young carers go to it."
    assert said(scattered, sides=(1, 1)).verdict is Verdict.NOT_MENTIONED


def test_a_passage_that_tells_it_in_one_sentence_goes_before_one_that_shares_more_words_in_several():
    scattered = "Homeless families live far away. Visits are robust. Arrangements differ by ward."
    told = said(scattered, "Homeless young people are assessed swiftly.", sides=(1, 1, 1))
    assert told.sentence == "Homeless young people are assessed swiftly."


def test_praise_that_finds_fault_in_so_many_words_is_still_to_improve():
    late = "Homeless young people are assessed, but their needs are not assessed soon enough."
    assert said(late, sides=(1,)).verdict is Verdict.STILL


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("The shortfalls in arrangements to assess homeless young people have been addressed.", Verdict.ADDRESSED),
        ("Not all shortfalls in arrangements to assess homeless young people have been addressed.", Verdict.STILL),
    ],
)
def test_a_fault_that_was_put_right_is_addressed_and_one_that_was_in_part_is_not(text, verdict):
    assert said(text, sides=(1,)).verdict is verdict


def test_a_recommendation_keeps_its_name_when_only_its_setting_changes():
    assert digest_of(a_recommendation("Improve  the pace\nof reviews.")) == digest_of(
        a_recommendation("Improve the pace of reviews")
    )
    assert digest_of(a_recommendation("Improve the pace of visits.")) != digest_of(
        a_recommendation("Improve the pace of reviews.")
    )


def test_open_is_where_every_recommendation_begins():
    assert next(iter(Standing)) is Standing.OPEN
    assert newest([]) == {}


def test_in_a_passage_that_speaks_both_ways_the_fault_found_on_the_same_matter_decides():
    text = "Most homeless young people are assessed. However, arrangements to assess homeless young people vary. Staff stay."
    later = said(text, polarity=Polarity.MIXED, sides=(1, -1, 1))
    assert later.verdict is Verdict.STILL
    assert later.sentence == (
        "Most homeless young people are assessed. However, arrangements to assess homeless young people vary."
    )


def test_fault_found_on_another_matter_leaves_the_praise_of_this_one():
    text = "Homeless young people aged 16 and 17 are assessed swiftly. Foster carers wait too long."
    later = said(text, polarity=Polarity.MIXED, sides=(1, -1))
    assert (later.verdict, later.sentence) == (Verdict.PROGRESS, "Homeless young people aged 16 and 17 are assessed swiftly.")


def test_a_plain_sentence_gives_way_to_the_verdict_that_takes_it_up():
    text = "Arrangements to assess homeless young people were an area for improvement. This remains an issue for some."
    later = said(text, polarity=Polarity.IMPROVEMENT, sides=(0, -1))
    assert (later.verdict, later.sentence) == (Verdict.STILL, text)


ALL = "All the areas for improvement identified at the last inspection have been addressed."


@pytest.mark.parametrize(
    ("looking_back", "verdict", "of_all"), [((NOW.id,), Verdict.ADDRESSED, True), ((), Verdict.NOT_MENTIONED, False)]
)
def test_a_report_that_looks_back_speaks_of_each_recommendation_where_it_speaks_of_all(looking_back, verdict, of_all):
    matter = Matter([HeldPassage(NOW, 1, a_passage(ALL, kind=PassageKind.HEADLINE, lines=()))])
    (recommendation,) = asked(THEN, a_recommendation(ASKED, lines=(HOMELESS,)))
    (later,) = matter.said_of(recommendation, [NOW], looking_back)
    assert (later.verdict, later.of_all, later.sentence) == (verdict, of_all, ALL if of_all else "")


def test_what_a_report_says_of_all_stands_beside_what_it_says_of_one():
    text = "Arrangements to assess homeless young people aged 16 and 17 are robust."
    headline = HeldPassage(NOW, 1, a_passage(ALL, kind=PassageKind.HEADLINE, lines=()))
    matter = Matter([headline, HeldPassage(NOW, 2, a_passage(text, lines=(HOMELESS,)))])
    (recommendation,) = asked(THEN, a_recommendation(ASKED, lines=(HOMELESS,)))

    (later,) = matter.said_of(recommendation, [NOW], (NOW.id,))

    assert (later.sentence, later.of_all) == (text, False)
    assert later.besides
    assert (later.besides.sentence, later.besides.passage) == (ALL, headline)
    assert matter.said_of(recommendation, [NOW])[0].besides is None


def test_what_a_report_says_of_one_matter_goes_before_what_it_says_of_all():
    about = a_passage("Homeless young people aged 16 and 17 are assessed late.", polarity=Polarity.IMPROVEMENT, lines=(HOMELESS,))
    told = [a_passage(ALL, kind=PassageKind.HEADLINE, lines=()), about, *(a_passage(text) for text in OTHERS)]
    matter = Matter(HeldPassage(NOW, ordinal, passage) for ordinal, passage in enumerate(told, start=1))
    (recommendation,) = asked(THEN, a_recommendation(ASKED, lines=(HOMELESS,)))
    (later,) = matter.said_of(recommendation, [NOW], [NOW.id])
    assert (later.verdict, later.of_all) == (Verdict.STILL, False)
