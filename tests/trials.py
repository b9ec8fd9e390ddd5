"""A store of which nothing is kept: any number of trials begin from the same state, in one database of either kind."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import RLock

from sqlalchemy import Connection, event, select
from sqlalchemy.orm import Session

from selfassess.store import library_state
from selfassess.store.models.table import Row
from selfassess.store.schema import carried
from selfassess.store.session import Database, Work


class Trials:
    """A `Store` whose every transaction is a part of one that is undone at the end of the trial.

    A trial knows the tables into which something was written, so that only they need be looked at afterwards.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._engine = database._engine
        self._connection: Connection | None = None
        self._turn = RLock()
        self._written: set[str] = set()
        self._before: dict[str, list[str]] = {}
        event.listen(self._engine, "before_execute", self._noticed)

    @contextmanager
    def trial(self) -> Iterator[None]:
        with self._engine.connect() as connection:
            around = connection.begin()
            self._connection = connection
            self._written = set()
            try:
                yield
            finally:
                self._connection = None
                around.rollback()

    def changed(self) -> set[str]:
        """The tables that hold other records than before this trial, apart from the audit chain."""
        return {table for table in self._written - {"audit_events"} if self._rows(table) != self._rows_before(table)}

    @contextmanager
    def read(self) -> Iterator[Work]:
        with self._turn, Session(self._connection or self._engine, join_transaction_mode="create_savepoint") as session:
            yield Work(session)
            session.rollback()

    @contextmanager
    def write(self) -> Iterator[Work]:
        assert self._connection is not None, "what changes anything belongs into a trial"
        with self._turn, Session(self._connection, info={"write": True}, join_transaction_mode="create_savepoint") as session:
            library_state.begin(self._connection)
            yield Work(session)
            session.flush()
            library_state.settle(self._connection)
            session.commit()

    def close(self) -> None:
        self._database.close()

    def _noticed(self, connection: Connection, statement: object, *_: object) -> None:
        if getattr(statement, "is_dml", False) and carried(statement.table.name):
            self._written.add(statement.table.name)

    def _rows(self, table: str) -> list[str]:
        return _rows_in(self._connection, table)

    def _rows_before(self, table: str) -> list[str]:
        if table not in self._before:
            with self._engine.connect() as connection:
                self._before[table] = _rows_in(connection, table)
        return self._before[table]


def _rows_in(connection: Connection, table: str) -> list[str]:
    return sorted(repr(tuple(row)) for row in connection.execute(select(Row.metadata.tables[table])))
