"""Packs of an inspection and of a peer challenge are kept, issued, marked with changes and thrown away like any other."""

from dataclasses import replace

import pytest

from selfassess.demo.room import stage_room
from selfassess.domain.feedback.words import KeyRecommendation, ReportWords
from selfassess.domain.inspection.records import Request
from selfassess.domain.pack import CHALLENGE, INSPECTION
from selfassess.domain.people import LOCAL, Person
from selfassess.domain.rights import Grant, Role
from selfassess.errors import BadInput, NotAllowed, NotFound
from selfassess.jobs.kinds import KINDS
from selfassess.library.packs import load_packs, read_pack
from selfassess.services.exports import Issuing, issue_export, list_exports, make_export, open_export, remove_export
from selfassess.services.feedback import save_report, share_report
from selfassess.services.inspection_records import keep_record
from selfassess.services.jobs import do_next
from selfassess.services.making import ask_for_pack, fetch_made
from selfassess.services.other_packs import offered, ready_other
from tests.challenge_world import a_case, a_challenge
from tests.packs import EXPORTS, feedback

SAID = ReportWords(
    summary="The service knows itself well.",
    recommendations=(KeyRecommendation("Write down why", "Records say what was done, and seldom why."),),
    next_steps="Meet again in six months.",
)


@pytest.fixture
def inspection(demonstration, tmp_path):
    holds = demonstration.copied(tmp_path / "data")
    tools = holds.tools()
    yield tools, stage_room(tools, "aldermere", holds.assessment)
    tools.store().close()


@pytest.fixture
def visit(tools):
    made = a_challenge(tools)
    a_case(tools, made.id, "IC1", {"practice.assessment.strengths": "Workers know the child."})
    save_report(tools, LOCAL, made.id, 0, SAID)
    return made.id


def in_role(role, place):
    return Person(role.value, role.value.capitalize(), (Grant(role, place),))


def given(tools, to="The lead inspector"):
    return Issuing(to, tools.today(), "Asked for on the first day")


def headings(document):
    return [block.text for block in document.blocks if type(block).__name__ == "Heading" and block.level == 1]


def test_the_index_of_an_inspection_is_kept_with_what_was_masked_issued_and_then_marked_with_changes(inspection):
    tools, room = inspection
    keep_record(tools, LOCAL, Request("", room, "Call the foster carer on 01632 960123", asked=tools.today()))
    made = make_export(tools, LOCAL, pack="inspection-room-index", subject=room, form="docx")
    assert list_exports(tools, LOCAL, room, INSPECTION) == (made,)
    assert (made.of, made.subject, made.parts) == (INSPECTION, room, ("cover", "room-index"))
    assert [(place.kind, place.count) for place in made.masked] == [("telephone number", 1)]
    with pytest.raises(BadInput, match="No version of 'Index of the inspection room' was issued yet"):
        make_export(tools, LOCAL, pack="inspection-room-index", subject=room, form="html", changes=True)

    assert issue_export(tools, LOCAL, made.id, given(tools)).issue.to == "The lead inspector"
    keep_record(tools, LOCAL, Request("", room, "The newest audit of supervision", asked=tools.today()))
    later = make_export(tools, LOCAL, pack="inspection-room-index", subject=room, form="html", changes=True)
    content = open_export(tools, LOCAL, later.id)[1].decode()
    assert "<ins>The newest audit of supervision" in content
    assert "<ins>Call the foster carer" not in content
    assert "Call the foster carer" in content
    with pytest.raises(BadInput, match="what was issued is kept"):
        remove_export(tools, LOCAL, made.id)
    remove_export(tools, LOCAL, later.id)
    assert [each.id for each in list_exports(tools, LOCAL, room, INSPECTION)] == [made.id]


def test_the_index_in_excel_tells_what_was_masked_in_it(inspection):
    tools, room = inspection
    keep_record(tools, LOCAL, Request("", room, "Call the foster carer on 01632 960123", asked=tools.today()))
    made = make_export(tools, LOCAL, pack="inspection-room-index", subject=room, form="xlsx")
    assert [(place.where, place.kind, place.count) for place in made.masked] == [
        ("Index of the inspection room", "telephone number", 1)
    ]


