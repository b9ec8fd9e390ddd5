import re

import pytest

from selfassess.web.access import DoorKey
from selfassess.web.app import create_app


@pytest.mark.parametrize("address", ["/", "/no/such/page", "/?key=a-guess"])
def test_a_browser_without_the_key_is_told_why_and_shown_nothing(stranger, address):
    answer = stranger.get(address)

    assert answer.status_code == 403
    assert "You cannot open this" in answer.text


def test_a_form_from_a_browser_without_the_key_is_refused(stranger):
    assert stranger.post("/").status_code == 403


def test_the_key_lets_a_browser_in_and_leaves_the_address_bar(stranger, key):
    answer = stranger.get(f"/?key={key.value}")

    assert answer.status_code == 302
    assert answer.location == "/"
    assert stranger.get("/").status_code == 200


def test_the_same_browser_may_open_the_address_again(browser, key):
    assert browser.get(f"/?key={key.value}").location == "/"


def test_another_browser_with_the_used_key_is_refused_and_told_that_it_was_used(browser, key):
    other = browser.application.test_client()

    answer = other.get(f"/?key={key.value}")

    assert answer.status_code == 403
    assert "used already" in answer.text


def test_the_session_of_an_earlier_run_opens_nothing(browser, tools):
    cookie = browser.get_cookie("selfassess")
    again = create_app(tools, key=DoorKey()).test_client()
    again.set_cookie("selfassess", cookie.value)

    assert again.get("/").status_code == 403


def test_the_session_cookie_is_out_of_reach_of_scripts_and_other_sites(stranger, key):
    cookie = stranger.get(f"/?key={key.value}").headers["Set-Cookie"]

    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


def test_the_style_sheet_needs_no_key_and_may_be_kept(stranger):
    address = re.search(r'href="(/static/\w+/page.css)"', stranger.get("/").text)[1]

    answer = stranger.get(address)

    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "max-age=31536000, immutable"


def test_a_file_of_an_older_version_is_not_kept(stranger):
    assert stranger.get("/static/older/page.css").headers["Cache-Control"] == "private, no-cache"


def test_nothing_outside_the_assets_is_served(stranger):
    assert stranger.get("/static/x/..%2fapp.py").status_code in (403, 404)


def test_the_key_that_signs_sessions_is_its_owners_alone(browser, tools):
    assert (tools.settings.data_dir / "secret-key").stat().st_mode & 0o077 == 0


def test_a_refusal_to_save_says_so_and_shows_what_was_typed(stranger):
    page = stranger.post("/", data={"strengths": "Typed at length."}).text
    assert "You cannot save this" in page
    assert "Typed at length." in page
