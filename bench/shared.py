"""What a shared instance costs: signing in, and a line's page where people sign in, on both databases."""

import io
import os
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, redirect_stdout
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

from argon2 import PasswordHasher
from flask import Flask, render_template, template_rendered
from flask.testing import FlaskClient
from sqlalchemy import create_engine, text
from sqlalchemy.exc import OperationalError

from bench.reading import REAL
from bench.side_by_side import Measured, medians
from selfassess.demo.showing import staged
from selfassess.domain.people import LOCAL
from selfassess.domain.rights import Role
from selfassess.ports import Toolbox
from selfassess.services.accounts import Offer, invite, join
from selfassess.services.assessments import create_assessment
from selfassess.services.importing import import_reports
from selfassess.services.keeping import move
from selfassess.services.memory import LatelyUsed
from selfassess.services.signing_in import Client, sign_in
from selfassess.settings import Settings
from selfassess.web.app import create_app
from selfassess.wiring import toolbox

SERVER = os.environ.get("SELFASSESS_TEST_POSTGRES", "postgresql+psycopg://root@127.0.0.1:5432/postgres")
AUTHORITIES = ("Warrington", "Warwickshire", "Norfolk")
LINE = "help-protection.planning-review"
PASSWORD = "brisk-otter-lantern-quay"
EMAIL = "maya@example.org"
OFFICE = Client("192.0.2.1", "Firefox")


def measurements() -> list[Measured]:
    """On SQLite, and on PostgreSQL where one answers."""
    with _library() as (tools, assessment):
        found = [_signing_in(tools), *_pages(tools, assessment, "SQLite")]
        with _postgres() as url:
            if url is not None:
                move(tools, LOCAL, url)
                with closing(_there(tools, url).store()):
                    found += _pages(_there(tools, url), assessment, "PostgreSQL")
    return found


@contextmanager
def _library() -> Iterator[tuple[Toolbox, str]]:
    """An instance of three authorities with every real report, or else the demonstration."""
    if not REAL.is_dir():
        with redirect_stdout(io.StringIO()), staged(print) as staging:
            yield _joined(staging.tools, staging.fiction.authority), staging.assessment
        return
    with tempfile.TemporaryDirectory() as folder:
        tools = toolbox(Settings(Path(folder), f"sqlite:///{folder}/bench.sqlite3", accounts=True))
        list(import_reports(tools, LOCAL, [REAL]))
        made = [create_assessment(tools, LOCAL, authority=name, framework="ilacs-2026", title="Measured") for name in AUTHORITIES]
        yield _joined(tools, made[0].authority), made[0].id


def _joined(tools: Toolbox, authority: str) -> Toolbox:
    offer = Offer(EMAIL, "Maya", Role.OWNER, authority)
    join(tools, invite(tools, LOCAL, offer), name="Maya", password=PASSWORD)
    return tools


def _there(tools: Toolbox, url: str) -> Toolbox:
    return toolbox(replace(tools.settings, database_url=url))


def _signing_in(tools: Toolbox) -> Measured:
    """Signing in, beside checking the hash of a password, which is slow on purpose."""
    hasher = PasswordHasher()
    kept = hasher.hash(PASSWORD)
    ours, peer = medians(lambda: sign_in(tools, OFFICE, email=EMAIL, password=PASSWORD), lambda: hasher.verify(kept, PASSWORD))
    return Measured("signing in", ours, "checking one hash of argon2", peer, most=2.0)


def _pages(tools: Toolbox, assessment: str, database: str) -> list[Measured]:
    """A line's page for somebody who is signed in, beside the same template drawn from what is there already, with one query."""
    address = f"/assessments/{assessment}/{LINE}"
    app = create_app(tools)
    browser = _browser(app, tools)
    bare = _bare(app, browser, address, tools)
    ours, peer = medians(lambda: browser.get(address).text, bare)
    anew = replace(tools, memory=LatelyUsed(0))
    first = _browser(create_app(anew), anew)
    first.get(address)
    drafting, again = medians(lambda: first.get(address).text, bare)
    alone = "its template alone, with one query"
    return [
        Measured(f"page of a line on {database}", ours, alone, peer, limit=0.05, most=2.0),
        Measured(f"page of a line on {database}, drafted anew", drafting, alone, again, limit=0.05),
    ]


def _browser(app: Flask, tools: Toolbox) -> FlaskClient:
    browser = app.test_client()
    with browser.session_transaction() as session:
        session["token"] = sign_in(tools, OFFICE, email=EMAIL, password=PASSWORD).token
    return browser


def _bare(app: Flask, browser: FlaskClient, address: str, tools: Toolbox) -> object:
    drawn: list[tuple[str, dict[str, object]]] = []
    with template_rendered.connected_to(lambda _, template, context: drawn.append((template.name, dict(context))), app):
        assert browser.get(address).status_code == 200
    name, whole = drawn[-1]
    context = {key: value for key, value in whole.items() if key not in {"request", "session", "g"}}

    def draw() -> str:
        with app.test_request_context(address), tools.store().read() as store:
            store.authorities.all()
            return render_template(
                name, **{key: value for key, value in context.items() if key not in {"request", "session", "g"}}
            )

    return draw


@contextmanager
def _postgres() -> Iterator[str | None]:
    """An empty database of a server that answers, gone at the end; None where none answers."""
    engine = create_engine(SERVER, isolation_level="AUTOCOMMIT", connect_args={"connect_timeout": 3})
    name = f"selfassess_bench_{uuid4().hex[:12]}"
    try:
        with engine.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name}"))
    except OperationalError:
        yield None
        return
    try:
        yield SERVER.rpartition("/")[0] + f"/{name}"
    finally:
        with engine.connect() as connection:
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
        engine.dispose()
