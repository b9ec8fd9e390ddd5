"""A peer challenge in browsers of its own people."""

import re
from dataclasses import replace

import pytest
from playwright.sync_api import expect

from selfassess.domain.case_form import Side
from selfassess.domain.notes import SourceKind
from selfassess.domain.peerchallenge import ScopeQuestion
from selfassess.domain.people import LOCAL
from selfassess.domain.rights import Role
from selfassess.domain.template import About
from selfassess.services.assessments import list_assessments
from selfassess.services.challenge_notes import Noted, board_of, write_note
from selfassess.services.peer_challenges import find_challenge, list_challenges, save_question
from selfassess.services.templates import STANDARD, start_template
from selfassess.web.app import ACCOUNT_AREAS, AREAS
from tests.challenge_world import a_case, a_challenge
from tests.e2e.accessibility import problems
from tests.e2e.office import opened
from tests.e2e.places import VARIABLE, pages

pytestmark = pytest.mark.browser

LINK = re.compile(r'href="(/[^"#]*)')
MINE, OTHERS = "Mine: carers are trained early.", "Theirs: carers wait for months."
PUBLISHED = re.compile(r"/(static|sign-out|reports/|frameworks/|authorities/|explore|search|about)")
"""Addresses that hold nothing of a workspace, and so many that they are not followed."""


@pytest.fixture(scope="module")
def office(chrome, demonstration, tmp_path_factory):
    holds = demonstration.copied(tmp_path_factory.mktemp("office"))
    with opened(holds, holds.folder, holds.tools().settings.database_url, chrome) as running:
        yield running


@pytest.fixture(scope="module")
def visits(office):
    """Two challenges: one of Aldermere, one of Tarnbrough."""
    made = [a_challenge(office.tools, authority=name) for name in ("Aldermere", "Tarnbrough")]
    for challenge, said in zip(made, (MINE, OTHERS), strict=True):
        save_question(office.tools, LOCAL, challenge.id, challenge.revision, ScopeQuestion("", "Homes", "Are there enough homes"))
        a_case(office.tools, challenge.id, "IC1", {"practice.assessment.strengths": said})
    return [challenge.id for challenge in made]


def invited(page, name, role):
    """Somebody is invited on the page of a challenge's people; the link to send them."""
    page.get_by_label("E-mail address").fill(f"{name.lower()}@example.org")
    page.get_by_label("Name", exact=True).fill(name)
    page.get_by_label(role, exact=True).check()
    for part, value in (("Day", "31"), ("Month", "12"), ("Year", "2090")):
        page.get_by_role("group", name="Last day").get_by_label(part, exact=True).fill(value)
    page.get_by_role("button", name="Make a link to send").click()
    return page.locator(".app-link-shown").inner_text()


def test_a_reviewer_with_access_to_one_challenge_reaches_nothing_else(office, visits):
    mine, other = visits
    manager = office.browser_of("Mags", Role.CHALLENGE_MANAGER, mine)
    manager.goto(f"{office.address}/peer-challenges/{mine}")
    manager.get_by_role("link", name="People and access").click()
    assert problems(manager) == []
    reviewer = office.joined(invited(manager, "Ren", "Case reviewer"))

    reviewer.goto(f"{office.address}/peer-challenges/{mine}/cases/IC1/form/practice.assessment")
    expect(reviewer.locator("body")).to_contain_text(MINE)

    secrets = _secrets(office)
    reached, waiting = {}, ["/"]
    while waiting:
        path = waiting.pop()
        if path not in reached and not PUBLISHED.match(path):
            answer = reviewer.request.get(office.address + path)
            reached[path] = answer.text() if "html" in answer.headers.get("content-type", "") else ""
            waiting += [link for link in LINK.findall(reached[path]) if link not in reached]
    assert f"/peer-challenges/{mine}/cases/IC1" in reached
    assert [path for path in reached if other in path] == []
    for path, text in reached.items():
        assert [words for words in (OTHERS, other, *secrets) if words in text] == [], path

    for endpoint, path, inside in _addresses(office, other):
        answer = reviewer.request.get(office.address + path)
        for_programs = endpoint.startswith("api.")
        assert answer.status in ((401,) if for_programs else (403, 404) if inside else (200, 302, 403, 404)), endpoint
        assert [words for words in (OTHERS, *secrets) if words.encode() in answer.body()] == [], endpoint

    assert reviewer.goto(f"{office.address}/peer-challenges/{other}").status == 404
    assert reviewer.goto(f"{office.address}/peer-challenges/{mine}/cases/IC1").status == 200
    manager.goto(f"{office.address}/peer-challenges/{mine}/people")
    manager.get_by_role("link", name="Change the role of Ren, case reviewer").click()
    assert problems(manager) == []
    manager.get_by_role("button", name="End the role").click()
    assert reviewer.goto(f"{office.address}/peer-challenges/{mine}/cases/IC1").status == 404


