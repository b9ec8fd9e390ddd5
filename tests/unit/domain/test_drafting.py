from dataclasses import replace
from datetime import date

import pytest

from selfassess.domain.benchmark import PART_TITLES, PartKind
from selfassess.domain.benchmark_text import (
    cited,
    draft_text,
    marked,
    marks,
    pieces,
    source_line,
    with_statement,
    without_statement,
)
from selfassess.domain.comparators import Authority, Comparator
from selfassess.domain.drafting import LENGTHS, Sources, considered, draft
from selfassess.domain.drafting.sentences import Ticked, chosen, laid_out
from selfassess.domain.follow_up import Decision, Standing, digest_of
from selfassess.domain.holdings import AreaGrade
from selfassess.domain.report import PassageKind, Polarity, ReportKind
from tests.builders import NOON, a_line, an_area
from tests.library import FRONT_DOOR, a_head, a_passage, a_recommendation, asked, held

NORTHMOOR = Authority("northmoor", "Northmoor", region="The Fells", neighbours=("eastvale", "westbeck"))
NEAR = (
    Comparator("eastvale", "Eastvale", neighbour=True, in_region=False),
    Comparator("westbeck", "Westbeck", neighbour=True, in_region=True),
    Comparator("southmere", "Southmere", neighbour=False, in_region=True),
)
LATEST = a_head(day=date(2024, 7, 12), help_protection="good")
BEFORE = a_head(day=date(2019, 6, 21), help_protection="requires improvement")


def sources(**given):
    line = replace(a_line(), signals=("front door", "contacts", "thresholds"))
    plain = Sources(
        authority=NORTHMOOR,
        area=an_area(lines=[line]),
        line=line,
        ilacs_lines=(FRONT_DOOR,),
        ilacs_area="help-protection",
        heads=(LATEST, BEFORE),
        passages=(),
        recommendations=(),
        comparators=NEAR,
    )
    return replace(plain, **given)


def part(drafted, kind):
    return next((part for part in drafted.parts if part.kind is kind), None)


def texts(drafted, kind):
    found = part(drafted, kind)
    return [statement.text for statement in found.statements] if found else []


def test_every_judgement_of_the_area_is_told_with_its_date_newest_first():
    assert texts(draft(sources()), PartKind.JUDGED) == [
        "ILACS inspection, July 2024: help and protection judged good.",
        "ILACS inspection, June 2019: help and protection judged requires improvement to be good.",
    ]


def test_care_leavers_before_2023_were_judged_together_with_children_in_care():
    head = a_head(day=date(2019, 6, 21), children_in_care_and_care_leavers="good")
    area = an_area("care-leavers", "Care leavers", short="Care leavers")
    drafted = draft(sources(heads=(head,), area=area, ilacs_area="care-leavers"))
    assert texts(drafted, PartKind.JUDGED) == [
        "ILACS inspection, June 2019: care leavers judged good, then judged together with children in care."
    ]


def test_praise_and_criticism_of_the_last_inspection_stand_apart():
    praise = a_passage()
    criticism = a_passage("Decisions at the front door are too slow.", polarity=Polarity.IMPROVEMENT, number="5")
    drafted = draft(sources(passages=held(LATEST, praise, criticism)))
    assert texts(drafted, PartKind.STRENGTHS) == [f"“{praise.text}”"]
    assert texts(drafted, PartKind.WEAKNESSES) == [f"“{criticism.text}”"]


def test_a_mixed_passage_gives_praise_alone_and_criticism_with_what_it_turns_from():
    text = "Contacts are screened swiftly and well. However, thresholds are not always understood."
    drafted = draft(sources(passages=held(LATEST, a_passage(text, polarity=Polarity.MIXED, sides=(1, -1)))))
    assert texts(drafted, PartKind.STRENGTHS) == ["“Contacts are screened swiftly and well.”"]
    assert texts(drafted, PartKind.WEAKNESSES) == [f"“{text}”"]


def test_the_inspection_before_the_last_one_is_quoted_once_after_it():
    older = held(BEFORE, a_passage("The front door is effective.", number="7"))
    newer = held(
        LATEST, a_passage("Contacts are handled well."), a_passage("Thresholds are clear."), a_passage("More on contacts.")
    )
    assert texts(draft(sources(passages=newer + older)), PartKind.STRENGTHS) == [
        "“Contacts are handled well.”",
        "“Thresholds are clear.”",
        "In June 2019: “The front door is effective.”",
    ]


