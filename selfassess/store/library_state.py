"""The mark of the library: another one after each transaction that changed what drafts are made from.

Whoever keeps what was worked out from the library keeps it under the mark that it was read at, and every process that looks for
it reads the mark first: what was kept under an older one is never found again. The mark is read before the library itself, so
that what is kept under it is never older than it says.
"""

from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, Engine, event, insert, select, update

from selfassess.store.models.authority import AuthorityNameRow, AuthorityRow, NeighbourRow
from selfassess.store.models.comparison import ComparatorChoiceRow
from selfassess.store.models.follow_up import DecisionRow
from selfassess.store.models.library import LibraryStateRow
from selfassess.store.models.report import (
    PassageLineRow,
    PassageRow,
    RecommendationLineRow,
    RecommendationRow,
    ReportJudgementRow,
    ReportRow,
)

MARK = select(LibraryStateRow.mark)
CHANGED = "library changed"
WATCHED = frozenset(
    table.__tablename__
    for table in (
        AuthorityRow,
        AuthorityNameRow,
        NeighbourRow,
        ComparatorChoiceRow,
        DecisionRow,
        ReportRow,
        ReportJudgementRow,
        PassageRow,
        PassageLineRow,
        RecommendationRow,
        RecommendationLineRow,
    )
)
"""The tables that the library is in, with what people chose and decided of it."""


def watch(engine: Engine) -> None:
    """Notice every statement that changes the library, whichever repository it comes from."""
    event.listen(engine, "before_execute", _noticed)


def begin(connection: Connection) -> None:
    """Forget what an earlier transaction of this connection did."""
    connection.info.pop(CHANGED, None)


def settle(connection: Connection) -> None:
    """Give the library a new mark if the transaction that is about to end changed it.

    This comes last in the transaction, so that others who change the library wait for its end alone.
    """
    if connection.info.pop(CHANGED, False):
        renew(connection)


def renew(connection: Connection) -> None:
    """Give the library a new mark."""
    mark = uuid4().hex
    if not connection.execute(update(LibraryStateRow).values(mark=mark)).rowcount:
        connection.execute(insert(LibraryStateRow).values(id=1, mark=mark))


def _noticed(connection: Connection, statement: Any, *_: object) -> None:
    if getattr(statement, "is_dml", False) and statement.table.name in WATCHED:
        connection.info[CHANGED] = True
