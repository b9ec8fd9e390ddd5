"""Migrations go forwards and backwards with rows in every table, on SQLite and on PostgreSQL."""

from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import JSON, Boolean, Connection, Date, DateTime, Integer, LargeBinary, MetaData, Table, insert, inspect, select

from selfassess.domain.report import PassageKind, Polarity, ReportKind, Status, Visibility
from selfassess.errors import BadInput
from selfassess.store.copying import Copying
from selfassess.store.engine import open_engine
from selfassess.store.migrating import VERSIONS, bring_up_to_date, bring_within, go_back_within
from selfassess.store.schema import HEAD, carried, current_version
from selfassess.store.session import Database

FIRST = min(VERSIONS)
MEANT = {
    "kind": {"reports": ReportKind.ILACS_STANDARD.value, "passages": PassageKind.FINDING.value},
    "visibility": {"reports": Visibility.PUBLISHED.value},
    "status": {"reports": Status.CLEAN.value},
    "polarity": {"passages": Polarity.STRENGTH.value, "passage_lines": Polarity.STRENGTH.value},
}
"""What stands in columns whose words are read while the tables are brought up to date."""


@pytest.fixture
def engine(ready_url):
    opened = open_engine(ready_url)
    yield opened
    opened.dispose()


def tables_of(connection: Connection) -> list[Table]:
    """Those that hold what people keep; what is on its way into the library is brought again."""
    metadata = MetaData()
    metadata.reflect(connection, only=lambda name, _: carried(name) or name.startswith("sign_in"))
    return metadata.sorted_tables


def filled(connection: Connection) -> None:
    """Two rows in every table, each pointing at its like where it points at another table."""
    made: dict[str, list[dict[str, Any]]] = {}
    for table in tables_of(connection):
        made[table.name] = [_row(table, number, made) for number in (1, 2)]
        connection.execute(insert(table), made[table.name])


def _row(table: Table, number: int, made: Mapping[str, list[dict[str, Any]]]) -> dict[str, Any]:
    row = {column.name: _value(table.name, column, number) for column in table.columns}
    for key in table.foreign_keys:
        if key.column.table.name != table.name:
            row[key.parent.name] = made[key.column.table.name][number - 1][key.column.name]
    return row


def _value(table: str, column: Any, number: int) -> object:
    meant = MEANT.get(column.name, {}).get(table)
    if meant is not None:
        return meant
    plain = {Boolean: True, Integer: number, DateTime: datetime(2026, 6, number, 12, tzinfo=UTC), Date: date(2026, 6, number)}
    plain |= {LargeBinary: b"%d" % number, JSON: []}
    for kind, value in plain.items():
        if isinstance(column.type, kind):
            return value
    return f"{number} {column.name}"[: getattr(column.type, "length", None) or 99]


def held(connection: Connection) -> dict[str, list[dict[str, Any]]]:
    rows = {table.name: connection.execute(select(table)).mappings().all() for table in tables_of(connection)}
    return {name: sorted((dict(row) for row in found), key=repr) for name, found in rows.items()}


def versions_back() -> Iterator[str]:
    return iter(sorted(VERSIONS - {HEAD}, reverse=True))


def test_every_step_back_and_forwards_keeps_the_rows_that_both_versions_know(engine):
    with engine.connect().execution_options(write=True) as connection, connection.begin():
        filled(connection)
        before = held(connection)
        assert len(before) > 40
        assert all(len(rows) == 2 for rows in before.values())
        for version in versions_back():
            go_back_within(connection, version)
            assert_kept(before, held(connection))
        first = held(connection)
        bring_within(connection)
        after = held(connection)
    assert current_version(engine) == HEAD
    assert after.keys() == before.keys()
    assert_kept(first, {name: rows for name, rows in after.items() if name in first})
    assert {name for name, rows in after.items() if not rows} == before.keys() - first.keys()


def assert_kept(before, now):
    """Every row that is there still says what it said before, in the columns that both versions have."""
    for name, rows in now.items():
        shared = before[name][0].keys() & (rows[0].keys() if rows else set())
        said = [sorted(repr({key: row[key] for key in sorted(shared)}) for row in found) for found in (rows, before[name])]
        assert said[0] == said[1], name


def test_the_demonstration_survives_the_way_back_to_the_first_version_and_forwards_again(engine, demonstration):
    source = Copying(demonstration.tools().settings.database_url)
    target = Copying(str(engine.url.render_as_string(hide_password=False)))
    with source.snapshot() as snapshot:
        target.fill(snapshot.version, snapshot.records)
    source.close()
    with engine.connect().execution_options(write=True) as connection, connection.begin():
        before = held(connection)
        go_back_within(connection, FIRST)
        names = set(inspect(connection).get_table_names())
        bring_within(connection)
        after = held(connection)
    for table in sorted(names & before.keys()):
        assert len(after[table]) == len(before[table]), table
    assert after["responses"] == before["responses"]
    assert after["passages"] == before["passages"]
    target.close()


def test_a_database_of_a_newer_version_is_refused_in_words(engine):
    with engine.connect().execution_options(write=True) as connection, connection.begin():
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    engine.dispose()
    with pytest.raises(BadInput, match="newer selfassess"):
        Database(engine.url.render_as_string(hide_password=False), upgrade=bring_up_to_date)


def test_processes_that_start_at_once_bring_the_tables_up_to_date_once(url):
    with ThreadPoolExecutor(3) as several:
        opened = list(several.map(lambda _: Database(url, upgrade=bring_up_to_date), range(3)))
    for database in opened:
        with database.read() as store:
            assert store.reports.digests() == frozenset()
        database.close()
