"""What every page of a challenge shows: which it is, and the way back."""

from typing import Any

from flask import url_for

from selfassess.domain.rights import Right
from selfassess.ports import Toolbox
from selfassess.services.peer_challenges import Found, find_challenge
from selfassess.web.assessments.places import Step
from selfassess.web.visitor import person


def home(challenge_id: str) -> str:
    """The address of a challenge."""
    return url_for("peer_challenges.challenge", challenge_id=challenge_id)


def here(name: str, challenge_id: str, **values: Any) -> str:
    """The address of a page of a challenge."""
    return url_for(f"peer_challenges.{name}", challenge_id=challenge_id, **values)


def around(tools: Toolbox, challenge_id: str, *more: Step) -> dict[str, Any]:
    """The values that templates of such pages need. Raises `NotFound` for a challenge that the visitor may not open."""
    found = find_challenge(tools, person(), challenge_id)
    return shown_around(found, *more)


def shown_around(found: Found, *more: Step) -> dict[str, Any]:
    """The same for a challenge that was found already."""
    challenge = found.challenge
    trail = (
        Step("Peer challenges", url_for("peer_challenges.challenges")),
        Step(challenge.title, home(challenge.id)),
        *more,
    )
    may = {right.name.lower(): allowed for right, allowed in found.mine.items()}
    return {
        "challenge": challenge,
        "authority": found.authority,
        "framework": found.framework,
        "trail": trail,
        "may": may,
        "final": found.final,
    }


def may(found: Found, right: Right) -> bool:
    """Whether the visitor holds a right in the challenge."""
    return found.mine[right]
