"""Databases of each kind."""

import os
import shutil
from contextlib import contextmanager
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import OperationalError

from selfassess.store.migrating import bring_up_to_date
from selfassess.store.session import Database

SERVER = os.environ.get("SELFASSESS_TEST_POSTGRES", "postgresql+psycopg://root@127.0.0.1:5432/postgres")


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request, tmp_path):
    """The address of a database of each kind without a table."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'store.sqlite3'}"
        return
    with _made(request.getfixturevalue("server"), "CREATE DATABASE {name}") as address:
        yield address


@pytest.fixture(params=["sqlite", "postgresql"])
def ready_url(request, tmp_path, empty_database):
    """The address of a database of each kind with every table and nothing in it."""
    if request.param == "sqlite":
        path = tmp_path / "store.sqlite3"
        shutil.copy(empty_database, path)
        yield f"sqlite:///{path}"
        return
    template = request.getfixturevalue("empty_postgresql").rpartition("/")[2]
    with _made(request.getfixturevalue("server"), f"CREATE DATABASE {{name}} TEMPLATE {template}") as address:
        yield address


@pytest.fixture(scope="session")
def server():
    """A PostgreSQL server on which databases may be made."""
    engine = create_engine(SERVER, isolation_level="AUTOCOMMIT", connect_args={"connect_timeout": 3})
    try:
        engine.connect().close()
    except OperationalError as error:
        pytest.skip(f"no PostgreSQL answers: {error}")
    yield engine
    engine.dispose()


@pytest.fixture(scope="session")
def empty_postgresql(server):
    """A PostgreSQL database with every table and nothing in it, to be copied."""
    with _made(server, "CREATE DATABASE {name}") as address:
        Database(address, upgrade=bring_up_to_date).close()
        yield address


@contextmanager
def _made(server, statement):
    name = f"selfassess_test_{uuid4().hex[:12]}"
    with server.connect() as connection:
        connection.execute(text(statement.format(name=name)))
    yield SERVER.rpartition("/")[0] + f"/{name}"
    with server.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
