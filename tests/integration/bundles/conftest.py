"""Two instances: one that holds the demonstration, and another that holds nothing yet."""

import shutil
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest

from selfassess.domain.bundle.parts import Kind
from selfassess.domain.people import LOCAL
from selfassess.ports import Toolbox
from selfassess.services.bundling import Sending, make_bundle
from selfassess.services.taking_bundles import take_bundle_in
from selfassess.services.unbundling import look_at_bundle, receive_bundle
from tests.demonstration import Demonstration, tools_in


def sent(tools: Toolbox, subject: str, *, kind: Kind = Kind.ASSESSMENT, **how) -> bytes:
    """A bundle as its file."""
    out = BytesIO()
    make_bundle(tools, LOCAL, Sending(kind, subject, **how), out)
    return out.getvalue()


def received(tools: Toolbox, content: bytes, passphrase: str = ""):
    """A bundle that waits, beside what is there."""
    waiting = receive_bundle(tools, LOCAL, name="a.selfassess", source=BytesIO(content), passphrase=passphrase)
    return look_at_bundle(tools, LOCAL, waiting.id)


def taken(tools: Toolbox, content: bytes, **how):
    """A bundle taken in, its key trusted."""
    found = received(tools, content)
    return take_bundle_in(tools, LOCAL, found.waiting.id, seen=found.digest, trust=True, **how)


@pytest.fixture
def here(demonstration, tmp_path):
    """The instance that holds the demonstration, to be changed."""
    holds = demonstration.copied(tmp_path / "here")
    tools = holds.tools()
    yield replace(holds, frameworks=tools.frameworks), tools
    tools.store().close()


@pytest.fixture
def there(tmp_path, demonstration, empty_database):
    """An instance that holds nothing yet."""
    tools = empty_instance(tmp_path / "there", demonstration, empty_database)
    yield tools
    tools.store().close()


def empty_instance(folder: Path, demonstration: Demonstration, empty_database: Path) -> Toolbox:
    """The toolbox of an instance that holds nothing yet."""
    folder.mkdir()
    shutil.copy(empty_database, folder / "selfassess.sqlite3")
    return replace(tools_in(folder), frameworks=demonstration.frameworks)
