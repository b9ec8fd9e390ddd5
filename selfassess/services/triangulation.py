"""What speaks to one question, side by side: cases, people, data, documents, the self-assessment and past reports."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from selfassess.domain.background import Background, Holds
from selfassess.domain.case_form import Side, case_form
from selfassess.domain.cases import Statement
from selfassess.domain.events import told_once
from selfassess.domain.holdings import HeldPassage
from selfassess.domain.hypotheses import Hypothesis, Standing
from selfassess.domain.notes import Note, QuestionFinding, SourceKind, people_heard
from selfassess.domain.peer_view import Compared
from selfassess.domain.peerchallenge import PeerChallenge, ScopeQuestion
from selfassess.domain.people import Person
from selfassess.domain.report import Polarity
from selfassess.domain.rights import Right
from selfassess.domain.rollup import drawn_together
from selfassess.domain.timetable import Session, in_order
from selfassess.ports import Toolbox, UnitOfWork
from selfassess.services.areas_asked import areas_about, ilacs_of
from selfassess.services.benchmarks import ilacs_lines
from selfassess.services.peer_views import comparison_of
from selfassess.services.rights import challenge_for

MET = frozenset({SourceKind.INTERVIEW, SourceKind.FOCUS_GROUP, SourceKind.OBSERVATION})
"""Notes of people who were heard or watched."""
PASSAGES = 8
"""How many passages of past reports stand on the page; the library has the rest."""
KINDS = 2
"""On how many kinds of source a finding should rest at least."""


@dataclass(frozen=True, slots=True)
class Lane:
    """What one kind of source says of a question."""

    title: str
    notes: tuple[Note, ...] = ()
    statements: tuple[Statement, ...] = ()
    documents: tuple[Background, ...] = ()
    own: tuple[Compared, ...] = ()
    passages: tuple[HeldPassage, ...] = ()
    more: int = 0

    @property
    def cases(self) -> tuple[tuple[Statement, str], ...]:
        """Each different thing that cases say, once, with the codes of the cases that say it."""
        alike: dict[tuple[Side, str], list[Statement]] = {}
        for each in self.statements:
            alike.setdefault((each.side, " ".join(each.text.casefold().split())), []).append(each)
        return tuple((said[0], drawn_together(sorted(each.code for each in said))) for said in alike.values())

    @property
    def says(self) -> int:
        """How many things it holds."""
        return sum(map(len, (self.notes, self.statements, self.documents, self.own, self.passages))) + self.more


@dataclass(frozen=True, slots=True)
class Triangulated:
    """One question with its lanes in their order, what the team found, and what it set out to test."""

    challenge: PeerChallenge
    question: ScopeQuestion
    lanes: tuple[Lane, ...]
    findings: tuple[QuestionFinding, ...]
    hypotheses: tuple[Hypothesis, ...]

    @property
    def thin(self) -> bool:
        """Whether too few kinds of source speak to it for a finding to be triangulated."""
        return sum(bool(lane.says) for lane in self.lanes) < KINDS


def triangulated(tools: Toolbox, who: Person, challenge_id: str, question_id: str) -> Triangulated:
    """Everything that speaks to a question, for the team.

    Past reports are those that the person may read: published ones, unless they hold a role at the council. Raises `NotFound`,
    `NotAllowed`.
    """
    with tools.store().read() as store:
        challenge = challenge_for(tools, store, who, Right.CHALLENGE_NOTES, challenge_id)
        question = challenge.question(question_id)
        kept = store.peer_challenges
        notes = [note for note in kept.notes(challenge_id) if question_id in note.questions]
        findings = tuple(each for each in kept.question_findings(challenge_id) if each.question == question_id)
        hypotheses = tuple(each for each in kept.hypotheses(challenge_id) if question_id in each.questions)
        documents = [each for each in store.backgrounds.of(challenge_id) if question_id in each.questions]
        about = ilacs_of(tools.frameworks(), tools.frameworks().framework(challenge.framework), question.lines)
        said = _statements(tools, store, challenge, about, {key for each in findings for key in each.statements})
        past = _past(tools, store, who, challenge.authority, about)
    own = _own(tools, who, challenge, about)
    lanes = (
        Lane("Cases", statements=said),
        Lane("People", notes=tuple(note for note in notes if note.source in MET)),
        Lane("Data", notes=_of(notes, SourceKind.DATA), documents=_held(documents, Holds.DATA)),
        Lane("Documents", notes=_of(notes, SourceKind.DOCUMENT), documents=_held(documents, Holds.DOCUMENT)),
        Lane("Self-assessment", notes=_of(notes, SourceKind.SELF_ASSESSMENT), own=own),
        Lane("Past reports", passages=past[:PASSAGES], more=max(len(past) - PASSAGES, 0)),
    )
    return Triangulated(challenge, question, lanes, findings, hypotheses)


def _of(notes: Sequence[Note], source: SourceKind) -> tuple[Note, ...]:
    return tuple(note for note in notes if note.source is source)


def _held(documents: Sequence[Background], holds: Holds) -> tuple[Background, ...]:
    return tuple(each for each in documents if each.holds is holds)


def _statements(
    tools: Toolbox, store: UnitOfWork, challenge: PeerChallenge, about: frozenset[str], linked: set[str]
) -> tuple[Statement, ...]:
    """The case statements about what the question is about, and those that its findings rest on."""
    form = case_form(tools.frameworks().framework(challenge.template))
    near = areas_about(tools.frameworks(), challenge, about)
    said = (statement for case in store.cases.of(challenge.id) for statement in case.statements(form))
    return tuple(each for each in said if each.line in near or each.key in linked)


def _past(tools: Toolbox, store: UnitOfWork, who: Person, authority: str, about: frozenset[str]) -> tuple[HeldPassage, ...]:
    if not about:
        return ()
    viewer = who.viewer(today=tools.today())
    seen = {head.id for head in told_once(store.reports.heads(viewer=viewer, authority=authority))}
    found = [each for each in store.reports.passages_about(authority, sorted(about)) if each.report.id in seen]
    found = [each for each in found if each.passage.polarity is not Polarity.NEUTRAL]
    return tuple(sorted(found, key=lambda each: each.report.day or date.min, reverse=True))


def _own(tools: Toolbox, who: Person, challenge: PeerChallenge, about: frozenset[str]) -> tuple[Compared, ...]:
    if challenge.opened is None or not about:
        return ()
    compared = comparison_of(tools, who, challenge.id)
    with tools.store().read() as store:
        framework = tools.frameworks().framework(store.assessments.get(challenge.opened.assessment).framework)
    near = {line.id for line in framework.lines() if about & set(ilacs_lines(tools.frameworks(), framework, line.id))}
    return tuple(row for row in compared.rows if row.subject in near)


@dataclass(frozen=True, slots=True)
class Told:
    """What a day said of one question: its notes, and how many kinds of source speak to it by now."""

    question: ScopeQuestion | None
    notes: tuple[Note, ...]
    kinds: int

    @property
    def thin(self) -> bool:
        """Whether too few kinds of source speak to it by the evening."""
        return self.question is not None and self.kinds < KINDS


@dataclass(frozen=True, slots=True)
class TeamMeeting:
    """The team's meeting of one day: what took place, what was noted question by question, and what comes tomorrow.

    `days` are those that anything took place on or was noted on. `left` counts the sessions after this day.
    """

    challenge: PeerChallenge
    day: date
    days: tuple[date, ...]
    sessions: tuple[Session, ...]
    without_note: frozenset[str]
    tomorrow: tuple[Session, ...]
    told: tuple[Told, ...]
    heard: int
    heard_so_far: int
    left: int
    hypotheses: tuple[Hypothesis, ...]


def team_meeting(tools: Toolbox, who: Person, challenge_id: str, on: date | None = None) -> TeamMeeting:
    """What the team goes through at the end of a day; without one, of the newest on which anything happened up to today."""
    with tools.store().read() as store:
        challenge = challenge_for(tools, store, who, Right.CHALLENGE_NOTES, challenge_id)
        notes = store.peer_challenges.notes(challenge_id)
        hypotheses = store.peer_challenges.hypotheses(challenge_id)
    sessions = in_order(challenge.sessions)
    by_session = {session.id: session.day for session in sessions}
    noted = [(by_session.get(note.session) or note.written_at.astimezone().date(), note) for note in notes]
    days = tuple(sorted({session.day for session in sessions} | {when for when, _ in noted}))
    chosen = on or max((each for each in days if each <= tools.today()), default=days[0] if days else tools.today())
    today = [session for session in sessions if session.day == chosen]
    so_far = [note for when, note in noted if when <= chosen]
    here = [note for when, note in noted if when == chosen]
    following = chosen + timedelta(days=1)
    return TeamMeeting(
        challenge=challenge,
        day=chosen,
        days=days,
        sessions=tuple(today),
        without_note=frozenset(session.id for session in today if all(note.session != session.id for note in notes)),
        tomorrow=tuple(session for session in sessions if session.day == following),
        told=tuple(_told(challenge, here, so_far)),
        heard=people_heard(here, today),
        heard_so_far=people_heard(so_far, [session for session in sessions if session.day <= chosen]),
        left=sum(session.day > chosen for session in sessions),
        hypotheses=tuple(each for each in hypotheses if each.standing is not Standing.CLOSED),
    )


def _told(challenge: PeerChallenge, here: Sequence[Note], so_far: Sequence[Note]) -> Iterable[Told]:
    for question in challenge.questions:
        kinds = {note.source for note in so_far if question.id in note.questions}
        yield Told(question, tuple(note for note in here if question.id in note.questions), len(kinds))
    if loose := tuple(note for note in here if not note.questions):
        yield Told(None, loose, 0)
