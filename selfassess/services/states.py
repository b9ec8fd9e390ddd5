"""What packs say of how far an assessment had come: a draft, in review, signed off by whom."""

from datetime import datetime

from selfassess.domain.assessment import Assessment
from selfassess.domain.life import STATE_LABELS, State
from selfassess.domain.people import LOCAL
from selfassess.domain.snapshot import Snapshot, SnapshotKind
from selfassess.domain.wording import day
from selfassess.ports import Toolbox, UnitOfWork


def state_now(tools: Toolbox, store: UnitOfWork, assessment: Assessment) -> str:
    """How far an assessment has come; once it is signed off, by whom, when, and which snapshot was kept then."""
    moves = store.moves.of(assessment.id) if assessment.state is State.SIGNED_OFF else ()
    signed = next((move for move in moves if move.end is State.SIGNED_OFF), None)
    if signed is None:
        return STATE_LABELS[assessment.state]
    numbers = {each.id: each.number for each in store.snapshots.of(assessment.id)}
    kept = f" (snapshot {numbers[signed.snapshot]})" if signed.snapshot in numbers else ""
    return f"{_signed(tools, store, signed.by, signed.at)}{kept}"


def state_then(tools: Toolbox, store: UnitOfWork, snapshot: Snapshot, assessment: Assessment) -> str:
    """How far it had come when a snapshot was made; `assessment` is as the snapshot holds it."""
    if snapshot.kind is SnapshotKind.SIGNED:
        said = _signed(tools, store, snapshot.by, snapshot.at)
    else:
        said = f"{STATE_LABELS[assessment.state]} on {day(snapshot.at.date())}"
    return f"{said}, snapshot {snapshot.number}, as it then stood"


def _signed(tools: Toolbox, store: UnitOfWork, by: str, at: datetime) -> str:
    """Who signed, as their account or, on one computer for oneself, the setting names them."""
    known = {LOCAL.id: tools.settings.name} | {account.id: account.name for account in store.accounts.all()}
    name = known.get(by, "")
    return f"Signed off{f' by {name}' if name else ''} on {day(at.date())}"
