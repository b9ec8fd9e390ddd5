"""A PostgreSQL database that is used again and again: making and dropping one takes longer than most tests."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from graphlib import TopologicalSorter

from sqlalchemy import Connection, Engine, create_engine, text
from sqlalchemy.pool import NullPool

SHAPE = text("""
    SELECT md5(string_agg(told, ' ' ORDER BY told)) FROM (
        SELECT concat_ws(' ', c.oid, c.relname, a.attnum, a.attname, a.atttypid, a.attnotnull, a.atthasdef)
        FROM pg_class c LEFT JOIN pg_attribute a ON a.attrelid = c.oid WHERE c.relnamespace = 'public'::regnamespace
        UNION ALL SELECT concat_ws(' ', oid, conname, conrelid) FROM pg_constraint WHERE connamespace = 'public'::regnamespace
        UNION ALL SELECT concat_ws(' ', oid, proname) FROM pg_proc WHERE pronamespace = 'public'::regnamespace
        UNION ALL SELECT concat_ws(' ', oid, tgname) FROM pg_trigger WHERE NOT tgisinternal
    ) AS whole(told)
""")
"""Everything that a database is made of apart from its rows, as a digest: whatever was made anew has another number."""
TABLES = text("SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'")
REFERENCES = text("""
    SELECT conrelid::regclass::text, confrelid::regclass::text FROM pg_constraint
    WHERE contype = 'f' AND connamespace = 'public'::regnamespace AND conrelid <> confrelid
""")
COUNTERS = text("SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'S'")
OTHERS = text("""
    SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()
""")


class Spare:
    """A database, lent to one test after another; each gets what the first one got.

    `made` makes such a database and drops it. One whose tables a test changed is dropped, and the next test gets another.
    """

    def __init__(self, made: Callable[[], AbstractContextManager[str]]) -> None:
        self._made = made
        self._whole: AbstractContextManager[str] | None = None
        self._address = ""

    @contextmanager
    def lent(self) -> Iterator[str]:
        """The address of the database, which is as it was made; it is put in order again afterwards."""
        if self._whole is None:
            self._whole = self._made()
            self._address = self._whole.__enter__()
            with _connected(self._address) as connection:
                self._shape = connection.scalar(SHAPE)
                self._kept = _rows(connection)
        yield self._address
        with _connected(self._address) as connection:
            connection.execute(OTHERS)
            same = connection.scalar(SHAPE) == self._shape
            if same:
                _put_in_order(connection, self._kept)
        if not same:
            self.drop()

    def drop(self) -> None:
        """Drop the database, if there is one."""
        if self._whole is not None:
            self._whole.__exit__(None, None, None)
            self._whole = None


@contextmanager
def _connected(address: str) -> Iterator[Connection]:
    engine: Engine = create_engine(address, poolclass=NullPool)
    with engine.begin() as connection:
        yield connection


def _rows(connection: Connection) -> dict[str, list[dict[str, object]]]:
    """What stands in every table that has a row."""
    found = {table: connection.execute(text(f'SELECT * FROM "{table}"')) for table in connection.scalars(TABLES).all()}
    return {table: rows for table, held in found.items() if (rows := [dict(row) for row in held.mappings()])}


def _put_in_order(connection: Connection, kept: dict[str, list[dict[str, object]]]) -> None:
    """Take out every row, put those of a new database in, and let every counter begin again."""
    before: dict[str, set[str]] = {table: set() for table in connection.scalars(TABLES)}
    for table, names in connection.execute(REFERENCES):
        before[names].add(table)
    order = tuple(TopologicalSorter(before).static_order())
    emptied = "; ".join(f'DELETE FROM "{table}"' for table in order)
    begun = "; ".join(f"SELECT setval('\"{counter}\"', 1, false)" for counter in connection.scalars(COUNTERS))
    connection.exec_driver_sql(f"{emptied}; {begun}")
    for table in (table for table in reversed(order) if table in kept):
        names = ", ".join(f'"{name}"' for name in kept[table][0])
        values = ", ".join(f":{name}" for name in kept[table][0])
        connection.execute(text(f'INSERT INTO "{table}" ({names}) VALUES ({values})'), kept[table])
