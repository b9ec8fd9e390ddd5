"""What a person asks the library for."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from selfassess.domain.judgement import GRADE_LABELS
from selfassess.domain.report import PassageKind, Polarity, ReportKind
from selfassess.domain.search import Field, Order
from selfassess.errors import BadInput
from selfassess.ports import Toolbox
from selfassess.services.benchmarks import LIBRARY_FRAMEWORK

PAGE_SIZE = 20
AREAS = (
    "leadership",
    "help-protection",
    "children-in-care",
    "care-leavers",
    "children-in-care-and-care-leavers",
    "lscb",
    "none",
)
"""The areas that passages belong to; the fifth where two were judged together, the last where a passage belongs to none."""


class Among(StrEnum):
    """Whose reports are searched, of an authority that is named: its own, or those of others it is compared with.

    `GRADE` are those judged alike, in the area that is chosen or else overall; `CHOSEN` whom its assessment is compared with.
    """

    ITSELF = "itself"
    NEIGHBOURS = "neighbours"
    REGION = "region"
    TYPE = "type"
    GRADE = "grade"
    CHOSEN = "chosen"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person asks for; empty means that it does not matter.

    `like` is the key of a passage (`report id.ordinal`) and stands in for `words`. `authority` is a name or an id. `kind` is that
    of the passage, `report` that of the report. `page` counts from 1.
    """

    words: str = ""
    like: str = ""
    authority: str = ""
    among: Among = Among.ITSELF
    region: str = ""
    area: str = ""
    line: str = ""
    polarity: str = ""
    grade: str = ""
    kind: str = ""
    report: str = ""
    framework: str = ""
    since: date | None = None
    until: date | None = None
    order: Order = Order.BEST
    page: int = 1
    limit: int = PAGE_SIZE

    def choosing(self, field: Field, value: str) -> "Wanted":
        """The same from its first page, narrowed to one value of a field; an empty value takes the choice away."""
        changes: dict[str, Any] = {field.value: value, "page": 1}
        if field is Field.YEAR:
            within = (date(int(value), 1, 1), date(int(value), 12, 31)) if value else (None, None)
            changes = {"since": within[0], "until": within[1], "page": 1}
        elif field is Field.AUTHORITY:
            changes["among"] = Among.ITSELF
        return replace(self, **changes)


def plain_grade(given: str) -> str:
    """A grade in its normal form, whichever way it was written."""
    plain = given.lower().replace("-", " ")
    return next((grade for grade, label in GRADE_LABELS.items() if plain == label.lower()), plain)


def check(tools: Toolbox, wanted: Wanted) -> None:
    """Raises `BadInput` for values that no passage can have."""
    offered: dict[str, tuple[str, tuple[str, ...]]] = {
        "area": (wanted.area, AREAS),
        "polarity": (wanted.polarity, tuple(Polarity)),
        "judgement": (plain_grade(wanted.grade), tuple(GRADE_LABELS)),
        "kind of passage": (wanted.kind, tuple(PassageKind)),
        "kind of report": (wanted.report, tuple(ReportKind)),
    }
    for what, (given, values) in offered.items():
        if given and given not in values:
            raise BadInput(f"{given!r} is not a {what}. Choose one of: {', '.join(values)}.")
    lines = {line.id for line in tools.frameworks().framework(LIBRARY_FRAMEWORK).lines()}
    if wanted.line and wanted.line not in lines:
        raise BadInput(f"There is no line {wanted.line!r}.", f"`selfassess frameworks show {LIBRARY_FRAMEWORK}` lists them all.")
