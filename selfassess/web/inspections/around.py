"""What every page of one inspection shows: whose it is, and the way back."""

from typing import Any

from flask import url_for

from selfassess.domain.comparators import Authority
from selfassess.domain.inspection.room import Inspection
from selfassess.web.assessments.places import Step


def room_address(authority: str) -> str:
    """The room of an authority."""
    return url_for("inspections.room", authority_id=authority)


def here(endpoint: str, inspection: str, **values: Any) -> str:
    """A page of one inspection."""
    return url_for(f"inspections.{endpoint}", inspection_id=inspection, **values)


def to_room(authority: Authority) -> tuple[Step, ...]:
    """The way to what lies in the room of an authority."""
    return (
        Step("Home", url_for("home.page")),
        Step(authority.name, url_for("authorities.long_view", authority_id=authority.id)),
        Step("Inspection room", room_address(authority.id)),
    )


def to_inspection(authority: Authority, inspection: Inspection) -> tuple[Step, ...]:
    """The way to what lies below an inspection."""
    return (*to_room(authority), Step(inspection.title, here("run_up", inspection.id)))
