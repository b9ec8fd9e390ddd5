"""The findings table goes to the council as a file and comes back: looked at, agreed to, taken in as one change, and undone."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import PurePath

from selfassess.domain.audit import Deed, Thing
from selfassess.domain.case_form import Side
from selfassess.domain.changes import ChangeSet, Decision
from selfassess.domain.feedback.annexe import printed
from selfassess.domain.peerchallenge import PeerChallenge
from selfassess.domain.people import Person
from selfassess.domain.redaction import mask
from selfassess.domain.response_table import (
    RESPONSE_LENGTH,
    BackTable,
    ResponseIntake,
    SentRow,
    SentTable,
    TakenResponse,
    response_changes,
)
from selfassess.domain.rollup import Response, Row
from selfassess.errors import BadInput, Conflict, NotFound, Unreadable
from selfassess.ports import Toolbox, UnitOfWork
from selfassess.services.case_rollup import may_answer, readable, rolled_up
from selfassess.services.finality import must_not_be_final

FORMS = ("xlsx", "docx")
KIND = "table of responses"


@dataclass(frozen=True, slots=True)
class LookedAt:
    """A table that came back, and all that it would change."""

    challenge: PeerChallenge
    name: str
    changes: ChangeSet


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a table: what was kept as one change, None where nothing was changed, and what was proposed."""

    challenge: PeerChallenge
    intake: ResponseIntake | None
    proposed: ChangeSet
    left: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UndoneResponses:
    """What was undone; `left` names the areas of practice whose response was changed again since, and stays."""

    intake: ResponseIntake
    left: tuple[str, ...]


def export_responses(tools: Toolbox, who: Person, challenge_id: str, form: str) -> tuple[str, bytes]:
    """The table of findings with an open column for the council's response: the name for the file, and the file.

    Case numbers and the like are masked. Raises `NotFound`, `NotAllowed`, and `BadInput` for a format that there is not.
    """
    if form not in FORMS:
        raise BadInput(f"The table is not made as {form!r}. Choose {' or '.join(FORMS)}.")
    with tools.store().write() as store:
        challenge = readable(tools, store, who, challenge_id)
        table = _table(challenge, rolled_up(tools, store, challenge).rows)
        store.audit.add(tools.clock(), who.id, Deed.EXPORTED, Thing(KIND, challenge_id, challenge_id), f"responses.{form}")
    return f"{challenge.authority}-responses-{tools.today().isoformat()}.{form}", tools.response_tables(form).write(table)


def _table(challenge: PeerChallenge, rows: tuple[Row, ...]) -> SentTable:
    title = f"{challenge.title}: findings of the case review"
    return SentTable(challenge.id, challenge.template, title, tuple(map(_sent, rows)))


def _sent(row: Row) -> SentRow:
    strengths, considerations = ("\n".join(mask(printed(entry)).text for entry in row.printed(side)) for side in Side)
    return SentRow(row.part.line or "", row.part.title, strengths, considerations, row.response)


def look_at_responses(tools: Toolbox, who: Person, *, name: str, content: bytes, challenge: str | None = None) -> LookedAt:
    """What a table would change; nothing is changed.

    Raises `Unreadable` for another file, `BadInput` for one of another challenge than this or of another template, `NotFound`
    where its challenge is not here, and `NotAllowed`.
    """
    back = _opened(tools, name, content)
    with tools.store().read() as store:
        found = _challenge_of(tools, store, who, back, challenge)
        return LookedAt(found, name, _changes(tools, store, found, back))


def _opened(tools: Toolbox, name: str, content: bytes) -> BackTable:
    suffix = PurePath(name).suffix.lower().lstrip(".")
    if suffix not in FORMS:
        raise Unreadable(f"{name} is neither an Excel workbook (.xlsx) nor a Word document (.docx).")
    return tools.response_tables(suffix).read(content, name)


def _challenge_of(tools: Toolbox, store: UnitOfWork, who: Person, back: BackTable, wanted: str | None) -> PeerChallenge:
    if wanted is not None:
        may_answer(tools, store, who, wanted)
        if back.challenge != wanted:
            raise BadInput(f"{back.name} belongs to another challenge. Open that one and send the file there.")
    try:
        found = may_answer(tools, store, who, back.challenge)
    except NotFound as error:
        raise NotFound(f"{back.name} belongs to a challenge that is not here, or that you may not see.") from error
    if back.template != found.template:
        raise BadInput(
            f"{back.name} was made when cases were reviewed by {back.template}. Now they are by {found.template}: "
            "take the table out again and fill that one."
        )
    must_not_be_final(store, found.id)
    return found


