"""Every page that a person can open, in a real browser."""

import time

import pytest

from selfassess.web.app import AREAS
from tests.e2e.accessibility import problems
from tests.e2e.places import address, pages

pytestmark = pytest.mark.browser

PAGES = pages(AREAS)
PHONE = {"width": 320, "height": 640}
WIDE = {"width": 1280, "height": 900}
SERVER_SECONDS = 0.05


@pytest.fixture(params=sorted(PAGES))
def opened(request, page, site):
    """Each page in turn; what is downloaded has nothing to look at, and is left to other tests."""
    where = address(PAGES[request.param], site)
    answer = page.request.get(where)
    assert answer.ok, f"{where} answers {answer.status}"
    if answer.headers["content-type"].startswith("text/html"):
        page.goto(where)
        return page
    return None


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_every_page_can_be_used_by_everybody(opened, size):
    if opened:
        opened.set_viewport_size(size)
        assert problems(opened) == []


def test_no_page_scrolls_sideways_on_a_phone(opened):
    if opened:
        opened.set_viewport_size(PHONE)
        assert opened.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_every_page_has_one_main_heading_and_a_title_of_its_own(opened):
    if opened:
        assert opened.locator("h1").count() == 1
        assert opened.title().endswith(" – Self-assessment")


@pytest.mark.parametrize("endpoint", sorted(PAGES))
def test_every_page_is_made_in_time(endpoint, page, site):
    where = address(PAGES[endpoint], site)
    seconds = []
    for _ in range(5):
        began = time.perf_counter()
        assert page.request.get(where).ok
        seconds.append(time.perf_counter() - began)

    assert min(seconds) < SERVER_SECONDS
