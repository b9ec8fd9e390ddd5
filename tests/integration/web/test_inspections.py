"""The inspection room in a browser."""

import io
import re
from dataclasses import replace
from datetime import date

import openpyxl
import pytest

from selfassess.domain.evidence import EvidenceKind
from selfassess.domain.inspection.records import Correction, Enquiry, Meeting, Request
from selfassess.domain.inspection.room import ItemStatus
from selfassess.domain.inspection.template import ItemKind
from selfassess.domain.people import LOCAL
from selfassess.errors import Conflict
from selfassess.services.backing import NewEvidence, add_evidence
from selfassess.services.inspection_records import keep_record, written_in
from selfassess.services.inspections import NewInspection, room_of, start_inspection
from selfassess.services.run_up import run_up_of

HOME = "aldermere"
MONDAY = date(2026, 3, 2)


def day(name, when):
    return {f"{name}--day": str(when.day), f"{name}--month": str(when.month), f"{name}--year": str(when.year)}


@pytest.fixture
def inspection(desk):
    return start_inspection(desk.tools, LOCAL, NewInspection(HOME, "standard", "Inspection 2026", MONDAY)).id


def item(desk, inspection, title):
    return next(each.item for each in run_up_of(desk.tools, LOCAL, inspection).items if each.item.title.startswith(title))


def entry(inspection, kind, record="new"):
    return f"/inspections/{inspection}/entries/{kind}/{record}"


def a_workbook(*rows):
    book, stream = openpyxl.Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(stream)
    return stream.getvalue()


def test_a_room_is_prepared_before_anybody_calls_and_gets_its_days_with_the_call(desk):
    sent = desk.send(f"/authorities/{HOME}/inspections/start", visit="short", title="The next one")
    page = desk.open(sent.location)
    assert "On the day of the call" in page
    assert "Enter the day of the call" in page
    desk.send(f"{sent.location}/days", title="The next one", revision="1", lead_inspector="A. Inspector", **day("called", MONDAY))
    page = desk.open(sent.location)
    assert "Monday 2 March 2026, the day of the call" in page
    assert "Tuesday 3 March 2026, 1 working day after the call" in page
    assert "9 March 2026 to 13 March 2026" in page
    assert "Estimate" in page


def test_the_room_estimates_the_next_inspection_and_says_what_it_was_counted_from(desk):
    page = desk.open(f"/authorities/{HOME}/inspections")
    window = room_of(desk.tools, LOCAL, HOME).window
    assert f"{window.first:%B %Y} to {window.last:%B %Y}" in page
    assert "Estimate" in page
    assert window.report.title in page


def test_a_point_of_the_year_is_recorded_and_comes_again(desk):
    point = f"/authorities/{HOME}/inspections/year/annual-engagement"
    desk.send(point, note="Letter filed.", **day("held", date(2026, 4, 20)))
    page = desk.open(f"/authorities/{HOME}/inspections")
    assert "next 20 April 2027 (estimate)" in page
    assert "Letter filed." in page
    assert "still to come" in desk.send(point, **day("held", date(2099, 1, 1))).text


def test_days_that_cannot_be_are_refused_and_what_was_typed_stays(desk, inspection):
    sent = desk.send(
        f"/inspections/{inspection}/days",
        title="Inspection 2026",
        revision="1",
        lead_inspector="Typed name",
        **day("first_on_site", date(2026, 3, 20)),
        **day("last_on_site", date(2026, 3, 9)),
    )
    assert "comes before the first" in sent.text
    assert "Typed name" in sent.text


def test_a_thing_to_prepare_moves_on_and_a_data_list_is_checked_before_it_is_sent(desk, inspection):
    chart, contacts = item(desk, inspection, "Structure charts"), item(desk, inspection, "List 1")
    desk.send(f"/inspections/{inspection}/items/{chart.id}/status", status="sent")
    assert item(desk, inspection, "Structure charts").sent == desk.tools.today()
    sent = desk.send(f"/inspections/{inspection}/items/{contacts.id}/status", status="sent")
    assert item(desk, inspection, "List 1").status is ItemStatus.NOT_STARTED
    assert "record how many rows it has and who checked it" in desk.open(sent.location)
    told = {"title": contacts.title, "kind": "data-list", "owner": "Data lead", "status": "sent", "revision": "1", "offset": "1"}
    desk.send(entry(inspection, "item", contacts.id), rows="214", checked_by="Head of service", **told)
    found = item(desk, inspection, "List 1")
    assert (found.status, found.rows, found.checked_by, found.sent) == (
        ItemStatus.SENT, 214, "Head of service", desk.tools.today(),
    )  # fmt: skip
    assert "214 rows, checked by Head of service" in desk.open(f"/inspections/{inspection}")


