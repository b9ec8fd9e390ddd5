"""A shared instance with a clock that a test turns, and people who work in it."""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta

import pytest
from argon2 import PasswordHasher
from flask import Flask

from selfassess.domain.comparators import Authority
from selfassess.domain.peer_view import Opened
from selfassess.domain.people import LOCAL, Person
from selfassess.domain.rights import Role
from selfassess.domain.template import About
from selfassess.identity import Passwords
from selfassess.ports import Toolbox
from selfassess.services.accounts import Offer, invite, join
from selfassess.services.authorities import save_authorities
from selfassess.services.peer_views import open_assessment
from selfassess.services.signing_in import Client, sign_in, signed_in
from selfassess.services.templates import STANDARD, start_template
from selfassess.settings import Settings
from selfassess.web.app import create_app
from selfassess.wiring import toolbox
from tests.demonstration import share_pages
from tests.integration.people.world import World, copied, made_in
from tests.strict_client import StrictClient

PASSWORD = "brisk-otter-lantern-quay"
BEGAN = datetime(2026, 6, 1, 9, 0, tzinfo=UTC)
OFFICE = Client("192.0.2.1", "Firefox on a council's laptop")


@dataclass
class Clock:
    now: datetime = field(default=BEGAN)

    def today(self) -> date:
        return self.now.date()

    def on(self, **passed: float) -> None:
        self.now += timedelta(**passed)


@dataclass(frozen=True)
class Shared:
    """The instance, and what a test does in it again and again."""

    tools: Toolbox
    clock: Clock

    def member(self, role: Role, place: str = "northmoor", *, email: str = "", subjects=frozenset()) -> Person:
        """Somebody new who accepted an invitation, as they may act now."""
        email = email or f"{role.value}.{place}@example.org".replace("*", "instance")
        token = invite(self.tools, LOCAL, Offer(email, role.called, role, place, subjects=subjects))
        join(self.tools, token, name=role.called, password=PASSWORD)
        return self.enters(email)

    def enters(self, email: str, password: str = PASSWORD, client: Client = OFFICE) -> Person:
        return signed_in(self.tools, sign_in(self.tools, client, email=email, password=password).token)


@pytest.fixture(scope="session")
def furnished(demonstration, tmp_path_factory) -> World:
    """The demonstration on a shared instance with somebody in every role, to be copied."""
    made = made_in(tmp_path_factory.mktemp("world") / "data", demonstration)
    made.tools.store().close()
    return made


@pytest.fixture(scope="session")
def furnished_fully(furnished, tmp_path_factory) -> World:
    """The same with something behind every address: a template of the peer challenge's own, and an assessment opened to it."""
    made = copied(furnished, tmp_path_factory.mktemp("full") / "data")
    start_template(made.tools, LOCAL, made.peer_challenge.id, STANDARD, About("Ours", "Aldermere"))
    open_assessment(made.tools, LOCAL, made.peer_challenge.id, Opened(made.holds.assessment))
    made.tools.store().close()
    return made


@pytest.fixture(scope="module")
def walked(furnished_fully, tmp_path_factory) -> World:
    """The instance with something behind every address, for the walks of a module."""
    made = copied(furnished_fully, tmp_path_factory.mktemp("walked") / "data")
    yield made
    made.tools.store().close()


@pytest.fixture(scope="module")
def walked_app(walked) -> Flask:
    """The pages of that instance; every one must be well-formed HTML."""
    app = create_app(walked.tools)
    app.testing = True
    app.test_client_class = StrictClient
    return app


@pytest.fixture
def shared(tmp_path, ready_url, compiled_pages) -> Shared:
    share_pages(tmp_path / "data", compiled_pages)
    clock, quick = Clock(), Passwords(PasswordHasher(time_cost=1, memory_cost=64))
    made = toolbox(Settings(tmp_path / "data", ready_url, accounts=True, address="https://selfassess.example.org"))
    tools = replace(made, clock=lambda: clock.now, today=clock.today, identity=lambda: quick)
    save_authorities(tools, LOCAL, (Authority("northmoor", "Northmoor"), Authority("eastvale", "Eastvale")))
    yield Shared(tools, clock)
    tools.store().close()
