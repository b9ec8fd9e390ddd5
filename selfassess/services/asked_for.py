"""What past reports asked an authority to do about one line: how each stands, and which actions answer it."""

from collections.abc import Collection
from dataclasses import dataclass

from selfassess.domain.actions import Action
from selfassess.domain.addressee import AUTHORITY
from selfassess.domain.follow_up import Decision, Standing, digest_of, key_of
from selfassess.domain.holdings import HeldRecommendation
from selfassess.services.drafting import Drafted


@dataclass(frozen=True, slots=True)
class AskedFor:
    """A recommendation with what was last decided about it, None where nobody did, and the actions that answer it."""

    held: HeldRecommendation
    decision: Decision | None
    actions: tuple[Action, ...]

    @property
    def standing(self) -> Standing:
        """How it stands; open until somebody decides."""
        return self.decision.standing if self.decision else Standing.OPEN


def asked_for(made: Drafted, actions: Collection[Action]) -> tuple[AskedFor, ...]:
    """What the authority's reports asked of it on a line, newest first, without what was superseded.

    It is read from what the line was drafted from, which is remembered; `actions` are all of the authority.
    """
    found = (
        AskedFor(
            held,
            made.decisions.get((held.report.id, digest_of(held.recommendation))),
            tuple(action for action in actions if key_of(held) in action.recommendations),
        )
        for held in made.recommendations
        if held.recommendation.audience == AUTHORITY
    )
    return tuple(each for each in found if each.standing is not Standing.SUPERSEDED)
