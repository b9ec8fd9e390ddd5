"""The steps that bring a database up to date."""

from collections.abc import Callable
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text
from sqlalchemy.orm import Session

from selfassess.errors import BadInput
from selfassess.ports import Seal
from selfassess.store.library_state import renew
from selfassess.store.report_rows import Heads
from selfassess.store.schema import HEAD
from selfassess.store.search.indexing import Indexing
from selfassess.store.told_once import ToldOnce

MIGRATIONS = Path(__file__).parent / "migrations"
VERSIONS = frozenset(step.revision for step in ScriptDirectory(MIGRATIONS).walk_revisions())
"""Every version that the tables ever had."""
_ONE_AT_A_TIME = 7_061_527
"""A number of our own for PostgreSQL's lock: several processes may start at once, and each waits for the one that came first."""


def bring_up_to_date(engine: Engine, seal: Callable[[], Seal] | None = None) -> None:
    """Run the migrations that a database lacks, all of them in one transaction; an empty one gets all.

    Reports that the full-text index does not know are taken into it, and copies of one inspection's report are told apart.
    `seal` is the instance's: without it, tables whose secrets are still in clear are not brought up to date.
    Raises `BadInput` where a newer version of the program made the tables.
    """
    with engine.connect().execution_options(write=True) as connection, connection.begin():
        bring_within(connection, seal)


def bring_within(connection: Connection, seal: Callable[[], Seal] | None = None) -> None:
    """The same in a transaction that the caller opened. Raises `BadInput` for tables of a version that is not known here."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": _ONE_AT_A_TIME})
    version = MigrationContext.configure(connection).get_current_revision()
    if version is not None and version not in VERSIONS:
        raise BadInput(
            f"A newer selfassess made this database (tables of version {version}; {HEAD} is known here). Install that version."
        )
    command.upgrade(_configured(connection, seal), "head")
    with Session(connection) as session:
        indexing = Indexing(session)
        ToldOnce(session, Heads(session), indexing).settle_all()
        indexing.catch_up()
        session.commit()
    renew(connection)


def go_back_within(connection: Connection, version: str, seal: Callable[[], Seal] | None = None) -> None:
    """Take an up-to-date database back to an older version of its tables, in a transaction that the caller opened."""
    command.downgrade(_configured(connection, seal), version)


def _configured(connection: Connection, seal: Callable[[], Seal] | None) -> Config:
    configuration = Config()
    configuration.set_main_option("script_location", str(MIGRATIONS))
    configuration.attributes.update(connection=connection, seal=seal)
    return configuration
