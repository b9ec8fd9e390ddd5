"""What frameworks refer to: named measures, whichever value they have."""

from dataclasses import dataclass
from enum import StrEnum


class IndicatorPolarity(StrEnum):
    """Which way a measure is good; `neither` gives context only."""

    HIGH = "high"
    LOW = "low"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True)
class IndicatorDefinition:
    """A named measure: what is counted, and which way is good.

    `unit` is percent, rate-per-10000, count, days, weeks, months, ratio or score. `caution` says what must be known to read it
    rightly; `checked` whether the definition was confirmed in a published source.
    """

    id: str
    group: str
    title: str
    definition: str
    unit: str
    polarity: IndicatorPolarity
    caution: str
    checked: bool
