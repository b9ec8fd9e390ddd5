from dataclasses import replace
from itertools import pairwise

import pytest

from selfassess.domain.assessment import WHOLE
from selfassess.domain.benchmark import Acceptance
from selfassess.domain.compose import COMPOSERS, compose
from selfassess.domain.document import Bullets, Cover, Facts, Heading, Panel, Quote, Table, Text
from selfassess.domain.judgement import DO_NOT_KNOW, NOT_APPLICABLE
from selfassess.domain.pack import OF_ASSESSMENT, PART_KINDS
from selfassess.domain.tone import Tone
from tests.builders import (
    OPEN_LICENCE,
    a_benchmark,
    a_citation,
    a_framework,
    a_judgement,
    a_line,
    a_material,
    a_report_head,
    a_response,
    an_action,
    an_area,
    an_evidence,
)
from tests.packs import a_pack, a_part, shipped

LEAVERS = an_area("care-leavers", "Care leavers", [a_line("care-leavers.health", "Health")])
COMBINED = ("children-in-care-and-care-leavers", "good", "Good")
QUOTE = "Thresholds are applied well."


def composed(material, *parts):
    return compose(a_pack(*parts), material)


def of_kind(document, kind):
    return [block for block in document.blocks if isinstance(block, kind)]


def headings(document):
    return [(block.level, block.text) for block in of_kind(document, Heading)]


def words(cell):
    return "".join(span.text for span in cell.spans)


def rows(table):
    return [tuple(words(cell) for cell in row) for row in table.rows]


def texts(document):
    return ["".join(span.text for span in block.spans) for block in of_kind(document, Text)]


@pytest.mark.parametrize(
    ("called", "below"),
    [("Self-evaluation of children's services", ""), ("Self-evaluation of children’s services", ""), ("Spring", "Spring")],
)
def test_a_cover_prints_the_title_of_the_assessment_where_it_is_not_that_of_the_pack(called, below):
    material = a_material()
    named = replace(material, assessment=replace(material.assessment, title=called))
    (cover,) = of_kind(compose(shipped("self-evaluation"), named), Cover)
    assert (cover.title, cover.subtitle) == ("Self-evaluation of children’s services", below)


def test_each_kind_of_part_of_an_assessment_that_word_can_carry_is_composed():
    of_assessments = {kind: part for kind, part in PART_KINDS.items() if set(part.of) & set(OF_ASSESSMENT)}
    assert set(COMPOSERS) == {kind for kind, part in of_assessments.items() if "docx" in part.formats}


def test_the_parts_stand_in_the_order_of_the_pack():
    document = composed(a_material(), a_part("actions"), a_part("about"), a_part("sources"), a_part("evidence"))
    ones = [text for level, text in headings(document) if level == 1]
    assert ones == ["Action plan", "About this document", "Sources", "Evidence"]


def test_a_part_takes_the_title_that_the_pack_gives_it():
    assert headings(composed(a_material(), a_part("actions", "What happens next"))) == [(1, "What happens next")]


def test_parts_of_a_workbook_are_left_out_of_a_document():
    assert composed(a_material(), a_part("summary")).blocks == ()


def test_the_same_material_makes_the_same_document():
    material = a_material([a_response(strengths="Good.")])
    assert compose(shipped("self-evaluation"), material) == compose(shipped("self-evaluation"), material)


def test_no_heading_is_deeper_than_the_one_before_it_by_more_than_one_and_anchors_are_unique():
    material = a_material([a_response(WHOLE, strengths="Good."), a_response(strengths="Good.", benchmark=a_benchmark("Kept."))])
    found = of_kind(compose(shipped("self-evaluation"), material), Heading)
    levels = [heading.level for heading in found]
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert levels[0] == 1
    anchors = [heading.anchor for heading in found]
    assert len(set(anchors)) == len(anchors)


