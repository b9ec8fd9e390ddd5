"""The long view of an authority in a browser."""

import re
from dataclasses import replace
from datetime import date

import pytest

from selfassess.domain.comparators import Authority
from selfassess.domain.follow_up import key_of
from selfassess.domain.people import LOCAL
from selfassess.domain.report import Absence, ReportKind
from selfassess.domain.rights import EVERYBODY
from selfassess.services.long_view import long_view
from tests.builders import NOON
from tests.library import a_head, a_report


@pytest.fixture
def deciding(desk):
    """The address at which a recommendation of the demonstration is decided about."""
    return f"/authorities/aldermere/recommendations/{desk.holds.report}/{desk.holds.recommendation}"


def test_a_count_of_recommendations_without_an_action_says_which_it_counts(desk):
    page = desk.open("/authorities/aldermere/recommendations")
    assert "</strong> open or in progress without an action" in page


def test_every_authority_with_a_report_is_listed_and_leads_to_its_long_view(desk):
    assert 'href="/authorities/aldermere">Aldermere</a>' in desk.open("/authorities")


def test_the_chart_and_the_table_say_the_same(desk):
    page = desk.open("/authorities/aldermere")
    chart, table = page.split("</svg>")[0], page.split("<table")[1].split("</table>")[0]
    assert "Care leavers, ILACS inspection, February 2025: Good" in chart
    assert "ILACS inspection, February 2025" in table
    assert table.count("app-judgement--") >= page.count('class="app-chart__span') > 8
    assert chart.count("<title>") == 1 + page.count('class="app-chart__span') + len(
        re.findall(r'class="app-chart__(?:visit|other)"', chart)
    )


def test_a_judgement_that_our_copy_has_lost_is_told_in_the_table_even_where_no_other_report_gives_one(desk):
    sif = a_head("lostwick", date(2015, 3, 2), kind=ReportKind.SIF, help_protection="good")
    with desk.tools.store().write() as store:
        store.authorities.save([Authority("lostwick", "Lostwick")])
        read = replace(a_report(sif), absent=(("judgements.care-leavers", Absence.NOT_PARSED),))
        store.reports.add(sif, read, at=NOON, by="local")

    page = desk.open("/authorities/lostwick")

    assert "Care leavers" in page
    assert page.count("not in our copy") == 1


def test_an_authority_without_a_report_says_what_to_do(desk):
    with desk.tools.store().read() as store:
        empty = next(each.id for each in store.authorities.all() if not store.reports.heads(viewer=EVERYBODY, authority=each.id))
    assert "No report in the library is about" in desk.open(f"/authorities/{empty}")


def test_an_authority_that_is_not_there_is_not_found(desk):
    assert desk.browser.get("/authorities/nowhere").status_code == 404


def test_a_recommendation_is_decided_about_and_the_page_shows_it(desk, deciding):
    assert "How does this recommendation stand?" in desk.open(deciding)
    answer = desk.send(deciding, standing="met", owner="Head of leaving care", note="Audit of 40 plans.", revision="0")
    assert answer.location == f"/authorities/aldermere/recommendations#{desk.holds.report}-{desk.holds.recommendation}"
    page = desk.open("/authorities/aldermere")
    assert "Head of leaving care. Audit of 40 plans." in page
    assert "Met with evidence, by This computer on " in desk.open(deciding)


def test_what_is_met_says_by_what_and_nothing_typed_is_lost(desk, deciding):
    answer = desk.send(deciding, standing="met", owner="Typed owner", note="", revision="0")
    assert "Enter what shows that it is met" in answer.text
    assert 'value="Typed owner"' in answer.text


@pytest.fixture
def replaced(desk):
    """A recommendation of the demonstration and one of a later report, by their keys."""
    view = long_view(desk.tools, LOCAL, "aldermere")
    return next((item.key, key_of(view.successors(item.key)[0])) for item in view.recommendations if view.successors(item.key))


def test_what_took_the_place_of_a_recommendation_is_chosen_and_linked_both_ways(desk, replaced):
    old, new = replaced
    address = f"/authorities/aldermere/recommendations/{old.replace('.', '/')}"
    assert f'value="{new}"' in desk.open(address)
    assert desk.send(address, standing="superseded", superseded_by=new, revision="0").status_code == 302
    for page in ("/authorities/aldermere", "/authorities/aldermere/recommendations"):
        whole = page if page.endswith("recommendations") else ""
        shown = {item.split('"')[0]: item.split("</li>")[0] for item in desk.open(page).split('app-followed__item" id="')[1:]}
        assert f'Superseded by: <a class="govuk-link" href="{whole}#{new.replace(".", "-")}">' in shown[old.replace(".", "-")]
        assert f'Took the place of: <a class="govuk-link" href="{whole}#{old.replace(".", "-")}">' in shown[new.replace(".", "-")]
    assert re.search(f'value="{new}"[^>]* checked', desk.open(address))


def test_what_is_chosen_below_counts_only_for_what_is_superseded(desk, replaced):
    old, new = replaced
    address = f"/authorities/aldermere/recommendations/{old.replace('.', '/')}"
    answer = desk.send(address, standing="superseded", note="", revision="0")
    assert "Enter what shows that it is met, or what took its place" in answer.text
    assert desk.send(address, standing="open", superseded_by=new, revision="0").status_code == 302
    assert long_view(desk.tools, LOCAL, "aldermere").recommendation(old).decision.superseded_by == ""


def test_two_people_who_decide_at_once_lose_nothing(desk, deciding):
    desk.send(deciding, standing="in-progress", owner="First", note="Begun.", revision="0")
    answer = desk.send(deciding, standing="open", owner="Second", note="My words.", revision="0")
    assert answer.status_code == 409
    assert "They chose: In progress, First. “Begun.”" in answer.text
    assert "My words.</textarea>" in answer.text
    assert desk.send(deciding, standing="open", owner="Second", note="My words.", revision="1").status_code == 302
