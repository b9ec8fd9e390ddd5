"""Bundles on the pages: made, sent in, looked at, agreed to and undone."""

import re
from dataclasses import replace
from io import BytesIO

import pytest

from selfassess.domain.people import LOCAL
from selfassess.services.saving import answers_of, save_answers
from selfassess.services.unbundling import receive_bundle
from selfassess.web.access import DoorKey
from selfassess.web.app import create_app
from tests.demonstration import tools_in
from tests.integration.bundles.conftest import sent, taken
from tests.strict_client import StrictClient

PASSPHRASE = "four words not together"


@pytest.fixture
def holds(demonstration, tmp_path):
    return demonstration.copied(tmp_path / "here")


@pytest.fixture
def here(holds):
    tools = holds.tools()
    yield tools
    tools.store().close()


@pytest.fixture
def there(tmp_path, demonstration):
    tools = replace(tools_in(tmp_path / "there"), frameworks=demonstration.frameworks)
    yield tools
    tools.store().close()


def let_in(tools):
    """A browser that was let in."""
    key = DoorKey()
    app = create_app(tools, key=key)
    app.testing = True
    app.test_client_class = StrictClient
    browser = app.test_client()
    assert browser.get(f"/?key={key.value}").status_code == 302
    return browser


def posted(browser, address, page, **data):
    """What comes of sending a form of a page."""
    token = re.search(r'name="csrf_token" value="([^"]+)"', browser.get(page).text)[1]
    return browser.post(address, data={"csrf_token": token, **data}, content_type="multipart/form-data")


def written(tools, holds, words):
    with tools.store().read() as store:
        current = store.assessments.response(holds.assessment, holds.line)
    said = replace(answers_of(current), strengths=words)
    save_answers(tools, LOCAL, assessment=holds.assessment, subject=holds.line, revision=current.revision, answers=said)


def test_an_assessment_goes_from_one_page_to_the_other_and_is_undone(holds, here, there):
    address = f"/assessments/{holds.assessment}/bundle"
    out = posted(let_in(here), address, address, passphrase=PASSPHRASE, again=PASSPHRASE)
    assert re.search(r"aldermere-assessment-\d{4}-\d\d-\d\d\.selfassess", out.headers["Content-Disposition"])
    browser = let_in(there)
    refused = posted(browser, "/bundles", "/bundles", file=(BytesIO(out.data), "a.selfassess"))
    assert refused.status_code == 400
    assert "is locked. Enter the passphrase" in refused.text
    look = posted(browser, "/bundles", "/bundles", file=(BytesIO(out.data), "a.selfassess"), passphrase=PASSPHRASE).location
    shown = browser.get(look).text
    assert "would be taken in as a whole" in shown
    seen = re.search(r'name="seen" value="(\w+)"', shown)[1]
    unsure = posted(browser, look, look, seen=seen)
    assert (unsure.status_code, "Say that you compared the fingerprint" in unsure.text) == (400, True)
    assert posted(browser, look, look, seen=seen, trust="yes").location == "/bundles"
    page = browser.get("/bundles").text
    assert browser.get(f"/assessments/{holds.assessment}").status_code == 200
    undo = re.search(r'action="(/bundles/taken/\w+/undo)"', page)[1]
    posted(browser, undo, "/bundles")
    assert browser.get(f"/assessments/{holds.assessment}").status_code == 404


def test_where_both_went_on_both_stand_side_by_side_until_somebody_chooses(holds, here, there):
    taken(there, sent(here, holds.assessment))
    written(here, holds, "Written here.")
    written(there, holds, "Written over there.")
    waiting = receive_bundle(here, LOCAL, name="back.selfassess", source=BytesIO(sent(there, holds.assessment)))
    browser, look = let_in(here), f"/bundles/{waiting.id}"
    shown = browser.get(look).text
    assert "Written here." in shown
    assert "Written over there." in shown
    seen = re.search(r'name="seen" value="(\w+)"', shown)[1]
    name = re.search(r'name="(item-\d+)" type="radio"', shown)[1]
    undecided = posted(browser, look, look, seen=seen, trust="yes")
    assert (undecided.status_code, "Choose which of the two to keep" in undecided.text) == (400, True)
    posted(browser, look, look, seen=seen, trust="yes", **{name: "both"})
    with here.store().read() as store:
        strengths = store.assessments.response(holds.assessment, holds.line).texts.strengths
    assert strengths == "Written over there.\n\nWritten here."


def test_a_passphrase_that_is_not_repeated_locks_nothing(holds, here):
    address = f"/assessments/{holds.assessment}/bundle"
    answer = posted(let_in(here), address, address, passphrase=PASSPHRASE, again="another thing")
    assert answer.status_code == 400
    assert "Enter the same passphrase twice" in answer.text
    assert PASSPHRASE not in answer.text
