"""A real browser before the real program."""

import pytest
from playwright.sync_api import sync_playwright

from tests.e2e.site import serving

ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WIDE = {"width": 1280, "height": 900}


@pytest.fixture(scope="session")
def chrome(chromium):
    """A running Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def site(demonstration, tmp_path_factory):
    """The program, serving a demonstration of its own."""
    with serving(demonstration.copied(tmp_path_factory.mktemp("data"))) as running:
        yield running


@pytest.fixture(scope="module")
def signed_in(chrome, site):
    """What the browser keeps once it was let in."""
    context = chrome.new_context()
    context.new_page().goto(site.entrance)
    state = context.storage_state()
    context.close()
    return state


@pytest.fixture
def page(chrome, signed_in):
    """A page of a browser that was let in; a script that fails, or that the page's own rules stop, fails the test."""
    context = chrome.new_context(storage_state=signed_in, viewport=WIDE)
    opened = context.new_page()
    complaints = []
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    yield opened
    context.close()
    assert complaints == []


@pytest.fixture
def plain_page(chrome, signed_in):
    """The same in a browser that runs no scripts."""
    context = chrome.new_context(storage_state=signed_in, viewport=WIDE, java_script_enabled=False)
    yield context.new_page()
    context.close()
