"""A shared instance before real browsers, each with somebody of their own in it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from playwright.sync_api import Browser, Page

from selfassess.domain.people import LOCAL
from selfassess.domain.rights import Role
from selfassess.ports import Toolbox
from selfassess.services.accounts import Offer, invite
from selfassess.wiring import toolbox
from tests.demonstration import LINE, Demonstration
from tests.e2e.site import shared

PASSWORD = "brisk-otter-lantern-quay"
WIDE = {"width": 1280, "height": 900}


@dataclass(frozen=True)
class Office:
    """Where the program answers, and the assessment of Aldermere in it."""

    address: str
    line: str
    tools: Toolbox
    chrome: Browser

    def browser_of(self, name: str, role: Role, place: str, **more: object) -> Page:
        """A new browser in which somebody accepted an invitation."""
        offer = Offer(f"{name.lower()}@example.org", name, role, place, **more)
        return self.joined(f"{self.address}/join/{invite(self.tools, LOCAL, offer)}")

    def joined(self, link: str) -> Page:
        """A new browser in which the link of an invitation was followed."""
        page = self.chrome.new_context(viewport=WIDE).new_page()
        page.goto(link)
        page.get_by_label("Password", exact=True).fill(PASSWORD)
        page.get_by_label("The same password again").fill(PASSWORD)
        page.get_by_role("button", name="Make an account and accept").click()
        page.wait_for_load_state()
        return page


@contextmanager
def opened(holds: Demonstration, folder: Path, url: str, chrome: Browser) -> Iterator[Office]:
    """A shared instance of this demonstration, whose folder and database are named."""
    tools = toolbox(replace(holds.tools().settings, database_url=url, accounts=True))
    with shared(folder, url, 0) as address:
        yield Office(address, f"{address}/assessments/{holds.assessment}/{LINE}", tools, chrome)
    tools.store().close()
