"""Inviting, joining, changing and ending roles."""

from datetime import date

import pytest

from selfassess.domain.people import LOCAL
from selfassess.domain.rights import INSTANCE, Grant, Right, Role
from selfassess.errors import BadInput, Conflict, NotAllowed, NotFound
from selfassess.services.accounts import (
    Offer,
    accept,
    change_role,
    disable_account,
    end_role,
    invitation,
    invite,
    join,
    members,
    take_back,
)
from selfassess.services.signing_in import signed_in
from tests.integration.people.conftest import PASSWORD


def an_offer(**said):
    return Offer(**{"email": "sam@example.org", "name": "Sam", "role": Role.EDITOR, "place": "northmoor", **said})


def test_whoever_is_invited_joins_with_the_role_that_was_offered(shared):
    owner = shared.member(Role.OWNER)
    token = invite(shared.tools, owner, an_offer(email=" Sam@Example.org "))
    join(shared.tools, token, name="Sam Brook", password=PASSWORD)

    sam = shared.enters("sam@example.org")
    assert (sam.name, sam.grants) == ("Sam Brook", (Grant(Role.EDITOR, "northmoor"),))
    assert [account.name for account, _ in members(shared.tools, sam, "northmoor").held] == ["Owner", "Sam Brook"]


@pytest.mark.parametrize("after", ["used", "taken back", "too old", "made up"])
def test_a_link_that_no_longer_counts_says_so_in_the_same_words(shared, after):
    token = invite(shared.tools, LOCAL, an_offer())
    match after:
        case "used":
            join(shared.tools, token, name="Sam", password=PASSWORD)
        case "taken back":
            (offered,) = members(shared.tools, LOCAL, "northmoor").invited
            take_back(shared.tools, LOCAL, "northmoor", offered.id)
        case "too old":
            shared.clock.on(days=14)
        case _:
            token = "made-up"
    with pytest.raises(NotFound, match="has been used, was taken back, or is too old"):
        invitation(shared.tools, token)


def test_the_link_is_not_kept_where_it_could_be_read(shared):
    token = invite(shared.tools, LOCAL, an_offer())
    (offered,) = members(shared.tools, LOCAL, "northmoor").invited
    assert token not in str(offered)


def test_somebody_with_an_account_accepts_by_signing_in(shared):
    sam = shared.member(Role.VIEWER, email="sam@example.org")
    token = invite(shared.tools, LOCAL, an_offer(place="eastvale"))
    with pytest.raises(Conflict, match="Sign in to accept"):
        join(shared.tools, token, name="Sam", password=PASSWORD)
    accept(shared.tools, sam, token)
    assert shared.enters("sam@example.org").may(Right.ANSWER, "eastvale", today=date(2026, 6, 1))


def test_an_invitation_is_not_accepted_by_somebody_else(shared):
    other = shared.member(Role.VIEWER, email="other@example.org")
    token = invite(shared.tools, LOCAL, an_offer())
    with pytest.raises(NotAllowed, match=r"is for sam@example\.org"):
        accept(shared.tools, other, token)


def test_nobody_is_invited_into_a_challenge_that_is_not_there(shared):
    offered = an_offer(role=Role.CHALLENGE_MANAGER, place="nowhere")
    with pytest.raises(NotFound, match="no peer challenge 'nowhere'"):
        invite(shared.tools, LOCAL, offered)


@pytest.mark.parametrize("role", [Role.EDITOR, Role.CONTRIBUTOR, Role.REVIEWER, Role.VIEWER])
def test_only_owners_invite_into_their_workspace(shared, role):
    who = shared.member(role, subjects=frozenset({"leadership"}))
    with pytest.raises(NotAllowed):
        invite(shared.tools, who, an_offer())