def test_a_passage_that_is_first_of_all_about_the_line_comes_before_one_that_touches_it():
    aside = a_passage("Leaders know the front door well.", lines=("leadership.partnerships", FRONT_DOOR))
    about = a_passage("Contacts are screened well.", number="9")
    drafted = draft(sources(passages=held(LATEST, aside, about)), LENGTHS["short"])
    assert texts(drafted, PartKind.STRENGTHS) == ["“Contacts are screened well.”"]


def test_a_passage_serves_a_second_line_only_where_its_words_name_it_twice_over():
    lines = ("leadership.partnerships", FRONT_DOOR)
    once = a_passage("Leaders and the police run the front door together.", lines=lines)
    twice = a_passage("Police help to screen contacts at the front door.", lines=lines, number="9")
    drafted = draft(sources(passages=held(LATEST, once, twice)))
    assert texts(drafted, PartKind.STRENGTHS) == [f"“{twice.text}”"]


def test_a_third_line_needs_a_word_more_than_a_second():
    lines = ("leadership.partnerships", "leadership.workforce", FRONT_DOOR)
    passage = a_passage("Police help to screen contacts at the front door.", lines=lines)
    assert texts(draft(sources(passages=held(LATEST, passage))), PartKind.STRENGTHS) == []


def served(line, titles=("The front door", "Thresholds", "Contacts")):
    """Sources of one of three lines of a framework that answer to the same line of the library."""
    words = (("front door", "contacts", "thresholds"), ("thresholds", "front door"), ("contacts",))
    lines = [replace(a_line(f"x.{at}", titles[at]), signals=words[at]) for at in range(3)]
    passages = held(LATEST, a_passage("Contacts are screened at the front door and thresholds are known."))
    return sources(line=lines[line], answering={FRONT_DOOR: tuple(lines)}, passages=passages)


def test_a_passage_serves_two_lines_of_a_framework_at_most_those_that_it_names_most():
    quoted = [bool(texts(draft(served(line)), PartKind.STRENGTHS)) for line in range(3)]
    assert quoted == [True, True, False]


def test_lines_of_one_title_are_one_line_asked_in_several_places():
    same = ("Leadership",) * 3
    assert all(texts(draft(served(line, same)), PartKind.STRENGTHS) for line in range(3))


def test_a_recommendation_stands_under_the_two_lines_that_it_is_about_first():
    lines = ("leadership.partnerships", "leadership.workforce", FRONT_DOOR)
    answering = {key: (a_line(key, key),) for key in lines}
    for about, told in ((lines, []), (lines[1:], ["“The timeliness of decisions at the front door.”"])):
        given = sources(recommendations=asked(LATEST, a_recommendation(lines=about)), answering=answering)
        assert [text.split(": ")[1] for text in texts(draft(given), PartKind.ASKED)] == told


def test_a_passage_that_begins_by_pointing_back_is_quoted_only_where_the_rest_names_the_line():
    blind = a_passage("However, this is not always so. Navigation is confusing.", polarity=Polarity.IMPROVEMENT)
    named = a_passage("Thresholds are not always clear.", polarity=Polarity.IMPROVEMENT, number="6")
    drafted = draft(sources(passages=held(LATEST, blind, named)))
    assert texts(drafted, PartKind.WEAKNESSES) == [f"“{named.text}”"]


def test_words_that_sum_up_a_section_are_quoted_only_where_they_name_the_line():
    vague = a_passage("Children receive help of high quality.", kind=PassageKind.HEADLINE)
    named = a_passage("Contacts are handled well.", kind=PassageKind.HEADLINE, number="2")
    drafted = draft(sources(passages=held(LATEST, vague, named)))
    assert texts(drafted, PartKind.STRENGTHS) == ["“Contacts are handled well.”"]


def test_the_other_side_of_a_passage_about_several_lines_must_name_this_one():
    text = "Contacts are screened swiftly and well. However, some homes are far away."
    lines = (FRONT_DOOR, "children-in-care.placements")
    drafted = draft(sources(passages=held(LATEST, a_passage(text, polarity=Polarity.MIXED, sides=(1, -1), lines=lines))))
    assert texts(drafted, PartKind.STRENGTHS) == ["“Contacts are screened swiftly and well.”"]
    assert texts(drafted, PartKind.WEAKNESSES) == []


@pytest.mark.parametrize("unfit", [{"fragment": True}, {"kind": PassageKind.CONTEXT}, {"kind": PassageKind.RECOMMENDATION}])
def test_fragments_context_and_recommendations_are_never_quoted_as_findings(unfit):
    assert texts(draft(sources(passages=held(LATEST, a_passage(**unfit)))), PartKind.STRENGTHS) == []


