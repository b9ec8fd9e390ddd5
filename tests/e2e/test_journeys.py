"""What people come to do, from beginning to end, in a real browser."""

import re
from dataclasses import replace

import pytest
from playwright.sync_api import expect

from selfassess.domain.people import Person
from selfassess.domain.rights import Grant, Role
from selfassess.services.saving import answers_of, save_answers
from tests.e2e.accessibility import problems

pytestmark = pytest.mark.browser

FRESH = "help-protection.strategy-enquiries"


@pytest.fixture(params=["page", "plain_page"], ids=["with scripts", "without scripts"])
def browser(request):
    """A page in a browser with scripts, then in one without."""
    return request.getfixturevalue(request.param)


@pytest.fixture
def line(browser, site):
    """The page of a line that nobody began."""
    browser.goto(f"{site.address}/assessments/{site.holds.assessment}/{FRESH}")
    return browser


def press(page, name):
    page.get_by_role("button", name=name, exact=True).first.click()


def test_a_line_is_written_backed_planned_and_judged(line):
    line.get_by_label("Strengths").fill("Discussions are held the same day.")
    press(line, "Save and add evidence")
    line.get_by_label("Practice audit").check()
    line.get_by_label("What is it?").fill("Audit of 40 records")
    line.get_by_label("Day").fill("31")
    line.get_by_label("Month").fill("5")
    line.get_by_label("Year").fill("2026")
    press(line, "Add evidence")
    expect(line.locator("main")).to_contain_text("Evidence added: Audit of 40 records")
    expect(line.get_by_label("Strengths")).to_have_value("Discussions are held the same day.")

    press(line, "Save and add an action")
    line.get_by_label("What will be done?").fill("A daily panel")
    line.get_by_label("Who owns it?").fill("Head of service")
    press(line, "Add action")
    expect(line.locator("main")).to_contain_text("A daily panel")

    line.get_by_label("Good", exact=True).check()
    line.get_by_label("Ready for review").check()
    press(line, "Save and go to the next topic")
    expect(line.locator("main")).to_contain_text("Saved: Strategy discussions and enquiries")
    line.go_back()
    line.reload()
    expect(line.get_by_label("Good", exact=True)).to_be_checked()


def test_a_warning_of_a_file_is_seen_where_the_page_opens(line):
    press(line, "Save and add evidence")
    line.get_by_label("Practice audit").check()
    line.get_by_label("What is it?").fill("Calls of May")
    content = b"The mother rang from 0161 496 0123."
    line.locator("input[type=file]").set_input_files({"name": "calls.txt", "mimeType": "text/plain", "buffer": content})
    press(line, "Add evidence")

    expect(line.get_by_role("alert").filter(has_text="1 telephone number")).to_be_in_viewport()
    expect(line.locator(".app-backing__item", has_text="Calls of May").last).to_contain_text("Look again")
    press(line, "Say that you looked at it Calls of May")
    expect(line.get_by_role("heading", name="What its file may tell")).to_be_in_viewport()


def test_a_benchmark_is_accepted_without_losing_what_was_typed(browser, site):
    browser.goto(f"{site.address}/assessments/{site.holds.assessment}/{site.holds.line}")
    if browser.get_by_role("button", name="Go back to the suggestion").count():
        press(browser, "Go back to the suggestion")
    browser.get_by_label("What will change").fill("Typed beside the benchmark.")
    press(browser, "Accept")

    expect(browser.locator("aside")).to_contain_text("Accepted as it was drafted")
    expect(browser.get_by_label("What will change")).to_have_value("Typed beside the benchmark.")

    source = browser.locator(".app-sources a[href*='#p']").first
    source.click()
    expect(browser).to_have_url(re.compile(r"/reports/\w+#p\d+$"))
    expect(browser.locator(".app-passage:target")).to_be_visible()


def test_mistakes_are_listed_first_and_lead_to_where_they_are_put_right(browser, site):
    browser.goto(f"{site.address}/assessments/{site.holds.assessment}/help-protection")
    browser.get_by_label("Good", exact=True).check()
    browser.get_by_label("Strengths").fill("Not lost.")
    press(browser, "Save")

    expect(browser).to_have_title(re.compile("^Error: "))
    browser.get_by_role("link", name="Say why you chose this judgement").click()
    assert browser.evaluate("document.activeElement.id") == "reason" or browser.url.endswith("#reason")
    expect(browser.get_by_label("Strengths")).to_have_value("Not lost.")


