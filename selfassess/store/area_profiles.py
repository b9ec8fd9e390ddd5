"""The repository of area profiles."""

from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from selfassess.domain.area_profile import ProfileFigure
from selfassess.store.bodies import from_body, to_body
from selfassess.store.models.area_profile import ProfileFigureRow
from selfassess.store.peer_challenges import overtaken

BESIDE = ("item", "revision", "saved_by", "saved_at")


class AreaProfiles:
    """What is said of every entry of the profile of each assessment, with all that was ever said."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def of(self, assessment: str) -> dict[str, ProfileFigure]:
        """What counts of each entry, by its id."""
        return {figure.item: figure for figure in self._all(assessment)}

    def history(self, assessment: str, item: str) -> tuple[ProfileFigure, ...]:
        """Everything that was said of one entry, newest first."""
        return tuple(figure for figure in reversed(self._all(assessment)) if figure.item == item)

    def add(self, assessment: str, figure: ProfileFigure) -> None:
        """Keep what is said next. Raises `Conflict` if another one of its revision came first."""
        try:
            self._session.execute(
                insert(ProfileFigureRow).values(
                    assessment_id=assessment,
                    item=figure.item,
                    revision=figure.revision,
                    body=to_body(figure, without=BESIDE),
                    saved_by=figure.saved_by,
                    saved_at=figure.saved_at,
                )
            )
        except IntegrityError as error:
            raise overtaken() from error

    def _all(self, assessment: str) -> list[ProfileFigure]:
        rows = select(ProfileFigureRow).where(ProfileFigureRow.assessment_id == assessment)
        return [
            from_body(ProfileFigure, row.body, item=row.item, revision=row.revision, saved_by=row.saved_by, saved_at=row.saved_at)
            for row in self._session.scalars(rows.order_by(ProfileFigureRow.item, ProfileFigureRow.revision))
        ]
