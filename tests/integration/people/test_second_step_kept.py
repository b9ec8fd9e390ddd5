"""The secret of a code generator is kept so that its own instance alone can use it."""

import re
from dataclasses import replace

import pyotp
import pytest
from click.testing import CliRunner
from sqlalchemy import text

from selfassess.cli.keeping import restore_
from selfassess.cli.users import users
from selfassess.domain.audit import Deed
from selfassess.domain.people import LOCAL
from selfassess.domain.rights import Role
from selfassess.errors import BadInput, BadSetting, NotAllowed
from selfassess.resources import SECRET, instance_secret
from selfassess.seal.secret import InstanceSeal
from selfassess.services.accounts import end_second_step
from selfassess.services.keeping import back_up, restore
from selfassess.services.signing_in import begin_second_factor, give_code, own_account, sign_in, signed_in, take_second_factor
from selfassess.settings import Settings
from selfassess.store.engine import open_engine
from selfassess.store.migrating import bring_within, go_back_within
from selfassess.web.app import create_app
from selfassess.wiring import toolbox
from tests.integration.people.conftest import OFFICE, PASSWORD, Shared
from tests.strict_client import StrictClient

EMAIL = "editor.northmoor@example.org"


@pytest.fixture
def editor(shared):
    return shared.member(Role.EDITOR)


@pytest.fixture
def secret(shared, editor):
    """The secret that the editor's code generator holds."""
    made, _, _ = begin_second_factor(shared.tools, editor)
    return made


@pytest.fixture
def recovery(shared, editor, secret):
    """The recovery codes of the editor, who has a second step."""
    return take_second_factor(shared.tools, editor, "", secret=secret, code=pyotp.TOTP(secret).at(shared.clock.now))


def kept(tools):
    with tools.store().read() as store:
        return store.accounts.by_email(EMAIL).second_factor


def half_way(instance):
    return sign_in(instance.tools, OFFICE, email=EMAIL, password=PASSWORD).token


def test_the_database_holds_no_secret_in_clear(shared, editor, secret, recovery):
    assert secret not in kept(shared.tools)
    assert shared.tools.seal().opened(kept(shared.tools), editor.id) == secret


def test_one_account_s_secret_is_none_for_another(shared, editor, recovery):
    assert shared.tools.seal().opened(kept(shared.tools), "somebody-else") is None


@pytest.mark.parametrize("wrong", ["", "sealed-1.", "sealed-1.AAAA", "sealed-1.not base64!", "JBSWY3DPEHPK3PXP"])
def test_what_was_not_sealed_here_is_not_opened(shared, wrong):
    assert shared.tools.seal().opened(wrong, "editor") is None


def test_the_migration_seals_what_is_there_and_the_way_back_opens_it(shared, editor, secret, recovery):
    engine = open_engine(shared.tools.settings.database_url)
    with engine.connect().execution_options(write=True) as connection, connection.begin():
        go_back_within(connection, "0038", shared.tools.seal)
        assert connection.scalar(text("SELECT second_factor FROM accounts")) == secret
        bring_within(connection, shared.tools.seal)
    engine.dispose()
    assert kept(shared.tools).startswith("sealed-1.")
    assert shared.tools.seal().opened(kept(shared.tools), editor.id) == secret


def test_a_secret_in_clear_is_not_carried_on_where_nothing_can_seal_it(shared, recovery):
    engine = open_engine(shared.tools.settings.database_url)
    with (
        pytest.raises(BadInput, match="cannot be sealed"),
        engine.connect().execution_options(write=True) as connection,
        connection.begin(),
    ):
        go_back_within(connection, "0038", shared.tools.seal)
        bring_within(connection)
    engine.dispose()
    assert kept(shared.tools).startswith("sealed-1.")


@pytest.fixture
def restored(shared, recovery, tmp_path):
    """What a backup of the instance told when it was restored into a new data folder, and that instance."""
    back_up(shared.tools, LOCAL, tmp_path / "all.tar.gz")
    folder = tmp_path / "new"
    made = toolbox(Settings(folder, f"sqlite:///{folder / 'new.sqlite3'}", accounts=True))
    same = {"clock": shared.tools.clock, "today": shared.tools.today, "identity": shared.tools.identity}
    there = Shared(replace(made, **same), shared.clock)
    told = restore(there.tools, LOCAL, tmp_path / "all.tar.gz")
    yield told, there
    there.tools.store().close()


def test_restored_without_its_key_whose_generators_are_useless_is_told(restored, secret):
    told, there = restored
    there.clock.on(minutes=1)
    assert told.unreadable == (EMAIL,)
    with pytest.raises(NotAllowed, match=r"restored from a backup.*Use a recovery code"):
        give_code(there.tools, OFFICE, half_way(there), pyotp.TOTP(secret).at(there.clock.now))


