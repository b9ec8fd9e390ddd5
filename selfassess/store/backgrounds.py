"""The repository of background documents of peer challenges."""

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from selfassess.domain.background import Background, no_background
from selfassess.store.bodies import from_body, to_body
from selfassess.store.models.background import BackgroundRow

COLUMNS = ("id", "challenge", "added")


class Backgrounds:
    """The documents of every challenge; their files stand in the file store."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def of(self, challenge_id: str) -> tuple[Background, ...]:
        """The documents of a challenge, in the order in which they came."""
        rows = select(BackgroundRow).where(BackgroundRow.challenge_id == challenge_id)
        found = self._session.scalars(rows.order_by(BackgroundRow.added, BackgroundRow.id))
        return tuple(map(_background, found))

    def get(self, challenge_id: str, document_id: str) -> Background:
        """One document of a challenge. Raises `NotFound`."""
        row = self._session.get(BackgroundRow, document_id)
        if row is None or row.challenge_id != challenge_id:
            raise no_background()
        return _background(row)

    def save(self, document: Background) -> None:
        """Keep a document, in place of one of the same id."""
        body = to_body(document, without=COLUMNS)
        self._session.merge(BackgroundRow(id=document.id, challenge_id=document.challenge, added=document.added, body=body))
        self._session.flush()

    def remove(self, challenge_id: str, document_id: str) -> None:
        """Remove a document; its file stays in the file store until it is purged."""
        of_challenge = BackgroundRow.challenge_id == challenge_id
        self._session.execute(delete(BackgroundRow).where(of_challenge, BackgroundRow.id == document_id))


def _background(row: BackgroundRow) -> Background:
    return from_body(Background, row.body, id=row.id, challenge=row.challenge_id, added=row.added)