def _changes(tools: Toolbox, store: UnitOfWork, challenge: PeerChallenge, back: BackTable) -> ChangeSet:
    rows = rolled_up(tools, store, challenge).rows
    return response_changes(back, rows, {row.part.line or "": _sent(row) for row in rows})


def take_in_responses(
    tools: Toolbox,
    who: Person,
    *,
    name: str,
    content: bytes,
    decisions: Mapping[str, Decision] | None = None,
    rule: Decision | None = None,
    seen: str | None = None,
    challenge: str | None = None,
) -> Taken:
    """Take a table in as one change.

    `decisions` are by the keys of choices; a change without one is taken, a conflict is settled by `rule`, or left as it is here.
    `seen` is the digest of the changes that the person looked at: where they are no longer these, `Conflict` is raised. Raises
    the errors of `look_at_responses` too.
    """
    back = _opened(tools, name, content)
    with tools.store().write() as store:
        found = _challenge_of(tools, store, who, back, challenge)
        changes = _changes(tools, store, found, back)
        if seen is not None and seen != changes.digest:
            raise Conflict("Something was saved here since you looked. Look at the changes again.", yours={}, theirs={})
        taken, left = _decided(changes, decisions or {}, rule)
        for each in taken:
            store.peer_challenges.respond(found.id, Response(each.line, each.after, who.id))
        intake = ResponseIntake(tools.new_id(), found.id, name, who.id, tools.clock(), taken) if taken else None
        if intake is not None:
            store.challenge_files.add(intake)
            store.audit.add(tools.clock(), who.id, Deed.CHANGED, Thing(KIND, intake.id, found.id), "taken in")
    return Taken(found, intake, changes, left)


def _decided(
    changes: ChangeSet, decisions: Mapping[str, Decision], rule: Decision | None
) -> tuple[tuple[TakenResponse, ...], tuple[str, ...]]:
    """What is taken, and the titles of what is left. Raises `BadInput` where both texts together are too long."""
    taken, left = [], []
    for choice in changes.choices:
        (change,) = choice.changes
        chosen = decisions.get(choice.key, (rule or Decision.LEAVE) if choice.conflict else Decision.TAKE)
        if chosen is Decision.LEAVE:
            left.append(change.title)
            continue
        after = f"{change.after}\n\n{change.before}".strip() if chosen is Decision.BOTH else change.after
        if len(after) > RESPONSE_LENGTH:
            raise BadInput(f"{change.title}: both responses together have more than {RESPONSE_LENGTH:,} letters. Keep one.")
        taken.append(TakenResponse(change.line, change.before, after))
    return tuple(taken), tuple(left)


def response_intakes(tools: Toolbox, who: Person, challenge_id: str) -> tuple[ResponseIntake, ...]:
    """The tables that were taken in, newest first. Raises `NotFound`, `NotAllowed`."""
    with tools.store().read() as store:
        may_answer(tools, store, who, challenge_id)
        return store.challenge_files.intakes(challenge_id)


def undo_responses(tools: Toolbox, who: Person, challenge_id: str, intake_id: str) -> UndoneResponses:
    """Put back what a table changed, but for what was changed again since.

    Raises `NotFound`, `NotAllowed`, and `BadInput` for one that was undone already, or once the report is final.
    """
    with tools.store().write() as store:
        found = may_answer(tools, store, who, challenge_id)
        must_not_be_final(store, challenge_id)
        intake = store.challenge_files.intake(challenge_id, intake_id)
        if intake.undone_at is not None:
            raise BadInput(f"{intake.name} was undone already.")
        here = {response.line: response.text for response in store.peer_challenges.responses(challenge_id)}
        titles = {row.part.line: row.part.title for row in rolled_up(tools, store, found).rows}
        again = [each for each in intake.taken if here.get(each.line, "") != each.after]
        for each in intake.taken:
            if each not in again:
                store.peer_challenges.respond(challenge_id, Response(each.line, each.before, who.id))
        undone = replace(intake, undone_by=who.id, undone_at=tools.clock())
        store.challenge_files.mark(undone)
        store.audit.add(tools.clock(), who.id, Deed.CHANGED, Thing(KIND, intake_id, challenge_id), "undone")
    return UndoneResponses(undone, tuple(titles.get(each.line, each.line) for each in again))