class TestJudgements:
    def table(self, material, **options):
        return of_kind(composed(material, a_part("judgements", **options)), Table)

    def test_the_authoritys_judgement_stands_beside_what_was_printed(self):
        material = a_material(
            [a_response("help-protection", a_judgement("requires improvement", confidence="medium"))], reports=[a_report_head()]
        )
        (table,) = self.table(material)
        area = "Children who need help and protection"
        assert rows(table) == [(area, "Requires improvement to be good", "Medium", "Good\nJuly 2024", "0 of 1")]
        assert [cell.tone for cell in table.rows[0]] == [None, Tone.WEAK, None, Tone.SOUND, None]

    @pytest.mark.parametrize(
        ("response", "said"),
        [
            (a_response("care-leavers"), "Not answered"),
            (a_response("care-leavers", a_judgement(DO_NOT_KNOW)), "Do not know"),
            (a_response("care-leavers", a_judgement(NOT_APPLICABLE)), "Not applicable"),
        ],
    )
    def test_the_three_answers_that_are_no_judgement_stay_apart(self, response, said):
        (table,) = self.table(a_material([response], a_framework([LEAVERS])))
        assert words(table.rows[0][1]) == said
        assert table.rows[0][1].tone is Tone.PLAIN

    def test_care_leavers_before_2023_are_said_to_have_been_judged_together(self):
        (table,) = self.table(a_material(framework=a_framework([LEAVERS]), reports=[a_report_head(judgements=[COMBINED])]))
        assert words(table.rows[0][3]) == "Good\nJuly 2024, then judged together with children in care"

    def test_an_area_without_a_past_says_so(self):
        (table,) = self.table(a_material())
        assert words(table.rows[0][3]) == "No judgement in our library"

    def test_a_version_without_an_overall_judgement_has_no_row_for_one_and_says_so(self):
        document = composed(a_material(reports=[a_report_head(judgements=[("overall", "good", "Good")])]), a_part("judgements"))
        assert [row[0] for row in rows(of_kind(document, Table)[0])] == ["Children who need help and protection"]
        assert "no overall judgement" in texts(document)[-1]

    def test_a_version_with_an_overall_judgement_has_its_row(self):
        material = a_material(
            [a_response(WHOLE, a_judgement("good"))],
            a_framework(overall=True),
            reports=[a_report_head(judgements=[("overall", "inadequate", "Inadequate")])],
        )
        (table,) = self.table(material)
        assert rows(table)[-1][:4] == ("Overall effectiveness", "Good", "–", "Inadequate\nJuly 2024")

    def test_an_area_that_is_not_judged_has_no_row(self):
        context = an_area("context", "Context", [a_line("context.area", "The area")], judged=False)
        (table,) = self.table(a_material(framework=a_framework([LEAVERS, context])))
        assert [row[0] for row in rows(table)] == ["Care leavers"]

    def test_lines_with_a_judgement_are_listed_with_the_evidence_that_they_rest_on(self):
        material = a_material(
            [a_response(judgement=a_judgement("good"), evidence=["a", "b"])], evidence=[an_evidence("a"), an_evidence("b")]
        )
        _, lines = self.table(material, lines=True)
        assert rows(lines) == [("The front door", "Help and protection", "Good", "–", "2 pieces, 1 kind")]

    def test_what_was_printed_is_a_source(self):
        document = composed(a_material(reports=[a_report_head()]), a_part("judgements"), a_part("sources"))
        assert [note.spans[0].text for note in document.notes] == [
            "Northmoor, ILACS inspection, July 2024: printed “Good”. Source 1."
        ]


class TestAnswers:
    def test_the_whole_authority_answers_the_frameworks_own_questions(self):
        material = a_material([a_response(WHOLE, strengths="Heard.", how="Audits.", plans="More.")])
        assert headings(composed(material, a_part("whole"))) == [
            (1, "The whole authority"),
            (2, "What do we know about the quality and impact of our practice?"),
            (2, "How do we know it?"),
            (2, "What will we do in the next 12 months?"),
        ]

    def test_what_is_missing_from_an_area_is_said_to_be_missing(self):
        document = composed(a_material([a_response("help-protection", impact="Fewer return.")]), a_part("areas"))
        assert texts(document) == [
            "Impact",
            "Fewer return.",
            "Nothing has been written here yet.",
            "Nothing has been written here yet.",
        ]

    def test_an_area_that_nobody_answered_says_it_once(self):
        assert texts(composed(a_material(), a_part("areas"))) == ["The three questions have not been answered here yet."]

    def test_a_line_shows_only_what_it_has(self):
        document = composed(a_material([a_response(strengths="Quick.")]), a_part("areas"))
        assert headings(document)[2:] == [(2, "The front door"), (3, "What we know")]

    def test_lines_without_content_are_left_out_or_listed(self):
        document = composed(a_material(), a_part("areas", blank=True))
        assert headings(document)[-1] == (3, "Topics not described here")
        assert [words_of(item) for item in of_kind(document, Bullets)[0].items] == ["The front door"]
        assert of_kind(composed(a_material(), a_part("areas")), Bullets) == []

    def test_a_pack_may_leave_lines_out(self):
        document = composed(a_material([a_response(strengths="Quick.")]), a_part("areas", lines=False))
        assert (2, "The front door") not in headings(document)

    def test_criteria_are_printed_only_where_the_pack_asks(self):
        material = a_material([a_response(strengths="Quick.")])
        assert "What was considered" in texts(composed(material, a_part("areas", criteria=True)))
        assert "What was considered" not in texts(composed(material, a_part("areas")))

    def test_evidence_and_actions_stand_beside_the_answers_they_belong_to(self):
        material = a_material(
            [a_response(evidence=["evidence-1"], actions=["action-1"])], evidence=[an_evidence()], actions=[an_action()]
        )
        evidence, actions = of_kind(composed(material, a_part("areas")), Table)
        assert rows(evidence) == [("E1", "Audit of 40 children's records", "Practice audit", "31\xa0Mar\xa02026", "–")]
        assert rows(actions)[0][2:] == ("Head of service", "30\xa0Sep\xa02026", "Under way")

    def test_an_action_past_its_day_is_said_to_be_overdue(self):
        late = an_action(due=a_material().today.replace(day=14))
        (table,) = of_kind(composed(a_material([a_response(actions=["action-1"])], actions=[late]), a_part("actions")), Table)
        assert rows(table)[0][4] == "Under way\nOverdue"

    def test_a_judgement_is_shown_with_how_sure_we_are_and_its_reason(self):
        material = a_material([a_response(judgement=a_judgement("good", "Audits agree.", "high"))])
        document = composed(material, a_part("areas"))
        facts = of_kind(document, Facts)[-1]
        assert [(name, words(cell)) for name, cell in facts.rows] == [("Our judgement", "Good"), ("How sure we are", "High")]
        assert texts(document)[-1] == "Audits agree."


