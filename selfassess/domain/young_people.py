"""The summary for children and young people: what is said to them, how hard it is to read, and who of them read it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from selfassess.domain.assessment import WHOLE
from selfassess.domain.framework import Framework
from selfassess.domain.reading_age import Measure, measured

TARGET_AGE = 11
"""Up to this reading age a text is for most children of secondary school, and for nearly every adult."""
QUESTIONS = {"good": "What is going well", "better": "What must get better", "next": "What happens next"}
"""What is said of the whole and of each area, by the name of its text."""
WHOLE_SHORT = "Children’s services as a whole"


@dataclass(frozen=True, slots=True)
class YoungReading:
    """That a group of young people read the summary on a day: who they are as a group, how many, and what they changed.

    No name and no child is ever kept here.
    """

    group: str
    number: int
    day: date
    changed: str = ""


@dataclass(frozen=True, slots=True)
class YoungSummary:
    """The `revision`th version of the summary of an assessment; 0 where nothing was ever written.

    `texts` are by subject, the whole or an area, and then by the names of `QUESTIONS`.
    """

    assessment: str
    revision: int = 0
    texts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    readings: tuple[YoungReading, ...] = ()
    saved_by: str = ""
    saved_at: datetime | None = None

    def text(self, subject: str, name: str) -> str:
        """What is said of a subject; empty where nothing is."""
        return self.texts.get(subject, {}).get(name, "")

    @property
    def written(self) -> bool:
        """Whether anything is said at all."""
        return any(text.strip() for texts in self.texts.values() for text in texts.values())

    def measured(self) -> Measure:
        """The reading age of everything that is said, and its hard sentences."""
        return measured("\n".join(text for texts in self.texts.values() for text in texts.values()))


def sections(framework: Framework) -> tuple[tuple[str, str], ...]:
    """The subjects that a summary speaks of, with what they are called in it."""
    return (WHOLE, WHOLE_SHORT), *((area.id, area.short) for area in framework.areas)
