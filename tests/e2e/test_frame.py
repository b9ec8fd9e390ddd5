"""What every page shares."""

import pytest
from playwright.sync_api import expect

from tests.e2e.accessibility import problems

pytestmark = pytest.mark.browser


def test_a_browser_without_the_key_gets_a_plain_explanation_that_everybody_can_read(chrome, site):
    context = chrome.new_context()
    stranger = context.new_page()

    assert stranger.goto(site.address).status == 403
    expect(stranger.locator("main")).to_contain_text("Open the address that the program printed")
    assert problems(stranger) == []
    context.close()


def test_the_key_is_gone_from_the_address_bar(page, site):
    page.goto(site.entrance)

    expect(page).to_have_url(f"{site.address}/")


def test_a_keyboard_reaches_the_content_in_two_keys(page, site):
    page.goto(site.address)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(page.locator("#main-content")).to_be_focused()


def test_our_scripts_run_under_the_pages_own_rules(page, site):
    page.goto(site.address)

    expect(page.locator("body.govuk-frontend-supported [data-govuk-skip-link-init]")).to_have_count(1)
    assert page.evaluate("document.body.classList.contains('govuk-frontend-supported')")


def test_pages_are_set_in_our_typeface(page, site):
    page.goto(site.address)

    assert page.evaluate("getComputedStyle(document.querySelector('h1')).fontFamily").startswith("Arial")


def test_pages_work_without_scripts(plain_page, site):
    plain_page.goto(site.address)

    expect(plain_page.locator("h1")).to_be_visible()