class TestBenchmarks:
    def document(self, acceptance, **options):
        benchmark = a_benchmark(f"“{QUOTE}” [1]", [a_citation(1, QUOTE)], acceptance)
        return composed(a_material([a_response(benchmark=benchmark)]), a_part("areas", **options), a_part("sources"))

    def test_a_kept_benchmark_is_printed_with_its_quotation_and_says_that_it_was_kept(self):
        document = self.document(Acceptance.ACCEPTED)
        assert [quote.text for quote in of_kind(document, Quote)] == [QUOTE]
        assert "Drafted from past reports and kept as drafted." in texts(document)

    def test_an_edited_one_says_that_it_was_edited(self):
        assert "Drafted from past reports and edited by us." in texts(self.document(Acceptance.EDITED))

    @pytest.mark.parametrize("acceptance", [Acceptance.SUGGESTED, Acceptance.REJECTED])
    def test_a_suggestion_or_a_rejected_one_is_never_printed(self, acceptance):
        document = self.document(acceptance)
        assert of_kind(document, Quote) == []
        assert document.notes == ()
        assert "No report is quoted in this document." in texts(document)

    def test_a_pack_may_leave_benchmarks_out(self):
        assert of_kind(self.document(Acceptance.ACCEPTED, benchmark=False), Quote) == []

    def test_sources_carry_the_attribution_that_their_licence_asks_for(self):
        benchmark = a_benchmark(
            "One [1]. Two [2]. Three [3].",
            [
                a_citation(1, QUOTE),
                a_citation(2, QUOTE, report="b", licence="non-commercial licence"),
                a_citation(3, QUOTE, report="c", licence=None),
            ],
        )
        document = composed(a_material([a_response(benchmark=benchmark)]), a_part("areas"), a_part("sources"))
        entries = [words_of(item) for item in of_kind(document, Bullets)[-1].items]
        visit = "Northmoor, ILACS inspection, July 2024, visit of 1 July 2024. "
        assert entries == [
            f"{visit}Contains public sector information licensed under the {OPEN_LICENCE}.",
            f"{visit}Quoted under the terms printed in the report: non-commercial licence.",
            f"{visit}No licence for re-use is printed in our copy.",
        ]

    def test_sources_that_stand_first_still_list_what_is_cited_after_them(self):
        benchmark = a_benchmark("One [1].", [a_citation(1, QUOTE)])
        document = composed(a_material([a_response(benchmark=benchmark)]), a_part("sources"), a_part("areas"))
        assert len(of_kind(document, Bullets)[0].items) == 1


def test_it_says_whose_wording_it_uses_and_leads_to_the_source():
    (panel,) = of_kind(composed(a_material(), a_part("about")), Panel)
    spans = [span for text in panel.paragraphs for span in text.spans]
    assert any("our wording, not Ofsted's" in span.text for span in spans)
    assert "https://example.org/ilacs" in [span.link for span in spans]


def words_of(spans):
    return "".join(span.text for span in spans)
