"""Puts into an instance what the fictional authority is like, and who was asked to write what of its assessment."""

from datetime import timedelta
from pathlib import Path
from typing import Any

from selfassess.demo.fiction import TYPED, typed
from selfassess.domain.area_profile import ProfileFigure, Validated
from selfassess.domain.people import LOCAL
from selfassess.ports import Toolbox
from selfassess.schemas.demonstration_profile import TypedProfile
from selfassess.services.area_profile import keep_figure
from selfassess.services.work import assign


def read_profile(path: Path = TYPED / "profile.yaml") -> dict[str, Any]:
    """What is said of the area, and who writes what. Raises `BadTable` with every mistake of a file that is badly written."""
    return typed(path, TypedProfile)


def stage_profile(tools: Toolbox, assessment: str) -> None:
    """Fill in the area profile, and give topics that nobody has written yet to somebody."""
    said = read_profile()
    for entry in said["profile"]:
        keep_figure(tools, LOCAL, assessment, ProfileFigure(**{**entry, "validated": Validated(entry["validated"])}))
    for entry in said["assigned"]:
        due = tools.today() + timedelta(days=entry["days"])
        assign(tools, LOCAL, assessment=assessment, subject=entry["subject"], assignee=entry["to"], due=due)
