"""The repository of files of a challenge that came back."""

from datetime import datetime

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from selfassess.domain.response_table import ResponseIntake, TakenResponse, no_response_intake
from selfassess.domain.waiting import WaitingFile, WaitingFor, no_waiting_file
from selfassess.store.models.challenge_file import ResponseIntakeRow, WaitingFileRow


class ChallengeFiles:
    """Files that wait for somebody to agree, and tables of responses that were taken in."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def wait(self, waiting: WaitingFile) -> None:
        """Keep that a file waits; one that waits already goes on waiting."""
        key = (waiting.challenge, waiting.file, waiting.what.value)
        if self._session.get(WaitingFileRow, key) is None:
            row = WaitingFileRow(challenge_id=key[0], file_sha256=key[1], what=key[2], file_name=waiting.name)
            row.sent_by, row.sent_at = waiting.by, waiting.at
            self._session.add(row)
            self._session.flush()

    def waiting(self, challenge: str, what: WaitingFor) -> tuple[WaitingFile, ...]:
        """The files of a challenge that wait, in the order in which they were sent."""
        query = select(WaitingFileRow).where(WaitingFileRow.challenge_id == challenge, WaitingFileRow.what == what.value)
        rows = self._session.scalars(query.order_by(WaitingFileRow.sent_at, WaitingFileRow.file_name, WaitingFileRow.file_sha256))
        return tuple(map(_waiting, rows))

    def waits(self, challenge: str, what: WaitingFor, file: str) -> WaitingFile:
        """The file of this SHA-256 that waits. Raises `NotFound`."""
        row = self._session.get(WaitingFileRow, (challenge, file, what.value))
        if row is None:
            raise no_waiting_file()
        return _waiting(row)

    def wait_no_longer(self, waiting: WaitingFile) -> None:
        """A file was taken in, or is thrown away."""
        self._session.execute(
            delete(WaitingFileRow).where(
                WaitingFileRow.challenge_id == waiting.challenge,
                WaitingFileRow.file_sha256 == waiting.file,
                WaitingFileRow.what == waiting.what.value,
            )
        )

    def abandon(self, before: datetime) -> tuple[str, ...]:
        """Let every file wait no longer that was sent before a moment; their SHA-256 digests."""
        gone = tuple(self._session.scalars(select(WaitingFileRow.file_sha256).where(WaitingFileRow.sent_at < before)))
        self._session.execute(delete(WaitingFileRow).where(WaitingFileRow.sent_at < before))
        return gone

    def add(self, intake: ResponseIntake) -> None:
        """Keep that a table was taken in."""
        body = [[each.line, each.before, each.after] for each in intake.taken]
        values = {"name": intake.name, "taken_by": intake.by, "at": intake.at, "body": body}
        self._session.execute(insert(ResponseIntakeRow).values(id=intake.id, challenge_id=intake.challenge, **values))

    def intake(self, challenge: str, intake_id: str) -> ResponseIntake:
        """One of them. Raises `NotFound`."""
        row = self._session.get(ResponseIntakeRow, intake_id)
        if row is None or row.challenge_id != challenge:
            raise no_response_intake(intake_id)
        return _intake(row)

    def intakes(self, challenge: str) -> tuple[ResponseIntake, ...]:
        """All of a challenge, newest first."""
        query = select(ResponseIntakeRow).where(ResponseIntakeRow.challenge_id == challenge)
        rows = self._session.scalars(query.order_by(ResponseIntakeRow.at.desc(), ResponseIntakeRow.id))
        return tuple(map(_intake, rows))

    def mark(self, intake: ResponseIntake) -> None:
        """Keep who undid it, and when."""
        said = {"undone_by": intake.undone_by, "undone_at": intake.undone_at}
        self._session.execute(update(ResponseIntakeRow).where(ResponseIntakeRow.id == intake.id).values(**said))


def _waiting(row: WaitingFileRow) -> WaitingFile:
    return WaitingFile(row.challenge_id, WaitingFor(row.what), row.file_sha256, row.file_name, row.sent_by, row.sent_at)


def _intake(row: ResponseIntakeRow) -> ResponseIntake:
    taken = tuple(TakenResponse(*each) for each in row.body)
    return ResponseIntake(row.id, row.challenge_id, row.name, row.taken_by, row.at, taken, row.undone_by, row.undone_at)
