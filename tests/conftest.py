"""What every test may ask for: the programs and folders that a user's machine may lack."""

import os
import shutil
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import OperationalError

from selfassess.domain.people import LOCAL
from selfassess.ports import Toolbox
from selfassess.services.keeping import move
from selfassess.settings import Settings
from selfassess.store.migrating import bring_up_to_date
from selfassess.store.session import Database
from selfassess.web.access import DoorKey
from selfassess.web.app import create_app
from selfassess.wiring import toolbox
from tests.demonstration import Demonstration, made_in, share_pages
from tests.spare import Spare
from tests.strict_client import StrictClient

ROOT = Path(__file__).resolve().parent.parent
ALL = os.environ.get("SELFASSESS_TEST_ALL") == "1"
SERVER = os.environ.get("SELFASSESS_TEST_POSTGRES", "postgresql+psycopg://root@127.0.0.1:5432/postgres")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Under SELFASSESS_TEST_ALL=1 everything that tests need is there, so a skip is a failure."""
    report = yield
    if ALL and report.skipped and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped, and with SELFASSESS_TEST_ALL=1 nothing may be: {reason}"
    return report


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder beside the checkout that holds real reports and gold labels; few people have it."""
    folder = Path(os.environ.get("SELFASSESS_SHARED_DIR", ROOT.parent / "shared"))
    if not folder.is_dir():
        pytest.skip(f"no folder of real reports at {folder}")
    return folder


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a Chromium or Chrome."""
    return _program("a Chromium browser", "chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def soffice() -> str:
    """The path of LibreOffice."""
    return _program("LibreOffice", "soffice", "libreoffice")


@pytest.fixture(scope="session")
def pdftoppm() -> str:
    """The path of poppler's page painter."""
    return _program("poppler-utils", "pdftoppm")


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory) -> Path:
    """An SQLite file with every table and nothing in it, to be copied: making the tables takes longer than most tests."""
    path = tmp_path_factory.mktemp("empty") / "empty.sqlite3"
    Database(f"sqlite:///{path}", upgrade=bring_up_to_date).close()
    return path


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
        return f"sqlite:///{path}"
    return request.getfixturevalue("ready_postgresql")


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def module_url(request, tmp_path_factory, empty_database):
    """The same for all tests of a module together, which only read what its first one put there."""
    if request.param == "sqlite":
        path = tmp_path_factory.mktemp("module") / "store.sqlite3"
        shutil.copy(empty_database, path)
        return f"sqlite:///{path}"
    return request.getfixturevalue("module_postgresql")


@pytest.fixture
def ready_postgresql(spare_postgresql):
    """The address of a PostgreSQL database with every table and nothing in it."""
    with spare_postgresql.lent() as address:
        yield address


@pytest.fixture(scope="session")
def spare_postgresql(server, empty_postgresql):
    """A PostgreSQL database that one test after another finds with every table and nothing in it."""
    template = empty_postgresql.rpartition("/")[2]
    spare = Spare(lambda: _made(server, f"CREATE DATABASE {{name}} TEMPLATE {template}"))
    yield spare
    spare.drop()


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


@pytest.fixture(scope="module")
def module_postgresql(server, empty_postgresql):
    """The same for all tests of a module together."""
    with _made(server, f"CREATE DATABASE {{name}} TEMPLATE {empty_postgresql.rpartition('/')[2]}") as address:
        yield address


@pytest.fixture(scope="session")
def empty_postgresql(server):
    """A PostgreSQL database with every table and nothing in it, to be copied."""
    with _made(server, "CREATE DATABASE {name}") as address:
        Database(address, upgrade=bring_up_to_date).close()
        yield address


@pytest.fixture(scope="session")
def filled_postgresql(server, empty_postgresql, demonstration):
    """A PostgreSQL database that holds the demonstration, to be copied."""
    with _made(server, f"CREATE DATABASE {{name}} TEMPLATE {empty_postgresql.rpartition('/')[2]}") as address:
        tools = demonstration.tools()
        move(tools, LOCAL, address)
        tools.store().close()
        yield address


@pytest.fixture
def demonstration_postgresql(server, filled_postgresql):
    """The address of a PostgreSQL database that holds the demonstration."""
    with _made(server, f"CREATE DATABASE {{name}} TEMPLATE {filled_postgresql.rpartition('/')[2]}") as address:
        yield address


@contextmanager
def _made(server, statement):
    name = f"selfassess_test_{uuid4().hex[:12]}"
    with server.connect() as connection:
        connection.execute(text(statement.format(name=name)))
        # Only a server that crashes loses what it answered for and did not write down yet: no test makes it crash.
        connection.execute(text(f"ALTER DATABASE {name} SET synchronous_commit TO off"))
    yield SERVER.rpartition("/")[0] + f"/{name}"
    with server.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))


@pytest.fixture(scope="session")
def compiled_pages(tmp_path_factory) -> Path:
    """Where pages are kept once they are compiled, for all instances: that takes longer than most tests."""
    return tmp_path_factory.mktemp("compiled-pages")


@pytest.fixture
def tools(tmp_path, empty_database, compiled_pages) -> Generator[Toolbox]:
    """The toolbox of an instance that keeps everything in a folder of its own."""
    share_pages(tmp_path / "data", compiled_pages)
    shutil.copy(empty_database, tmp_path / "data" / "test.sqlite3")
    made = toolbox(Settings(data_dir=tmp_path / "data", database_url=f"sqlite:///{tmp_path / 'data' / 'test.sqlite3'}"))
    yield made
    made.store().close()


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory, compiled_pages) -> Demonstration:
    """The demonstration, for reading; who changes it takes a copy."""
    folder = tmp_path_factory.mktemp("demonstration")
    share_pages(folder, compiled_pages)
    return made_in(folder)


@pytest.fixture
def key() -> DoorKey:
    return DoorKey()


@pytest.fixture
def stranger(tools, key) -> StrictClient:
    """A browser that nobody let in; every page it gets must be well-formed HTML."""
    app = create_app(tools, key=key)
    app.testing = True
    app.test_client_class = StrictClient
    return app.test_client()


@pytest.fixture
def browser(stranger, key) -> StrictClient:
    """A browser that was let in with the key."""
    assert stranger.get(f"/?key={key.value}").status_code == 302
    return stranger


def _program(what: str, *names: str) -> str:
    found = next((path for path in map(shutil.which, names) if path), None)
    if found is None:
        pytest.skip(f"{what} is not installed")
    return found
