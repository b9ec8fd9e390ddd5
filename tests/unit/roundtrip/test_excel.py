from datetime import date
from functools import cache
from io import BytesIO

import pytest
from openpyxl import load_workbook

from selfassess.domain.assessment import WHOLE
from selfassess.domain.benchmark import Acceptance
from selfassess.domain.characters import REPLACEMENT
from selfassess.domain.evidence import EvidenceKind
from selfassess.domain.judgement import DO_NOT_KNOW
from selfassess.roundtrip.excel import write
from selfassess.roundtrip.excel.checking import read_meta, workbook_problems
from selfassess.roundtrip.excel.layout import FIRST_ROW, HEAD_ROW, KEY_ROW, sheet_title
from selfassess.roundtrip.excel.text import LIMIT, escaped, parted
from tests.builders import (
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

AREA = "Help and protection"
DANGEROUS = ("=1+1", "+44 20", "-5% is a fall", "@SUM(A1)", "\t=1+1", '=HYPERLINK("https://example.org")', "=")


def opened(material, *parts, marking=""):
    pack = a_pack(*parts, formats=("xlsx",), marking=marking) if parts else shipped("scoring-workbook")
    return load_workbook(BytesIO(write(material, pack)))


@cache
def blank():
    """The workbook of an assessment that nobody has begun, for tests that only look."""
    return opened(a_material())


def table(sheet):
    """The rows of a sheet by the hidden field names: as many dictionaries as there are rows."""
    keys = [cell.value for cell in sheet[KEY_ROW]]
    rows = sheet.iter_rows(min_row=FIRST_ROW, values_only=True)
    return [dict(zip(keys, row, strict=True)) for row in rows]


def row_of(sheet, subject):
    return next(row for row in table(sheet) if row["id"] == subject)


def cell_of(sheet, subject, key):
    keys = [cell.value for cell in sheet[KEY_ROW]]
    row = next(row for row in sheet.iter_rows(min_row=FIRST_ROW) if row[0].value == subject)
    return row[keys.index(key)]


def column_of(sheet, key):
    return next(cell.column_letter for cell in sheet[KEY_ROW] if cell.value == key)


def test_the_sheets_stand_in_the_order_of_the_pack():
    assert blank().sheetnames == [
        "Cover",
        "Summary",
        "Whole authority",
        AREA,
        "Evidence",
        "Actions",
        "Benchmark",
        "_lists",
        "_about",
        "_sent",
    ]


def test_a_pack_may_name_fewer_sheets():
    assert opened(a_material(), a_part("areas")).sheetnames == [AREA, "_lists", "_about", "_sent"]


def test_an_areas_sheet_begins_with_the_area_and_goes_on_with_its_lines():
    sheet = blank()[AREA]
    assert [row["id"] for row in table(sheet)] == ["help-protection", "help-protection.front-door"]
    assert [cell.value for cell in sheet[HEAD_ROW]][2:4] == ["Topic", "What to consider"]


def test_what_was_answered_stands_under_its_field():
    judgement = a_judgement("requires improvement", "Too slow.", "low")
    response = a_response(judgement=judgement, strengths="a", improvements="b", impact="c", how="d", plans="e")
    row = row_of(opened(a_material([response]))[AREA], response.subject)
    assert {
        key: row[key] for key in ("judgement", "confidence", "reason", "strengths", "improvements", "impact", "how", "plans")
    } == {
        "judgement": "Requires improvement to be good",
        "confidence": "Low",
        "reason": "Too slow.",
        "strengths": "a",
        "improvements": "b",
        "impact": "c",
        "how": "d",
        "plans": "e",
    }


def test_nobody_answered_and_do_not_know_stay_apart():
    sheet = opened(a_material([a_response(judgement=a_judgement(DO_NOT_KNOW))]))[AREA]
    assert [row["judgement"] for row in table(sheet)] == ["Not answered", "Do not know"]


def test_criteria_and_the_last_inspection_help_to_answer():
    line = a_line("help-protection.front-door", "Front door", ["One.", "Two."])
    material = a_material(framework=a_framework([an_area(lines=[line])]), reports=[a_report_head()])
    area, front_door = table(opened(material)[AREA])
    assert front_door["criteria"] == "• One.\n• Two."
    assert area["past"] == "Good; July 2024"


def test_only_a_kept_benchmark_goes_out_and_its_citations_with_it():
    kept = a_benchmark("“Well.” [1]", [a_citation(1, "Well.", paragraph=None, page=None)])
    book = opened(a_material([a_response(benchmark=kept)]))
    assert row_of(book[AREA], "help-protection.front-door")["benchmark"] == "“Well.” [1]"
    (citation,) = table(book["Benchmark"])
    assert (citation["mark"], citation["quote"]) == ("[1]", "Well.")
    assert citation["source"] == "Northmoor, ILACS inspection, July 2024, number not in our copy"
    suggested = a_benchmark("Well [1].", [a_citation()], Acceptance.SUGGESTED)
    book = opened(a_material([a_response(benchmark=suggested)]))
    assert row_of(book[AREA], "help-protection.front-door")["benchmark"] is None
    assert table(book["Benchmark"]) == []


def test_evidence_and_actions_are_numbered_and_have_room_for_more():
    material = a_material(
        [a_response(evidence=["evidence-1"], actions=["action-1"])], evidence=[an_evidence()], actions=[an_action()]
    )
    book = opened(material, a_part("areas"), a_part("evidence", rows=2), a_part("actions", rows=1))
    assert row_of(book[AREA], "help-protection.front-door")["evidence"] == "E1"
    assert [(row["id"], row["ref"], row["kind"]) for row in table(book["Evidence"])] == [
        ("evidence-1", "E1", "Practice audit"),
        (None, "E2", None),
        (None, "E3", None),
    ]
    action, spare = table(book["Actions"])
    assert (action["due"].date(), action["status"], action["used"]) == (date(2026, 9, 30), "Under way", "The front door")
    assert spare["ref"] == "A2"


class TestTypedText:
    @pytest.mark.parametrize("text", DANGEROUS)
    def test_nothing_that_was_typed_becomes_a_formula(self, text):
        book = opened(a_material([a_response(strengths=text)]))
        cell = cell_of(book[AREA], "help-protection.front-door", "strengths")
        assert (cell.data_type, cell.value) == ("s", text)
        assert cell.quotePrefix

    def test_nor_does_anything_else_that_people_may_write(self):
        hostile = "=cmd|' /C calc'!A0"
        framework = a_framework([an_area(title=hostile, lines=[a_line(title=hostile, criteria=[hostile])], short="=Area")])
        material = a_material(
            [a_response(WHOLE, strengths=hostile, evidence=["evidence-1"], actions=["action-1"])],
            framework,
            [an_evidence(title=hostile, note=hostile, locator=hostile, link=hostile)],
            [an_action(text=hostile, owner=hostile)],
            [a_report_head(judgements=[("help-protection", "good", hostile)])],
        )
        content = write(material, shipped("scoring-workbook"))
        assert workbook_problems(content, material) == ()
        formulas = {
            sheet.title for sheet in load_workbook(BytesIO(content)) for row in sheet for cell in row if cell.data_type == "f"
        }
        assert formulas == {"Summary"}

    def test_ordinary_text_needs_no_mark(self):
        book = opened(a_material([a_response(strengths="5 = five")]))
        assert not cell_of(book[AREA], "help-protection.front-door", "strengths").quotePrefix

    def test_a_text_longer_than_a_cell_goes_on_in_the_row_below(self):
        text = "".join(f"{number:07}\n" for number in range(10_000))
        rows = [row for row in table(opened(a_material([a_response(strengths=text, impact="once")]))[AREA]) if "." in row["id"]]
        assert [row["part"] for row in rows] == [1, 2, 3]
        assert "".join(row["strengths"] for row in rows) == text
        assert [row["impact"] for row in rows] == ["once", None, None]

    @pytest.mark.parametrize(
        "text", ["", "short", "x" * LIMIT, "x" * (LIMIT + 1), "😀" * LIMIT, "_x0041_" * 9000, "\r\n" * 40_000]
    )
    def test_pieces_joined_are_the_text_and_each_fits(self, text):
        pieces = parted(text)
        assert "".join(pieces) == text
        assert all(len(escaped(piece).encode("utf-16-le")) // 2 <= LIMIT for piece in pieces)

    def test_a_character_that_excel_cannot_hold_is_seen_and_what_looks_like_an_escape_is_kept(self):
        assert escaped("bell\x07 and _x0041_ and _x00") == f"bell{REPLACEMENT} and _x005F_x0041_ and _x00"


class TestFilling:
    def test_what_people_fill_is_open_and_the_rest_is_locked_without_a_password(self):
        sheet = blank()[AREA]
        locked = {cell.value: cell_of(sheet, "help-protection", cell.value).protection.locked for cell in sheet[KEY_ROW]}
        assert {key for key, value in locked.items() if not value} == {
            "judgement",
            "confidence",
            "reason",
            "strengths",
            "improvements",
            "impact",
            "how",
            "evidence",
            "plans",
            "actions",
            "ready",
        }
        assert sheet.protection.sheet
        assert sheet.protection.password is None
        assert not sheet.protection.autoFilter

    def test_where_there_is_no_overall_judgement_none_can_be_given(self):
        without = blank()["Whole authority"]
        assert cell_of(without, WHOLE, "judgement").value == "No overall judgement in this version"
        assert cell_of(without, WHOLE, "judgement").protection.locked
        overall = opened(a_material(framework=a_framework(overall=True)))["Whole authority"]
        assert cell_of(overall, WHOLE, "judgement").value == "Not answered"
        assert not cell_of(overall, WHOLE, "judgement").protection.locked

    def test_judgements_are_chosen_from_the_scale_and_the_three_answers_that_are_none(self):
        book = blank()
        rules = {rule.formula1: str(rule.sqref) for rule in book[AREA].data_validations.dataValidation}
        letter = column_of(book[AREA], "judgement")
        assert rules["=list_judgement"] == f"{letter}{FIRST_ROW}:{letter}{FIRST_ROW + 1}"
        place = book.defined_names["list_judgement"].attr_text
        _, cells = place.split("!")
        assert [cell.value for (cell,) in book["_lists"][cells.replace("$", "")]] == [
            "Outstanding",
            "Good",
            "Requires improvement to be good",
            "Inadequate",
            "Not answered",
            "Do not know",
            "Not applicable",
        ]

    def test_other_lists_and_days_are_checked_too(self):
        book = blank()
        rules = {(sheet.title, rule.type, rule.formula1) for sheet in book for rule in sheet.data_validations.dataValidation}
        assert {
            ("Evidence", "list", "=list_evidence_kind"),
            ("Evidence", "date", "1"),
            ("Actions", "list", "=list_action_status"),
            (AREA, "list", "=list_yes_no"),
            (AREA, "list", "=list_confidence"),
        } <= rules

    def test_headings_and_names_stay_in_view_and_rows_can_be_filtered(self):
        sheet = blank()[AREA]
        assert sheet.freeze_panes == f"D{FIRST_ROW}"
        assert sheet.auto_filter.ref.startswith(f"A{HEAD_ROW}:")

    def test_ids_and_field_names_are_hidden(self):
        sheet = blank()[AREA]
        assert [sheet.column_dimensions[letter].hidden for letter in "ABC"] == [True, True, False]
        assert sheet.row_dimensions[KEY_ROW].hidden
        book = blank()
        hidden = ("_lists", "_about", "_sent")
        assert {name: book[name].sheet_state for name in hidden} == dict.fromkeys(hidden, "veryHidden")

    def test_judgements_are_coloured_as_they_are_chosen(self):
        sheet = blank()[AREA]
        letter = column_of(sheet, "judgement")
        rules = [rule for cells in sheet.conditional_formatting if str(cells.sqref).startswith(letter) for rule in cells.rules]
        assert {rule.formula[0] for rule in rules} == {
            f'LEFT({letter}{FIRST_ROW},{len(label)})="{label}"'
            for label in ("Outstanding", "Good", "Requires improvement to be good", "Inadequate")
        }


class TestPaper:
    @pytest.mark.parametrize("name", ["Cover", "Summary", AREA, "Evidence", "Actions", "Benchmark"])
    def test_each_sheet_prints_in_landscape_fitted_to_its_width(self, name):
        sheet = blank()[name]
        assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == ("landscape", 0)
        assert sheet.page_setup.fitToWidth == (2 if name == AREA else 1)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert "&P" in sheet.oddFooter.right.text

    def test_headings_are_repeated_on_each_page_and_the_marking_runs_above(self):
        sheet = opened(a_material(), a_part("areas"), marking="R&D")[AREA]
        assert sheet.print_title_rows == f"${HEAD_ROW}:${HEAD_ROW}"
        assert sheet.oddHeader.right.text == "R&&D"

    def test_a_row_is_as_high_as_its_longest_text_and_grows_when_more_is_typed(self):
        sheet = opened(a_material([a_response(strengths="word " * 200)]))[AREA]
        first, second = (sheet.row_dimensions[row] for row in (FIRST_ROW, FIRST_ROW + 1))
        assert second.height > first.height
        assert second.height <= 409


class TestComingBack:
    def test_the_workbook_says_which_assessment_it_is_and_where_each_subject_stands(self):
        material = a_material([a_response(revision=7)])
        facts, homes, _ = read_meta(opened(material))
        assert (facts["assessment"], facts["framework"], facts["pack"]) == ("assessment-1", "ilacs-2026", "scoring-workbook")
        assert homes == {WHOLE: "Whole authority", "help-protection": AREA, "help-protection.front-door": AREA}

    def test_it_carries_the_revision_that_went_out(self):
        rows = list(opened(a_material([a_response(revision=7)]))["_about"].iter_rows(values_only=True))
        assert ("help-protection.front-door", "7", AREA) in rows
        assert ("help-protection", "0", AREA) in rows

    def test_what_is_missing_is_told(self):
        other = a_material([a_response()], a_framework(version="2023"))
        content = write(a_material(), shipped("scoring-workbook"))
        assert workbook_problems(content, other) == ("framework is 'ilacs-2026'",)


class TestSheetNames:
    def test_names_that_excel_refuses_are_made_into_ones_it_takes(self):
        assert sheet_title("Help: [early] / late?*", set()) == "Help   early    late"
        assert len(sheet_title("x" * 50, set())) == 31
        assert sheet_title("", set()) == "Area"

    def test_two_areas_never_share_a_sheet(self):
        assert sheet_title("Care", {"care"}) == "Care 2"
        assert sheet_title("Care", {"Care", "Care 2"}) == "Care 3"
        assert sheet_title("History", set()) == "History 2"

    def test_an_area_named_like_one_of_our_sheets_gives_way(self):
        framework = a_framework([an_area(short="Summary"), an_area("b", "B", [a_line("b.a")], short="Evidence")])
        material = a_material(framework=framework)
        assert workbook_problems(write(material, shipped("scoring-workbook")), material) == ()


def test_every_kind_of_evidence_can_be_chosen():
    cells = blank().defined_names["list_evidence_kind"].attr_text
    assert cells.endswith(f"${len(EvidenceKind)}")
