"""One assessment from its creation to a signed snapshot and the next year's in a real browser, also by two people."""

import re
from dataclasses import replace

import pytest
from playwright.sync_api import expect

from selfassess.domain.people import LOCAL
from selfassess.domain.rights import Role
from selfassess.domain.snapshot import read
from selfassess.services.importing import import_reports
from selfassess.settings import read_settings
from selfassess.wiring import toolbox
from tests.e2e.accessibility import problems
from tests.e2e.office import Office
from tests.e2e.site import shared as serving_people

pytestmark = pytest.mark.browser

LINE = "care-leavers.pathway-planning"
AREAS = ("leadership", "help-protection", "children-in-care", "care-leavers")


def press(page, name):
    page.get_by_role("button", name=name, exact=True).first.click()


def open_line(page, site, assessment, below=""):
    page.goto(f"{site.address}/assessments/{assessment}/{LINE}{below}")


def start(page, site):
    page.goto(f"{site.address}/assessments/new")
    page.get_by_label("Which authority is it for?").select_option(label="Aldermere")
    page.get_by_label("Inspecting local authority children’s services, 2026").check()
    page.get_by_label("What is it called?").fill("A whole year")
    press(page, "Start")
    expect(page.locator("h1")).to_contain_text("A whole year")
    return page.url.rsplit("/", 1)[1]


def write_back_plan_and_answer(page, site, assessment):
    open_line(page, site, assessment)
    page.get_by_label("Strengths").fill("Plans are written with young people, in their own words, and early enough to matter.")
    page.get_by_label("Good", exact=True).check()
    press(page, "Save")
    challenges = page.locator(".app-challenged")
    expect(challenges).to_contain_text("No evidence")
    expect(challenges).to_contain_text("So what for children?")

    press(page, "Save and add evidence")
    page.get_by_label("Practice audit").check()
    page.get_by_label("What is it?").fill("Audit of 40 plans")
    press(page, "Add evidence")
    press(page, "Save and add an action")
    page.get_by_label("What will be done?").fill("Review every plan within six months")
    page.get_by_label("Who owns it?").fill("Leaving care manager")
    page.get_by_label("How will you see that it worked?").fill("Nine plans of ten are reviewed on time")
    press(page, "Add action")
    page.get_by_label("So what for children?").fill("Young people say that the plan is theirs.")
    press(page, "Save")
    expect(page.locator(".app-challenged")).not_to_contain_text("No evidence")

    page.locator(".app-challenged").get_by_role("button", name=re.compile("Answer this")).first.click()
    page.get_by_label("Your answer").fill("Observations follow in the autumn.")
    press(page, "Keep the answer")
    expect(page.locator("main")).to_contain_text("Challenge answered")


def judge_beside_and_settle(page, site, assessment):
    open_line(page, site, assessment, "/discussion")
    page.get_by_text("Judge beside the authors").click()
    page.get_by_label("Requires improvement to be good").check()
    page.get_by_label("Why do you judge so?").fill("Four plans of ten were late.")
    press(page, "Keep my judgement")
    page.goto(f"{site.address}/assessments/{assessment}/moderation?show=different")
    expect(page.locator(".app-moderation__row--differs")).to_have_count(1)
    open_line(page, site, assessment, "/discussion")
    page.get_by_label("How was it settled?").fill("Agreed: the audit is newer.")
    press(page, "Settle")


def sign(page, site, assessment):
    page.goto(f"{site.address}/assessments/{assessment}/life/in-review")
    press(page, "Give for review")
    page.get_by_role("button", name="Sign off").click()
    assert problems(page) == []
    for area in AREAS:
        page.locator(f"input[name=judgement_{area}][value=good]").check()
        page.locator(f"textarea[name=narrative_{area}]").fill(f"Because of what we saw in {area}.")
    if page.get_by_label("I have seen the challenges that nobody answered").count():
        page.get_by_label("I have seen the challenges that nobody answered").check()
    press(page, "Sign off")
    expect(page.locator("h1")).to_contain_text("Snapshot 1")
    expect(page.locator("main")).to_contain_text("Because of what we saw in leadership.")
    expect(page.locator(".app-hash")).to_contain_text("intact")
    assert problems(page) == []
    return page.url.rsplit("/", 1)[1]


def edit_and_compare(page, site, assessment, signed):
    open_line(page, site, assessment)
    page.get_by_label("Strengths").fill("Changed after signing.")
    press(page, "Save")
    page.goto(f"{site.address}/assessments/{assessment}/snapshots/compare?older={signed}&newer=now")
    expect(page.locator("main")).to_contain_text("1 of 45 differ.")
    assert site.command("snapshots", "verify", signed).strip().endswith("intact")


def carry_into_the_next_year(page, site, assessment):
    page.goto(f"{site.address}/assessments/{assessment}/carry-forward")
    page.get_by_label("What is the new one called?").fill("The next year")
    press(page, "Carry forward")
    expect(page.locator("h1")).to_contain_text("The next year")
    return page.url.rsplit("/", 1)[1]


