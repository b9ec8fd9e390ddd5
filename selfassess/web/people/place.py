"""Where roles are held, as the pages of people need it: the workspace of an authority, or one peer challenge."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import url_for

from selfassess.domain.rights import Right, Where
from selfassess.ports import Toolbox
from selfassess.services.assessments import list_assessments
from selfassess.services.authorities import find_authority
from selfassess.services.benchmarks import LIBRARY_FRAMEWORK
from selfassess.services.peer_challenges import find_challenge
from selfassess.web.assessments.places import Step
from selfassess.web.forms.accounts import ChallengeInviteForm, InviteForm, invite_form
from selfassess.web.peer_challenges.around import home
from selfassess.web.visitor import person


@dataclass(frozen=True, slots=True)
class Place:
    """One place: its id, what it is called, the form that invites into it, and the endpoints of its pages by what they do.

    `opens` says what a role lets somebody open; `until` is the last day that is offered for a new role.
    """

    id: str
    called: str
    opens: str
    form: type[InviteForm]
    trail: tuple[Step, ...]
    names: Mapping[str, str]
    variable: str
    appoints: bool
    until: date | None = None

    def to(self, page: str, **values: Any) -> str:
        """The address of a page of this place's people."""
        there: dict[str, Any] = {self.variable: self.id, **values}
        return url_for(f"people.{self.names[page]}", **there)


_OF_WORKSPACE = {
    "people": "workspace",
    "invite": "invited",
    "take_back": "taken_back",
    "change": "changing",
    "end": "ended",
    "audit": "audit",
}
_OF_CHALLENGE = {
    "people": "team",
    "invite": "team_invited",
    "take_back": "team_taken_back",
    "change": "team_changing",
    "end": "team_ended",
}


def workspace_of(tools: Toolbox, authority_id: str) -> Place:
    """The workspace of an authority. Raises `NotFound`."""
    authority = find_authority(tools, person(), authority_id)
    used = (item.framework for item in list_assessments(tools, person()) if item.authority.id == authority_id)
    frameworks = tuple({framework.key: framework for framework in used}.values())
    return Place(
        authority.id,
        authority.name,
        "the workspace",
        invite_form(Where.WORKSPACE, frameworks or (tools.frameworks().framework(LIBRARY_FRAMEWORK),)),
        (Step("Home", url_for("home.page")),),
        _OF_WORKSPACE,
        "authority_id",
        person().may(Right.MEMBERS, authority.id, today=tools.today()),
    )


def challenge_of(tools: Toolbox, challenge_id: str) -> Place:
    """One peer challenge. Raises `NotFound` for one that the visitor may not open."""
    found = find_challenge(tools, person(), challenge_id)
    last = max((dates.end for dates in found.challenge.dates), default=None)
    return Place(
        challenge_id,
        found.challenge.title,
        "the challenge",
        invite_form(Where.CHALLENGE, (), base=ChallengeInviteForm),
        (Step("Peer challenges", url_for("peer_challenges.challenges")), Step(found.challenge.title, home(challenge_id))),
        _OF_CHALLENGE,
        "challenge_id",
        found.mine[Right.CHALLENGE_MANAGE],
        last if last and last >= tools.today() else None,
    )
