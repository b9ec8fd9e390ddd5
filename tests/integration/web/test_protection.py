import re

import pytest
from flask_wtf.csrf import generate_csrf
from markupsafe import escape

from selfassess.errors import BadInput, Conflict, NotFound, Unavailable
from selfassess.web.app import AREAS, create_app
from selfassess.web.routes import Access, Area, Route
from tests.strict_client import StrictClient


def test_a_foreign_host_name_gets_nothing(browser):
    answer = browser.get("/", headers={"Host": "attacker.example"})

    assert answer.status_code == 400
    assert "<" not in answer.text


@pytest.mark.parametrize("host", ["127.0.0.1:8420", "localhost"])
def test_our_own_names_are_answered(browser, key, host):
    browser.set_cookie("selfassess", browser.get_cookie("selfassess").value, domain=host.split(":")[0])

    assert browser.get("/", headers={"Host": host}).status_code == 200


def test_scripts_run_only_with_the_word_of_this_answer(browser):
    first, second = browser.get("/"), browser.get("/")
    policy = first.headers["Content-Security-Policy"]
    word = re.search(r"script-src 'nonce-([\w-]+)'(?:;|$)", policy)[1]

    assert first.text.count(f'nonce="{word}"') == first.text.count("<script") > 0
    assert word not in second.text
    assert "unsafe" not in policy


def test_a_page_cannot_be_framed_or_sniffed_and_is_not_kept(browser):
    headers = browser.get("/").headers

    assert headers["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cache-Control"] == "private, no-cache"


TEXT = {"Content-Type": "text/plain; charset=utf-8"}


def take(_):
    return "taken", TEXT


def token(_):
    return generate_csrf(), TEXT


def fail(_, kind):
    raise ERRORS[kind]


def defect(_):
    return {}["a child's name"]


ERRORS = {
    "input": BadInput("<Plan>.xyz is no table. Save it as .xlsx and try again."),
    "missing": NotFound("There is no report 7."),
    "conflict": Conflict("Somebody saved.", yours={}, theirs={}),
    "program": Unavailable("LibreOffice is missing."),
}
PROBE = Area(
    "probe",
    (
        Route("/take", take, needs=Access.PERSON, methods=("POST",)),
        Route("/token", token, needs=Access.PERSON),
        Route("/fail/<kind>", fail, needs=Access.PERSON),
        Route("/defect", defect, needs=Access.PERSON),
    ),
)


@pytest.fixture
def probed(tools, key):
    """A browser that was let into an application with pages that fail."""
    app = create_app(tools, key=key, areas=(*AREAS, PROBE))
    app.test_client_class = StrictClient
    client = app.test_client()
    client.get(f"/?key={key.value}")
    return client


def test_a_form_without_the_sessions_token_is_refused(probed):
    answer = probed.post("/take", data={"text": "typed"})

    assert answer.status_code == 400
    assert "Your form was not sent" in answer.text


def test_a_form_with_the_sessions_token_is_taken(probed):
    answer = probed.post("/take", data={"csrf_token": probed.get("/token").text})

    assert answer.text == "taken"


@pytest.mark.parametrize(("kind", "status"), [("input", 400), ("missing", 404), ("conflict", 409), ("program", 503)])
def test_an_error_raised_on_purpose_is_shown_in_its_own_words(probed, kind, status):
    answer = probed.get(f"/fail/{kind}")

    assert answer.status_code == status
    assert escape(str(ERRORS[kind])) in answer.text


def test_a_defect_shows_nothing_of_its_inside(probed):
    answer = probed.get("/defect")

    assert answer.status_code == 500
    assert "fault in the program" in answer.text
    assert "child" not in answer.text


def test_an_address_without_a_page_says_so(browser):
    answer = browser.get("/no/such/page")

    assert answer.status_code == 404
    assert "There is no page at this address" in answer.text


def test_a_form_of_another_session_gives_back_what_was_typed(desk):
    answer = desk.browser.post(
        desk.address("help-protection"),
        data={"csrf_token": "of another session", "strengths": "A long thought <b>about</b> children.", "ready": "yes"},
    )
    assert answer.status_code == 400
    assert "What you typed" in answer.text
    assert "A long thought &lt;b&gt;about&lt;/b&gt; children.</textarea>" in answer.text
    assert "of another session" not in answer.text.split("What you typed")[0]


def test_a_form_sent_by_a_browser_that_was_not_let_in_gives_back_what_was_typed(stranger):
    answer = stranger.post("/assessments/x/whole", data={"plans": "What we will do next."})
    assert answer.status_code == 403
    assert "What we will do next.</textarea>" in answer.text
