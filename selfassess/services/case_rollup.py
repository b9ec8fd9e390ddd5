"""Rolling case reviews up: what is merged, reworded and left out is a person's decision, and can be undone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from selfassess.domain.audit import Deed, Thing
from selfassess.domain.case_form import Side, case_form
from selfassess.domain.concerns import escalation_statement
from selfassess.domain.peerchallenge import PeerChallenge
from selfassess.domain.people import Person
from selfassess.domain.response_table import RESPONSE_LENGTH
from selfassess.domain.rights import Right
from selfassess.domain.rollup import CaseFinding, Entry, Response, Rollup, Row, roll_up
from selfassess.domain.sample import not_allowed_to_say
from selfassess.errors import BadInput, NotAllowed, NotFound
from selfassess.ports import Toolbox, UnitOfWork
from selfassess.services.areas_asked import areas_asked
from selfassess.services.finality import must_not_be_final
from selfassess.services.rights import challenge_for, need

KIND = "case finding"


@dataclass(frozen=True, slots=True)
class RolledUp:
    """The roll-up of a challenge, what its sample does not allow to be said, and what the report says of concerns.

    `unfinished` are the codes of cases whose review is not finished, and which are in the roll-up as far as they are written.
    `asked` holds the areas of practice that speak to each question, by its id, for those that any speaks to.
    """

    challenge: PeerChallenge
    rollup: Rollup
    not_allowed: tuple[str, ...]
    escalation: str
    shared: bool
    unfinished: tuple[str, ...]
    asked: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def rows_about(self, question: str) -> tuple[Row, ...]:
        """The rows of the areas of practice that speak to a question. Raises `NotFound` for one to which none does."""
        if question not in self.asked:
            raise NotFound(f"No area of practice speaks to a question {question!r} of this challenge.")
        return tuple(row for row in self.rollup.rows if row.part.line in self.asked[question])


def rollup_of(tools: Toolbox, who: Person, challenge_id: str) -> RolledUp:
    """The roll-up, for the team; for the council's organiser once it was shared. Raises `NotFound` and `NotAllowed`."""
    with tools.store().read() as store:
        challenge = readable(tools, store, who, challenge_id)
        rollup = rolled_up(tools, store, challenge)
        concerns = store.cases.concerns(challenge_id)
        shared = store.peer_challenges.report(challenge_id)[2] is not None
        unfinished = tuple(case.code for case in store.cases.of(challenge_id) if case.begun and not case.finished)
    said = not_allowed_to_say(rollup.sample), escalation_statement(concerns)
    found = {each.id: areas_asked(tools.frameworks(), challenge, each) for each in challenge.questions}
    return RolledUp(challenge, rollup, *said, shared, unfinished, {key: areas for key, areas in found.items() if areas})


def rolled_up(tools: Toolbox, store: UnitOfWork, challenge: PeerChallenge) -> Rollup:
    """The roll-up as it stands in a transaction, whoever asks."""
    form = case_form(tools.frameworks().framework(challenge.template))
    kept = store.peer_challenges
    return roll_up(
        form, challenge.sample, store.cases.of(challenge.id), kept.case_findings(challenge.id), kept.responses(challenge.id)
    )


def readable(tools: Toolbox, store: UnitOfWork, who: Person, challenge_id: str) -> PeerChallenge:
    """The challenge, if the person may read its findings within an open transaction. Raises `NotFound`, `NotAllowed`."""
    challenge = challenge_for(tools, store, who, Right.CHALLENGE_SEE, challenge_id)
    if who.may(Right.CHALLENGE_NOTES, challenge_id, today=tools.today()):
        return challenge
    need(tools, who, Right.CHALLENGE_RESPOND, challenge_id)
    if store.peer_challenges.report(challenge_id)[2] is None:
        raise NotAllowed("The team has not shared its findings yet. The challenge manager does that.")
    return challenge


def merge_statements(tools: Toolbox, who: Person, challenge_id: str, keys: Sequence[str], text: str) -> CaseFinding:
    """Make one finding of statements and findings of one side of an area; one statement alone is only reworded.

    `keys` are those of statements, or ids of findings, which the new one takes the place of. Raises `BadInput`, `NotFound`.
    """
    wording = " ".join(text.split())
    with tools.store().write() as store:
        challenge = challenge_for(tools, store, who, Right.CHALLENGE_NOTES, challenge_id)
        must_not_be_final(store, challenge_id)
        if not wording or not keys:
            raise BadInput("Choose what belongs together, and write the finding in one short statement.")
        chosen = _chosen(rolled_up(tools, store, challenge), keys)
        if len({(line, entry.side) for line, entry in chosen}) > 1:
            raise BadInput("Only statements on one side of one area of practice can become one finding.")
        line, first = chosen[0]
        statements = tuple(dict.fromkeys(key for _, entry in chosen for key in _keys(entry)))
        finding = CaseFinding(tools.new_id(), line, first.side, wording, statements)
        for _, entry in chosen:
            if entry.finding is not None:
                store.peer_challenges.remove_finding(challenge_id, entry.finding.id)
        store.peer_challenges.save_case_finding(challenge_id, finding, number=_next(store, challenge_id))
        store.audit.add(tools.clock(), who.id, Deed.ADDED, Thing(KIND, finding.id, challenge_id), "")
    return finding


