"""Signing in by password and code, staying signed in, and being kept out."""

from dataclasses import replace

import pyotp
import pytest

from selfassess.domain.accounts import ABSOLUTE, IDLE
from selfassess.domain.people import LOCAL
from selfassess.domain.rights import Role
from selfassess.errors import BadInput, NotAllowed, NotFound
from selfassess.identity import Passwords
from selfassess.services.accounts import disable_account
from selfassess.services.signing_in import (
    Client,
    begin_second_factor,
    change_password,
    drop_second_factor,
    end_device,
    give_code,
    own_account,
    sign_in,
    sign_out,
    sign_out_everywhere,
    signed_in,
    take_second_factor,
)
from tests.integration.people.conftest import OFFICE, PASSWORD

EMAIL = "editor.northmoor@example.org"
CAFE = Client("198.51.100.7", "Chrome in a café")


@pytest.fixture
def editor(shared):
    return shared.member(Role.EDITOR)


def entered(shared, client=OFFICE):
    return sign_in(shared.tools, client, email=EMAIL, password=PASSWORD).token


@pytest.mark.parametrize(("email", "password"), [(EMAIL, "wrong"), ("nobody@example.org", PASSWORD), ("", "")])
def test_a_wrong_password_and_an_unknown_account_are_refused_in_the_same_words(shared, editor, email, password):
    with pytest.raises(NotAllowed, match=r"^The e-mail address or the password is not right"):
        sign_in(shared.tools, OFFICE, email=email, password=password)


def test_wrong_tries_make_the_one_who_sends_them_wait_and_nobody_else(shared, editor):
    def tries(client):
        with pytest.raises(NotAllowed) as refused:
            sign_in(shared.tools, client, email=EMAIL, password="wrong")
        return str(refused.value)

    assert [tries(CAFE)[:3] for _ in range(5)] == ["The"] * 5
    assert tries(CAFE) == "There were too many wrong tries from here. Try again in 1 minute."
    assert signed_in(shared.tools, entered(shared))
    shared.clock.on(seconds=31)
    assert tries(CAFE).startswith("The")
    shared.clock.on(seconds=31)
    assert "too many" in tries(CAFE)
    shared.clock.on(seconds=30)
    assert signed_in(shared.tools, entered(shared, CAFE))
    assert tries(CAFE).startswith("The")


def test_a_right_password_is_not_even_looked_at_while_its_sender_waits(shared, editor):
    for _ in range(5):
        with pytest.raises(NotAllowed):
            sign_in(shared.tools, CAFE, email=EMAIL, password="wrong")
    with pytest.raises(NotAllowed, match="too many"):
        entered(shared, CAFE)


def test_who_does_nothing_for_long_signs_in_again(shared, editor):
    token = entered(shared)
    shared.clock.now += IDLE * 0.99
    assert signed_in(shared.tools, token)
    shared.clock.now += IDLE
    assert signed_in(shared.tools, token) is None


def test_who_goes_on_all_day_signs_in_again_too(shared, editor):
    token, began = entered(shared), shared.clock.now
    while shared.clock.now + IDLE / 2 < began + ABSOLUTE:
        shared.clock.now += IDLE / 2
        assert signed_in(shared.tools, token)
    shared.clock.now = began + ABSOLUTE
    assert signed_in(shared.tools, token) is None


def test_signing_out_ends_this_browser_and_everywhere_ends_all(shared, editor):
    here, there = entered(shared), entered(shared, CAFE)
    sign_out(shared.tools, here)
    assert signed_in(shared.tools, here) is None
    assert signed_in(shared.tools, there)
    sign_out_everywhere(shared.tools, editor)
    assert signed_in(shared.tools, there) is None


def test_one_ends_ones_own_browsers_and_not_another_persons(shared, editor):
    other = shared.member(Role.OWNER)
    token = entered(shared, CAFE)
    device = next(each for each in own_account(shared.tools, editor).devices if each.device == CAFE.device)
    with pytest.raises(NotFound):
        end_device(shared.tools, other, device.id)
    end_device(shared.tools, editor, device.id)
    assert signed_in(shared.tools, token) is None