def test_an_assessment_is_started_and_its_pack_taken_away(browser, site):
    browser.goto(f"{site.address}/assessments/new")
    browser.get_by_label("Which authority is it for?").select_option(label="Aldermere")
    browser.get_by_label("Inspecting local authority children’s services, 2026").check()
    browser.get_by_label("What is it called?").fill("Started in a browser")
    press(browser, "Start")

    expect(browser.locator("h1")).to_contain_text(re.compile("Started in a browser\\s*$"))
    with browser.expect_download() as taken:
        browser.get_by_role("link", name=re.compile(r"^Word\s?: Self-evaluation of children’s services$")).click()
    assert taken.value.suggested_filename.endswith(".docx")


ERRORS = {
    "start": ("/assessments/new", "Start"),
    "evidence": ("/assessments/{assessment}/{line}/evidence/new", "Add evidence"),
    "action": ("/assessments/{assessment}/{line}/actions/new", "Add action"),
    "import": ("/reports/import", "Read them"),
}


@pytest.mark.parametrize("form", sorted(ERRORS))
def test_a_form_that_was_sent_back_can_be_used_by_everybody(page, site, form):
    path, button = ERRORS[form]
    page.goto(site.address + path.format(assessment=site.holds.assessment, line=site.holds.line))
    press(page, button)

    expect(page).to_have_title(re.compile("^Error: "))
    expect(page.locator(".govuk-error-summary")).to_be_focused()
    assert problems(page) == []


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def quiet(request, chrome, signed_in):
    """A page that may be answered with a refusal: a browser complains of that, and here it is right."""
    context = chrome.new_context(storage_state=signed_in, java_script_enabled=request.param)
    yield context.new_page(), request.param
    context.close()


def test_two_peoples_words_stand_beside_each_other_and_everybody_can_choose(quiet, site):
    page, scripts = quiet
    subject = "help-protection.assessment" if scripts else "help-protection.pre-proceedings"
    page.goto(f"{site.address}/assessments/{site.holds.assessment}/{subject}")
    page.get_by_label("Strengths").fill("What I wrote.")
    _jo_writes(site, subject, "What Jo wrote.")
    press(page, "Save")

    expect(page.locator("h1")).to_contain_text("Two people changed")
    assert not scripts or problems(page) == []
    page.get_by_label("Keep what they wrote").check()
    press(page, "Save what I chose")
    expect(page.get_by_label("Strengths")).to_have_value("What Jo wrote.")


def _jo_writes(site, subject, words):
    tools = site.holds.tools()
    with tools.store().read() as store:
        current = store.assessments.response(site.holds.assessment, subject)
    save_answers(
        tools,
        Person("jo", "Jo", (Grant(Role.EDITOR, "aldermere"),)),
        assessment=site.holds.assessment,
        subject=subject,
        revision=current.revision,
        answers=replace(answers_of(current), strengths=words),
    )
    tools.store().close()


def test_words_are_counted_while_they_are_typed(page, site):
    page.goto(f"{site.address}/assessments/{site.holds.assessment}/help-protection.allegations")
    page.get_by_label("Strengths").fill("three short words")
    page.get_by_label("Areas to improve").fill("and two")

    expect(page.locator(".app-words")).to_have_text("5 of 300 words")


def test_leaving_with_unsaved_words_asks_first(page, site):
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.goto(f"{site.address}/assessments/{site.holds.assessment}/help-protection.allegations")
    page.get_by_label("Strengths").press_sequentially("Typed")
    page.get_by_role("link", name="Past reports").click()
    page.wait_for_url("**/reports")

    assert asked == ["beforeunload"]


def test_what_is_asked_for_first_is_reached_first_with_the_keyboard(page, site):
    page.goto(f"{site.address}/assessments/new")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    reached = []
    for _ in range(8):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.name || document.activeElement.tagName"))

    order = [name for name in reached if name in ("authority", "framework", "title", "period")]
    assert order == ["authority", "framework", "title", "period"]


def test_arrow_keys_move_through_the_rows_of_moderation_and_enter_opens_one(page, site):
    page.goto(f"{site.address}/assessments/{site.holds.assessment}/moderation")
    ways = page.locator(".app-moderation tbody th a")
    ways.first.focus()
    page.keyboard.press("ArrowDown")
    expect(ways.nth(1)).to_be_focused()
    page.keyboard.press("End")
    expect(ways.last).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(ways.last).to_be_focused()
    page.keyboard.press("Home")
    expect(ways.first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Discussion")