def test_a_new_file_of_a_document_comes_first_and_the_earlier_one_stays(desk, inspection):
    chart = item(desk, inspection, "Structure charts")
    for revision, words in ((1, b"first"), (3, b"second")):
        told = {"title": chart.title, "kind": "document", "status": "in-hand", "revision": str(revision), "offset": "1"}
        desk.send(entry(inspection, "item", chart.id), upload=(io.BytesIO(words), "chart.txt"), **told)
    files = item(desk, inspection, "Structure charts").files
    assert len(files) == 2
    answers = [desk.browser.get(f"/inspections/{inspection}/items/{chart.id}/files/{file.sha256}") for file in files]
    assert [answer.data for answer in answers] == [b"second", b"first"]
    assert desk.browser.get(f"/inspections/{inspection}/items/{chart.id}/files/{'0' * 64}").status_code == 404


def test_a_list_of_children_is_refused_wherever_files_are_taken(desk, inspection):
    children = a_workbook(["Child Unique ID", "Date of birth"], ["1234567", "01/02/2012"])
    chart = item(desk, inspection, "Structure charts")
    told = {"title": chart.title, "kind": "document", "status": "in-hand", "revision": "1", "offset": "1"}
    sent = desk.send(entry(inspection, "item", chart.id), upload=(io.BytesIO(children), "list.xlsx"), **told)
    assert "Lists of children are never kept here" in desk.open(sent.location)
    assert item(desk, inspection, "Structure charts").files == ()
    below = desk.send(
        desk.address(below="/evidence/new"), kind="data", title="A list", file=(io.BytesIO(b"dob,team\n1/2/2012,A\n"), "list.csv")
    )
    assert "dates of birth" in below.text


def test_what_inspectors_raise_is_kept_mapped_and_printed(desk, inspection):
    desk.send(entry(inspection, "enquiry"), text="Is <the> front door safe at night?", lines="help-protection.front-door")
    desk.send(entry(inspection, "request"), what="Supervision notes of one team", **day("due_day", date(2026, 3, 10)))
    desk.send(entry(inspection, "meeting"), text="They asked about thresholds.", **day("day", date(2026, 3, 10)))
    page = desk.open(f"/inspections/{inspection}/on-site")
    assert "Is &lt;the&gt; front door safe at night?" in page
    assert "Tuesday 10 March 2026" in page
    found = written_in(desk.tools, LOCAL, inspection)
    assert found.enquiries[0].lines == ("help-protection.front-door",)
    assert found.titles["help-protection.front-door"] in page
    assert found.waiting == 1
    assert "overdue" in page


@pytest.mark.parametrize(
    ("sent", "why"),
    [
        ({"code": "1234567"}, "no local code"),
        ({"code": "IC1", "note": "Mother Jane Roberts was seen"}, "take it out"),
        ({"code": "IC1", "cohort": "NHS 943 476 5919"}, "take it out"),
        ({"code": "IC1", "team": "Team (Ann Example)"}, "looks like a name"),
    ],
)
def test_a_child_is_kept_under_a_local_code_and_by_nothing_else(desk, inspection, sent, why):
    answer = desk.send(entry(inspection, "sampled"), use="sampled", **sent)
    assert answer.status_code == 200
    assert why in answer.text
    assert written_in(desk.tools, LOCAL, inspection).sample == ()
    desk.send(entry(inspection, "sampled"), use="tracked", code="ic 1")
    assert [child.code for child in written_in(desk.tools, LOCAL, inspection).sample] == ["IC1"]
    assert "There is a child under IC1 already" in desk.send(entry(inspection, "sampled"), use="tracked", code="IC1").text