def test_a_new_password_counts_and_ends_every_other_browser(shared, editor):
    here, there = entered(shared), entered(shared, CAFE)
    with pytest.raises(BadInput, match="not your password of now"):
        change_password(shared.tools, editor, here, old="wrong", new="walnut-ferry-eleven-moss")
    change_password(shared.tools, editor, here, old=PASSWORD, new="walnut-ferry-eleven-moss")
    assert signed_in(shared.tools, here)
    assert signed_in(shared.tools, there) is None
    with pytest.raises(NotAllowed):
        entered(shared)
    assert shared.enters(EMAIL, "walnut-ferry-eleven-moss")


@pytest.fixture
def generator(shared, editor):
    """The code generator of the editor, and their recovery codes; its first code was used to set it up."""
    secret, address, picture = begin_second_factor(shared.tools, editor)
    assert address.startswith("otpauth://totp/")
    assert "<svg" in picture
    made = pyotp.TOTP(secret)
    with pytest.raises(BadInput, match="not right"):
        take_second_factor(
            shared.tools, editor, "", secret=secret, code="000000" if made.at(shared.clock.now) != "000000" else "1"
        )
    return made, take_second_factor(shared.tools, editor, "", secret=secret, code=made.at(shared.clock.now))


def test_with_a_second_step_a_password_alone_opens_nothing(shared, generator):
    made, _ = generator
    shared.clock.on(minutes=1)
    opened = sign_in(shared.tools, OFFICE, email=EMAIL, password=PASSWORD)
    assert opened.second_step
    assert signed_in(shared.tools, opened.token) is None
    done = give_code(shared.tools, OFFICE, opened.token, made.at(shared.clock.now))
    assert signed_in(shared.tools, done.token).name == "Editor"
    assert signed_in(shared.tools, opened.token) is None


def test_a_code_counts_once(shared, generator):
    made, _ = generator
    shared.clock.on(minutes=1)
    first, second = entered(shared), entered(shared)
    give_code(shared.tools, OFFICE, first, made.at(shared.clock.now))
    with pytest.raises(NotAllowed, match="used already"):
        give_code(shared.tools, OFFICE, second, made.at(shared.clock.now))


def test_a_code_is_waited_for_ten_minutes(shared, generator):
    made, _ = generator
    token = entered(shared)
    shared.clock.on(minutes=10)
    with pytest.raises(NotAllowed, match="took too long"):
        give_code(shared.tools, OFFICE, token, made.at(shared.clock.now))


def test_codes_cannot_be_guessed_by_trying_them_all(shared, generator):
    token = entered(shared)
    for _ in range(5):
        with pytest.raises(NotAllowed, match="not right"):
            give_code(shared.tools, OFFICE, token, "x")
    with pytest.raises(NotAllowed, match="too many"):
        give_code(shared.tools, OFFICE, token, "x")


def test_each_recovery_code_opens_once(shared, generator):
    _, codes = generator
    assert len(set(codes)) == 10
    assert signed_in(shared.tools, give_code(shared.tools, OFFICE, entered(shared), codes[3].upper()).token)
    with pytest.raises(NotAllowed):
        give_code(shared.tools, OFFICE, entered(shared), codes[3])


def test_the_second_step_ends_with_the_password(shared, editor, generator):
    with pytest.raises(BadInput):
        drop_second_factor(shared.tools, editor, "", password="wrong")
    drop_second_factor(shared.tools, editor, "", password=PASSWORD)
    assert signed_in(shared.tools, entered(shared))


def test_somebody_kept_out_between_both_steps_stays_out(shared, editor, generator):
    made, _ = generator
    shared.member(Role.OWNER)
    shared.clock.on(minutes=1)
    token = entered(shared)
    disable_account(shared.tools, LOCAL, editor.id)
    with pytest.raises(NotAllowed):
        give_code(shared.tools, OFFICE, token, made.at(shared.clock.now))


def test_what_is_kept_of_a_password_is_a_hash_of_argon2(shared, editor):
    with shared.tools.store().read() as store:
        kept = store.accounts.get(editor.id).password
    assert kept.startswith("$argon2id$")
    assert PASSWORD not in kept


def test_a_hash_that_has_become_easy_to_guess_is_made_anew_when_its_owner_signs_in(shared, editor):
    stronger = replace(shared.tools, identity=Passwords)
    assert signed_in(stronger, sign_in(stronger, OFFICE, email=EMAIL, password=PASSWORD).token)
    with shared.tools.store().read() as store:
        kept = store.accounts.get(editor.id).password
    assert not Passwords().outdated(kept)
    assert signed_in(stronger, sign_in(stronger, OFFICE, email=EMAIL, password=PASSWORD).token)
