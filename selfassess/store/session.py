"""The unit of work: one transaction with a repository for each aggregate."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, OperationalError
from sqlalchemy.orm import Session

from selfassess.errors import BadSetting, Unavailable
from selfassess.store.actions import Actions
from selfassess.store.assessments import Assessments
from selfassess.store.authorities import Authorities
from selfassess.store.decisions import Decisions
from selfassess.store.evidence import EvidenceRegister
from selfassess.store.reports import Reports
from selfassess.store.schema import HEAD, current_version
from selfassess.store.search.passages import Passages

BUSY_TIMEOUT_MS = 10_000
DRIVERS = ("sqlite", "postgresql+psycopg")
"""The databases that are spoken to, as an address begins."""


class Work:
    """One transaction; each repository is made when it is first asked for."""

    def __init__(self, session: Session) -> None:
        self._session = session

    @cached_property
    def authorities(self) -> Authorities:
        """Authorities and their comparators."""
        return Authorities(self._session)

    @cached_property
    def reports(self) -> Reports:
        """The library of past reports."""
        return Reports(self._session)

    @cached_property
    def passages(self) -> Passages:
        """The passages of that library, in full text."""
        return Passages(self._session)

    @cached_property
    def assessments(self) -> Assessments:
        """Assessments and their responses."""
        return Assessments(self._session)

    @cached_property
    def decisions(self) -> Decisions:
        """What was decided about recommendations."""
        return Decisions(self._session)

    @cached_property
    def evidence(self) -> EvidenceRegister:
        """The evidence registers."""
        return EvidenceRegister(self._session)

    @cached_property
    def actions(self) -> Actions:
        """The actions."""
        return Actions(self._session)


class Database:
    """A database behind the `Store` port.

    One whose tables are not of the newest version is handed to `upgrade` when it is opened; what upgrades is slow to load and
    seldom needed, so it comes as a callable. Raises `Unavailable` where the database does not answer.
    """

    def __init__(self, url: str, *, upgrade: Callable[[Engine], None]) -> None:
        self._engine = open_engine(url)
        try:
            if current_version(self._engine) != HEAD:
                upgrade(self._engine)
        except OperationalError as error:
            self._engine.dispose()
            raise Unavailable(f"The database at {self._engine.url!r} does not answer: {error.orig}") from error

    @contextmanager
    def read(self) -> Iterator[Work]:
        """A transaction that changes nothing: whatever was done in it is undone."""
        with Session(self._engine) as session:
            yield Work(session)
            session.rollback()

    @contextmanager
    def write(self) -> Iterator[Work]:
        """A transaction that is kept when the block ends, and undone as a whole when an error leaves it."""
        with Session(self._engine, info={"write": True}) as session:
            session.connection(execution_options={"write": True})
            yield Work(session)
            session.commit()

    def close(self) -> None:
        """Let go of every connection."""
        self._engine.dispose()


def open_engine(url: str) -> Engine:
    """An engine for this address. An SQLite file's folder is made; its connections use write-ahead logging and foreign keys."""
    try:
        target = make_url(url)
    except ArgumentError as error:
        raise BadSetting(f"SELFASSESS_DATABASE_URL is no address of a database: {url!r}.") from error
    if target.drivername not in DRIVERS:
        raise BadSetting(f"SELFASSESS_DATABASE_URL begins with {target.drivername!r}. Use one of: {', '.join(DRIVERS)}.")
    if target.get_backend_name() != "sqlite":
        return create_engine(url, pool_pre_ping=True)
    if target.database and target.database != ":memory:":
        Path(target.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(url)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
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