def test_an_owner_invites_nobody_into_another_workspace_and_not_to_the_instance(shared):
    owner = shared.member(Role.OWNER)
    with pytest.raises(NotAllowed):
        invite(shared.tools, owner, an_offer(place="eastvale"))
    with pytest.raises(NotAllowed):
        invite(shared.tools, owner, an_offer(role=Role.ADMINISTRATOR, place=INSTANCE))


def test_an_administrator_invites_first_owners_and_nobody_else_into_a_workspace(shared):
    administrator = shared.member(Role.ADMINISTRATOR, INSTANCE)
    invite(shared.tools, administrator, an_offer(role=Role.OWNER))
    with pytest.raises(NotAllowed):
        invite(shared.tools, administrator, an_offer(role=Role.VIEWER))


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ({"email": "sam"}, "is not an e-mail address"),
        ({"email": "sam @example.org"}, "is not an e-mail address"),
        ({"name": " "}, "A name is 1 to 200"),
        ({"until": date(2026, 5, 31)}, "cannot have passed"),
        ({"role": Role.CONTRIBUTOR}, "for which lines or areas Sam will write"),
        ({"role": Role.ADMINISTRATOR}, "is not a role of"),
    ],
)
def test_an_offer_that_makes_no_sense_is_refused_saying_why(shared, said, message):
    with pytest.raises(BadInput, match=message):
        invite(shared.tools, LOCAL, an_offer(**said))


@pytest.mark.parametrize("password", ["short", "password1234", "qwertyuiop123"])
def test_a_password_that_is_easy_to_guess_is_refused(shared, password):
    token = invite(shared.tools, LOCAL, an_offer())
    with pytest.raises(BadInput, match=r"easy to guess|12 to 72"):
        join(shared.tools, token, name="Sam Brook", password=password)


def test_the_last_owner_hands_over_before_leaving(shared):
    owner = shared.member(Role.OWNER)
    with pytest.raises(BadInput, match="hand over"):
        end_role(shared.tools, owner, owner.id, Role.OWNER, "northmoor")
    with pytest.raises(BadInput, match="hand over"):
        change_role(shared.tools, owner, owner.id, owner.grants[0], Grant(Role.VIEWER, "northmoor"))
    with pytest.raises(BadInput, match="hand over"):
        disable_account(shared.tools, LOCAL, owner.id)
    editor = shared.member(Role.EDITOR)
    change_role(shared.tools, owner, editor.id, editor.grants[0], Grant(Role.OWNER, "northmoor"))
    end_role(shared.tools, owner, owner.id, Role.OWNER, "northmoor")
    assert shared.enters("owner.northmoor@example.org").grants == ()


def test_anybody_may_give_up_a_role_of_their_own(shared):
    shared.member(Role.OWNER)
    viewer = shared.member(Role.VIEWER)
    end_role(shared.tools, viewer, viewer.id, Role.VIEWER, "northmoor")
    with pytest.raises(NotAllowed):
        members(shared.tools, shared.enters("viewer.northmoor@example.org"), "northmoor")


def test_a_changed_role_counts_with_the_next_page(shared):
    owner, editor = shared.member(Role.OWNER), shared.member(Role.EDITOR)
    change_role(shared.tools, owner, editor.id, editor.grants[0], Grant(Role.VIEWER, "northmoor"))
    assert shared.enters("editor.northmoor@example.org").grants == (Grant(Role.VIEWER, "northmoor"),)


def test_a_disabled_account_is_out_at_once_and_keeps_its_roles(shared):
    shared.member(Role.OWNER)
    editor = shared.member(Role.EDITOR)
    disable_account(shared.tools, LOCAL, editor.id)
    with pytest.raises(NotAllowed):
        shared.enters("editor.northmoor@example.org")
    disable_account(shared.tools, LOCAL, editor.id, disabled=False)
    assert shared.enters("editor.northmoor@example.org").grants == editor.grants


def test_nobody_is_signed_in_by_a_token_that_was_never_given(shared):
    assert signed_in(shared.tools, "made-up") is None