def test_notes_that_look_private_are_kept_and_pointed_at(desk, inspection):
    sent = desk.send(entry(inspection, "meeting"), text="About case number 12345.", **day("day", date(2026, 3, 10)))
    assert "looks like a case number" in desk.open(sent.location)


def test_an_entry_is_taken_out_and_put_back(desk, inspection):
    made = keep_record(desk.tools, LOCAL, Request("", inspection, "A chart"))
    desk.send(f"{entry(inspection, 'request', made.id)}/out", then="out")
    page = desk.open(f"/inspections/{inspection}/on-site")
    assert "1 taken out" in page
    assert written_in(desk.tools, LOCAL, inspection).waiting == 0
    desk.send(f"{entry(inspection, 'request', made.id)}/out", then="back")
    assert written_in(desk.tools, LOCAL, inspection).waiting == 1


def test_who_saves_second_sees_both_texts_and_loses_nothing(desk, inspection):
    made = keep_record(desk.tools, LOCAL, Meeting("", inspection, MONDAY, "Ours."))
    keep_record(desk.tools, LOCAL, replace(made, text="Theirs."))
    answer = desk.send(entry(inspection, "meeting", made.id), text="Mine.", revision="1", **day("day", MONDAY))
    assert answer.status_code == 409
    assert "Mine." in answer.text
    assert "Theirs." in answer.text
    revision = re.search(r'name="revision" value="(\d+)"', answer.text)[1]
    desk.send(entry(inspection, "meeting", made.id), text="Both.", revision=revision, **day("day", MONDAY))
    assert written_in(desk.tools, LOCAL, inspection).meetings[0].text == "Both."
    with pytest.raises(Conflict) as both:
        keep_record(desk.tools, LOCAL, replace(made, text="Late."))
    assert both.value.theirs["text"] == "Both."


def test_the_action_plan_is_counted_from_the_day_on_which_the_report_came(desk, inspection):
    keep_record(desk.tools, LOCAL, Correction("", inspection, "Paragraph 4", "Twelve homes", "Fourteen homes"))
    desk.send(f"/inspections/{inspection}/days", title="Inspection 2026", revision="1", **day("received", date(2026, 5, 5)))
    page = desk.open(f"/inspections/{inspection}/report")
    assert "Fourteen homes" in page
    assert "Wednesday 12 August 2026" in page
    assert "70 working days from 5 May 2026, passing over Spring Bank Holiday (25 May 2026)" in page


def test_what_is_wanted_goes_into_a_calendar_until_it_is_sent(desk, inspection):
    before = desk.browser.get(f"/inspections/{inspection}/calendar.ics").data
    assert before.count(b"BEGIN:VEVENT") == len(run_up_of(desk.tools, LOCAL, inspection).items) + 1
    desk.send(f"/inspections/{inspection}/items/{item(desk, inspection, 'Structure').id}/status", status="sent")
    after = desk.browser.get(f"/inspections/{inspection}/calendar.ics").data
    assert after.count(b"BEGIN:VEVENT") == before.count(b"BEGIN:VEVENT") - 1


def test_things_of_another_kind_or_of_nobody_are_not_found(desk, inspection):
    made = keep_record(desk.tools, LOCAL, Enquiry("", inspection, "Is it safe?"))
    assert desk.browser.get(entry(inspection, "meeting", made.id)).status_code == 404
    assert desk.browser.get(entry(inspection, "nothing")).status_code == 404
    assert desk.browser.get("/inspections/nothing").status_code == 404
    assert desk.browser.get(f"/authorities/{HOME}/inspections/year/nothing").status_code == 404


def test_every_data_list_of_the_template_says_what_it_covers(desk, inspection):
    lists = [each.item for each in run_up_of(desk.tools, LOCAL, inspection).items if each.item.kind is ItemKind.DATA_LIST]
    assert [each.title.split(":")[0] for each in lists] == [f"List {number}" for number in range(1, 12)]
    assert all(each.about for each in lists)


def test_evidence_that_is_a_table_of_figures_is_taken(desk):
    file = ("figures.csv", b"Indicator,Value\ncl.eet,61\n")
    new = NewEvidence(kind=EvidenceKind.DATA, title="Figures", file=file)
    made = add_evidence(desk.tools, LOCAL, assessment=desk.holds.assessment, subject=desk.holds.line, new=new)
    assert made.file.name == "figures.csv"
