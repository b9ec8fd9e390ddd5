"""The steps that bring a database up to date."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine
from sqlalchemy.orm import Session

from selfassess.store.search.indexing import Indexing

MIGRATIONS = Path(__file__).parent / "migrations"
VERSIONS = frozenset(step.revision for step in ScriptDirectory(MIGRATIONS).walk_revisions())
"""Every version that the tables ever had."""


def bring_up_to_date(engine: Engine) -> None:
    """Run the migrations that a database lacks, all of them in one transaction; an empty one gets all.

    Reports that the full-text index does not know are taken into it.
    """
    with engine.connect().execution_options(write=True) as connection, connection.begin():
        bring_within(connection)


def bring_within(connection: Connection) -> None:
    """The same in a transaction that the caller opened."""
    command.upgrade(_configured(connection), "head")
    with Session(connection) as session:
        Indexing(session).catch_up()
        session.commit()


def go_back_within(connection: Connection, version: str) -> None:
    """Take an up-to-date database back to an older version of its tables, in a transaction that the caller opened."""
    command.downgrade(_configured(connection), version)


def _configured(connection: Connection) -> Config:
    configuration = Config()
    configuration.set_main_option("script_location", str(MIGRATIONS))
    configuration.attributes["connection"] = connection
    return configuration