def test_what_was_asked_is_quoted_in_full_and_priority_is_said():
    drafted = draft(sources(recommendations=asked(LATEST, a_recommendation("Decisions at the front door.", priority=True))))
    assert texts(drafted, PartKind.ASKED) == ["ILACS inspection, July 2024 (priority action): “Decisions at the front door.”"]


def decided(asked_for, standing, superseded_by="", head=LATEST):
    """What somebody decided about one recommendation of a report."""
    digest = digest_of(asked_for)
    made = Decision(head.id, digest, 1, standing, "A lead", "", "local", NOON, superseded_by=superseded_by)
    return {(head.id, digest): made}


def test_what_was_asked_says_how_it_stands_where_somebody_decided():
    met, undecided = a_recommendation("Decisions at the front door.", priority=True), a_recommendation("Thresholds.")
    decisions = decided(met, Standing.MET)
    drafted = draft(sources(recommendations=asked(LATEST, met, undecided), decisions=decisions))
    assert texts(drafted, PartKind.ASKED) == [
        "ILACS inspection, July 2024 (priority action, met with evidence): “Decisions at the front door.”",
        "ILACS inspection, July 2024: “Thresholds.”",
    ]


def test_what_was_asked_says_which_report_asks_for_what_took_its_place():
    old, new = a_recommendation("Decisions at the front door."), a_recommendation("Thresholds.")
    decisions = decided(old, Standing.SUPERSEDED, superseded_by=f"{LATEST.id}.{digest_of(new)}", head=BEFORE)
    drafted = draft(sources(recommendations=(*asked(LATEST, new), *asked(BEFORE, old)), decisions=decisions))
    assert texts(drafted, PartKind.ASKED) == [
        "ILACS inspection, July 2024: “Thresholds.”",
        f"{BEFORE.title} (superseded by one of the ILACS inspection, July 2024): “Decisions at the front door.”",
    ]


def test_a_letter_after_the_last_inspection_is_told_and_one_before_it_is_not():
    visit = a_head(day=date(2025, 3, 5), kind=ReportKind.FOCUSED_VISIT, overall="good")
    old_visit = a_head(day=date(2021, 12, 16), kind=ReportKind.FOCUSED_VISIT, overall="good")
    passages = held(visit, a_passage("By 2025 thresholds were clearer.")) + held(LATEST, a_passage())
    passages += held(old_visit, a_passage("In 2021 the front door struggled."))
    drafted = draft(sources(heads=(visit, LATEST, old_visit, BEFORE), passages=passages))
    assert texts(drafted, PartKind.SINCE) == ["“By 2025 thresholds were clearer.”"]


def test_comparators_are_counted_by_grade_and_never_averaged():
    grades = []
    for authority, grade in (("eastvale", "good"), ("westbeck", "inadequate")):
        head = a_head(authority, date(2023, 5, 5), help_protection=grade)
        grades.append(AreaGrade(authority, head, head.judgements[0]))
    drafted = draft(sources(grades=tuple(grades)))
    assert texts(drafted, PartKind.COMPARATORS)[0] == (
        "Of 2 statistical neighbours, 2 have a published judgement of help and protection in the library "
        "(visits from May 2023 to May 2023): 1 good and 1 inadequate."
    )
    assert len(part(drafted, PartKind.COMPARATORS).statements[0].citations) == 2


def test_counts_and_quotations_of_care_leavers_say_what_was_judged_together():
    head = a_head("eastvale", date(2019, 5, 5), children_in_care_and_care_leavers="good")
    given = sources(
        ilacs_area="care-leavers",
        grades=(AreaGrade("eastvale", head, head.judgements[0]),),
        good=held(head, a_passage("Contacts are screened well.")),
    )
    assert texts(draft(given), PartKind.COMPARATORS)[0].endswith(
        "1 good. In 1 of them it was then judged together with children in care."
    )
    assert texts(draft(given), PartKind.ELSEWHERE_GOOD)[0].startswith(
        "Eastvale (statistical neighbour, judged good in May 2019, then judged together with children in care): “"
    )


def test_good_practice_comes_from_statistical_neighbours_before_the_region_before_anywhere():
    def good(authority, year):
        return held(a_head(authority, date(year, 5, 5)), a_passage(f"Contacts in {authority} are screened well."))[0]

    drafted = draft(sources(good=(good("southmere", 2026), good("westbeck", 2020), good("eastvale", 2019))))
    assert texts(drafted, PartKind.ELSEWHERE_GOOD) == [
        "Westbeck (statistical neighbour, judged good in May 2020): “Contacts in westbeck are screened well.”",
        "Eastvale (statistical neighbour, judged good in May 2019): “Contacts in eastvale are screened well.”",
    ]


