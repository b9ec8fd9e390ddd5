"""A whole database as records, and an empty one filled with them.

The tables are read from the database itself, not from the models, so that records of an older version can be put into tables
of that version and then brought up to date.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import groupby, islice
from typing import Any

from sqlalchemy import Column, Connection, DateTime, Engine, MetaData, Table, func, insert, select, text
from sqlalchemy.exc import OperationalError

from selfassess.domain.records import Record
from selfassess.errors import BadInput, Unavailable
from selfassess.ports import Seal
from selfassess.store.engine import open_engine
from selfassess.store.migrating import VERSIONS, bring_up_to_date, bring_within, go_back_within
from selfassess.store.models.table import Moment
from selfassess.store.schema import HEAD, carried, current_version

AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Every record as of one moment, tables in an order in which they can be filled; `version` is that of the tables."""

    version: str
    records: Iterator[Record]


class Copying:
    """The database at an address, to be copied from or filled. Raises `Unavailable` where it does not answer."""

    def __init__(self, url: str, seal: Callable[[], Seal] | None = None) -> None:
        self._engine = open_engine(url)
        self._seal = seal
        try:
            if current_version(self._engine) != HEAD:
                bring_up_to_date(self._engine, seal)
        except OperationalError as error:
            self._engine.dispose()
            raise Unavailable(f"The database at {self._engine.url!r} does not answer: {error.orig}") from error

    def close(self) -> None:
        """Let go of every connection."""
        self._engine.dispose()

    @contextmanager
    def snapshot(self) -> Iterator[Snapshot]:
        """What the database holds at this moment, whatever others write meanwhile."""
        with _steady(self._engine) as connection, connection.begin():
            tables = _tables(connection)
            for table in tables[:1]:  # The first read is what fixes the moment.
                connection.execute(select(table).limit(1)).all()
            yield Snapshot(HEAD, _records(connection, tables))

    def fill(self, version: str, records: Iterable[Record]) -> None:
        """Put records from tables of this version into the database, all or none, and bring them up to date.

        Raises `BadInput` if the database holds anything, or the version is not known here.
        """
        if version not in VERSIONS:
            raise BadInput(
                f"This was made by a newer selfassess (tables of version {version}). Install that version, then try again."
            )
        with self._engine.connect().execution_options(write=True) as connection, connection.begin():
            self._empty(connection)
            go_back_within(connection, version)
            tables = {table.name: table for table in _tables(connection)}
            for name, run in groupby(records, key=lambda record: record.table):
                _insert(connection, tables[name], run)
            _continue_numbering(connection, tables.values())
            bring_within(connection, self._seal)

    def must_be_empty(self) -> None:
        """Raises `BadInput` if the database holds anything."""
        with self._engine.connect() as connection:
            self._empty(connection)

    def _empty(self, connection: Connection) -> None:
        for table in _tables(connection):
            if connection.execute(select(table).limit(1)).first() is not None:
                raise BadInput(
                    f"The database at {self._engine.url!r} is not empty: it has {table.name.replace('_', ' ')}. "
                    "Name an empty database, or move the old one away."
                )


def _steady(engine: Engine) -> Connection:
    """A connection whose transaction sees one moment. SQLite's always does."""
    connection = engine.connect()
    if engine.dialect.name == "sqlite":
        return connection
    return connection.execution_options(isolation_level="REPEATABLE READ")


def _tables(connection: Connection) -> list[Table]:
    """The tables that are carried, each after those that it refers to."""
    metadata = MetaData()
    metadata.reflect(connection, only=lambda name, _: carried(name))
    for table in metadata.tables.values():
        for column in table.columns:
            if isinstance(column.type, DateTime):
                column.type = Moment()
    return metadata.sorted_tables


def _records(connection: Connection, tables: Iterable[Table]) -> Iterator[Record]:
    for table in tables:
        found = connection.execution_options(yield_per=AT_ONCE).execute(select(table)).mappings()
        for row in found:
            yield Record(table.name, {name: _plain(value) for name, value in row.items()})


def _insert(connection: Connection, table: Table, records: Iterable[Record]) -> None:
    moments = {column.name: column for column in table.columns}
    rows = iter(records)
    while batch := [_typed(record.values, moments) for record in islice(rows, AT_ONCE)]:
        connection.execute(insert(table), batch)


def _continue_numbering(connection: Connection, tables: Iterable[Table]) -> None:
    """Let PostgreSQL count on from the largest number that was put in; SQLite does so by itself."""
    if connection.dialect.name == "sqlite":
        return
    for table in tables:
        column = table.autoincrement_column
        if column is None:
            continue
        sequence = connection.scalar(select(func.pg_get_serial_sequence(table.name, column.name)))
        largest = connection.scalar(select(func.max(column)))
        if sequence and largest:
            connection.execute(text("SELECT setval(:sequence, :largest)"), {"sequence": sequence, "largest": largest})


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return value.isoformat() if isinstance(value, date) else value


def _typed(values: Mapping[str, object], columns: Mapping[str, Column[Any]]) -> dict[str, object]:
    return {name: _of_kind(columns[name], value) for name, value in values.items()}


def _of_kind(column: Column[Any], value: object) -> object:
    if isinstance(column.type, Moment) and isinstance(value, str):
        return datetime.fromisoformat(value)
    return date.fromisoformat(value) if column.type.python_type is date and isinstance(value, str) else value
