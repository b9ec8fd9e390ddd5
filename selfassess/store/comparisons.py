"""The repository of the choices of comparators."""

from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from selfassess.domain.comparators import Choice, ComparatorSet, SetKind
from selfassess.errors import Conflict
from selfassess.store.models.assessment import AssessmentRow
from selfassess.store.models.comparison import ComparatorChoiceRow


class Comparisons:
    """Whom people chose to compare each assessment with."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def of(self, assessment: str) -> tuple[Choice, ...]:
        """Every choice made for an assessment, newest first."""
        rows = self._session.scalars(
            select(ComparatorChoiceRow)
            .where(ComparatorChoiceRow.assessment_id == assessment)
            .order_by(ComparatorChoiceRow.number.desc())
        )
        return tuple(_choice(row) for row in rows)

    def newest_of(self, authority: str) -> Choice | None:
        """The last choice made for any assessment of an authority, None where there is none."""
        row = self._session.scalars(
            select(ComparatorChoiceRow)
            .join(AssessmentRow, AssessmentRow.id == ComparatorChoiceRow.assessment_id)
            .where(AssessmentRow.authority_id == authority)
            .order_by(ComparatorChoiceRow.chosen_at.desc(), ComparatorChoiceRow.number.desc())
            .limit(1)
        ).one_or_none()
        return None if row is None else _choice(row)

    def add(self, assessment: str, choice: Choice) -> None:
        """Keep the next choice. Raises `Conflict` if another one of its number came first."""
        values = {
            "assessment_id": assessment,
            "number": choice.number,
            "kind": choice.chosen.kind.value,
            "own": list(choice.chosen.own),
            "chosen_by": choice.by,
            "chosen_at": choice.at,
        }
        try:
            self._session.execute(insert(ComparatorChoiceRow).values(**values))
        except IntegrityError as error:
            raise Conflict("Somebody else chose comparators at the same moment. Look again.", yours={}, theirs={}) from error


def _choice(row: ComparatorChoiceRow) -> Choice:
    return Choice(row.number, ComparatorSet(SetKind(row.kind), tuple(row.own)), row.chosen_by, row.chosen_at)