def test_one_authority_is_quoted_once_as_an_example():
    head = a_head("eastvale", date(2023, 5, 5))
    drafted = draft(sources(good=held(head, a_passage("Contacts are screened well."), a_passage("Thresholds are clear."))))
    assert len(texts(drafted, PartKind.ELSEWHERE_GOOD)) == 1


def test_why_a_passage_is_here_names_the_line_the_words_that_brought_it_the_comparator_and_the_day():
    elsewhere = held(a_head("eastvale", date(2019, 5, 5)), a_passage("Contacts are screened well."))
    drafted = draft(sources(passages=held(LATEST, a_passage()), good=elsewhere))
    assert part(drafted, PartKind.STRENGTHS).statements[0].why == (
        "It is about the front door (it says ‘front door’, ‘contacts’, ‘thresholds’), written after the visit of July 2024."
    )
    assert part(drafted, PartKind.ELSEWHERE_GOOD).statements[0].why == (
        "Eastvale is a statistical neighbour. "
        "It is about the front door (it says ‘contacts’), written after the visit of May 2019."
    )


def test_every_passage_that_may_be_quoted_is_laid_out_and_quoted_as_it_is_ticked():
    text = "Contacts are screened swiftly and well. It is busy. However, feedback to referrers is not consistent."
    given = sources(passages=held(LATEST, a_passage(text, polarity=Polarity.MIXED, sides=(1, 0, -1))))
    laid = laid_out(given)
    assert [(each.kind, len(each.sentences)) for each in laid] == [(PartKind.STRENGTHS, 3), (PartKind.WEAKNESSES, 3)]
    ticked = [Ticked(PartKind.WEAKNESSES, laid[0].held.key, (2, 0))]
    (title, statement, citation) = next(chosen(given, ticked, after=7))
    assert title == "Weaknesses that inspectors wrote of"
    assert statement.text == ("“Contacts are screened swiftly and well. […] However, feedback to referrers is not consistent.”")
    assert (citation.number, citation.passage) == (8, laid[0].held.key)
    for wrong in (Ticked(PartKind.STRENGTHS, "nothing.1", (0,)), Ticked(PartKind.STRENGTHS, laid[0].held.key, (3,))):
        with pytest.raises(LookupError):
            list(chosen(given, [wrong], after=7))


def test_every_statement_of_a_draft_is_cited_and_every_citation_is_marked():
    drafted = draft(sources(passages=held(LATEST, a_passage()), recommendations=asked(LATEST, a_recommendation())))
    statements = [statement for part in drafted.parts for statement in part.statements]
    assert all(statement.citations for statement in statements)
    assert set(marked(draft_text(drafted))) == {citation.number for citation in drafted.citations}


def test_every_quotation_of_a_draft_stands_word_for_word_in_its_text():
    drafted = draft(sources(passages=held(LATEST, a_passage()), recommendations=asked(LATEST, a_recommendation())))
    quoted = [item for item in cited(draft_text(drafted), drafted.citations) if item.citation.quote]
    assert quoted
    assert all(item.verbatim for item in quoted)


def test_a_quotation_that_a_person_changed_is_no_longer_verbatim():
    drafted = draft(sources(passages=held(LATEST, a_passage())))
    text = draft_text(drafted).replace("swiftly", "quickly")
    assert [item.verbatim for item in cited(text, drafted.citations) if item.citation.quote] == [False]


def test_a_citation_whose_mark_was_taken_out_falls_away():
    drafted = draft(sources())
    assert [item.citation.number for item in cited("Only the older one [2].", drafted.citations)] == [2]


def test_a_run_of_marks_is_drawn_together_and_read_back():
    assert marks([4, 13, 1, 5, 6, 14]) == "[1][4–6][13][14]"
    assert marked("Seen [4–6], and again [5] and [13].") == (4, 5, 6, 13)


def test_a_text_is_parted_at_its_marks():
    assert pieces("Good [1][4–6]. Then [2]") == ("Good ", (1, 4, 5, 6), ". Then ", (2,))
    assert pieces("No mark [see page 4].") == ("No mark [see page 4].",)


def test_the_same_sources_give_the_same_digest_and_a_new_report_another():
    assert draft(sources()).digest == draft(sources()).digest
    assert draft(sources()).digest != draft(sources(heads=(LATEST,))).digest


def test_an_empty_library_gives_an_empty_draft():
    assert draft(sources(heads=())).empty


