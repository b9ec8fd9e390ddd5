import pytest

from selfassess.domain.leaning import leans
from selfassess.domain.quoting import Wanted, distinct_hits, excerpt, hits, sentences

MIXED = (
    "Contacts are screened swiftly by skilled workers. Managers give clear direction. "
    "However, some strategy meetings are delayed because partners do not attend. The office moved in 2021."
)
SIDES = (1, 1, -1, 0)


def test_a_sentence_does_not_end_at_an_abbreviation():
    assert sentences("Partners, e.g. Schools, attend. They bring information.") == (
        "Partners, e.g. Schools, attend.",
        "They bring information.",
    )


def test_a_closing_quotation_mark_stays_with_its_sentence():
    assert sentences("One child said, ‘they listen.’ Others agreed.") == ("One child said, ‘they listen.’", "Others agreed.")


def test_a_signal_is_found_at_the_start_of_a_word_only():
    assert hits("The MASH screens contacts.", ("mash", "contact")) == 2
    assert hits("A smashing result.", ("mash",)) == 0


def test_an_excerpt_for_praise_leaves_the_criticism_out():
    quote = excerpt(MIXED, SIDES, Wanted(("contacts",), side=1, words=60, only=True))
    assert "screened swiftly" in quote
    assert "delayed" not in quote


def test_criticism_that_turns_from_praise_brings_it_where_nothing_else_criticises():
    assert excerpt(MIXED, SIDES, Wanted(("strategy meetings",), side=-1, words=60, only=True)) == (
        "Managers give clear direction. However, some strategy meetings are delayed because partners do not attend."
    )


def test_criticism_that_stands_alone_is_quoted_without_praise():
    quote = excerpt(f"{MIXED} Too many plans drift.", (*SIDES, -1), Wanted(("strategy meetings",), side=-1, words=60, only=True))
    assert quote == "Too many plans drift."


def test_sentences_left_out_between_two_quoted_ones_are_marked():
    text = "Contacts are screened well. The office is on two floors and was painted. Thresholds are clear and strong."
    quote = excerpt(text, (1, 0, 1), Wanted(("contacts", "thresholds"), side=1, words=20, only=True))
    assert quote == "Contacts are screened well. […] Thresholds are clear and strong."


def test_a_passage_short_enough_is_quoted_whole_when_either_side_will_do():
    assert excerpt(MIXED, SIDES, Wanted((), side=0, words=100)) == MIXED


def test_a_long_passage_is_cut_to_the_words_that_are_allowed():
    text = " ".join(f"Contacts in month {number} were screened well by the team." for number in range(1, 30))
    assert len(excerpt(text, (), Wanted(("contacts",), side=0, words=40)).split()) <= 40


def test_a_sentence_that_leans_on_the_one_before_brings_it_along():
    text = (
        "A new panel meets weekly. This has greatly improved the thresholds at the front door. " + "Filler is neutral here. " * 20
    )
    quote = excerpt(text, (), Wanted(("thresholds", "front door"), side=0, words=30))
    assert quote.startswith("A new panel meets weekly. This has greatly improved")


def test_nothing_is_quoted_where_no_sentence_speaks_to_the_side():
    assert excerpt("The office moved in 2021.", (0,), Wanted((), side=1, words=50)) == ""


def test_a_sentence_that_speaks_against_the_side_is_never_quoted_for_it():
    text = "Most plans are good. Some plans drift. They are reviewed each month. Children wait too long for plans."
    quote = excerpt(text, (1, -1, 0, -1), Wanted(("plans",), side=-1, words=60))
    assert quote == "Some plans drift. They are reviewed each month. Children wait too long for plans."


def test_a_signal_within_another_is_not_counted_again():
    assert distinct_hits("Early help services are open.", ("early help", "early help services", "open")) == 2


def test_two_signals_that_stand_apart_count_each():
    assert distinct_hits("Thresholds at the front door.", ("thresholds", "front door", "consent")) == 2


@pytest.mark.parametrize(
    "sentence",
    [
        "This is not always so.",
        "However, strategy meetings are late.",
        "In addition, a further ten are homeless.",
        "Although these are timely, few are thorough.",
        "Most of them like their homes.",
        "For some, it provides continuity.",
        "Despite this, families wait.",
        "Senior leaders have strong oversight of these children.",
        "Senior managers recognised this shortfall.",
        "Actions to resolve this are not yet fully apparent.",
        "Leaders know this.",
    ],
)
def test_a_sentence_that_takes_up_what_another_told_leans_on_it(sentence):
    assert leans(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Theirs is a strong team.",
        "At this inspection, some children had too many social workers.",
        "Although young people access the offer well, plans are late.",
        "Children in need, such as young carers, are helped.",
        "Since the last inspection, leaders have done much.",
        "For children who go missing, the response is swift.",
        "Leaders told inspectors in this authority that visits are made.",
    ],
)
def test_a_sentence_that_says_what_it_is_about_leans_on_nothing(sentence):
    assert not leans(sentence)


def test_a_passage_that_begins_blindly_is_quoted_from_where_it_can_stand():
    text = "However, they are late. This matters. Strategy meetings are held without the police."
    assert excerpt(text, (-1, -1, -1), Wanted((), side=-1, words=60)) == "Strategy meetings are held without the police."
    assert excerpt("However, they are late.", (-1,), Wanted((), side=-1, words=60)) == ""


def test_a_chain_of_sentences_that_lean_comes_whole_or_not_at_all():
    text = "A panel meets weekly. It reads each plan. This has helped. Some plans drift. They are late."
    assert (
        excerpt(text, (0, 0, 1, -1, 1), Wanted((), side=1, words=60))
        == "A panel meets weekly. It reads each plan. This has helped."
    )


def test_a_sentence_that_finds_fault_is_not_quoted_as_praise_whichever_way_it_was_read():
    for fault in (
        "Most are focused, but too many actions lack a date.",
        "Eleven young people live in homes that are not suitable.",
        "Young people described a cliff edge at 18.",
        "The tool is used at the start and seldom repeated, so it is hard to tell what changed.",
        "Records of supervision are weak.",
        "Partnerships are uneven.",
        "Partners in health have known of it for a year and have not resolved it.",
        "Homes for care leavers are in short supply.",
    ):
        text = f"Plans are clear and detailed. {fault}"
        assert excerpt(text, (1, 1), Wanted(("plans",), side=1, words=60)) == "Plans are clear and detailed."


def test_a_remark_in_brackets_is_not_quoted_apart_from_its_sentence():
    text = "Interviews are not completed. The office moved, and was painted. (Recommendation)"
    assert excerpt(text, (-1, 1, 0), Wanted((), side=-1, words=60)) == "Interviews are not completed."
