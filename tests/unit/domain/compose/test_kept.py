import pytest

from selfassess.domain.compose.apparatus import Apparatus
from selfassess.domain.compose.kept import kept_blocks
from selfassess.domain.document import Bullets, Quote, Span, Text
from tests.builders import a_benchmark, a_citation

WORDS = "Thresholds are applied well. Children are seen quickly. Managers decide."


@pytest.fixture
def apparatus():
    return Apparatus()


def kept(apparatus, text, *citations):
    return list(kept_blocks(a_benchmark(text, citations), apparatus))


def a_fact(number, **more):
    return a_citation(number, "", passage=None, paragraph=None, page=None, **more)


def notes(apparatus):
    return [note.spans[0].text for note in apparatus.notes]


def test_a_paragraph_that_is_a_citations_own_words_is_a_quotation_with_a_footnote(apparatus):
    blocks = kept(apparatus, f"“{WORDS}” [1]", a_citation(1, WORDS))
    assert blocks == [Quote(WORDS, "Northmoor, ILACS inspection, July 2024, paragraph 12, page 4", note=1)]
    assert notes(apparatus) == ["Northmoor, ILACS inspection, July 2024, paragraph 12, page 4. Source 1."]


def test_a_cut_is_still_word_for_word(apparatus):
    cut = "Thresholds are applied well. […] Managers decide."
    (block,) = kept(apparatus, f"- “{cut}” [1]", a_citation(1, WORDS))
    assert isinstance(block, Quote)
    assert block.text == cut


@pytest.mark.parametrize("edited", ["Thresholds are applied badly.", "Managers decide. […] Children are seen quickly."])
def test_words_that_somebody_changed_are_no_longer_set_as_a_quotation(apparatus, edited):
    (block,) = kept(apparatus, f"“{edited}” [1]", a_citation(1, WORDS))
    assert block == Text((Span(f"“{edited}”", note=1),))


def test_what_leads_to_a_quotation_stands_over_it(apparatus):
    blocks = kept(apparatus, f"- Warleigh (same region, judged good): “{WORDS}” [1]", a_citation(1, WORDS))
    assert blocks[0] == Text((Span("Warleigh (same region, judged good):"),), look="over-quote")
    assert isinstance(blocks[1], Quote)


def test_the_name_of_a_part_is_a_label_over_its_list(apparatus):
    blocks = kept(apparatus, "What was judged\n- Good in 2024. [1]\n- Good in 2019. [2]", a_fact(1), a_fact(2))
    assert blocks == [
        Text((Span("What was judged"),), look="label"),
        Bullets(((Span("Good in 2024.", note=1),), (Span("Good in 2019.", note=2),))),
    ]


def test_marks_side_by_side_share_one_footnote_after_the_stop(apparatus):
    (block,) = kept(apparatus, "Two were judged good [1][2].", a_fact(1), a_fact(2, report="b", authority="Warleigh"))
    assert block == Text((Span("Two were judged good.", note=1),))
    (note,) = notes(apparatus)
    assert note.startswith("Northmoor, ILACS inspection, July 2024, judgements as printed. Source 1. ")
    assert note.endswith(" Warleigh, ILACS inspection, July 2024, judgements as printed. Source 2.")


def test_a_run_of_marks_drawn_together_is_one_footnote_too(apparatus):
    facts = (a_fact(number, report=f"report-{number}") for number in (1, 2, 3))
    (block,) = kept(apparatus, "Three were judged good. [1–3]", *facts)
    assert block == Text((Span("Three were judged good.", note=1),))
    assert notes(apparatus)[0].count("judgements as printed") == 3


def test_a_mark_that_names_no_citation_stays_as_it_was_typed(apparatus):
    (block,) = kept(apparatus, "See the plan [2026], and [9].", a_citation(1, WORDS))
    assert block == Text((Span("See the plan [2026], and [9]."),))
    assert notes(apparatus) == []


def test_a_number_that_our_copy_has_not_is_said_to_be_missing(apparatus):
    kept(apparatus, "Drift was seen [1].", a_citation(1, WORDS, paragraph=None, page=None))
    assert notes(apparatus) == ["Northmoor, ILACS inspection, July 2024, number not in our copy. Source 1."]


def test_a_report_is_one_source_however_often_it_is_cited(apparatus):
    kept(apparatus, "One [1]. Two [2]. Three [1].", a_citation(1, WORDS), a_citation(2, WORDS, report="b"))
    assert [source.report for source in apparatus.sources] == ["report-2024", "b"]
    assert [note[-2:] for note in notes(apparatus)] == ["1.", "2.", "1."]
