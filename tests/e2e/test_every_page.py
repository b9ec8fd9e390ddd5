"""Every page that a person can open, in a real browser."""

from dataclasses import dataclass

import pytest

from selfassess.web.app import AREAS
from tests.e2e.accessibility import problems
from tests.e2e.places import places

pytestmark = pytest.mark.browser

PLACES = places(AREAS)
PHONE = {"width": 320, "height": 640}
WIDE = {"width": 1280, "height": 900}


@dataclass(frozen=True, slots=True)
class Seen:
    """What was found on a page that was opened once: problems wide and on a phone, and what the browser complained of.

    A `document` is a pack as a page: its title is its own, for it is saved and sent on.
    """

    wide: list[str]
    phone: list[str]
    phone_width: int
    headings: int
    title: str
    document: bool
    complaints: list[str]


@pytest.fixture(scope="module")
def window(chrome, signed_in):
    """One browser window for all places, and what it complains of."""
    context = chrome.new_context(storage_state=signed_in, viewport=WIDE)
    page = context.new_page()
    complaints = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    yield page, complaints
    context.close()


@pytest.fixture(scope="module", params=sorted(PLACES))
def seen(request, window, site):
    """Each page in turn; what is downloaded has nothing to look at, and is left to other tests."""
    page, complaints = window
    where = PLACES[request.param](site)
    answer = page.request.get(where)
    assert answer.ok, f"{where} answers {answer.status}"
    if not answer.headers["content-type"].startswith("text/html"):
        return None
    complaints.clear()
    page.set_viewport_size(WIDE)
    page.goto(where)
    wide, headings, title = problems(page), page.locator("h1").count(), page.title()
    page.set_viewport_size(PHONE)
    width = page.evaluate("document.documentElement.scrollWidth")
    return Seen(wide, problems(page), width, headings, title, "/packs/" in where, list(complaints))


def test_every_page_can_be_used_by_everybody(seen):
    if seen:
        assert seen.wide == []
        assert seen.phone == []


def test_no_page_scrolls_sideways_on_a_phone(seen):
    if seen:
        assert seen.phone_width <= PHONE["width"]


def test_every_page_has_one_main_heading_and_a_title_of_its_own(seen):
    if seen:
        assert seen.headings == 1
        assert seen.title.endswith(" – Self-assessment") or seen.document


def test_no_page_runs_into_its_own_rules(seen):
    if seen:
        assert seen.complaints == []