def test_a_template_is_built_and_its_areas_are_dragged_to_another_place(page, site):
    visit = a_challenge(site.holds.tools()).id
    page.goto(f"{site.address}/peer-challenges/{visit}/template")
    page.get_by_label("What is it called?").fill("Our review")
    page.get_by_label("Whose is it?").fill("Aldermere")
    page.get_by_role("button", name="Begin").click()
    page.get_by_role("link", name="Add an area of practice").click()
    page.get_by_label("Name").fill("Neglect")
    page.get_by_label("Prompts").fill("Who saw it?")
    page.get_by_role("button", name="Save").click()
    areas = page.locator("[data-arrange=area] strong")
    expect(areas.last).to_have_text("Neglect")
    items = page.locator("[data-arrange=area] [data-arrange-id]")
    page.set_viewport_size({"width": 1280, "height": 1800})
    held, first = items.last.locator(".app-arrange__handle").bounding_box(), items.first.bounding_box()
    page.mouse.move(held["x"] + 8, held["y"] + 10)
    page.mouse.down()
    page.mouse.move(held["x"] + 20, held["y"] - 20, steps=4)
    page.mouse.move(first["x"] + 100, first["y"] + 3, steps=8)
    with page.expect_navigation():
        page.mouse.up()
    expect(areas.nth(0)).to_have_text("Neglect")
    expect(areas.nth(1)).to_have_text("Identification and response to needs")
    page.get_by_role("link", name="As the form on the page").click()
    expect(page.get_by_text("Who saw it?")).to_be_visible()
    assert problems(page) == []


def test_without_scripts_a_template_is_arranged_by_buttons_and_published(plain_page, site):
    visit = a_challenge(site.holds.tools(), authority="Tarnbrough").id
    start_template(site.holds.tools(), LOCAL, visit, STANDARD, About("Their review", "Tarnbrough"))
    plain_page.goto(f"{site.address}/peer-challenges/{visit}/template")
    plain_page.get_by_role("button", name="Up Assessment", exact=True).click()
    areas = plain_page.locator("[data-arrange=area] strong")
    expect(areas.nth(0)).to_have_text("Assessment")
    expect(areas.nth(1)).to_have_text("Identification and response to needs")
    plain_page.get_by_role("button", name="Take out Outcomes").click()
    plain_page.get_by_role("button", name="Publish version 1").click()
    plain_page.get_by_role("button", name="Yes, publish it").click()
    expect(plain_page.locator("body")).to_contain_text("Their review is published, and this version never changes")
    plain_page.get_by_role("link", name="Look at the form").click()
    plain_page.get_by_role("heading", name="2. Assessment").wait_for()
    expect(plain_page.get_by_role("heading", name="Outcomes")).to_have_count(0)


@pytest.fixture
def board(site):
    """The board of a challenge with two questions and one note at the first."""
    tools = site.holds.tools()
    visit = a_challenge(tools)
    for heading in ("Homes", "Voice"):
        visit = save_question(tools, LOCAL, visit.id, visit.revision, ScopeQuestion("", heading, f"How good is it: {heading}"))
    heard = Noted(SourceKind.INTERVIEW, "foster carers", "They wait for months.", Side.STRENGTHS, 3)
    write_note(tools, LOCAL, visit.id, replace(heard, questions=(visit.questions[0].id,)))
    return tools, visit, f"{site.address}/peer-challenges/{visit.id}/board"


def column(page, heading):
    return page.get_by_role("region", name=heading)


def test_a_card_is_dragged_to_another_question_and_side(page, board):
    tools, visit, address = board
    page.set_viewport_size({"width": 1280, "height": 1800})
    page.goto(address)
    held = column(page, "Homes").locator(".app-arrange__handle").bounding_box()
    to = column(page, "Voice").get_by_role("heading", name="Areas for consideration").bounding_box()
    page.mouse.move(held["x"] + 8, held["y"] + 10)
    page.mouse.down()
    page.mouse.move(held["x"] + 20, held["y"] + 30, steps=4)
    page.mouse.move(to["x"] + 30, to["y"] + 10, steps=8)
    with page.expect_navigation():
        page.mouse.up()
    expect(column(page, "Voice").locator(".app-note__text")).to_have_text("They wait for months.")
    expect(column(page, "Homes").locator("[data-card]")).to_have_count(0)
    (moved,) = board_of(tools, LOCAL, visit.id).columns[1].of(Side.CONSIDERATIONS)
    assert moved.questions == (visit.questions[1].id,)
    assert problems(page) == []


def test_a_card_is_moved_by_keyboard_and_without_scripts(page, plain_page, board):
    tools, visit, address = board
    page.goto(address)
    column(page, "Homes").locator("summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Move to")).to_be_focused()
    page.get_by_label("Move to").select_option(label="Voice: strengths")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(column(page, "Voice").locator(".app-note__text")).to_have_text("They wait for months.")
    plain_page.goto(address)
    column(plain_page, "Voice").locator("summary").click()
    plain_page.get_by_label("Move to").select_option(label="About no question yet: areas for consideration")
    plain_page.get_by_role("button", name="Move", exact=True).click()
    expect(column(plain_page, "About no question yet").locator("[data-card]")).to_have_count(1)
    (loose,) = board_of(tools, LOCAL, visit.id).columns[-1].notes
    assert (loose.questions, loose.side) == ((), Side.CONSIDERATIONS)


