"""The pages of a subject for somebody whose role does not include writing there."""

import re
from dataclasses import astuple

import pytest

from selfassess.web.app import create_app
from tests.demonstration import LINE
from tests.integration.people.world import copied
from tests.strict_client import StrictClient

LINK = re.compile(r'<a [^>]*href="(/[^"#]*)')
SUBJECTS = [LINE, "leadership", "whole"]


@pytest.fixture(scope="module")
def world(furnished, tmp_path_factory):
    made = copied(furnished, tmp_path_factory.mktemp("reading") / "data")
    yield made
    made.tools.store().close()


@pytest.fixture(scope="module")
def browser_of(world):
    app = create_app(world.tools)
    app.testing = True
    app.test_client_class = StrictClient

    def of(name):
        browser = app.test_client()
        with browser.session_transaction() as session:
            session["token"] = name
        return browser

    return of


@pytest.fixture(params=SUBJECTS)
def address(request, world):
    return f"/assessments/{world.holds.assessment}/{request.param}"


def test_reads_what_was_written_as_text_without_a_form(browser_of, address):
    page = browser_of("viewer").get(address)
    assert "Your role does not include writing here." in page.text
    assert "<textarea" not in page.text
    assert 'form="answers"' not in page.text
    assert 'type="radio"' not in page.text


def test_sees_every_word_that_the_writer_sees_in_the_form(world, browser_of):
    with world.tools.store().read() as store:
        kept = store.assessments.response(world.holds.assessment, LINE)
    page = browser_of("viewer").get(f"/assessments/{world.holds.assessment}/{LINE}")
    said = [*astuple(kept.texts), kept.judgement.reason]
    assert all(said)
    assert [words for words in said if words.split("\n")[0] not in page.text.replace("&#39;", "'")] == []
    with world.tools.store().read() as store:
        titles = [item.title for item in store.evidence.of("aldermere") if item.id in kept.evidence]
    assert titles
    assert [title for title in titles if title not in page.text] == []


def test_every_link_on_the_page_leads_somewhere_that_the_reader_may_go(browser_of, address):
    browser = browser_of("viewer")
    links = set(LINK.findall(browser.get(address).text))
    assert len(links) > 10
    answers = {link: browser.get(link.replace("&amp;", "&")).status_code for link in links}
    assert {link: status for link, status in answers.items() if status not in (200, 302)} == {}


def test_a_writer_has_the_form(browser_of, address):
    page = browser_of("editor").get(address)
    assert "<textarea" in page.text
    assert "does not include writing here" not in page.text