def test_restored_without_its_key_a_recovery_code_lets_in_and_a_generator_is_set_up_again(restored, recovery):
    _, there = restored
    opened = give_code(there.tools, OFFICE, half_way(there), recovery[0])
    who = signed_in(there.tools, opened.token)
    assert own_account(there.tools, who).readable is False
    new, _, _ = begin_second_factor(there.tools, who)
    take_second_factor(there.tools, who, opened.token, secret=new, code=pyotp.TOTP(new).at(there.clock.now))
    there.clock.on(minutes=1)
    assert own_account(there.tools, who).readable is True
    code = pyotp.TOTP(new).at(there.clock.now)
    assert signed_in(there.tools, give_code(there.tools, OFFICE, half_way(there), code).token)


def test_restored_with_the_key_of_before_every_generator_works(restored, shared, secret):
    _, there = restored
    there.clock.on(minutes=1)
    (there.tools.settings.data_dir / SECRET).unlink()
    (there.tools.settings.data_dir / SECRET).write_bytes((shared.tools.settings.data_dir / SECRET).read_bytes())
    code = pyotp.TOTP(secret).at(there.clock.now)
    assert signed_in(there.tools, give_code(there.tools, OFFICE, half_way(there), code).token)


def test_whoever_looks_after_accounts_ends_a_second_step_and_it_is_written_down(shared, editor, recovery):
    administrator = shared.member(Role.ADMINISTRATOR, "*")
    end_second_step(shared.tools, administrator, editor.id)
    assert signed_in(shared.tools, half_way(shared)).id == editor.id
    with shared.tools.store().read() as store:
        last = [event for event in store.audit.chain() if event.deed is Deed.ACCOUNT_CHANGED][-1]
    assert (last.who, last.thing.id, last.note) == (administrator.id, editor.id, "second step ended")
    with pytest.raises(BadInput, match="has no second step"):
        end_second_step(shared.tools, administrator, editor.id)


def test_the_secret_of_an_instance_is_made_once_and_for_its_owner_alone(tmp_path):
    made = instance_secret(tmp_path / "data")
    assert len(made) == 32
    assert instance_secret(tmp_path / "data") == made
    assert [place.name for place in (tmp_path / "data").iterdir()] == [SECRET]
    assert (tmp_path / "data" / SECRET).stat().st_mode & 0o077 == 0


def test_a_secret_that_was_cut_short_is_refused_and_not_used(tmp_path):
    (tmp_path / SECRET).write_bytes(b"")
    with pytest.raises(BadSetting, match="Put back the file that was there"):
        InstanceSeal(lambda: instance_secret(tmp_path)).sealed("x", "y")


@pytest.fixture
def page(shared):
    """A browser in which the administrator is signed in."""
    shared.member(Role.ADMINISTRATOR, "*", email="it@example.org")
    app = create_app(shared.tools)
    app.testing = True
    app.test_client_class = StrictClient
    browser = app.test_client()
    with browser.session_transaction() as session:
        session["token"] = sign_in(shared.tools, OFFICE, email="it@example.org", password=PASSWORD).token
    return browser


def test_ending_a_second_step_is_asked_twice_and_only_of_who_has_one(shared, editor, recovery, page):
    link = f"/people/{editor.id}/second-step"
    accounts = page.get("/people").text
    assert accounts.count("End second step") == 1
    assert f'href="{link}"' in accounts
    asked = page.get(link).text
    assert "call them back on a number that you know" in asked
    assert kept(shared.tools) is not None
    token = re.search(r'name="csrf_token" value="([^"]+)"', asked)[1]
    assert "signs in without a code now" in page.post(link, data={"csrf_token": token}, follow_redirects=True).text
    assert kept(shared.tools) is None
    assert "signs in without a code already" in page.get(link).text


def test_the_command_ends_a_second_step(shared, recovery, monkeypatch):
    monkeypatch.setattr("selfassess.cli.users.toolbox", lambda: shared.tools)
    ran = CliRunner().invoke(users, ["end-second-step", EMAIL.upper()], catch_exceptions=False)
    assert ran.output == "Editor signs in without a code now, and was signed out everywhere.\n"
    assert kept(shared.tools) is None


def test_the_command_that_restores_says_whose_generators_are_useless_and_what_to_do(restored, monkeypatch, tmp_path):
    _, there = restored
    there.tools.store().close()
    monkeypatch.setenv("SELFASSESS_DATA_DIR", str(tmp_path / "third"))
    monkeypatch.delenv("SELFASSESS_DATABASE_URL", raising=False)
    ran = CliRunner().invoke(restore_, [str(tmp_path / "all.tar.gz")], catch_exceptions=False)
    assert "Restored." in ran.stdout
    assert f"by the instance that made the backup ({EMAIL})" in ran.stderr
    assert "`selfassess users end-second-step EMAIL`" in ran.stderr
