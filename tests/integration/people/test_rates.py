"""How much may come at once, counted together by every process of an instance."""

from dataclasses import replace

import pytest

from selfassess.domain.rights import Role
from selfassess.services.signing_in import sign_in
from selfassess.web.app import create_app
from selfassess.wiring import toolbox
from tests.integration.people.conftest import OFFICE, PASSWORD

WRONG = {"email": "nobody@example.org", "password": "What was typed here"}


@pytest.fixture
def processes(shared):
    """Two processes of one instance that takes three a minute."""
    settings = replace(shared.tools.settings, strangers_a_minute=3, changes_a_minute=3)
    others = replace(toolbox(settings), clock=shared.tools.clock, today=shared.tools.today, identity=shared.tools.identity)
    yield [create_app(replace(shared.tools, settings=settings)), create_app(others)]
    others.store().close()


def send(app, path="/sign-in", *, address="192.0.2.7", token=None):
    browser = app.test_client()
    if token:
        with browser.session_transaction(base_url=app_address(app)) as session:
            session["token"] = token
    return browser.post(path, data=WRONG, base_url=app_address(app), environ_overrides={"REMOTE_ADDR": address})


def app_address(app):
    return f"https://{app.config['TRUSTED_HOSTS'][0]}"


def statuses(processes, number, **more):
    return [send(processes[each % 2], **more).status_code == 429 for each in range(number)]


def test_who_sends_too_much_before_signing_in_waits_whichever_process_answers(shared, processes):
    assert statuses(processes, 4) == [False, False, False, True]
    refused = send(processes[0])
    assert refused.headers["Retry-After"] == "60"
    assert "3 a minute. Wait 60 seconds, then send it again." in refused.text
    assert statuses(processes, 1, address="198.51.100.7") == [False], "nobody else has to wait"
    shared.clock.on(seconds=60)
    assert statuses(processes, 1) == [False]


def test_who_guesses_invitations_waits_too(processes):
    answers = [processes[0].test_client().get("/join/made-up", base_url=app_address(processes[0])) for _ in range(4)]
    assert [answer.status_code == 429 for answer in answers] == [False, False, False, True]


def test_one_person_who_sends_too_much_waits_with_what_they_typed_and_nobody_else_does(shared, processes):
    def token(role):
        shared.member(role, email=f"{role.value}@example.org")
        return sign_in(shared.tools, OFFICE, email=f"{role.value}@example.org", password=PASSWORD).token

    busy, other = token(Role.EDITOR), token(Role.REVIEWER)
    assert statuses(processes, 4, path="/account/password", token=busy) == [False, False, False, True]
    assert "What was typed here" in send(processes[0], "/account/password", token=busy).text
    assert statuses(processes, 1, path="/account/password", token=other) == [False]
