"""The tables' version, and whether a database has it."""

from sqlalchemy import Engine, inspect, text

HEAD = "0001"
"""The newest migration. A database that has it is opened without loading what migrates others."""


def current_version(engine: Engine) -> str | None:
    """The migration that the database has, None for an empty one."""
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
