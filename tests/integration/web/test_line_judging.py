"""Lines that are judged, or only described: the authority chooses."""

import re
from dataclasses import replace
from io import BytesIO

import pytest
from openpyxl import load_workbook

from selfassess.domain.life import State
from selfassess.domain.people import LOCAL, Person
from selfassess.domain.rights import Grant, Role
from selfassess.errors import BadInput, NotAllowed
from selfassess.services.assessments import overview
from selfassess.services.carrying import carry_forward
from selfassess.services.challenges import check_subject
from selfassess.services.life import judge_lines, move
from selfassess.services.material import material
from selfassess.services.moderation import Show, moderation
from selfassess.services.saving import answers_of, save_answers
from selfassess.services.snapshots import add_snapshot, open_snapshot
from selfassess.services.work import judge_beside
from selfassess.services.workbooks import export_workbook, look_at_workbook, take_in_workbook
from tests.returning import Filled

LINE = "help-protection.strategy-enquiries"
AREA = "help-protection"
EDITOR = Person("editor", "An Editor", (Grant(Role.EDITOR, "aldermere"),))


@pytest.fixture
def described(desk):
    """A line that was judged good, in an assessment whose lines are then only described."""
    judge_beside(desk.tools, LOCAL, assessment=desk.holds.assessment, subject=LINE, judgement="inadequate", reason="Late.")
    desk.save(LINE, judgement="good", reason="Held in time.", confidence="high", strengths="Enquiries are prompt.")
    assert desk.response(LINE).judgement.answer == "good"
    answer = desk.send(f"/assessments/{desk.holds.assessment}/life/lines", judged="no")
    assert answer.status_code == 302
    return desk


def stored(desk):
    found = desk.response(LINE).judgement
    return found.answer, found.reason, found.confidence


def listed(desk):
    found = overview(desk.tools, LOCAL, desk.holds.assessment).area(AREA)
    return next(response for line, response in found.lines if line.id == LINE)


def test_no_page_shows_a_level_of_a_line_and_areas_are_judged_as_before(described):
    page = described.open(described.address(LINE))
    assert "Does it arise here?" in page
    assert 'value="outstanding"' not in page
    assert "Topics are only described in this assessment." in page
    assert 'value="outstanding"' in described.open(described.address(AREA))
    assert not listed(described).judgement.answered
    assert "Judge beside the authors" not in described.open(described.address(LINE, "/discussion"))
    assert "Judge beside the authors" in described.open(described.address(AREA, "/discussion"))
    assert not any(
        row.differs for row in moderation(described.tools, LOCAL, described.holds.assessment).rows if row.subject == LINE
    )
    rows = moderation(described.tools, LOCAL, described.holds.assessment, Show.UNJUDGED).rows
    assert {row.subject for row in rows} <= {"leadership", "help-protection", "children-in-care", "care-leavers", "whole"}


def test_the_page_of_sign_off_says_what_would_happen_to_judgements_only_where_topics_are_judged(described):
    here = f"/assessments/{described.holds.assessment}/life"
    assert "shown nowhere" not in described.open(here)
    described.send(f"{here}/lines", judged="yes")
    assert "If topics are only described, judgements that they were given are kept, and shown nowhere" in described.open(here)


def test_a_save_keeps_the_level_that_is_not_shown_and_it_stands_again(described):
    described.save(LINE, strengths="Enquiries are prompt and thorough.", judgement="not-answered", reason="")
    assert described.response(LINE).texts.strengths == "Enquiries are prompt and thorough."
    assert stored(described) == ("good", "Held in time.", "high")
    at = described.response(LINE).revision
    described.save(LINE, strengths="Enquiries are prompt and thorough.", judgement="not-answered", reason="")
    assert described.response(LINE).revision == at
    described.send(f"/assessments/{described.holds.assessment}/life/lines", judged="yes")
    assert listed(described).judgement.answer == "good"


def test_what_does_not_arise_is_said_with_a_reason_and_takes_the_place_of_the_level(described):
    assert "Say why it does not arise here" in described.save(LINE, judgement="not-applicable", reason="").text
    described.save(LINE, judgement="not-applicable", reason="We have none.")
    assert listed(described).not_applicable
    assert stored(described) == ("not-applicable", "We have none.", None)


def test_a_level_for_a_line_is_refused_wherever_it_comes_from(described):
    assert "Choose one of the answers that are offered" in described.save(LINE, judgement="outstanding").text
    current = described.response(LINE)
    with pytest.raises(BadInput, match="only described"):
        save_answers(
            described.tools,
            LOCAL,
            assessment=described.holds.assessment,
            subject=LINE,
            revision=current.revision,
            answers=replace(answers_of(current), judgement="outstanding"),
        )
    with pytest.raises(BadInput, match="only described"):
        judge_beside(
            described.tools, LOCAL, assessment=described.holds.assessment, subject=LINE, judgement="good", reason="Seen."
        )
    assert stored(described)[0] == "good"


def test_packs_snapshots_and_the_workbook_hold_no_level_of_a_line(described):
    assert not material(described.tools, LOCAL, described.holds.assessment).response(LINE).judgement.answered
    kept = add_snapshot(described.tools, LOCAL, assessment=described.holds.assessment)
    content = open_snapshot(described.tools, LOCAL, kept.id).content
    assert not content.response(LINE).judgement.answered
    assert content.response(AREA).judgement == described.response(AREA).judgement
    book = Filled.opened(export_workbook(described.tools, LOCAL, described.holds.assessment)[1])
    cells = [
        str(cell) for sheet in load_workbook(BytesIO(book.saved())) for row in sheet.iter_rows(values_only=True) for cell in row
    ]
    assert "Held in time." not in cells

    book.write(LINE, judgement="Outstanding", strengths="From the workbook.")
    looked = look_at_workbook(described.tools, LOCAL, name="w.xlsx", content=book.saved())
    assert any("only described, so the judgement was refused (“Outstanding”)" in problem for problem in looked.changes.problems)
    assert {change.field for change in looked.changes.changes} == {"strengths"}
    take_in_workbook(described.tools, LOCAL, name="w.xlsx", content=book.saved())
    assert described.response(LINE).texts.strengths == "From the workbook."
    assert stored(described) == ("good", "Held in time.", "high")