def test_a_citation_without_paragraph_or_page_says_so():
    drafted = draft(sources(passages=held(LATEST, a_passage(number=None, page=None))))
    citation = next(citation for citation in drafted.citations if citation.quote)
    assert source_line(citation) == "Northmoor, ILACS inspection, July 2024, number not in our copy"


def test_the_source_line_names_authority_report_paragraph_and_page():
    drafted = draft(sources(passages=held(LATEST, a_passage())))
    citation = next(citation for citation in drafted.citations if citation.quote)
    assert source_line(citation) == "Northmoor, ILACS inspection, July 2024, paragraph 4, page 3"


def test_a_line_that_stands_in_no_judged_area_is_told_by_the_name_of_what_was_judged():
    area = an_area("practice", "Areas of practice", short="Practice", judged=False)
    drafted = draft(sources(area=area))
    assert texts(drafted, PartKind.JUDGED)[0] == "ILACS inspection, July 2024: help and protection judged good."


def test_an_authority_is_counted_once_as_a_neighbour_and_not_again_in_the_region():
    heads = {name: a_head(name, date(2023, 5, 5), help_protection="good") for name in ("westbeck", "southmere")}
    grades = tuple(AreaGrade(name, head, head.judgements[0]) for name, head in heads.items())
    counted = texts(draft(sources(grades=grades)), PartKind.COMPARATORS)
    assert counted[0].startswith("Of 2 statistical neighbours, 1 has")
    assert counted[1].startswith("Of 1 other authorities in the region, 1 has")


def test_what_the_draft_does_without_is_offered_with_numbers_after_its_own():
    given = sources(
        passages=held(LATEST, a_passage(), a_passage("Thresholds are clear.", number="5"), a_passage("More contacts."))
    )
    made = draft(given, LENGTHS["short"])
    further = considered(given, LENGTHS["short"], made)
    quoted = {citation.passage for citation in made.citations if citation.passage}
    assert {citation.passage for citation in further.citations} == {held.key for held in given.passages} - quoted
    assert min(citation.number for citation in further.citations) == max(citation.number for citation in made.citations) + 1


def test_what_is_kept_is_not_offered_again_and_what_was_left_out_is():
    given = sources(passages=held(LATEST, a_passage(), a_passage("Thresholds are clear.", number="5")))
    made = draft(given)
    assert considered(given, LENGTHS["normal"], made).empty
    kept = [citation for citation in made.citations if citation.passage][:1]
    further = considered(given, LENGTHS["normal"], made, kept)
    assert [citation.quote for citation in further.citations] == ["Thresholds are clear."]


TWO_PARTS = "Strengths\n- “Good.” [1]\n- “Better.” [2]\n\nWeaknesses\n- “Late.” [3]"


def test_a_statement_is_added_at_the_end_of_its_part_or_in_a_part_of_its_own():
    assert with_statement(TWO_PARTS, "Strengths", "“Best.”", 4) == TWO_PARTS.replace("[2]", "[2]\n- “Best.” [4]")
    assert with_statement(TWO_PARTS, "Elsewhere", "“Best.”", 4) == f"{TWO_PARTS}\n\nElsewhere\n- “Best.” [4]"


def test_a_part_that_a_statement_begins_stands_where_it_is_read():
    strengths, asked = (f"{PART_TITLES[kind]}\n- Said. [1]" for kind in (PartKind.STRENGTHS, PartKind.ASKED))
    own = "What we make of it\nIt has changed since."
    elsewhere = f"{PART_TITLES[PartKind.ELSEWHERE_WEAK]}\n- “Late.” [2]"
    weak = PART_TITLES[PartKind.WEAKNESSES]
    begun = f"{weak}\n- “Slow.” [3]"

    def added(*parts):
        return with_statement("\n\n".join(parts), weak, "“Slow.”", 3).split("\n\n")

    assert added(strengths, asked, elsewhere) == [strengths, begun, asked, elsewhere]
    assert added(elsewhere) == [begun, elsewhere]
    assert added(strengths, own, elsewhere) == [strengths, own, begun, elsewhere]
    assert added(strengths, own) == [strengths, own, begun]


def test_a_statement_is_taken_out_and_a_part_that_then_says_nothing_goes_with_it():
    assert without_statement(TWO_PARTS, 2) == TWO_PARTS.replace("\n- “Better.” [2]", "")
    assert without_statement(TWO_PARTS, 3) == TWO_PARTS.partition("\n\n")[0]


def test_a_statement_that_marks_other_sources_too_stays():
    text = "Counted\n- Two are good. [1][2]\n\nWe read all of it. [1]"
    assert without_statement(text, 1) == text