def test_what_a_reviewer_types_is_kept_and_what_tells_who_a_child_is_is_caught(page, site):
    tools = site.holds.tools()
    visit = next((each.challenge.id for each in list_challenges(tools, LOCAL)), None) or a_challenge(tools).id
    a_case(tools, visit, "IC77", {}, cohort="children-in-care", done=False)
    form = f"{site.address}/peer-challenges/{visit}/cases/IC77/form/practice.assessment"
    page.goto(form)
    page.get_by_label("Strengths").fill("Assessments are timely")
    expect(page.locator("[data-drafts-said]")).to_contain_text("What you typed is kept for you")
    page.get_by_label("Areas for consideration").fill("See 1029511 (Ann Example)")
    expect(page.locator("[data-drafts-said]")).to_contain_text("not kept")
    warned = page.locator(".govuk-error-message")
    expect(warned).to_contain_text("Look again: something in it looks like a case number")
    assert problems(page) == []
    page.get_by_role("button", name="Save and return to the case").click()
    expect(page.get_by_role("alert")).to_contain_text("something in it looks like a case number")
    expect(page.get_by_label("Strengths", exact=True)).to_have_value("Assessments are timely")
    expect(page.get_by_label("Why nothing in areas for consideration tells who a child is")).to_be_visible()
    assert problems(page) == []
    page.get_by_label("Areas for consideration", exact=True).fill("Could fathers be asked?")
    expect(page.locator("[data-drafts-said]")).to_contain_text("What you typed is kept for you")
    page.once("dialog", lambda dialog: dialog.accept())
    page.goto(form)
    page.get_by_role("link", name="Bring it back").click()
    expect(page.get_by_label("Strengths")).to_have_value("Assessments are timely")
    page.get_by_role("button", name="Save and return to the case").click()
    expect(page.get_by_text("1 strength, 1 consideration")).to_be_visible()
    page.goto(form)
    expect(page.get_by_label("Strengths")).to_have_value("Assessments are timely")
    expect(page.get_by_role("link", name="Bring it back")).to_have_count(0)


@pytest.mark.parametrize("browser", ["page", "plain_page"])
def test_raising_a_concern_loses_nothing_that_was_typed(request, browser, site):
    page, tools = request.getfixturevalue(browser), site.holds.tools()
    visit = next((each.challenge.id for each in list_challenges(tools, LOCAL)), None) or a_challenge(tools).id
    code = {"page": "IC78", "plain_page": "IC79"}[browser]
    a_case(tools, visit, code, {}, cohort="children-in-care", done=False)
    form = f"{site.address}/peer-challenges/{visit}/cases/{code}/form/practice.assessment"
    page.goto(form)
    page.get_by_label("Strengths").fill("Assessments are timely")
    page.get_by_role("button", name="Raise a safeguarding concern").click()
    expect(page.get_by_role("heading", name="Telephone first")).to_be_visible()
    page.goto(form)
    expect(page.get_by_label("Strengths")).to_have_value("Assessments are timely")
    page.goto(form.replace("practice.assessment", "about"))
    page.locator("form#review input[type=text]").first.press("Enter")
    expect(page.get_by_role("heading", name="Telephone first")).to_have_count(0)
    expect(page).not_to_have_url(re.compile("/form/about$"))


def _secrets(office):
    """Words of Aldermere's own workspace that stand in no published report."""
    (item,) = [each for each in list_assessments(office.tools, LOCAL) if each.assessment.id in office.line]
    with office.tools.store().read() as store:
        said = [each.text for each in store.actions.of(item.authority.id)] + [
            each.title for each in store.evidence.of(item.authority.id)
        ]
    return [words[:40] for words in said if len(words) > 25]


def _addresses(office, other):
    """Every address of the other challenge, of the workspace and of the instance, and whether it lies in one of them."""
    asked = find_challenge(office.tools, LOCAL, other).challenge.questions
    assessment, line = office.line.rsplit("/", 2)[1:]
    values = {
        "challenge_id": other,
        "code": "IC1",
        "part": "feedback-report",
        "part_id": "practice.assessment",
        "form": "docx",
        "which": "team",
        "question_id": asked[0].id,
        "pack_id": "self-evaluation",
        "role": "peer",
        "account_id": "peer",
        "finding_id": "new",
        "note_id": "new",
        "assessment_id": assessment,
        "subject_id": line,
        "authority_id": "aldermere",
    }
    for endpoint, route in pages((*AREAS, *ACCOUNT_AREAS)).items():
        named = set(VARIABLE.findall(route.path))
        if named <= set(values):
            inside = named & {"challenge_id", "assessment_id"}
            yield endpoint, VARIABLE.sub(lambda found: values[found[1]], route.path), bool(inside)
