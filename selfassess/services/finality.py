"""Once a feedback report is final, what it prints does not change any more."""

from selfassess.errors import BadInput
from selfassess.ports import UnitOfWork


def is_final(store: UnitOfWork, challenge_id: str) -> bool:
    """Whether the report of a challenge is final, within an open transaction."""
    check = store.fact_checks.latest(challenge_id)
    return check is not None and check.final is not None


def must_not_be_final(store: UnitOfWork, challenge_id: str) -> None:
    """Raises `BadInput` once the report is final."""
    if is_final(store, challenge_id):
        raise BadInput(
            "The report is final, and does not change any more: nor do the cases, findings and responses that it prints. "
            "What comes after it is followed in the council’s recommendations."
        )
