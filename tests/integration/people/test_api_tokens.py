"""What programs read by the token of a person: what that person may see, as far as the token opens it, and nothing more."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from click.testing import CliRunner

from selfassess.cli import selfassess
from selfassess.domain.api_tokens import RIGHTS, Opens
from selfassess.domain.people import LOCAL
from selfassess.domain.rights import Right
from selfassess.domain.snapshot import digest_of
from selfassess.errors import BadInput, NotAllowed, NotFound
from selfassess.services.accounts import disable_account
from selfassess.services.api_tokens import (
    NewToken,
    list_tokens,
    make_token,
    make_token_for,
    own_tokens,
    program_of,
    revoke_token,
)
from selfassess.services.saving import answers_of, save_answers
from selfassess.web.app import ACCOUNT_AREAS, AREAS, create_app
from selfassess.web.routes import Access
from selfassess.wiring import toolbox
from tests.integration.people.test_pages_walk import address as page_address
from tests.integration.people.test_pages_walk import browser_of, token_of
from tests.integration.people.world import HOME, NOBODY, STRANGER, copied
from tests.strict_client import StrictClient

ROUTES = {f"{area.name}.{route.name}": route for area in (*AREAS, *ACCOUNT_AREAS) for route in area.routes}
READ = {endpoint: route for endpoint, route in ROUTES.items() if route.needs is Access.PROGRAM}
EVERYTHING = NewToken("Power BI", tuple(Opens), 30)
OPENS = {
    "api.assessments": Opens.ASSESSMENTS,
    "api.open_data": Opens.OPEN_DATA,
    "api.snapshots": Opens.SNAPSHOTS,
    "api.snapshot": Opens.SNAPSHOTS,
}


@pytest.fixture
def world(furnished, tmp_path):
    made = copied(furnished, tmp_path / "data")
    yield made
    made.tools.store().close()


@pytest.fixture
def app(world):
    app = create_app(world.tools)
    app.testing = True
    app.test_client_class = StrictClient
    return app


def word_of(world, name, new=EVERYTHING):
    """A token that somebody made for themselves."""
    return make_token(world.tools, world.people[name], name, new)[0]


def asked(app, where, word=None, **headers):
    """What a program is answered that holds a token."""
    told = {"Authorization": f"Bearer {word}"} if word else {}
    return app.test_client().get(where, headers=told | headers)


def test_every_address_for_programs_only_reads_and_says_what_opens_it():
    assert READ.keys() == OPENS.keys()
    assert {route.methods for route in READ.values()} == {("GET",)}
    assert all(route.path.startswith("/api/") for route in READ.values())
    assert {endpoint for endpoint, route in ROUTES.items() if route.path.startswith("/api/")} == READ.keys()


def test_no_token_carries_a_right_by_which_anything_is_changed():
    assert frozenset().union(*RIGHTS.values()) == {Right.SEE, Right.EXPORT}


@pytest.mark.parametrize("endpoint", READ)
def test_who_holds_no_token_is_refused_also_with_a_browser_that_is_signed_in(app, world, endpoint):
    where = page_address(READ[endpoint], world)
    for browser in (app.test_client(), browser_of(app, "owner")):
        answer = browser.get(where)
        assert (answer.status_code, answer.headers["WWW-Authenticate"]) == (401, "Bearer")
        assert answer.json["error"].startswith("Send a token")
    for wrong in ("selfassess_made-up", "owner", "selfassess_"):
        assert asked(app, where, wrong).status_code == 401
    assert asked(app, where, Authorization=f"Basic {word_of(world, 'owner')}").status_code == 401


@pytest.mark.parametrize("endpoint", READ)
def test_a_token_opens_what_it_was_made_for_and_refuses_the_rest(app, world, endpoint):
    where = page_address(READ[endpoint], world)
    for each in Opens:
        answer = asked(app, where, word_of(world, "viewer", NewToken("One", (each,), 1)))
        assert answer.status_code == (200 if each is OPENS[endpoint] else 403)
        assert answer.mimetype == "application/json"


@pytest.mark.parametrize("name", [STRANGER, NOBODY, "administrator", "peer"])
@pytest.mark.parametrize("endpoint", READ)
def test_an_outsiders_token_reads_nothing_of_a_workspace(app, world, endpoint, name):
    answer = asked(app, page_address(READ[endpoint], world), word_of(world, name))
    if endpoint == "api.assessments":
        assert answer.json == []
    else:
        assert answer.status_code == 404
        assert set(answer.json) == {"error"}


def test_a_contributor_who_takes_nothing_out_does_not_do_so_by_a_token_either(app, world):
    word = word_of(world, "contributor")
    assert asked(app, page_address(READ["api.open_data"], world), word).status_code == 403
    assert asked(app, "/api/v1/assessments", word).status_code == 200


def test_what_is_read_is_what_the_commands_print(app, world):
    word = word_of(world, "viewer")
    (first, *_) = asked(app, "/api/v1/assessments", word).json
    assert first.keys() == {"id", "title", "authority", "framework", "created", "state"}
    told = asked(app, f"/api/v1/assessments/{world.holds.assessment}/open-data.json", word).json
    assert {"format", "version"} <= told.keys()
    (kept, *_) = asked(app, f"/api/v1/assessments/{world.holds.assessment}/snapshots", word).json
    whole = asked(app, f"/api/v1/snapshots/{kept['id']}", word)
    assert digest_of(whole.text) == kept["sha256"]


def test_a_token_opens_no_page_and_sends_no_form(app, world, word):
    pages = [(route, page_address(route, world)) for route in ROUTES.values() if route.needs is Access.PERSON]
    browser, held, before = app.test_client(), {"Authorization": f"Bearer {word}"}, world.records()
    for route, where in pages:
        for method in route.methods:
            answer = browser.open(where, method=method, headers=held)
            assert answer.status_code in ((302,) if method == "GET" else (400, 403)), (method, where)
            assert method != "GET" or answer.location.startswith("/sign-in")
    assert world.records() == before


@pytest.fixture
def word(world):
    return word_of(world, "owner")


def test_whoever_reads_by_a_token_can_do_nothing_else_in_any_service(world, word):
    who = program_of(world.tools, word).person
    refused = [right for right in Right if not who.may(right, HOME, today=world.tools.today())]
    assert set(Right) - set(refused) == {Right.SEE, Right.EXPORT}
    assert not who.answers_in(HOME, today=world.tools.today())
    assert who.viewer(today=world.tools.today()).restricted == frozenset()
    with world.tools.store().read() as store:
        now = store.assessments.response(world.holds.assessment, world.holds.line)
    with pytest.raises(NotAllowed):
        save_answers(
            world.tools,
            who,
            assessment=world.holds.assessment,
            subject=world.holds.line,
            revision=now.revision,
            answers=replace(answers_of(now), strengths="By a program."),
        )


def test_a_token_ends_on_its_day_when_it_is_revoked_and_with_its_account(app, world):
    tools, word = world.tools, word_of(world, "viewer")
    later = replace(tools, today=lambda: tools.today() + timedelta(days=30))
    assert program_of(later, word) is not None
    assert program_of(replace(tools, today=lambda: tools.today() + timedelta(days=31)), word) is None
    disable_account(tools, LOCAL, "viewer", disabled=True)
    assert asked(app, "/api/v1/assessments", word).status_code == 401
    disable_account(tools, LOCAL, "viewer", disabled=False)
    assert asked(app, "/api/v1/assessments", word).status_code == 200
    revoke_token(tools, world.people["viewer"], own_tokens(tools, world.people["viewer"])[0].id)
    assert asked(app, "/api/v1/assessments", word).status_code == 401


def test_nothing_that_is_kept_gives_anybody_the_token(world, word):
    (kept,) = own_tokens(world.tools, world.people["owner"])
    assert word not in repr(kept)
    database = (world.tools.settings.data_dir / "selfassess.sqlite3").read_bytes()
    assert word.encode() not in database
    assert kept.id.encode() in database or (world.tools.settings.data_dir / "selfassess.sqlite3-wal").exists()


def test_making_using_and_revoking_are_written_down(app, world, word):
    asked(app, f"/api/v1/assessments/{world.holds.assessment}/open-data.json", word)
    (kept,) = own_tokens(world.tools, world.people["owner"])
    revoke_token(world.tools, world.people["owner"], kept.id)
    with world.tools.store().read() as store:
        notes = [event.note for event in store.audit.found(place=None, who="owner", before=None, limit=9)]
    assert notes[:3] == [f"token {kept.short} revoked", f"open-data as json, by token {kept.short}", f"token {kept.short} made"]
    assert kept.used is not None


def test_everybody_makes_and_revokes_tokens_for_themselves_alone(world, word):
    tools, (kept,) = world.tools, own_tokens(world.tools, world.people["owner"])
    for name in ("viewer", "administrator"):
        with pytest.raises(NotAllowed):
            make_token(tools, world.people[name], "owner", EVERYTHING)
        with pytest.raises(NotFound):
            make_token_for(tools, world.people[name], "owner@example.org", EVERYTHING)
    with pytest.raises(NotFound):
        revoke_token(tools, world.people["viewer"], kept.id)
    with pytest.raises(NotFound):
        revoke_token(tools, world.people["owner"], "")
    assert [each.label for each, _ in list_tokens(tools, world.people["administrator"])] == ["Power BI"]
    revoke_token(tools, world.people["administrator"], kept.short)
    assert own_tokens(tools, world.people["owner"]) == ()


@pytest.mark.parametrize(
    "new", [NewToken(" ", (Opens.SNAPSHOTS,), 1), NewToken("A", (), 1), NewToken("A", (Opens.SNAPSHOTS,), 367)]
)
def test_a_token_without_a_purpose_an_extent_or_an_end_is_not_made(world, new):
    with pytest.raises(BadInput):
        make_token(world.tools, world.people["owner"], "owner", new)


def test_a_program_that_asks_too_often_waits_and_one_that_guesses_too(world):
    tools = replace(world.tools, settings=replace(world.tools.settings, calls_a_minute=2, strangers_a_minute=2))
    app = create_app(tools)
    one, another = word_of(world, "owner"), word_of(world, "viewer")
    answers = [asked(app, "/api/v1/assessments", one) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert answers[-1].headers["Retry-After"]
    assert "2 a minute" in answers[-1].json["error"]
    assert asked(app, "/api/v1/assessments", another).status_code == 200
    assert [asked(app, "/api/v1/assessments", "selfassess_x").status_code for _ in range(3)] == [401, 401, 429]


def test_a_person_makes_a_token_on_their_page_sees_it_once_and_revokes_it(app, world):
    browser = browser_of(app, "viewer")
    assert "No program reads for you." in browser.get("/account").text
    sent = {"csrf_token": token_of(browser), "label": "Power BI", "opens": ["assessments"], "days": "7"}
    assert "Choose what it reads" in browser.post("/account/tokens/new", data=sent | {"opens": []}).text
    shown = browser.post("/account/tokens/new", data=sent)
    word = shown.text.split('app-hash">')[1].split("<")[0]
    assert shown.headers["Cache-Control"] == "no-store"
    assert asked(app, "/api/v1/assessments", word).status_code == 200
    page = browser.get("/account").text
    assert "Power BI" in page
    assert word not in page
    (kept,) = own_tokens(world.tools, world.people["viewer"])
    browser.post(f"/account/tokens/{kept.id}/revoke", data={"csrf_token": sent["csrf_token"]})
    assert asked(app, "/api/v1/assessments", word).status_code == 401


def test_the_commands_make_list_and_revoke(world, app, monkeypatch):
    monkeypatch.setenv("SELFASSESS_DATA_DIR", str(world.tools.settings.data_dir))
    with world.tools.store().read() as store:
        email = store.accounts.get("viewer").email
    run = CliRunner()
    create = ["api-tokens", "create", email, "--label", "Power BI", "--opens", "assessments"]
    assert "SELFASSESS_ACCOUNTS" in str(run.invoke(selfassess, create).exception)
    monkeypatch.setenv("SELFASSESS_ACCOUNTS", "yes")
    made = json.loads(run.invoke(selfassess, [*create, "--format", "json"]).stdout)
    assert asked(app, "/api/v1/assessments", made["token"]).status_code == 200
    (told,) = json.loads(run.invoke(selfassess, ["api-tokens", "list", "--format", "json"]).stdout)
    assert (told["id"], told["email"], told["opens"]) == (made["id"], email, ["assessments"])
    assert run.invoke(selfassess, ["api-tokens", "revoke", made["id"]]).exit_code == 0
    assert asked(app, "/api/v1/assessments", made["token"]).status_code == 401


def test_tokens_are_kept_alike_on_postgresql(world, ready_postgresql):
    settings = replace(world.tools.settings, database_url=ready_postgresql)
    other = replace(toolbox(settings), frameworks=world.tools.frameworks)
    with world.tools.store().read() as store:
        account = store.accounts.get("viewer")
    with other.store().write() as store:
        store.accounts.save(account)
    word, made = make_token(other, LOCAL, "viewer", EVERYTHING)
    assert program_of(other, word).token == made
    (kept,) = own_tokens(other, world.people["viewer"])
    assert kept.used is not None
    assert replace(kept, used=None) == made
    revoke_token(other, LOCAL, made.short)
    assert program_of(other, word) is None
    other.store().close()