def test_an_assessment_is_carried_from_creation_to_a_signed_snapshot_and_into_the_next_year(page, site):
    page.on("dialog", lambda dialog: dialog.accept())
    assessment = start(page, site)
    write_back_plan_and_answer(page, site, assessment)
    judge_beside_and_settle(page, site, assessment)
    signed = sign(page, site, assessment)
    edit_and_compare(page, site, assessment, signed)
    following = carry_into_the_next_year(page, site, assessment)

    open_line(page, site, following)
    expect(page.locator(".app-last-year")).to_contain_text("Good")
    expect(page.get_by_label("Strengths")).to_have_value("Changed after signing.")
    expect(page.get_by_label("Not answered").first).to_be_checked()


PATHWAYS, FRONT_DOOR = "care-leavers.pathway-planning", "help-protection.front-door"
WORKFORCE, PERMANENCE = "leadership.workforce", "children-in-care.permanence"


@pytest.fixture
def warrington(chrome, shared_reports, tmp_path):
    """A shared instance that holds what was really published about Warrington, and nothing else."""
    folder = tmp_path / "data"
    tools = toolbox(replace(read_settings({"SELFASSESS_DATA_DIR": str(folder)}, home=tmp_path), accounts=True))
    made = list(import_reports(tools, LOCAL, shared_reports, authority="Warrington"))
    assert [each.problems for each in made if each.head is None] == []
    with serving_people(folder, tools.settings.database_url, 0) as address:
        yield Office(address, "", tools, chrome)
    tools.store().close()


@pytest.fixture
def shared_reports(shared):
    """Warrington's inspections of 2015, 2019 and 2024 and its focused visit, as they were published."""
    letter = shared / "reports" / "seeds" / "002_f51f18bc69bf995d.txt"
    return [letter, *sorted((shared / "reports" / "ofsted" / "80575_warrington").glob("*.pdf"))]


def write(page, address, line, words, judgement="Good"):
    page.goto(f"{address}/{line}")
    page.get_by_label("Strengths").fill(words)
    page.get_by_label("So what for children?").fill(f"Children feel it: {words}")
    page.get_by_label(judgement, exact=True).check()
    page.get_by_label("Why this judgement?").fill("Because of what audits and young people show.")
    press(page, "Save")


def give(page, address, line, name):
    page.goto(f"{address}/{line}/discussion")
    page.get_by_label("Who writes this?").fill(name)
    press(page, "Give it out")


def test_two_people_carry_the_assessment_of_warrington_from_its_creation_to_a_signed_snapshot(warrington):
    maya = warrington.browser_of("Maya", Role.OWNER, "warrington")
    jo = warrington.browser_of("Jo", Role.EDITOR, "warrington")
    maya.goto(f"{warrington.address}/assessments/new")
    maya.get_by_label("Which authority is it for?").select_option(label="Warrington")
    maya.get_by_label("Inspecting local authority children’s services, 2026").check()
    maya.get_by_label("What is it called?").fill("Warrington 2026")
    press(maya, "Start")
    expect(maya.locator("h1")).to_contain_text("Warrington 2026")
    address = maya.url

    # Maya gives a topic out; Jo finds it, reads what inspectors really wrote, keeps it, and writes.
    give(maya, address, PATHWAYS, "Jo")
    jo.goto(f"{warrington.address}/my-work")
    jo.get_by_role("link", name="Pathway planning").click()
    expect(jo.locator("#benchmark").locator("xpath=ancestor::section[1]")).to_contain_text("Warrington")
    write(jo, address, PATHWAYS, "Plans are written with young people.")
    press(jo, "Save and add evidence")
    jo.get_by_label("Practice audit").check()
    jo.get_by_label("What is it?").fill("Audit of 30 pathway plans")
    press(jo, "Add evidence")

    # Both write at once: nothing that either typed is lost.
    maya.goto(f"{address}/{PATHWAYS}")
    write(jo, address, PATHWAYS, "Jo: nine plans in ten are reviewed on time.")
    maya.get_by_label("Strengths").fill("Maya: plans are ambitious.")
    press(maya, "Save")
    expect(maya.locator("body")).to_contain_text("Jo: nine plans in ten")
    expect(maya.locator("body")).to_contain_text("Maya: plans are ambitious.")
    write(maya, address, FRONT_DOOR, "Decisions are made on the day.")
    write(jo, address, WORKFORCE, "Fewer agency workers than a year ago.")
    write(maya, address, PERMANENCE, "Permanence is decided by the second review.", "Requires improvement to be good")

    # Both see where it stands, and the director signs.
    jo.goto(address)
    expect(jo.locator(".app-figures")).to_contain_text("4 of 40 topics described")
    signed = sign(maya, warrington, address.rsplit("/", 1)[1])
    jo.goto(f"{address}/snapshots")
    expect(jo.locator("main")).to_contain_text("Signed off")
    with warrington.tools.store().read() as store:
        content = read(store.snapshots.content(signed))
    assert {response.subject for response in content.responses} >= {PATHWAYS, FRONT_DOOR, WORKFORCE, PERMANENCE}
    assert [item.title for item in content.evidence] == ["Audit of 30 pathway plans"]
    assert {head.authority_name for head in content.reports} == {"Warrington"}
    assert len(content.reports) == 4
    with warrington.tools.store().read() as store:
        past = store.assessments.history(content.assessment.id, PATHWAYS)
    assert any("Jo: nine plans in ten" in revision.texts.strengths for revision in past)
