"""The authority's self-assessment opened to the team, and the peers' view beside each of its judgements."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from selfassess.domain.assessment import Response
from selfassess.domain.audit import Deed, Thing
from selfassess.domain.case_form import case_form
from selfassess.domain.cases import Statement
from selfassess.domain.compose.blocks import answer_label
from selfassess.domain.framework import Framework
from selfassess.domain.line_judging import shown
from selfassess.domain.notes import Note
from selfassess.domain.peer_view import Compared, Opened, PeerView, View, differences_first
from selfassess.domain.peerchallenge import PeerChallenge
from selfassess.domain.people import Person
from selfassess.domain.rights import Right
from selfassess.errors import BadInput, NotAllowed, NotFound
from selfassess.ports import Toolbox, UnitOfWork
from selfassess.services.peer_challenges import change_challenge
from selfassess.services.rights import assessment_for, challenge_for

KIND = "peers' view"


@dataclass(frozen=True, slots=True)
class Comparison:
    """Every subject that was opened, differences first, with the notes and case statements that views may rest on.

    `opened` is None while the council has opened nothing; then there is nothing to compare.
    """

    challenge: PeerChallenge
    opened: Opened | None
    title: str
    rows: tuple[Compared, ...]
    notes: Mapping[str, Note]
    statements: Mapping[str, Statement]

    def row(self, subject: str) -> Compared:
        """The row of a subject. Raises `NotFound` for one that was not opened."""
        found = next((row for row in self.rows if row.subject == subject), None)
        if found is None:
            raise NotFound(f"The council has opened no {subject!r} to the team.")
        return found


def open_assessment(tools: Toolbox, who: Person, challenge_id: str, opened: Opened | None) -> PeerChallenge:
    """Open a self-assessment of the council to the team, as a whole or by area, or close it again with None.

    It takes the right to start assessments in the council's workspace and to answer for it in the challenge. Raises `NotFound`,
    `NotAllowed`, and `BadInput` for another authority's.
    """
    with tools.store().read() as store:
        challenge = challenge_for(tools, store, who, Right.CHALLENGE_RESPOND, challenge_id)
        wanted = opened or challenge.opened
        if wanted is None:
            return challenge
        assessment = assessment_for(tools, store, who, Right.START, wanted.assessment)
    if assessment.authority != challenge.authority:
        raise BadInput("This self-assessment is of another authority.")
    framework = tools.frameworks().framework(assessment.framework)
    for area in opened.areas if opened else ():
        framework.area(area)
    return change_challenge(
        tools, who, Right.CHALLENGE_RESPOND, (challenge_id, None), lambda current: replace(current, opened=opened)
    )


def comparison_of(tools: Toolbox, who: Person, challenge_id: str) -> Comparison:
    """The comparison, for the team; the council's organiser sees views once the report is shared.

    Raises `NotFound`, `NotAllowed`.
    """
    with tools.store().read() as store:
        challenge = challenge_for(tools, store, who, Right.CHALLENGE_SEE, challenge_id)
        team = who.may(Right.CHALLENGE_NOTES, challenge_id, today=tools.today())
        if not team and not who.may(Right.CHALLENGE_RESPOND, challenge_id, today=tools.today()):
            raise NotAllowed("Only the team and the council’s organiser compare.")
        shared = team or store.peer_challenges.report(challenge_id)[2] is not None
        if challenge.opened is None:
            return Comparison(challenge, None, "", (), {}, {})
        views = store.peer_challenges.views(challenge_id) if shared else ()
        notes = store.peer_challenges.notes(challenge_id) if shared else ()
        cases = store.cases.of(challenge_id) if shared else ()
        assessment = store.assessments.get(challenge.opened.assessment)
        framework = tools.frameworks().framework(assessment.framework)
        rows = _rows(store, challenge.opened, framework, {view.subject: view for view in views})
    form = case_form(tools.frameworks().framework(challenge.template))
    said = {statement.key: statement for case in cases for statement in case.statements(form)}
    known = {note.id: note for note in notes if team or note.shared}
    return Comparison(challenge, challenge.opened, assessment.title, differences_first(rows), known, said)


def _rows(store: UnitOfWork, opened: Opened, framework: Framework, views: Mapping[str, PeerView]) -> tuple[Compared, ...]:
    assessment = store.assessments.get(opened.assessment)
    answers = {each.subject: each for each in shown(assessment, framework, store.assessments.responses(assessment.id))}
    found = []
    for area in framework.areas:
        if opened.shows(area.id):
            for subject, title in ((area.id, area.title), *((line.id, line.title) for line in area.lines)):
                response = answers.get(subject, Response(opened.assessment, subject))
                own = answer_label(framework, response.judgement)
                found.append(Compared(subject, title, area.title, own, response.texts, views.get(subject)))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class SaidView:
    """What a person says of a subject, and what it rests on: ids of notes and keys of case statements."""

    subject: str
    view: View
    reason: str
    notes: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()


def say_view(tools: Toolbox, who: Person, challenge_id: str, said: SaidView) -> PeerView:
    """Say how far peers bear out what the authority says of a subject. Raises `NotFound`, `NotAllowed`, `BadInput`."""
    page = comparison_of(tools, who, challenge_id)
    with tools.store().write() as store:
        challenge_for(tools, store, who, Right.CHALLENGE_NOTES, challenge_id)
        before = page.row(said.subject).view
        if not (set(said.notes) <= set(page.notes) and set(said.statements) <= set(page.statements)):
            raise BadInput("One of the sources is not there any more. Choose again.")
        key, reason = before.id if before else tools.new_id(), said.reason.strip()
        view = PeerView(key, said.subject, said.view, reason, who.id, tools.clock(), said.notes, said.statements)
        view.check()
        store.peer_challenges.save_view(challenge_id, view)
        deed = Deed.CHANGED if before else Deed.ADDED
        store.audit.add(tools.clock(), who.id, deed, Thing(KIND, said.subject, challenge_id), "")
    return view


def drop_view(tools: Toolbox, who: Person, challenge_id: str, subject: str) -> None:
    """Take the peers' view of a subject back. Raises `NotFound`, `NotAllowed`."""
    with tools.store().write() as store:
        challenge_for(tools, store, who, Right.CHALLENGE_NOTES, challenge_id)
        found = next((view for view in store.peer_challenges.views(challenge_id) if view.subject == subject), None)
        if found is None:
            raise NotFound("Nobody of the team has said anything of this yet.")
        store.peer_challenges.remove_finding(challenge_id, found.id)
        store.audit.add(tools.clock(), who.id, Deed.REMOVED, Thing(KIND, subject, challenge_id), "")
