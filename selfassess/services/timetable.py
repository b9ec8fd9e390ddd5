"""The timetable of a peer challenge: arranged, checked for clashes, and taken away."""

import re
from dataclasses import dataclass, replace

from selfassess.domain.audit import Deed, Thing
from selfassess.domain.calendar import Meeting, calendar
from selfassess.domain.compose.blocks import body, cell
from selfassess.domain.document import Block, Heading, Table
from selfassess.domain.notes import heard_by_group
from selfassess.domain.peerchallenge import PeerChallenge, ScopeQuestion
from selfassess.domain.people import Person
from selfassess.domain.rights import Right
from selfassess.domain.sheet import Sheet
from selfassess.domain.timetable import SESSION_LABELS, Clash, Session, by_day, clashes, in_order, session_of
from selfassess.domain.wording import day
from selfassess.errors import BadInput
from selfassess.ports import Toolbox
from selfassess.services.peer_challenges import Found, change_challenge, find_challenge
from selfassess.services.rights import challenge_for

HEAD = ("Day", "Start", "End", "Kind", "Who is met", "Place", "Team", "Questions", "People", "Prompts")


@dataclass(frozen=True, slots=True)
class Timetable:
    """The sessions of a challenge, where they clash, and which questions nobody is asked yet.

    `heard` are the people heard by group; prompts and people are empty for who is not of the team.
    """

    found: Found
    sessions: tuple[Session, ...]
    clashes: tuple[Clash, ...]
    without_source: tuple[ScopeQuestion, ...]
    heard: tuple[tuple[str, int], ...]
    notes: dict[str, int]

    @property
    def challenge(self) -> PeerChallenge:
        """The challenge."""
        return self.found.challenge

    def asked(self, session: Session) -> str:
        """The headings of the questions that a session is about."""
        return ", ".join(question.heading for question in self.challenge.questions if question.id in session.questions)


def timetable_of(tools: Toolbox, who: Person, challenge_id: str) -> Timetable:
    """The timetable, for everybody who takes part; prompts, notes and who was heard for the team alone. Raises `NotFound`."""
    found = find_challenge(tools, who, challenge_id)
    team = found.mine[Right.CHALLENGE_NOTES]
    with tools.store().read() as store:
        notes = store.peer_challenges.notes(challenge_id) if team else ()
    sessions = in_order(found.challenge.sessions)
    if not team:
        sessions = tuple(replace(session, prompts=(), people=0) for session in sessions)
    sources = {question for session in sessions for question in session.questions}
    sources |= {question for note in notes for question in note.questions}
    return Timetable(
        found,
        sessions,
        tuple(clashes(sessions)),
        tuple(question for question in found.challenge.questions if question.id not in sources),
        heard_by_group(notes, sessions) if team else (),
        {session.id: sum(note.session == session.id for note in notes) for session in sessions},
    )


def save_session(tools: Toolbox, who: Person, challenge_id: str, revision: int, session: Session) -> PeerChallenge:
    """Add a session, or change the one of this id; without an id it is new.

    Who arranges for the council neither sees nor changes prompts and who came. Raises `NotFound`, `NotAllowed`, `Conflict`,
    `BadInput`.
    """

    def changed(challenge: PeerChallenge) -> PeerChallenge:
        session.check()
        for question in session.questions:
            challenge.question(question)
        strangers = set(session.peers) - {member.name for member in challenge.team}
        if strangers:
            raise BadInput(f"Nobody of the team is called {', '.join(sorted(strangers))}. Name them under ‘Team’ first.")
        before = session_of(challenge.sessions, session.id) if session.id else None
        kept = replace(session, id=session.id or tools.new_id(), group=session.group.strip(), place=session.place.strip())
        if not who.may(Right.CHALLENGE_NOTES, challenge_id, today=tools.today()):
            kept = replace(kept, prompts=before.prompts if before else (), people=before.people if before else 0)
        others = (each for each in challenge.sessions if each.id != kept.id)
        return replace(challenge, sessions=in_order((*others, kept)))

    return change_challenge(tools, who, Right.CHALLENGE_ORGANISE, (challenge_id, revision), changed)


def remove_session(tools: Toolbox, who: Person, challenge_id: str, session_id: str) -> PeerChallenge:
    """Take a session out. Raises `NotFound`, `NotAllowed`, and `BadInput` while notes hang on it."""
    with tools.store().read() as store:
        challenge_for(tools, store, who, Right.CHALLENGE_ORGANISE, challenge_id)
        noted = sum(note.session == session_id for note in store.peer_challenges.notes(challenge_id))
    if noted:
        raise BadInput("Notes were written in this session. It stays, so that they keep their source.")

    def without(challenge: PeerChallenge) -> PeerChallenge:
        gone = session_of(challenge.sessions, session_id)
        return replace(challenge, sessions=tuple(each for each in challenge.sessions if each is not gone))

    return change_challenge(tools, who, Right.CHALLENGE_ORGANISE, (challenge_id, None), without)


def timetable_calendar(tools: Toolbox, who: Person, challenge_id: str) -> tuple[str, bytes]:
    """The timetable as a calendar: the name for its file, and the file. Raises `NotFound`."""
    found = timetable_of(tools, who, challenge_id)
    made = calendar(found.challenge.title, tuple(_meeting(found, each) for each in found.sessions), made=tools.clock())
    with tools.store().write() as store:
        store.audit.add(tools.clock(), who.id, Deed.EXPORTED, Thing("timetable", challenge_id, challenge_id), "ics")
    return f"{re.sub(r'[^a-z0-9]+', '-', f'{found.challenge.authority} timetable')}.ics", made


def timetable_sheet(found: Timetable, title: str) -> Sheet:
    """The sessions as a plain table."""
    return Sheet(title, HEAD, tuple(_row(found, each) for each in found.sessions))


def _meeting(found: Timetable, session: Session) -> Meeting:
    about = "\n".join(text for text in (", ".join(session.peers), found.asked(session), *session.prompts) if text)
    return Meeting(session.id, session.day, session.start, session.end, session.title, session.place, about)


def _row(found: Timetable, session: Session) -> tuple[str | int, ...]:
    return (
        session.day.isoformat(),
        session.start,
        session.end,
        SESSION_LABELS[session.kind],
        session.group,
        session.place,
        ", ".join(session.peers),
        found.asked(session),
        session.people or "",
        "\n".join(session.prompts),
    )


def timetable_blocks(found: Timetable) -> tuple[Block, ...]:
    """The sessions of each day as a table."""
    blocks: list[Block] = []
    for number, (when, sessions) in enumerate(by_day(found.sessions), start=1):
        blocks += [Heading(1, f"{when:%A} {day(when)}", f"day-{number}"), _table(found, sessions)]
    return tuple(blocks) or (Heading(1, "Sessions", "day-1"), body("No session is arranged yet."))


def _table(found: Timetable, sessions: tuple[Session, ...]) -> Table:
    rows = tuple(
        (
            cell(f"{each.start} to {each.end}"),
            cell("\n".join(text for text in (each.title, *(f"• {prompt}" for prompt in each.prompts)) if text)),
            cell(each.place),
            cell(", ".join(each.peers)),
            cell(found.asked(each)),
        )
        for each in sessions
    )
    return Table(
        "Sessions of the day",
        ("Time", "Session", "Place", "Team", "Questions"),
        rows,
        (0.13, 0.37, 0.16, 0.16, 0.18),
        about="The sessions of one day in their order",
        numbered=False,
    )
