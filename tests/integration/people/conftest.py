"""A shared instance with a clock that a test turns, and people who work in it."""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta

import pytest
from argon2 import PasswordHasher

from selfassess.domain.comparators import Authority
from selfassess.domain.people import LOCAL, Person
from selfassess.domain.rights import Role
from selfassess.identity import Passwords
from selfassess.ports import Toolbox
from selfassess.services.accounts import Offer, invite, join
from selfassess.services.authorities import save_authorities
from selfassess.services.signing_in import Client, sign_in, signed_in
from selfassess.settings import Settings
from selfassess.wiring import toolbox

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


@pytest.fixture
def shared(tmp_path, ready_url) -> Shared:
    clock, quick = Clock(), Passwords(PasswordHasher(time_cost=1, memory_cost=64))
    made = toolbox(Settings(tmp_path / "data", ready_url, accounts=True, address="https://selfassess.example.org"))
    tools = replace(made, clock=lambda: clock.now, today=clock.today, identity=lambda: quick)
    save_authorities(tools, LOCAL, (Authority("northmoor", "Northmoor"), Authority("eastvale", "Eastvale")))
    yield Shared(tools, clock)
    tools.store().close()
