"""The repository of the lengths in which people read drafts."""

from sqlalchemy.orm import Session

from selfassess.store.models.length import DraftLengthRow


class Lengths:
    """The length that each person last chose in each assessment."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def of(self, person: str, assessment: str) -> str | None:
        """What a person chose; None where they never did."""
        row = self._session.get(DraftLengthRow, (person, assessment))
        return None if row is None else row.length

    def keep(self, person: str, assessment: str, length: str) -> None:
        """Keep what a person chose, in place of what they chose before."""
        self._session.merge(DraftLengthRow(person=person, assessment_id=assessment, length=length))
        self._session.flush()