def test_sections_of_the_report_are_numbered_in_the_order_of_the_parts_that_were_chosen(tools, visit):
    assert headings(feedback(tools, LOCAL, visit)) == [
        "1. Executive Summary",
        "2. Key recommendations",
        "3. Summary of the peer challenge approach",
        "4. Scope and Focus",
        "5. Main Findings",
        "6. Next Steps",
        "Annexe A",
    ]
    some = ready_other(tools, LOCAL, pack_id="feedback-report", subject=visit, form="docx", parts=(1, 3, 8)).document
    assert headings(some) == ["1. Executive Summary", "2. Next Steps"]


def test_a_council_changes_the_report_by_a_file_of_its_own(tools, visit, tmp_path):
    text = (EXPORTS / "feedback-report.yaml").read_text()
    text = text.replace("  - kind: executive-summary\n", "").replace("kind: next-steps", "kind: next-steps\n    title: What now")
    (tmp_path / "feedback-report.yaml").write_text(text.replace("audience:", "marking: OFFICIAL\naudience:"))
    own = replace(tools, packs=lambda: load_packs([tmp_path]))
    made = make_export(own, LOCAL, pack="feedback-report", subject=visit, form="html")
    assert made.marking == "OFFICIAL, DRAFT"
    assert made.file.name.endswith("-official-draft.html")
    said = open_export(own, LOCAL, made.id)[1].decode()
    assert "5. What now" in said
    assert "The service knows itself well." not in said


def test_the_blank_form_stands_alone_in_its_pack(tmp_path):
    path = tmp_path / "case-review-template.yaml"
    path.write_text((EXPORTS / "case-review-template.yaml").read_text() + "  - kind: timetable\n")
    (mistake,) = read_pack(path).mistakes
    assert 'a part of the kind "case-form" stands alone' in mistake.message


def test_a_pack_of_a_challenge_is_made_in_the_background_and_fetched(tools, visit):
    job = ask_for_pack(tools, LOCAL, pack="completed-cases", subject=visit, form="docx")
    assert (job.title, job.place) == ("Completed case reviews, Aldermere", visit)
    assert do_next(tools, KINDS)
    file, content = fetch_made(tools, LOCAL, job.id)
    (made,) = list_exports(tools, LOCAL, visit, CHALLENGE)
    assert (made.file, made.marking) == (file, "OFFICIAL-SENSITIVE")
    assert "official-sensitive" in file.name
    assert content[:2] == b"PK"


def test_who_takes_part_for_the_council_opens_what_they_had_made_and_nothing_of_the_teams(tools, visit):
    manager, organiser = in_role(Role.CHALLENGE_MANAGER, visit), in_role(Role.ORGANISER, visit)
    teams = make_export(tools, manager, pack="peer-challenge-timetable", subject=visit, form="xlsx")
    own = make_export(tools, organiser, pack="peer-challenge-timetable", subject=visit, form="html")
    assert list_exports(tools, organiser, visit, CHALLENGE) == (own,)
    assert {each.id for each in list_exports(tools, manager, visit, CHALLENGE)} == {own.id, teams.id}
    with pytest.raises(NotFound, match="There is no pack"):
        open_export(tools, organiser, teams.id)
    with pytest.raises(NotAllowed):
        issue_export(tools, organiser, own.id, given(tools))
    assert issue_export(tools, manager, own.id, given(tools, "The council")).issue.to == "The council"
    with pytest.raises(NotFound, match="There is no pack"):
        open_export(tools, in_role(Role.ORGANISER, "another"), own.id)


def test_only_what_can_be_made_is_offered(tools, visit):
    organiser = in_role(Role.ORGANISER, visit)
    assert [pack.id for pack in offered(tools, organiser, CHALLENGE, visit)] == ["peer-challenge-timetable"]
    with pytest.raises(NotAllowed, match="has not shared"):
        make_export(tools, organiser, pack="feedback-report", subject=visit, form="docx")
    share_report(tools, LOCAL, visit, shared=True)
    packs = [pack.id for pack in offered(tools, organiser, CHALLENGE, visit)]
    assert packs == ["case-review-report", "completed-cases", "feedback-report", "feedback-slides", "peer-challenge-timetable"]
    for pack in packs:
        form = tools.packs().pack(pack).formats[0]
        assert make_export(tools, organiser, pack=pack, subject=visit, form=form).file.size > 1000
    assert "case-review-template" in [pack.id for pack in offered(tools, LOCAL, CHALLENGE, visit)]
