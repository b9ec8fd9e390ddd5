"""What packs say of how far an assessment had come: a draft, in review, signed off by whom."""

from datetime import datetime

from selfassess.domain.assessment import Assessment
from selfassess.domain.life import STATE_LABELS, State
from selfassess.domain.snapshot import Snapshot, SnapshotKind
from selfassess.domain.wording import day
from selfassess.ports import UnitOfWork


def state_now(store: UnitOfWork, assessment: Assessment) -> str:
    """How far an assessment has come; once it is signed off, by whom, when, and which snapshot was kept then."""
    moves = store.moves.of(assessment.id) if assessment.state is State.SIGNED_OFF else ()
    signed = next((move for move in moves if move.end is State.SIGNED_OFF), None)
    if signed is None:
        return STATE_LABELS[assessment.state]
    numbers = {each.id: each.number for each in store.snapshots.of(assessment.id)}
    kept = f" (snapshot {numbers[signed.snapshot]})" if signed.snapshot in numbers else ""
    return f"{_signed(store, signed.by, signed.at)}{kept}"


def state_then(store: UnitOfWork, snapshot: Snapshot, assessment: Assessment) -> str:
    """How far it had come when a snapshot was made; `assessment` is as the snapshot holds it."""
    if snapshot.kind is SnapshotKind.SIGNED:
        said = _signed(store, snapshot.by, snapshot.at)
    else:
        said = f"{STATE_LABELS[assessment.state]} on {day(snapshot.at.date())}"
    return f"{said}, snapshot {snapshot.number}, as it then stood"


def _signed(store: UnitOfWork, by: str, at: datetime) -> str:
    """Who signed, where they have an account: on one computer for oneself nobody has."""
    name = next((account.name for account in store.accounts.all() if account.id == by), "")
    return f"Signed off{f' by {name}' if name else ''} on {day(at.date())}"
