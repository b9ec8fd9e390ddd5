"""The repository of indicator values."""

from collections.abc import Iterable

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from selfassess.domain.indicators import Value
from selfassess.domain.plain import made, plain
from selfassess.store.models.indicator import IndicatorValueRow


class Indicators:
    """The values of indicators of every authority, with every value that was once given."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def of(self, authority: str, indicators: Iterable[str] | None = None) -> tuple[Value, ...]:
        """The values of an authority, of all indicators or of some, oldest first."""
        query = select(IndicatorValueRow).where(IndicatorValueRow.authority_id == authority, IndicatorValueRow.current)
        if indicators is not None:
            query = query.where(IndicatorValueRow.indicator.in_(list(indicators)))
        rows = self._session.scalars(query.order_by(IndicatorValueRow.indicator, IndicatorValueRow.ends))
        return tuple(made(Value, row.body) for row in rows)

    def save(self, values: Iterable[Value]) -> None:
        """Keep values, each in place of one of the same period, which stays in history."""
        for value in values:
            key = (
                IndicatorValueRow.authority_id == value.authority,
                IndicatorValueRow.indicator == value.indicator,
                IndicatorValueRow.ends == value.ends,
                IndicatorValueRow.period == value.period,
            )
            last = self._session.scalar(
                select(IndicatorValueRow.revision).where(*key).order_by(IndicatorValueRow.revision.desc()).limit(1)
            )
            self._session.execute(update(IndicatorValueRow).where(*key, IndicatorValueRow.current).values(current=False))
            self._session.execute(
                insert(IndicatorValueRow).values(
                    authority_id=value.authority,
                    indicator=value.indicator,
                    ends=value.ends,
                    period=value.period,
                    revision=(last or 0) + 1,
                    current=True,
                    body=plain(value),
                    imported_by=value.imported_by,
                    imported_at=value.imported_at,
                )
            )
