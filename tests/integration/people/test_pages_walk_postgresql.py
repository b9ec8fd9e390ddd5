"""Every address, opened and sent to by everybody on a shared instance that keeps its data in PostgreSQL.

What each page may answer is that of the walk on SQLite. Whether its HTML is well-formed is asked there.
"""

import re

import pytest

from selfassess.domain.people import LOCAL
from selfassess.services.keeping import move
from selfassess.web.app import create_app
from tests.integration.people.test_pages_walk import (
    OF_ACCOUNTS,
    ONES_OWN,
    OUTSIDERS,
    PARTNERS,
    PERSONAL,
    UNIQUE,
    WORKERS,
    address,
    answers_for,
    browser_of,
    inside,
    queries_of,
    reads,
    secrets_of,
    token_of,
    writes,
)
from tests.integration.people.world import STRANGER, enter, kept_at


@pytest.fixture(scope="module")
def world(walked, module_postgresql):
    move(walked.tools, LOCAL, module_postgresql)
    walked.tools.store().close()
    made = kept_at(walked, module_postgresql)
    enter(made.tools)
    yield made
    made.tools.store().close()


@pytest.fixture(scope="module")
def app(world):
    app = create_app(world.tools)
    app.testing = True
    return app


@pytest.fixture(scope="module")
def secrets(world):
    return secrets_of(world)


LINK = re.compile(r'<a [^>]*href="(/[^"]*)"')
FORM = re.compile(r'<form method="post"(?:[^>]*? action="(/[^"]*)")?[^>]*>(?=(?:(?!</form>).)*<button)', re.DOTALL)
"""A form that can be sent: it has a button."""


def led_to(app, world, answers, pattern, method):
    """Where the pages that somebody opened lead: pairs of endpoints. What has no address of its own leads to its page's."""
    routes = app.url_map.bind("localhost")
    found = set()
    for endpoint, (status, said) in answers.items():
        for place in set(pattern.findall(said)) if status == 200 else ():
            path = place or address(PERSONAL[endpoint], world)
            found.add((endpoint, routes.match(path.partition("?")[0].partition("#")[0], method=method)[0]))
    return found


def reached(links):
    """The pages to which links lead from the first one on."""
    known, fresh = {"home.page"}, {"home.page"}
    while fresh := {target for page, target in links if page in fresh} - known:
        known |= fresh
    return known


def opened_by(app, world, name):
    """What every page answers somebody: its status and its words, by endpoint."""
    browser = browser_of(app, name)
    found = {endpoint: browser.get(address(PERSONAL[endpoint], world)) for endpoint in reads()}
    return {endpoint: (answer.status_code, answer.data.decode(errors="replace")) for endpoint, answer in found.items()}


@pytest.mark.parametrize("name", WORKERS)
def test_whoever_works_here_opens_what_their_role_lets_them(app, world, name):
    answers = opened_by(app, world, name)
    assert len(answers) > 100
    assert {each: status for each, (status, _) in answers.items() if status not in answers_for(each, name)} == {}
    links = led_to(app, world, answers, LINK, "GET")
    assert len(reached(links)) > 50
    assert {pair for pair in links if pair[1] in answers and answers[pair[1]][0] == 403} == set()


@pytest.mark.parametrize("name", OUTSIDERS)
def test_an_outsider_opens_nothing_of_a_workspace(app, world, secrets, name):
    answers = opened_by(app, world, name)
    closed = [each for each in answers if inside(PERSONAL[each]) and not (name == "administrator" and each in OF_ACCOUNTS)]
    assert len(closed) > 50
    assert {each: answers[each][0] for each in closed if answers[each][0] not in (403, 404)} == {}
    assert {each: status for each, (status, _) in answers.items() if status not in (200, 302, 403, 404)} == {}
    assert [(each, words) for each, (_, said) in answers.items() for words in secrets if words in said] == []


@pytest.mark.parametrize("name", PARTNERS)
def test_who_takes_part_in_a_challenge_opens_that_and_no_workspace(app, world, secrets, name):
    answers = opened_by(app, world, name)
    within = {each: told for each, told in answers.items() if "<challenge_id>" in PERSONAL[each].path}
    outside = {each: told for each, told in answers.items() if each not in within}
    assert {each: status for each, (status, _) in within.items() if status not in (200, 403)} == {}
    assert {each: status for each, (status, _) in outside.items() if status not in (200, 302, 403, 404)} == {}
    assert [(each, words) for each, (_, said) in outside.items() for words in secrets if words in said] == []
    council = [] if name not in ("organiser", "escalation-contact") else ["What only the team may read"]
    kept_from = [*council, *(["What only the council’s contact may read"] if name == "organiser" else [])]
    assert [(each, words) for each, (_, said) in within.items() for words in kept_from if words in said] == []


def test_who_is_signed_out_opens_nothing_and_changes_nothing(app, world):
    browser = app.test_client()
    opened = {endpoint: browser.get(address(PERSONAL[endpoint], world)) for endpoint in reads()}
    assert {
        each: answer.location for each, answer in opened.items() if not (answer.location or "").startswith("/sign-in?next=")
    } == {}
    token = re.search(r'name="csrf_token" value="([^"]+)"', browser.get("/sign-in").text)[1]
    before = world.records()
    sent = {endpoint: browser.post(address(PERSONAL[endpoint], world), data={"csrf_token": token}) for endpoint in writes()}
    assert {each: answer.status_code for each, answer in sent.items() if answer.status_code != 403} == {}
    assert world.records() == before


def test_what_is_somebody_elses_is_answered_like_what_is_not_there_and_after_the_same_queries(app, world):
    browser = browser_of(app, STRANGER)
    browser.get("/")
    told = {}
    for endpoint in (each for each in reads() if inside(PERSONAL[each])):
        route = PERSONAL[endpoint]
        theirs = address(route, world, **{inside(route): "{}"})
        (existing,) = re.fullmatch(re.escape(theirs).replace(r"\{\}", "(.*)"), address(route, world)).groups()
        browser.get(theirs.format("warm"))
        told[endpoint] = [_answer(browser, world, theirs, key) for key in (existing, existing[::-1])]
    assert len(told) > 50
    assert {each: answers for each, answers in told.items() if answers[0] != answers[1]} == {}


def _answer(browser, world, theirs, key):
    with queries_of(world) as asked:
        answer = browser.get(theirs.format(key))
    said = UNIQUE.sub("", answer.data.decode(errors="replace")).replace(key, "the key")
    return answer.status_code, said, asked


@pytest.mark.parametrize("name", [*OUTSIDERS, "viewer"])
def test_who_may_not_write_changes_nothing(app, world, name):
    browser = browser_of(app, name)
    token, before = token_of(browser), world.records()
    sent = {
        endpoint: browser.post(address(PERSONAL[endpoint], world), data={"csrf_token": token}).status_code
        for endpoint in writes()
        if not endpoint.startswith(("signing_in.", "jobs.make")) and endpoint not in ONES_OWN.get(name, ())
    }
    assert len(sent) > 100
    assert {each: status for each, status in sent.items() if status >= 500} == {}
    assert world.records() == before

    answers = opened_by(app, world, name)
    pages = reached(led_to(app, world, answers, LINK, "GET"))
    forms = {(page, target) for page, target in led_to(app, world, answers, FORM, "POST") if page in pages}
    assert {pair for pair in forms if sent.get(pair[1]) == 403} == set()
