"""Which moves an assessment may make."""

import pytest

from selfassess.domain.life import STEPS, State, step, steps_from
from selfassess.domain.rights import TABLE, Role
from selfassess.errors import BadInput


def test_from_every_state_there_is_a_way_on():
    assert all(steps_from(state) for state in State)


def test_nothing_is_signed_off_that_was_not_in_review():
    assert {each.start for each in STEPS if each.end is State.SIGNED_OFF} == {State.IN_REVIEW}


def test_only_an_owner_signs():
    assert TABLE[step(State.IN_REVIEW, State.SIGNED_OFF).right] == {Role.OWNER}


@pytest.mark.parametrize(("start", "end"), [("draft", "signed-off"), ("archived", "signed-off"), ("signed-off", "in-review")])
def test_an_illegal_move_says_what_is_legal(start, end):
    with pytest.raises(BadInput, match="It can become: "):
        step(State(start), State(end))