def _keys(entry: Entry) -> tuple[str, ...]:
    return entry.finding.statements if entry.finding else tuple(statement.key for statement in entry.statements)


def _chosen(rollup: Rollup, keys: Sequence[str]) -> list[tuple[str, Entry]]:
    known = {
        entry.finding.id if entry.finding else entry.statements[0].key: (row.part.line or "", entry)
        for row in rollup.rows
        for side in Side
        for entry in row.side(side)
    }
    gone = [key for key in keys if key not in known]
    if gone:
        raise NotFound("Something that was chosen is not there any more: it was reworded or merged meanwhile. Choose again.")
    return [known[key] for key in keys]


def _next(store: UnitOfWork, challenge_id: str) -> int:
    return len(store.peer_challenges.case_findings(challenge_id)) + 1


def leave_out(tools: Toolbox, who: Person, challenge_id: str, key: str, *, out: bool) -> None:
    """Leave a statement or finding out of the report, or put it in again; nothing is lost. Raises `NotFound`."""
    with tools.store().write() as store:
        challenge = challenge_for(tools, store, who, Right.CHALLENGE_NOTES, challenge_id)
        must_not_be_final(store, challenge_id)
        line, entry = _chosen(rolled_up(tools, store, challenge), (key,))[0]
        finding = entry.finding or CaseFinding(tools.new_id(), line, entry.side, entry.text, _keys(entry))
        number = _next(store, challenge_id)
        places = {each.id: at for at, each in enumerate(store.peer_challenges.case_findings(challenge_id), start=1)}
        kept = replace(finding, left_out=out)
        store.peer_challenges.save_case_finding(challenge_id, kept, number=places.get(finding.id, number))
        said = "left out" if out else "put in"
        store.audit.add(tools.clock(), who.id, Deed.CHANGED, Thing(KIND, finding.id, challenge_id), said)


def take_apart(tools: Toolbox, who: Person, challenge_id: str, finding_id: str) -> None:
    """Undo a finding: its statements stand by themselves again. Raises `NotFound`."""
    with tools.store().write() as store:
        challenge_for(tools, store, who, Right.CHALLENGE_NOTES, challenge_id)
        must_not_be_final(store, challenge_id)
        if finding_id not in {each.id for each in store.peer_challenges.case_findings(challenge_id)}:
            raise NotFound("This finding is not there any more.")
        store.peer_challenges.remove_finding(challenge_id, finding_id)
        store.audit.add(tools.clock(), who.id, Deed.REMOVED, Thing(KIND, finding_id, challenge_id), "")


def may_answer(tools: Toolbox, store: UnitOfWork, who: Person, challenge_id: str) -> PeerChallenge:
    """The challenge, if the person may keep what the council answers: its organiser once it is shared, or the challenge manager.

    Raises `NotFound` and `NotAllowed`.
    """
    challenge = readable(tools, store, who, challenge_id)
    if not who.may(Right.CHALLENGE_MANAGE, challenge_id, today=tools.today()):
        need(tools, who, Right.CHALLENGE_RESPOND, challenge_id)
    return challenge


def respond(tools: Toolbox, who: Person, challenge_id: str, line: str, text: str) -> None:
    """Keep what the council answers to the findings of an area of practice.

    The council's organiser answers once the findings are shared; the challenge manager may type in what came otherwise.
    Raises `NotAllowed`, `NotFound` for an area that is not there, and `BadInput`, also once the report is final.
    """
    if len(text) > RESPONSE_LENGTH:
        raise BadInput(f"Shorten the response to {RESPONSE_LENGTH:,} characters or fewer.")
    with tools.store().write() as store:
        challenge = may_answer(tools, store, who, challenge_id)
        must_not_be_final(store, challenge_id)
        tools.frameworks().framework(challenge.template).line(line)
        store.peer_challenges.respond(challenge_id, Response(line, text.strip(), who.id))
        store.audit.add(tools.clock(), who.id, Deed.CHANGED, Thing("council's response", line, challenge_id), "")
