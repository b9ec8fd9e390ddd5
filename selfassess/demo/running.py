"""Puts a peer challenge in the middle of its case review into an instance, so that its next steps can be tried."""

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from selfassess.demo.board import expect, note_down
from selfassess.demo.fiction import TYPED, typed
from selfassess.demo.visit import review, set_up
from selfassess.domain.deadlines import WorkingDays
from selfassess.ports import Toolbox
from selfassess.schemas.demonstration_running import TypedRunning

SCOPED_AGO = timedelta(weeks=6)
"""How long ago it was scoped."""


def read_running(path: Path = TYPED / "running.yaml") -> dict[str, Any]:
    """What the team has typed so far. Raises `BadTable` with every mistake of a file that is badly written."""
    return typed(path, TypedRunning)


def stage_running(tools: Toolbox, authority: str) -> str:
    """Put the challenge in as far as it has come; the answer is its id."""
    said = read_running()
    made = set_up(tools, authority, {**said, **_dated(tools, said), "support": (), "publication": (), "frame": ()})
    for case in said["cases"]:
        review(tools, made.id, case)
    keys = {question.heading: question.id for question in made.questions}
    notes = [note_down(tools, made, entry, keys) for entry in said["notes"]]
    for entry in said["hypotheses"]:
        expect(tools, made, entry, keys, notes)
    return made.id


def _dated(tools: Toolbox, said: Mapping[str, Any]) -> dict[str, Any]:
    """Its stages, its sessions and its sample with days of the calendar."""
    calendar = WorkingDays(tools.bank_holidays())
    scoped = calendar.first_on_or_after(tools.today() - SCOPED_AGO)

    def on(count: int | None) -> date | None:
        return None if count is None else calendar.deadline(scoped, count).day

    return {
        "stages": [{**entry, "first": on(entry["first"]), "last": on(entry["last"])} for entry in said["stages"]],
        "sessions": [{**entry, "day": on(entry["day"]), "prompts": ()} for entry in said["sessions"]],
        "sample": [{**entry, "chosen_on": scoped} for entry in said["sample"]],
    }
