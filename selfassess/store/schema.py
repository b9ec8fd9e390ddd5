"""The tables' version, and whether a database has it."""

from collections.abc import Mapping

from sqlalchemy import Engine, inspect, text

HEAD = "0047"
"""The newest migration. A database that has it is opened without loading what migrates others."""


INDEX_TABLE = "search_words"
INDEX_COLUMN = ("search_passages", "words")
"""Where the words of passages stand, on SQLite and on PostgreSQL; with them come tables and an index of the database's own."""


def ours(name: str | None, kind: str, parents: Mapping[str, str | None]) -> bool:
    """Whether a thing in a database is one that the models know, and not of the full-text index."""
    if kind == "table":
        return name is not None and not name.startswith(INDEX_TABLE)
    table = parents.get("table_name")
    return (table, name) != INDEX_COLUMN and name != f"ix_{'_'.join(INDEX_COLUMN)}"


def carried(name: str) -> bool:
    """Whether a table is carried when a database is copied.

    The index is made anew, the version goes beside the records, and nobody stays signed in elsewhere. Documents that were not
    taken in yet are brought again. The mark of the library belongs to the database that it is in.
    """
    return not name.startswith(("search_", "sign_in", "import_")) and name not in ("alembic_version", "library_state")


def current_version(engine: Engine) -> str | None:
    """The migration that the database has, None for an empty one."""
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
