"""Which reports in the library are copies of another: settled whenever a report comes, goes or is corrected."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from selfassess.domain.events import copies
from selfassess.domain.holdings import ReportHead
from selfassess.store.models.report import ReportRow
from selfassess.store.report_rows import Heads, passages_of
from selfassess.store.report_statements import HEAD
from selfassess.store.search.indexing import Indexing

_KEPT = select(*HEAD, ReportRow.copy_of)


class ToldOnce:
    """What keeps `copy_of`, and the term of the index that goes with it, as the rule for events says."""

    def __init__(self, session: Session, heads: Heads, index: Indexing) -> None:
        self._session = session
        self._heads = heads
        self._index = index

    def settled(self, authorities: Collection[str | None]) -> Mapping[str, str]:
        """Settle the reports of these authorities, None meaning nobody; the answer is which of them are copies of which.

        A report that is not in the index stays out of it.
        """
        rows = self._session.execute(_KEPT.where(ReportRow.authority_id.in_({each for each in authorities if each is not None})))
        now, changed = self._written(rows.all())
        for head in changed:
            if self._index.drop(head.id):
                self._index.put(head, passages_of(self._session, head.id), copy=head.id in now)
        return now

    def settle_all(self) -> None:
        """Settle every report; those of which that changes something leave the index, to be taken in anew."""
        for head in self._written(self._session.execute(_KEPT).all())[1]:
            self._index.drop(head.id)

    def _written(self, rows: Sequence[Any]) -> tuple[Mapping[str, str], tuple[ReportHead, ...]]:
        """Write down which of these are copies of which; the answer is that, and those that became a copy or ceased to be one."""
        heads = self._heads.of(rows)
        now = copies(heads)
        for row in rows:
            if row.copy_of != now.get(row.id):
                self._session.execute(update(ReportRow).where(ReportRow.id == row.id).values(copy_of=now.get(row.id)))
        before = {row.id for row in rows if row.copy_of is not None}
        return now, tuple(head for head in heads if (head.id in before) != (head.id in now))
