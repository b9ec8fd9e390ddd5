"""Signing in with a council's own service, against a real one on this machine."""

import base64
import hashlib
import time
from dataclasses import dataclass, field, replace
from threading import Thread
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from flask import Flask, redirect, request
from joserfc import jwt
from joserfc.jwk import RSAKey
from werkzeug.serving import make_server

from selfassess.domain.people import LOCAL
from selfassess.domain.rights import Role
from selfassess.errors import BadSetting
from selfassess.identity.openid import OpenIdConnect
from selfassess.services.accounts import Offer, disable_account, invite
from selfassess.settings import OpenId, read_settings
from selfassess.web.app import create_app

CLIENT, SECRET = "selfassess", "a secret of theirs"
OURS, ANOTHERS = (RSAKey.generate_key(2048, {"kid": "now"}) for _ in range(2))


@dataclass
class Provider:
    """A sign-in service that lets everybody in as `who`; `bends` changes what it says of them."""

    who: dict = field(default_factory=lambda: {"email": "Sam@example.org", "email_verified": True, "name": "Sam Brook"})
    bends: dict = field(default_factory=dict)
    key: RSAKey = field(default_factory=lambda: OURS)
    signs_with: RSAKey | None = None
    codes: dict = field(default_factory=dict)
    address: str = ""

    def app(self):
        app = Flask("provider")
        app.add_url_rule("/.well-known/openid-configuration", view_func=self.about, endpoint="about")
        app.add_url_rule("/authorize", view_func=self.authorize, endpoint="authorize")
        app.add_url_rule("/token", view_func=self.token, endpoint="token", methods=["POST"])
        app.add_url_rule("/keys", view_func=self.keys, endpoint="keys")
        return app

    def about(self):
        places = {"authorization_endpoint": "/authorize", "token_endpoint": "/token", "jwks_uri": "/keys"}
        return {"issuer": self.address, **{name: self.address + path for name, path in places.items()}}

    def authorize(self):
        code = f"code-{len(self.codes)}"
        self.codes[code] = request.args.to_dict()
        return redirect(f"{request.args['redirect_uri']}?code={code}&state={request.args['state']}")

    def token(self):
        name, secret = base64.b64decode(request.headers["Authorization"].split()[1]).decode().split(":")
        asked = self.codes.pop(request.form["code"], None)
        proof = hashlib.sha256(request.form["code_verifier"].encode()).digest()
        if asked is None or ((name, secret) != (CLIENT, SECRET.replace(" ", "+")) and (name, secret) != (CLIENT, SECRET)):
            return {"error": "invalid_grant"}, 400
        if base64.urlsafe_b64encode(proof).rstrip(b"=").decode() != asked["code_challenge"]:
            return {"error": "invalid_grant"}, 400
        claims = {"iss": self.address, "aud": CLIENT, "sub": "1", "exp": int(time.time()) + 60, "nonce": asked["nonce"]}
        signed = jwt.encode({"alg": "RS256", "kid": "now"}, claims | self.who | self.bends, self.signs_with or self.key)
        return {"access_token": "x", "token_type": "Bearer", "expires_in": 60, "id_token": signed}

    def keys(self):
        return {"keys": [self.key.as_dict(private=False)]}


@pytest.fixture
def provider():
    made = Provider()
    server = make_server("127.0.0.1", 0, made.app(), threaded=True)
    made.address = f"http://127.0.0.1:{server.port}"
    thread = Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield made
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def tools(shared, provider):
    openid = OpenId(provider.address, CLIENT, SECRET, "Sign in with Northmoor")
    service = OpenIdConnect(provider.address, CLIENT, SECRET, trust_email=False)
    settings = replace(shared.tools.settings, openid=openid, address="")
    return replace(shared.tools, settings=settings, elsewhere=lambda: service)


@pytest.fixture
def browser(tools):
    app = create_app(tools)
    app.testing = True
    return app.test_client()


def goes(browser, wanted="/"):
    """Sign in elsewhere and come back; the answer that the browser then gets."""
    there = browser.get("/sign-in/elsewhere", query_string={"next": wanted}).location
    back = urlsplit(requests.get(there, allow_redirects=False, timeout=10).headers["Location"])
    return browser.get(f"{back.path}?{back.query}")


def test_who_has_an_account_comes_back_signed_in_to_the_page_they_wanted(shared, browser):
    shared.member(Role.OWNER, email="sam@example.org")
    answer = goes(browser, "/authorities/northmoor/people")
    assert answer.location == "/authorities/northmoor/people"
    assert browser.get(answer.location).status_code == 200


def test_who_was_invited_gets_an_account_without_a_password(tools, browser):
    token = invite(tools, LOCAL, Offer("sam@example.org", "Sam", Role.VIEWER, "northmoor"))
    assert "Sign in with Northmoor" in browser.get(f"/join/{token}").text
    assert goes(browser, f"/join/{token}").location == "/"
    with tools.store().read() as store:
        account = store.accounts.by_email("sam@example.org")
    assert (account.name, account.password) == ("Sam Brook", None)
    assert browser.get("/account").status_code == 200


