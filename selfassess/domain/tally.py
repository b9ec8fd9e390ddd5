"""How often inspectors say what: passages counted by line and the way they speak, and judgements counted by year."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from selfassess.domain.report import Polarity


class By(StrEnum):
    """What counts may be parted by besides the line."""

    GRADE = "grade"
    REGION = "region"
    YEAR = "year"
    REPORT = "report"


@dataclass(frozen=True, slots=True)
class Says:
    """How many passages praise, criticise, do both, or neither."""

    strength: int = 0
    improvement: int = 0
    mixed: int = 0
    neutral: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.strength + self.improvement + self.mixed + self.neutral

    def of(self, polarity: str) -> int:
        """How many speak in one way."""
        return int(getattr(self, polarity))


def says(counted: Mapping[str, int]) -> Says:
    """The numbers for each polarity, nought for one that is missing."""
    return Says(**{polarity.value: counted.get(polarity.value, 0) for polarity in Polarity})


NOTHING_SAID = Says()


@dataclass(frozen=True, slots=True)
class Tally:
    """What was counted. A passage on two lines counts for both; `values`, `whole` and `reports` count it once.

    `lines` holds the numbers for each line, `cells` for each line and value. A passage without a value of what counts are parted
    by (an authority of no region, say) is in `lines` and in no cell.
    """

    lines: Mapping[str, Says] = field(default_factory=dict)
    cells: Mapping[tuple[str, str], Says] = field(default_factory=dict)
    values: Mapping[str, Says] = field(default_factory=dict)
    whole: Says = NOTHING_SAID
    reports: int = 0


def tally(counted: Iterable[tuple[tuple[str, ...], str, str, int]], reports: int) -> Tally:
    """Add up rows of lines, polarity, value and number of passages."""
    lines: dict[str, Counter[str]] = defaultdict(Counter)
    cells: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    values: dict[str, Counter[str]] = defaultdict(Counter)
    whole: Counter[str] = Counter()
    for on, polarity, value, passages in counted:
        whole[polarity] += passages
        if value:
            values[value][polarity] += passages
        for line in on:
            lines[line][polarity] += passages
            if value:
                cells[line, value][polarity] += passages
    return Tally(
        {line: says(found) for line, found in lines.items()},
        {cell: says(found) for cell, found in cells.items()},
        {value: says(found) for value, found in values.items()},
        says(whole),
        reports,
    )


@dataclass(frozen=True, slots=True)
class Judged:
    """How many inspections of one year gave an area this grade."""

    area: str
    year: int
    grade: str
    reports: int
