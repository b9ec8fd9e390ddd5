"""Packs of an inspection and of one topic, and parts that ask for what stands around an assessment."""

import re
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO

import docx
import pytest
from openpyxl import load_workbook

from selfassess.demo.room import stage_room
from selfassess.domain.follow_up import Standing, digest_of
from selfassess.domain.inspection.records import Request
from selfassess.domain.people import LOCAL
from selfassess.errors import BadInput
from selfassess.library.packs import load_packs
from selfassess.services.inspection_records import keep_record
from selfassess.services.long_view import Deciding, decide
from selfassess.services.other_packs import make_other
from selfassess.services.pack_checks import check_others
from selfassess.services.packs import make_pack
from selfassess.services.snapshots import add_snapshot, open_snapshot, pack_of_snapshot
from selfassess.services.tracker import tracker
from tests.packs import EXPORTS


@pytest.fixture(scope="module")
def staged(demonstration, tmp_path_factory):
    """The demonstration with what its people do around the assessment: its toolbox, assessment and inspection."""
    holds = demonstration.copied(tmp_path_factory.mktemp("room") / "data")
    tools = holds.tools()
    inspection = stage_room(tools, "aldermere", holds.assessment)
    yield tools, holds, inspection
    tools.store().close()


def words(tools, pack, holds, **more):
    return make_pack(tools, LOCAL, pack_id=pack, assessment_id=holds.assessment, form="html", **more)[1].decode()


def test_the_index_says_what_was_asked_whose_it_is_and_where_it_is_in_every_format(staged):
    tools, _, inspection = staged
    assert [
        (check.name, check.problems) for check in check_others(tools, LOCAL, "inspection", inspection) if not check.sound
    ] == []
    _, made = make_other(tools, LOCAL, pack_id="inspection-room-index", subject=inspection, form="docx")
    cells = [[cell.text for cell in row.cells] for table in docx.Document(BytesIO(made)).tables for row in table.rows]
    (row,) = [row for row in cells if row[0].startswith("Threshold document")]
    assert row[2:] == ["Head of help and protection", "Ready", "Shared folder, 3 Thresholds"]
    (asked,) = [row for row in cells if row[0].startswith("Minutes of the last three")]
    assert asked[4] == "Folder 6"
    assert asked[3].startswith("Given ")


def test_what_must_not_leave_is_masked_in_the_index_also_in_excel(staged):
    tools, _, inspection = staged
    keep_record(tools, LOCAL, Request("", inspection, "Call the foster carer on 01632 960123", asked=tools.today()))
    for form in ("html", "xlsx"):
        _, made = make_other(tools, LOCAL, pack_id="inspection-room-index", subject=inspection, form=form)
        said = made.decode() if form == "html" else str(list(load_workbook(BytesIO(made)).worksheets[0].values))
        assert "Call the foster carer" in said
        assert "960123" not in said


def test_a_councils_own_index_with_a_marking_has_it_in_its_file_name(staged, tmp_path):
    tools, _, inspection = staged
    text = (EXPORTS / "inspection-room-index.yaml").read_text().replace("audience:", "marking: OFFICIAL\naudience:")
    (tmp_path / "inspection-room-index.yaml").write_text(text)
    own = replace(tools, packs=lambda: load_packs([tmp_path]))
    name, made = make_other(own, LOCAL, pack_id="inspection-room-index", subject=inspection, form="html")
    assert name.endswith("-official.html")
    assert '<p class="marking">OFFICIAL</p>' in made.decode()


def test_a_pack_of_an_assessment_is_not_made_of_an_inspection_nor_the_other_way(staged):
    tools, holds, inspection = staged
    with pytest.raises(BadInput, match="is made of an assessment"):
        make_other(tools, LOCAL, pack_id="action-plan", subject=inspection, form="docx")
    with pytest.raises(BadInput, match="is made of one inspection"):
        make_pack(tools, LOCAL, pack_id="inspection-room-index", assessment_id=holds.assessment, form="docx")


def test_the_engagement_pack_tells_what_moved_what_audits_found_and_what_comes_next(staged):
    tools, holds, _ = staged
    said = words(tools, "engagement-meeting", holds)
    next_meeting = tools.today() + timedelta(days=115)
    for text in (
        "Judgements that changed since snapshot 2",
        "2 outstanding, 9 good, 3 requires improvement to be good",
        "Annual engagement meeting with Ofsted",
        f"{next_meeting.day} {next_meeting:%B %Y}",
        "Leaving care service manager",
    ):
        assert text in said


def test_the_digest_of_one_topic_holds_that_topic_alone(staged):
    tools, holds, _ = staged
    said = words(tools, "topic-digest", holds, area=holds.line)
    assert "Pathway" in said
    assert "The front door" not in said
    with pytest.raises(BadInput, match=r"is made of one topic\. Say of which"):
        words(tools, "topic-digest", holds)


def test_a_snapshots_summary_says_how_things_then_stood_and_what_moved_since_the_snapshot_before(staged):
    tools, holds, _ = staged
    before = words(tools, "directors-summary", holds)
    kept = add_snapshot(tools, LOCAL, assessment=holds.assessment)
    item = next(each.item for each in tracker(tools, LOCAL, "aldermere").items if each.item.decision is None)
    known = {"authority": "aldermere", "report": item.held.report.id, "digest": digest_of(item.held.recommendation)}
    decide(tools, LOCAL, **known, revision=0, said=Deciding(Standing.MET, note="Seen in an audit."))
    later = replace(tools, today=lambda: date(2040, 1, 1))
    _, made = pack_of_snapshot(later, LOCAL, snapshot=kept.id, pack_id="directors-summary", form="html")
    for part in ("Recommendations still open", "Next dates", "What moved", "At a glance"):
        assert _part(made.decode(), part) == _part(before, part)
    assert f"since snapshot {kept.number - 1} of" in made.decode()
    assert f"Snapshot {kept.number}," not in made.decode()
    assert _part(words(tools, "directors-summary", holds), "Recommendations still open") != _part(
        before, "Recommendations still open"
    )


def _part(page, title):
    """The words of a page from a heading to the next."""
    found = re.search(rf"<h2[^>]*>{title}</h2>(.*?)<h2", page, re.DOTALL)
    return re.sub(r"<[^>]+>", " ", found[1])


def test_a_snapshot_of_an_earlier_version_of_the_program_leaves_out_what_it_does_not_hold(staged, monkeypatch):
    tools, holds, _ = staged
    opened = open_snapshot(tools, LOCAL, holds.snapshot)
    older = replace(opened, content=replace(opened.content, stood=None))
    monkeypatch.setattr("selfassess.services.snapshots.open_snapshot", lambda *_: older)
    _, made = pack_of_snapshot(tools, LOCAL, snapshot=holds.snapshot, pack_id="directors-summary", form="html")
    assert "What stands out" in made.decode()
    assert "Recommendations still open" not in made.decode()
    assert "Next dates" not in made.decode()
    with pytest.raises(BadInput, match="made before that was kept"):
        pack_of_snapshot(tools, LOCAL, snapshot=holds.snapshot, pack_id="recommendations-tracker", form="html")


def test_dates_that_have_passed_are_not_among_the_next_ones(staged):
    tools, holds, _ = staged
    later = replace(tools, today=lambda: date(2040, 1, 1))
    assert "No date is known yet" in words(later, "directors-summary", holds)
