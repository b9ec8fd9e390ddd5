"""People of two authorities at once, each in a browser of their own, on each kind of database."""

import re

import pytest
from playwright.sync_api import expect

from selfassess.domain.people import LOCAL
from selfassess.domain.rights import Role
from selfassess.services.accounts import Offer, invite
from tests.demonstration import LINE
from tests.e2e.accessibility import problems
from tests.e2e.office import PASSWORD, WIDE, opened

pytestmark = pytest.mark.browser

PHONE = {"width": 320, "height": 640}


@pytest.fixture(params=["sqlite", "postgresql"])
def office(request, chrome, demonstration, tmp_path):
    holds = demonstration.copied(tmp_path / "data")
    url = holds.tools().settings.database_url
    if request.param == "postgresql":
        url = request.getfixturevalue("demonstration_postgresql")
    with opened(holds, tmp_path / "data", url, chrome) as running:
        yield running


def save(page):
    page.get_by_role("button", name="Save", exact=True).first.click()


def test_two_of_one_authority_and_one_of_another_work_at_once(office):
    maya = office.browser_of("Maya", Role.OWNER, "aldermere")
    jo = office.browser_of("Jo", Role.EDITOR, "aldermere")
    sam = office.browser_of("Sam", Role.OWNER, "tarnbrough")

    maya.goto(office.line)
    jo.goto(office.line)
    maya.get_by_label("Strengths").fill("What Maya knows.")
    save(maya)
    jo.get_by_label("Areas to improve").fill("What Jo would improve.")
    save(jo)
    jo.goto(office.line)
    expect(jo.get_by_label("Strengths")).to_have_value("What Maya knows.")
    expect(jo.get_by_label("Areas to improve")).to_have_value("What Jo would improve.")

    maya.goto(office.line)
    jo.get_by_label("Strengths").fill("What Jo thinks.")
    save(jo)
    maya.get_by_label("Strengths").fill("What Maya thinks.")
    save(maya)
    expect(maya.locator("body")).to_contain_text("What Jo thinks.")
    expect(maya.locator("body")).to_contain_text("What Maya thinks.")

    answer = sam.goto(office.line)
    assert answer.status == 404
    assert "What Maya knows." not in sam.content()
    sam.goto(office.address)
    assert "Aldermere" not in sam.get_by_role("main").inner_text()


def test_a_role_that_ends_counts_no_longer_and_what_was_typed_comes_back(office):
    maya = office.browser_of("Maya", Role.OWNER, "aldermere")
    jo = office.browser_of("Jo", Role.EDITOR, "aldermere")
    jo.goto(office.line)
    jo.get_by_label("Strengths").fill("Something that took an hour to write.")

    maya.goto(f"{office.address}/authorities/aldermere/people")
    maya.get_by_role("link", name="Change the role of Jo, editor").click()
    maya.get_by_role("button", name="End the role").click()
    maya.get_by_text("Jo is no longer editor").wait_for()

    save(jo)
    expect(jo.locator("body")).to_contain_text("Something that took an hour to write.")
    assert jo.goto(office.line).status == 404


def test_a_contributor_writes_for_their_line_and_reads_the_rest(office):
    jo = office.browser_of("Jo", Role.CONTRIBUTOR, "aldermere", subjects=frozenset({LINE}))
    jo.goto(office.line)
    jo.get_by_label("Strengths").fill("From the team itself.")
    save(jo)
    jo.goto(office.line)
    expect(jo.get_by_label("Strengths")).to_have_value("From the team itself.")
    jo.goto(office.line.replace(LINE, "leadership.workforce"))
    expect(jo.locator("body")).to_contain_text("Your role does not include writing here.")
    expect(jo.locator("#know ~ .app-read")).to_contain_text("turnover is 11%")
    expect(jo.get_by_label("Strengths")).to_have_count(0)
    expect(jo.get_by_role("button", name="Save", exact=True)).to_have_count(0)


def test_a_person_lets_a_program_read_and_revokes_it(office):
    page = office.browser_of("Maya", Role.OWNER, "aldermere")
    page.goto(f"{office.address}/account")
    page.get_by_role("button", name="Make a token").click()
    page.get_by_label("Which program reads by it").fill("Power BI")
    page.get_by_label("The list of assessments").check()
    page.get_by_role("button", name="Make the token").click()
    expect(page.get_by_text("Copy it now")).to_be_visible()
    expect(page.locator(".app-hash")).to_contain_text("selfassess_")
    page.get_by_role("button", name="I have copied it").click()
    expect(page.get_by_role("listitem").filter(has_text="Power BI")).to_contain_text("never used")
    page.get_by_role("button", name="Revoke the token of Power BI").click()
    expect(page.locator("body")).to_contain_text("Revoked: Power BI")
    expect(page.locator("body")).to_contain_text("No program reads for you.")


def test_signing_in_leads_to_the_page_that_was_asked_for_and_out_again(office):
    page = office.browser_of("Maya", Role.OWNER, "aldermere")
    page.goto(f"{office.address}/account")
    page.get_by_role("button", name="Sign out", exact=True).click()
    page.goto(office.line)
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    page.get_by_label("E-mail address").fill("maya@example.org")
    page.get_by_label("Password").fill("wrong")
    page.get_by_role("button", name="Sign in").click()
    expect(page.locator("body")).to_contain_text("is not right")
    expect(page.get_by_label("E-mail address")).to_have_value("maya@example.org")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page).to_have_url(office.line)


def test_every_page_of_accounts_can_be_used_by_everybody(office):
    maya = office.browser_of("Maya", Role.OWNER, "aldermere")
    ada = office.browser_of("Ada", Role.ADMINISTRATOR, "*")
    link = f"{office.address}/join/{invite(office.tools, LOCAL, Offer('x@example.org', 'X', Role.VIEWER, 'aldermere'))}"
    anybody = office.chrome.new_context(viewport=WIDE).new_page()
    people = f"{office.address}/authorities/aldermere/people"
    maya.goto(people)
    changing = maya.get_by_role("link", name=re.compile("^Change the role")).first.get_attribute("href")
    places = [
        (anybody, f"{office.address}/sign-in"),
        (anybody, link),
        (anybody, f"{office.address}/privacy"),
        (anybody, f"{office.address}/accessibility"),
        (maya, f"{office.address}/account"),
        (maya, f"{office.address}/account/second-step"),
        (maya, f"{office.address}/account/tokens/new"),
        (maya, people),
        (maya, f"{office.address}{changing}"),
        (maya, f"{office.address}/authorities/aldermere/audit"),
        (ada, f"{office.address}/people"),
        (ada, f"{office.address}/people/audit"),
    ]
    for page, place in places:
        page.set_viewport_size(WIDE)
        assert page.goto(place).ok, place
        assert problems(page) == [], place
        expect(page.locator("h1")).to_have_count(1)
        page.set_viewport_size(PHONE)
        assert problems(page) == [], place
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], place
