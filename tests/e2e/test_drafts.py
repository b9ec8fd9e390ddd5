"""What is typed survives that the page goes away, in a real browser."""

import pytest
from playwright.sync_api import expect

from tests.e2e.accessibility import problems

pytestmark = pytest.mark.browser

LINE = "help-protection.strategy-enquiries"


def test_words_that_were_not_saved_are_kept_and_come_back(page, site):
    address = f"{site.address}/assessments/{site.holds.assessment}/{LINE}"
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(address)
    page.get_by_label("Strengths").press_sequentially("Typed and never sent.")
    expect(page.locator("[data-drafts-said]")).to_contain_text("What you typed is kept for you")

    page.goto(address)
    expect(page.get_by_label("Strengths")).to_have_value("")
    assert problems(page) == []
    page.get_by_role("link", name="Bring it back").click()
    expect(page.get_by_label("Strengths")).to_have_value("Typed and never sent.")

    page.get_by_role("button", name="Save", exact=True).first.click()
    expect(page.get_by_label("Strengths")).to_have_value("Typed and never sent.")
    expect(page.get_by_text("You typed something here")).to_have_count(0)


def test_words_that_were_kept_outlive_a_save_of_something_else_and_words_typed_over_them(page, site):
    address = f"{site.address}/assessments/{site.holds.assessment}/{LINE}"
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(address)
    page.get_by_label("Areas to improve").press_sequentially("First words.")
    expect(page.locator("[data-drafts-said]")).to_contain_text("What you typed is kept for you")

    page.goto(address)
    page.get_by_label("Areas to improve").press_sequentially("Others.")
    expect(page.locator("[data-drafts-said]")).to_contain_text("What you typed here before is kept")
    page.get_by_role("button", name="Save", exact=True).first.click()
    expect(page.get_by_label("Areas to improve")).to_have_value("Others.")
    page.get_by_role("link", name="Bring it back").click()
    expect(page.get_by_label("Areas to improve")).to_have_value("First words.")


def test_words_that_are_selected_tick_the_sentences_that_they_stand_in(page, site):
    page.goto(f"{site.address}/assessments/{site.holds.assessment}/{LINE}/benchmark/sentences")
    labels = page.locator("[data-sentences] label")
    first, second = labels.nth(0).bounding_box(), labels.nth(1).bounding_box()
    page.mouse.move(first["x"] + 40, first["y"] + 12)
    page.mouse.down()
    page.mouse.move(second["x"] + 60, second["y"] + 12, steps=4)
    page.mouse.up()
    expect(page.locator("[data-ticked]")).to_have_text("2 sentences ticked")

    labels.nth(1).click()
    expect(page.locator("[data-ticked]")).to_have_text("1 sentence ticked")
    assert problems(page) == []
    page.get_by_role("button", name="Add to the benchmark").click()
    expect(page.get_by_text("Quotations added to the benchmark")).to_have_count(1)
