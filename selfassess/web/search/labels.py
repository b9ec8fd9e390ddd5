"""What people read for the values that passages are chosen and counted by."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from selfassess.domain.judgement import GRADE_LABELS
from selfassess.domain.search import Field
from selfassess.web.forms.reports import POLARITIES
from selfassess.web.forms.search import PASSAGE_KINDS, REPORT_KINDS
from selfassess.web.reports.report import AREA_NAMES

TITLES = {
    Field.LINE: "Topic",
    Field.AREA: "Area",
    Field.POLARITY: "Kind of finding",
    Field.GRADE: "Judgement of the area",
    Field.REGION: "Region",
    Field.AUTHORITY: "Authority",
    Field.YEAR: "Year",
    Field.REPORT: "Kind of report",
    Field.KIND: "Part of the report",
    Field.FRAMEWORK: "Inspected under",
}
"""What each field is called, in the order in which their counts are shown."""


def area_name(area: str) -> str:
    """What an area is called."""
    return "No area" if area == "none" else AREA_NAMES.get(area, area)


def framework_name(key: str) -> str:
    """A framework in short: 'ilacs-2023' → 'ILACS 2023'."""
    name, _, version = key.rpartition("-")
    return f"{name.upper() if len(name) <= 5 else name.replace('-', ' ').capitalize()} {version}"


@dataclass(frozen=True, slots=True)
class Labels:
    """The titles of lines and frameworks, by id."""

    lines: Mapping[str, str]
    frameworks: Mapping[str, str]

    def of(self, field: Field, value: str, authorities: Mapping[str, str]) -> str:
        """What people read for a value of a field; `authorities` are their names by id."""
        known: dict[Field, Callable[[str], str]] = {
            Field.LINE: lambda line: self.lines.get(line, line),
            Field.AREA: area_name,
            Field.POLARITY: lambda polarity: POLARITIES.get(polarity, polarity),
            Field.GRADE: lambda grade: GRADE_LABELS.get(grade, grade),
            Field.AUTHORITY: lambda authority: authorities.get(authority, authority),
            Field.REPORT: lambda kind: REPORT_KINDS.get(kind, kind),
            Field.KIND: lambda kind: PASSAGE_KINDS.get(kind, kind),
            Field.FRAMEWORK: framework_name,
        }
        return known[field](value) if field in known else value