def test_the_workbook_closes_the_judgement_of_a_line_and_opens_that_of_its_area(described):
    book = Filled.opened(export_workbook(described.tools, LOCAL, described.holds.assessment)[1])
    assert book.cell(LINE, "judgement").value == "Described only"
    for field in ("judgement", "confidence", "reason"):
        assert book.cell(LINE, field).protection.locked
        assert book.cell(LINE, field).fill.fgColor.rgb != book.cell(LINE, "strengths").fill.fgColor.rgb
        assert not book.cell(AREA, field).protection.locked
    assert not book.cell(LINE, "strengths").protection.locked
    sheet = book.cell(LINE, "judgement").parent
    refused = next(each for each in sheet.data_validations.dataValidation if each.type == "custom")
    assert "only described" in refused.prompt
    assert book.cell(LINE, "judgement").coordinate in refused.sqref
    lists = [each for each in sheet.data_validations.dataValidation if each.type == "list"]
    assert not any(book.cell(LINE, "judgement").coordinate in each.sqref for each in lists)
    assert any(book.cell(AREA, "judgement").coordinate in each.sqref for each in lists)


def looked_at(desk, book):
    return look_at_workbook(desk.tools, LOCAL, name="w.xlsx", content=book.saved()).changes


def test_a_workbook_of_described_lines_comes_back_without_a_change_or_a_problem(described):
    book = Filled.opened(export_workbook(described.tools, LOCAL, described.holds.assessment)[1])
    assert (looked_at(described, book).changes, looked_at(described, book).problems) == ((), ())
    book.write(LINE, judgement="Not applicable", reason="We have none.")
    assert {change.field for change in looked_at(described, book).changes} == {"judgement", "reason"}


def test_a_reason_for_a_judgement_that_is_closed_is_refused_and_said(described):
    book = Filled.opened(export_workbook(described.tools, LOCAL, described.holds.assessment)[1])
    book.write(LINE, reason="Always on time.")
    assert "what stands beside its judgement was refused" in looked_at(described, book).problems[0]
    book.write(LINE, judgement=None)
    found = looked_at(described, book)
    assert "only described, so the judgement was refused." in found.problems[0]
    assert found.changes == ()


def test_the_summary_of_described_lines_counts_how_far_they_are_described(described):
    book = Filled.opened(export_workbook(described.tools, LOCAL, described.holds.assessment)[1])
    heads = [cell.value for cell in book.book["Summary"][4]]
    assert heads == ["Area", "Our judgement", "How sure we are", "Topics", "Described", "Ready for review", "Not applicable"]


def test_a_line_that_is_only_described_is_challenged_once_it_is_described(described):
    def rules():
        return {each.rule.id for each in check_subject(described.tools, LOCAL, described.holds.assessment, LINE).open}

    assert "no-evidence" in rules()
    assert not rules() & {"above-last-inspection", "above-audits", "above-case-reviews", "above-indicators"}
    page = described.open(described.address(LINE))
    assert "Described, and nothing is attached that shows it." in page
    described.save(LINE, strengths="", judgement="not-answered")
    assert rules() == set()


def lines_chosen(desk, address):
    return re.findall(r'name="lines" type="radio" value="(\w+)" checked', desk.open(address))


def test_an_assessment_begins_with_the_choice_that_its_form_says(desk):
    assert lines_chosen(desk, "/assessments/new") == ["judged"]
    new = {"authority": "aldermere", "framework": "ilacs-2026"}
    made = desk.send("/assessments/new", **new, title="Told", lines="described").location
    assert "Topics are only described in this assessment." in desk.open(f"{made}/{LINE}")
    assert "Choose one of the answers" in desk.send("/assessments/new", **new, title="Other", lines="graded").text


def test_carrying_forward_offers_the_choice_of_the_last_one_first(described):
    address = f"/assessments/{described.holds.assessment}/carry-forward"
    assert lines_chosen(described, address) == ["described"]
    new = described.send(address, title="Judged anew", framework="ilacs-2026", lines="judged").location
    assert 'value="outstanding"' in described.open(f"{new}/{LINE}")
    same = described.send(address, title="As it was", framework="ilacs-2026").location
    assert 'value="outstanding"' not in described.open(f"{same}/{LINE}")


def test_only_an_owner_chooses_and_only_before_it_is_signed_off_and_it_is_carried_forward(described):
    with pytest.raises(NotAllowed):
        judge_lines(described.tools, EDITOR, assessment=described.holds.assessment, judged=True)
    assert described.send(f"/assessments/{described.holds.assessment}/life/lines", judged="maybe").status_code == 400
    new = carry_forward(described.tools, LOCAL, previous=described.holds.assessment, framework="ilacs-2026", title="Next year")
    assert not new.lines_judged
    move(described.tools, LOCAL, assessment=described.holds.assessment, to=State.ARCHIVED)
    with pytest.raises(BadInput, match="archived"):
        judge_lines(described.tools, LOCAL, assessment=described.holds.assessment, judged=True)
