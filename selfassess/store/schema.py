"""The tables' version: whether a database is up to date, and the steps that bring it there."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, inspect, text

HEAD = "0001"
"""The newest migration. A database that already has it is opened without loading the others."""


def bring_up_to_date(engine: Engine) -> None:
    """Run the migrations that a database lacks; a new one gets all of them."""
    if current_version(engine) == HEAD:
        return
    with engine.connect().execution_options(write=True) as connection, connection.begin():
        configuration = Config()
        configuration.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
        configuration.attributes["connection"] = connection
        command.upgrade(configuration, "head")


def current_version(engine: Engine) -> str | None:
    """The migration that the database has, None for an empty one."""
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
