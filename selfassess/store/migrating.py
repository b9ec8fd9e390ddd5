"""The steps that bring a database up to date."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from selfassess.store.search.indexing import Indexing

MIGRATIONS = Path(__file__).parent / "migrations"


def bring_up_to_date(engine: Engine) -> None:
    """Run the migrations that a database lacks, all of them in one transaction; an empty one gets all.

    Reports that the full-text index does not know are taken into it.
    """
    with engine.connect().execution_options(write=True) as connection, connection.begin():
        configuration = Config()
        configuration.set_main_option("script_location", str(MIGRATIONS))
        configuration.attributes["connection"] = connection
        command.upgrade(configuration, "head")
        with Session(connection) as session:
            Indexing(session).catch_up()
            session.commit()
