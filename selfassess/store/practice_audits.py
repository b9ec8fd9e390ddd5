"""The repository of practice audits."""

from collections.abc import Iterable, Sequence

from sqlalchemy import func, insert, select, tuple_, update
from sqlalchemy.orm import Session

from selfassess.domain.practice_audits import AuditGrade
from selfassess.store.bodies import from_body, to_body
from selfassess.store.models.practice_audit import AuditGradeRow

BESIDE = ("authority", "exercise", "code", "line", "day", "imported_by", "imported_at")
AT_ONCE = 200
KEY = (AuditGradeRow.exercise, AuditGradeRow.code, AuditGradeRow.line)


class PracticeAudits:
    """How records were graded in every authority, with every grade that was once given."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def of(self, authority: str) -> tuple[AuditGrade, ...]:
        """The grades of an authority that count, oldest first."""
        query = select(AuditGradeRow).where(AuditGradeRow.authority_id == authority, AuditGradeRow.current)
        rows = self._session.scalars(query.order_by(AuditGradeRow.day, *KEY))
        return tuple(
            from_body(
                AuditGrade,
                row.body,
                authority=row.authority_id,
                exercise=row.exercise,
                code=row.code,
                line=row.line,
                day=row.day,
                imported_by=row.imported_by,
                imported_at=row.imported_at,
            )
            for row in rows
        )

    def save(self, authority: str, grades: Sequence[AuditGrade]) -> None:
        """Keep grades of one authority, each in place of one of the same exercise, record and line, which stays in history."""
        last = self._last(authority, [grade.key for grade in grades])
        for keys in _parts(list(last)):
            self._session.execute(
                update(AuditGradeRow)
                .where(AuditGradeRow.authority_id == authority, AuditGradeRow.current, tuple_(*KEY).in_(keys))
                .values(current=False)
            )
        self._session.execute(
            insert(AuditGradeRow),
            [
                {
                    "authority_id": authority,
                    "exercise": grade.exercise,
                    "code": grade.code,
                    "line": grade.line,
                    "revision": last.get(grade.key, 0) + 1,
                    "current": True,
                    "day": grade.day,
                    "body": to_body(grade, without=BESIDE),
                    "imported_by": grade.imported_by,
                    "imported_at": grade.imported_at,
                }
                for grade in grades
            ],
        )

    def take_out(self, authority: str, exercise: str) -> int:
        """Let the grades of an exercise count no more; they stay in history. How many they were."""
        ours = (AuditGradeRow.authority_id == authority, AuditGradeRow.exercise == exercise, AuditGradeRow.current)
        many = self._session.scalar(select(func.count()).select_from(AuditGradeRow).where(*ours))
        self._session.execute(update(AuditGradeRow).where(*ours).values(current=False))
        return many or 0

    def _last(self, authority: str, keys: Sequence[tuple[str, str, str]]) -> dict[tuple[str, str, str], int]:
        """The newest revision of each of these that is there."""
        found: dict[tuple[str, str, str], int] = {}
        for part in _parts(keys):
            rows = self._session.execute(
                select(*KEY, func.max(AuditGradeRow.revision))
                .where(AuditGradeRow.authority_id == authority, tuple_(*KEY).in_(part))
                .group_by(*KEY)
            )
            found |= {(exercise, code, line): revision for exercise, code, line, revision in rows}
        return found


def _parts(keys: Sequence[tuple[str, str, str]]) -> Iterable[Sequence[tuple[str, str, str]]]:
    return (keys[at : at + AT_ONCE] for at in range(0, len(keys), AT_ONCE))
