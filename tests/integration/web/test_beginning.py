import re

import pytest
from markupsafe import escape

from selfassess.domain.people import LOCAL
from selfassess.services.assessments import list_assessments

FRAMEWORKS = ["ilacs-2026", "ilacs-2023", "ilacs-2018", "sif-2013", "focused-visit-2026", "peer-challenge-2026"]


def test_a_person_who_comes_for_the_first_time_is_told_how_to_begin(browser):
    page = browser.get("/").text

    assert "Bring in past reports" in page
    assert "/assessments/new" in page


def test_home_shows_where_an_assessment_stands_and_what_to_do_next(desk):
    page = desk.open("/")

    assert "What to do next" in page
    assert re.search(r"\d+ of 40 topics described", page)
    assert "Last inspection" in page


def test_home_leads_to_the_actions_that_are_overdue(desk):
    link = re.search(r'href="([^"]+)"><strong class="app-late">(\d+) actions? overdue</strong></a>', desk.open("/"))

    page = desk.open(link[1])
    assert f"{link[2]} overdue" in page
    assert re.search(r'aria-current="true"[^>]*>Overdue', page)


def test_an_assessment_is_started_against_a_version_and_opens(desk):
    answer = desk.send("/assessments/new", authority="aldermere", framework="ilacs-2023", title="Second", period="2025")

    page = desk.open(answer.location)
    assert "Assessment started" in page
    assert "version 2023. For visits from 1 January 2023 to 31 March 2026." in page
    assert next(item.assessment.title for item in list_assessments(desk.tools, LOCAL)) == "Second"


def test_the_version_in_force_is_offered_first_and_case_reviews_are_not(desk):
    page = desk.open("/assessments/new")

    offered = re.findall(r'name="framework" type="radio" value="([\w-]+)"', page)
    assert offered[0] == "ilacs-2026"
    assert not any(key.startswith("case-review") for key in offered)
    assert page.index("ilacs-2026") < page.index("Not in force today") < page.index("ilacs-2018")


def test_a_start_that_is_not_complete_says_what_is_missing_in_the_order_of_the_page(desk):
    answer = desk.send("/assessments/new", period="All of it")

    order = [answer.text.index(f'href="#{name}"') for name in ("authority", "framework", "title")]
    assert order == sorted(order)
    assert 'value="All of it"' in answer.text


def test_the_limiting_pattern_of_an_older_version_is_a_warning_and_nothing_more(desk):
    begun = desk.send("/assessments/new", authority="aldermere", framework="ilacs-2018", title="Older").location
    desk.send(f"{begun}/help-protection", revision="0", judgement="inadequate", reason="Children wait.")

    page = desk.open(begun)
    assert "Help and protection: inadequate." in page
    assert desk.browser.get(f"{begun}/whole").text.count('value="not-answered" checked') == 1


def test_packs_are_downloads(desk):
    addresses = re.findall(r'href="(/assessments/\w+/packs/[\w.-]+)"', desk.open(f"/assessments/{desk.holds.assessment}"))

    assert {address.rpartition(".")[2] for address in addresses} == {"docx", "pdf", "html", "xlsx", "csv", "json", "pptx"}
    for address in addresses:
        answer = desk.browser.get(address)
        assert answer.headers["Content-Disposition"].startswith("attachment; filename=aldermere-")
        first = {"pdf": b"%PDF", "html": b"<!doctype html>", "json": b"{"}.get(address.rpartition(".")[2], b"PK")
        assert answer.data.startswith(first)


def test_a_format_that_a_pack_is_not_made_in_is_refused(desk):
    assert desk.browser.get(f"/assessments/{desk.holds.assessment}/packs/self-evaluation.xlsx").status_code == 400


def test_a_framework_shows_its_criteria_as_our_wording_with_the_source(desk):
    page = desk.open("/frameworks/ilacs-2026")

    assert "our wording, not Ofsted’s" in page
    assert "https://www.gov.uk/government/publications/inspecting-local-authority-childrens-services-from-2018" in page


def test_a_crosswalk_gives_a_reason_for_each_pair(desk):
    page = desk.open("/frameworks/ilacs-2026/from/ilacs-2018")

    assert page.count('class="app-pairs__reason"') == page.count('class="app-pairs__item"') > 30


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_every_framework_drives_the_pages_of_an_assessment(desk, framework):
    begun = desk.send("/assessments/new", authority="aldermere", framework=framework, title="Driven").location
    chosen = desk.tools.frameworks().framework(framework)
    line = next(chosen.lines())

    for subject in ("whole", chosen.areas[0].id, line.id):
        assert 'name="strengths"' in desk.open(f"{begun}/{subject}")
    assert escape(line.criteria[0].text) in desk.open(f"{begun}/{line.id}")
    desk.send(f"{begun}/{line.id}", revision="0", strengths="Written.")
    assert "Written.</textarea>" in desk.open(f"{begun}/{line.id}")
