from datetime import date

import pytest

from selfassess.domain.people import LOCAL, Person
from selfassess.domain.rights import EVERYBODY, INSTANCE, LIMITED, NOBODY, TABLE, Grant, Right, Role, Viewer, Where

TODAY = date(2026, 6, 1)
LINE = "help-protection.front-door"


def someone(*grants):
    return Person("someone", "Someone", tuple(grants))


def test_every_right_is_in_the_table_and_somebody_holds_it():
    assert set(TABLE) == set(Right)
    assert all(TABLE.values())


def test_a_right_is_held_in_one_kind_of_place_only():
    assert {right for right, roles in TABLE.items() if len({role.where for role in roles}) != 1} == set()


@pytest.mark.parametrize("role", Role)
def test_a_role_counts_in_its_own_place_and_nowhere_else(role):
    person = someone(Grant(role, "northmoor", subjects=frozenset({LINE})))
    for right, roles in TABLE.items():
        assert person.may(right, "northmoor", today=TODAY, subject=LINE) is (role in roles)
        assert not person.may(right, "eastvale", today=TODAY, subject=LINE)
        assert not person.may(right, INSTANCE, today=TODAY, subject=LINE)


def test_whoever_looks_after_the_instance_sees_no_content():
    person = someone(Grant(Role.ADMINISTRATOR))
    assert {right for right in Right if person.may(right, INSTANCE, today=TODAY)} == {Right.ADMINISTER}
    assert person.viewer(today=TODAY) == NOBODY


def test_a_contributor_answers_for_assigned_subjects_alone():
    person = someone(Grant(Role.CONTRIBUTOR, "northmoor", subjects=frozenset({LINE})))
    assert person.may(Right.ANSWER, "northmoor", today=TODAY, subject=LINE)
    assert not person.may(Right.ANSWER, "northmoor", today=TODAY, subject="leadership.workforce")
    assert not person.may(Right.ANSWER, "northmoor", today=TODAY)
    assert {role for role in Role if role in TABLE[Right.ANSWER]} - LIMITED == {Role.OWNER, Role.EDITOR}


def test_a_role_ends_after_its_last_day():
    person = someone(Grant(Role.PEER, "challenge", until=TODAY))
    assert person.may(Right.CHALLENGE_SEE, "challenge", today=TODAY)
    assert not person.may(Right.CHALLENGE_SEE, "challenge", today=date(2026, 6, 2))


def test_several_roles_add_up_each_in_its_place():
    person = someone(Grant(Role.VIEWER, "northmoor"), Grant(Role.OWNER, "eastvale"), Grant(Role.REVIEWER, "northmoor"))
    assert person.may(Right.REVIEW, "northmoor", today=TODAY)
    assert not person.may(Right.SIGN, "northmoor", today=TODAY)
    assert person.may(Right.SIGN, "eastvale", today=TODAY)
    assert person.may_somewhere(Right.SIGN, today=TODAY)


def test_reports_are_read_on_behalf_of_the_workspaces_that_a_person_may_open():
    person = someone(Grant(Role.VIEWER, "northmoor"), Grant(Role.EDITOR, "eastvale"), Grant(Role.PEER, "challenge"))
    seen = person.viewer(today=TODAY)
    assert seen == Viewer(own=frozenset({"northmoor", "eastvale"}), restricted=frozenset({"eastvale"}))
    assert seen.only("northmoor") == Viewer(own=frozenset({"northmoor"}))
    assert seen.only("westbeck") == NOBODY
    assert someone().viewer(today=TODAY) == NOBODY


def test_the_one_person_of_a_laptop_may_do_everything_everywhere():
    assert all(LOCAL.may(right, place, today=TODAY) for right in Right for place in ("northmoor", INSTANCE))
    assert LOCAL.viewer(today=TODAY) == EVERYBODY
    assert LOCAL.viewer(today=TODAY).only("northmoor") == Viewer(frozenset({"northmoor"}), frozenset({"northmoor"}))


def test_every_role_is_held_in_a_kind_of_place():
    assert {role.where for role in Role} == set(Where)