def test_an_account_without_a_password_is_opened_by_none(tools, browser):
    token = invite(tools, LOCAL, Offer("sam@example.org", "Sam", Role.VIEWER, "northmoor"))
    goes(browser, f"/join/{token}")
    other = browser.application.test_client()
    page = other.get("/sign-in").text
    sent = {
        "csrf_token": page.split('name="csrf_token" value="')[1].split('"')[0],
        "email": "sam@example.org",
        "password": "None",
    }
    assert other.post("/sign-in", data=sent).status_code == 403


def test_who_has_no_account_and_no_invitation_is_told_so(browser):
    answer = goes(browser)
    assert answer.status_code == 403
    assert "There is no account for Sam@example.org" in answer.text


def test_an_invitation_of_somebody_else_is_not_accepted(tools, browser):
    token = invite(tools, LOCAL, Offer("kim@example.org", "Kim", Role.OWNER, "northmoor"))
    assert "is for kim@example.org" in goes(browser, f"/join/{token}").text


def test_a_disabled_account_stays_out(shared, tools, browser):
    shared.member(Role.OWNER)
    sam = shared.member(Role.VIEWER, email="sam@example.org")
    disable_account(tools, LOCAL, sam.id)
    assert goes(browser).status_code == 403


@pytest.mark.parametrize(
    "bends",
    [
        {"iss": "https://elsewhere.example.org"},
        {"aud": "another-service"},
        {"exp": 1},
        {"nonce": "of-another-time"},
    ],
)
def test_a_token_that_is_not_for_us_and_now_opens_nothing(shared, provider, browser, bends):
    shared.member(Role.OWNER, email="sam@example.org")
    provider.bends = bends
    answer = goes(browser)
    assert answer.status_code == 403
    assert "did not work" in answer.text


def test_a_token_signed_by_somebody_else_opens_nothing(shared, provider, browser):
    shared.member(Role.OWNER, email="sam@example.org")
    provider.signs_with = ANOTHERS
    assert goes(browser).status_code == 403


def test_an_answer_to_another_browser_opens_nothing(shared, browser):
    shared.member(Role.OWNER, email="sam@example.org")
    there = browser.get("/sign-in/elsewhere").location
    back = urlsplit(requests.get(there, allow_redirects=False, timeout=10).headers["Location"])
    victim = browser.application.test_client()
    assert victim.get(f"{back.path}?{back.query}").location == "/sign-in"
    victim.get("/sign-in/elsewhere")
    assert victim.get(f"{back.path}?{back.query}").status_code == 403


def test_the_proof_is_asked_for_by_its_hash_alone(browser):
    asked = parse_qs(urlsplit(browser.get("/sign-in/elsewhere").location).query)
    assert asked["code_challenge_method"] == ["S256"]
    assert set(asked["scope"][0].split()) == {"openid", "email", "profile"}


@pytest.mark.parametrize("who", [{"email": "sam@example.org"}, {"email": "sam@example.org", "email_verified": False}, {}])
def test_an_address_that_nobody_verified_is_not_believed(shared, provider, browser, who):
    shared.member(Role.OWNER, email="sam@example.org")
    provider.who = who
    assert "verified e-mail address" in goes(browser).text


def test_the_directory_of_a_council_is_believed_where_the_operator_says_so(shared, provider, tools):
    shared.member(Role.OWNER, email="sam@example.org")
    service = OpenIdConnect(provider.address, CLIENT, SECRET, trust_email=True)
    browser = create_app(replace(tools, elsewhere=lambda: service)).test_client()
    provider.who = {"preferred_username": "sam@example.org", "name": "Sam"}
    assert goes(browser).location == "/"
    provider.who = {"email": "sam@example.org", "email_verified": False}
    assert goes(browser.application.test_client()).status_code == 403


def test_a_service_that_does_not_answer_is_said(tools):
    away = OpenIdConnect("http://127.0.0.1:9", CLIENT, SECRET, trust_email=False)
    answer = create_app(replace(tools, elsewhere=lambda: away)).test_client().get("/sign-in/elsewhere")
    assert answer.status_code == 503
    assert "does not answer" in answer.text


def test_without_such_a_service_there_is_no_such_page(shared):
    browser = create_app(shared.tools).test_client()
    assert "organisation" not in browser.get("/sign-in", base_url="https://selfassess.example.org").text


def test_a_service_whose_answers_could_be_read_on_the_way_is_refused():
    with pytest.raises(BadSetting, match="begins with https"):
        OpenIdConnect("http://login.example.org", CLIENT, SECRET, trust_email=False)


def test_the_settings_of_the_service_are_read_together_and_its_secret_is_never_shown(tmp_path):
    with pytest.raises(BadSetting, match="SELFASSESS_OPENID_CLIENT_ID and SELFASSESS_OPENID_SECRET"):
        read_settings({"SELFASSESS_OPENID_ISSUER": "https://login.example.org"}, home=tmp_path)
    names = {"ISSUER": "https://login.example.org", "CLIENT_ID": CLIENT, "SECRET": SECRET, "TRUST_EMAIL": "yes"}
    settings = read_settings({f"SELFASSESS_OPENID_{name}": value for name, value in names.items()}, home=tmp_path)
    assert settings.openid == OpenId("https://login.example.org", CLIENT, SECRET, trust_email=True)
    assert SECRET not in str(settings)
