"""Opening a database: SQLite's file with its ways of locking, or PostgreSQL."""

from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from selfassess.errors import BadSetting
from selfassess.store import library_state

BUSY_TIMEOUT_MS = 30_000
DRIVERS = ("sqlite", "postgresql+psycopg")
"""The databases that are spoken to, as an address begins."""


def open_engine(url: str) -> Engine:
    """An engine for this address. An SQLite file's folder is made; its connections use write-ahead logging and foreign keys."""
    try:
        target = make_url(url)
    except ArgumentError as error:
        raise BadSetting(f"SELFASSESS_DATABASE_URL is no address of a database: {url!r}.") from error
    if target.drivername not in DRIVERS:
        raise BadSetting(f"SELFASSESS_DATABASE_URL begins with {target.drivername!r}. Use one of: {', '.join(DRIVERS)}.")
    if target.get_backend_name() != "sqlite":
        engine = create_engine(url, pool_pre_ping=True)
        library_state.watch(engine)
        return engine
    if target.database and target.database != ":memory:":
        Path(target.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(url)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    library_state.watch(engine)
    return engine


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    # The driver's own transactions begin too late to hold a consistent view; ours begin in _begin_sqlite.
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON", f"busy_timeout={BUSY_TIMEOUT_MS}"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Any) -> None:
    # A transaction that will write takes the lock at once: one that turns from reading to writing cannot wait for it.
    writing = connection.get_execution_options().get("write", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")
