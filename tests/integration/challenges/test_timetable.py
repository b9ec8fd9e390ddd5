"""The timetable of a challenge: sessions, clashes, questions without a source, people heard, and what is taken away."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import docx
import pytest
from openpyxl import load_workbook

from selfassess.domain.case_form import Side
from selfassess.domain.notes import SourceKind
from selfassess.domain.peerchallenge import ScopeQuestion, TeamMember
from selfassess.domain.people import LOCAL, Person
from selfassess.domain.rights import Grant, Role
from selfassess.domain.timetable import Session, SessionKind
from selfassess.errors import BadInput, Conflict
from selfassess.services.challenge_notes import Noted, write_note
from selfassess.services.challenge_progress import progress_of
from selfassess.services.other_packs import make_other
from selfassess.services.peer_challenges import find_challenge, save_question, set_team
from selfassess.services.timetable import remove_session, save_session, timetable_calendar, timetable_of
from tests.challenge_world import a_challenge

TUESDAY = date(2022, 6, 14)
CARERS = Session("", TUESDAY, "09:30", "10:30", SessionKind.FOCUS_GROUP, "foster carers", "Room 1", ("Ana", "Ben"))


@pytest.fixture
def visit(tools):
    made = a_challenge(tools)
    made = set_team(tools, LOCAL, made.id, made.revision, tuple(TeamMember(name, "Peer", "Eastvale") for name in ("Ana", "Ben")))
    for heading in ("Homes", "Voice"):
        made = save_question(tools, LOCAL, made.id, made.revision, ScopeQuestion("", heading, f"{heading}?"))
    return made.id


def arranged(tools, visit, *sessions):
    for session in sessions:
        kept = save_session(tools, LOCAL, visit, find_challenge(tools, LOCAL, visit).challenge.revision, session)
    return kept.sessions


def test_sessions_stand_in_the_order_in_which_they_take_place(tools, visit):
    arranged(tools, visit, replace(CARERS, start="14:00", end="15:00", group="judges"), CARERS)
    assert [each.group for each in timetable_of(tools, LOCAL, visit).sessions] == ["foster carers", "judges"]


@pytest.mark.parametrize(
    ("other", "what"),
    [
        ({"start": "10:00", "end": "11:00", "place": "Room 2", "peers": ("Ben",)}, ("Ben",)),
        ({"start": "10:00", "end": "11:00", "peers": ()}, ("Room 1",)),
        ({"start": "10:30", "end": "11:00"}, None),
        ({"day": date(2022, 6, 15)}, None),
        ({"place": "", "peers": ()}, None),
    ],
)
def test_two_sessions_clash_where_a_peer_or_a_room_is_in_both(tools, visit, other, what):
    arranged(tools, visit, CARERS, replace(CARERS, group="judges", **other))
    assert [clash.what for clash in timetable_of(tools, LOCAL, visit).clashes] == ([what] if what else [])


def test_a_question_has_a_source_once_a_session_or_note_speaks_to_it(tools, visit):
    homes, voice = find_challenge(tools, LOCAL, visit).challenge.questions
    assert timetable_of(tools, LOCAL, visit).without_source == (homes, voice)
    arranged(tools, visit, replace(CARERS, questions=(homes.id,)))
    assert timetable_of(tools, LOCAL, visit).without_source == (voice,)
    write_note(tools, LOCAL, visit, Noted(SourceKind.DATA, "", "Ten", Side.STRENGTHS, questions=(voice.id,)))
    assert timetable_of(tools, LOCAL, visit).without_source == ()


def test_people_are_counted_once_for_a_session_and_by_group(tools, visit):
    (session,) = arranged(tools, visit, replace(CARERS, people=9))
    for text in ("They feel heard.", "They wait for answers."):
        noted = Noted(SourceKind.FOCUS_GROUP, "foster carers", text, Side.STRENGTHS, 9, session=session.id)
        write_note(tools, LOCAL, visit, noted)
    write_note(tools, LOCAL, visit, Noted(SourceKind.INTERVIEW, "Foster carers", "By telephone.", Side.STRENGTHS, 2))
    write_note(tools, LOCAL, visit, Noted(SourceKind.INTERVIEW, "the director", "Open.", Side.STRENGTHS, 1))
    found = timetable_of(tools, LOCAL, visit)
    assert found.heard == (("foster carers", 11), ("the director", 1))
    assert found.notes == {session.id: 2}
    assert progress_of(tools, LOCAL, visit).heard == 12
    with pytest.raises(BadInput, match="Notes were written in this session"):
        remove_session(tools, LOCAL, visit, session.id)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"start": "9:30"}, "like 09:30"),
        ({"end": "09:30"}, "must end after it starts"),
        ({"group": " "}, "Enter who is met"),
        ({"peers": ("Cleo",)}, "Nobody of the team is called Cleo"),
    ],
)
def test_a_session_that_cannot_be_is_refused(tools, visit, said, why):
    with pytest.raises(BadInput, match=why):
        arranged(tools, visit, replace(CARERS, **said))


def timetable_pack(tools, who, visit, form):
    return make_other(tools, who, pack_id="peer-challenge-timetable", subject=visit, form=form)[1]


def test_two_people_do_not_overwrite_each_others_timetable(tools, visit):
    revision = find_challenge(tools, LOCAL, visit).challenge.revision
    save_session(tools, LOCAL, visit, revision, CARERS)
    with pytest.raises(Conflict):
        save_session(tools, LOCAL, visit, revision, CARERS)


def test_the_councils_organiser_arranges_without_seeing_the_teams_prompts(tools, visit):
    organiser = Person("organiser", "Organiser", (Grant(Role.ORGANISER, visit),))
    arranged(tools, visit, replace(CARERS, prompts=("What do they fear?",), people=4))
    (seen,) = timetable_of(tools, organiser, visit).sessions
    assert (seen.prompts, seen.people) == ((), 0)
    assert b"What do they fear" not in timetable_calendar(tools, organiser, visit)[1]
    assert b"What do they fear" not in timetable_pack(tools, organiser, visit, "html")
    revision = find_challenge(tools, LOCAL, visit).challenge.revision
    save_session(tools, organiser, visit, revision, replace(seen, place="Room 9"))
    (after,) = timetable_of(tools, LOCAL, visit).sessions
    assert (after.place, after.prompts, after.people) == ("Room 9", ("What do they fear?",), 4)


def test_the_timetable_goes_out_in_word_excel_and_as_a_calendar(tools, visit):
    arranged(tools, visit, replace(CARERS, group="=carers, both; kinds", prompts=("Who listens?",)))
    word = docx.Document(BytesIO(timetable_pack(tools, LOCAL, visit, "docx")))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    assert "09:30 to 10:30" in cells
    assert any("Who listens?" in text for text in cells)
    sheet = load_workbook(BytesIO(timetable_pack(tools, LOCAL, visit, "xlsx"))).worksheets[0]
    assert [cell.value for cell in sheet[2]][:6] == [
        "2022-06-14",
        "09:30",
        "10:30",
        "Focus group",
        "=carers, both; kinds",
        "Room 1",
    ]
    assert sheet["E2"].data_type == "s"
    lines = timetable_calendar(tools, LOCAL, visit)[1].decode().replace("\r\n ", "").split("\r\n")
    assert "DTSTART:20220614T093000" in lines
    assert "SUMMARY:Focus group: =carers\\, both\\; kinds" in lines
    assert "LOCATION:Room 1" in lines
