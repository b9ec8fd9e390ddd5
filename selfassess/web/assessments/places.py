"""Where a subject stands: its name, its address, and the way to it."""

from dataclasses import dataclass
from typing import Any

from flask import url_for

from selfassess.domain.assessment import WHOLE, Assessment
from selfassess.domain.framework import Framework
from selfassess.domain.subjects import WHOLE_TITLE


@dataclass(frozen=True, slots=True)
class Place:
    """One subject of one assessment, as an address names it."""

    assessment: str
    subject: str

    def address(self, anchor: str | None = None) -> str:
        """Its page, at an anchor."""
        return self.address_of("subject", anchor=anchor)

    def address_of(self, endpoint: str, *, anchor: str | None = None, blueprint: str = "assessments", **values: Any) -> str:
        """A page below it: of its evidence, say."""
        values |= {"assessment_id": self.assessment, "subject_id": self.subject, "_anchor": anchor}
        return url_for(f"{blueprint}.{endpoint}", **values)


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the way to a page."""

    text: str
    href: str


def subject_title(framework: Framework, subject: str) -> str:
    """What people read for a subject. Raises `NotFound`."""
    if subject == WHOLE:
        return WHOLE_TITLE
    areas = {area.id: area.title for area in framework.areas}
    return areas.get(subject) or framework.line(subject).title


def trail(assessment: Assessment, framework: Framework, subject: str | None = None) -> tuple[Step, ...]:
    """The way to the pages of an assessment; with a subject, the way to what lies below that."""
    steps = [Step("Home", url_for("home.page")), Step(assessment.title, overview_address(assessment.id))]
    areas = {line.id: area for area in framework.areas for line in area.lines}
    if subject in areas:
        steps.append(Step(areas[subject].short, Place(assessment.id, areas[subject].id).address()))
    return tuple(steps)


def overview_address(assessment_id: str) -> str:
    """The overview of an assessment."""
    return url_for("assessments.overview", assessment_id=assessment_id)
