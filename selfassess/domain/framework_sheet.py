"""A framework as a plain sheet of criteria, and the areas that follow from its rows."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from selfassess.domain.framework import Framework

OWN = "Our own."


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One criterion with its area and line. `row` counts as the spreadsheet does; `judged` is None where nothing was typed.

    The ids are those of a framework that the sheet was made from, empty in one that was typed: a line's begins with its area's.
    """

    row: int
    area: str
    line: str
    criterion: str
    about: str = ""
    basis: str = ""
    signals: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    judged: bool | None = None
    line_id: str = ""
    criterion_id: str = ""


@dataclass(frozen=True, slots=True)
class DraftedAreas:
    """The content of `areas` in a framework file, and for each way into it the row that it came from."""

    areas: list[dict[str, Any]]
    rows: dict[tuple[str | int, ...], int]

    def row_of(self, path: tuple[str | int, ...]) -> int | None:
        """The row from which the value at `path` came, or the nearest thing above it; None for what no row gave."""
        ways = (path[:end] for end in range(len(path), 0, -1))
        return next((self.rows[way] for way in ways if way in self.rows), None)


def drafted_areas(rows: Sequence[SheetRow], *, judged: bool) -> DraftedAreas:
    """Areas, lines and criteria in the order in which the rows first name them; `judged` where a row does not say.

    Ids that a row gives are kept; others are made from the titles, those of criteria by counting.
    What a line says of itself is taken from its rows together.
    """
    areas: list[dict[str, Any]] = []
    where: dict[tuple[str | int, ...], int] = {}
    for title in dict.fromkeys(row.area for row in rows):
        mine = [row for row in rows if row.area == title]
        path = ("areas", len(areas))
        where[path] = mine[0].row
        said = [row.judged for row in mine if row.judged is not None]
        area: dict[str, Any] = {"id": _area_id(mine), "title": title, "short": title, "headings": [title]}
        areas.append({**area, "judged": said[0] if said else judged, "lines": list(_lines(mine, path, where))})
    return DraftedAreas(areas, where)


def sheet_rows(framework: Framework) -> Iterator[SheetRow]:
    """A framework's criteria as rows, from the second row of a sheet down."""
    number = 1
    for area in framework.areas:
        for line in area.lines:
            for place, criterion in enumerate(line.criteria):
                number += 1
                first = place == 0
                yield SheetRow(
                    row=number,
                    area=area.title,
                    line=line.title,
                    criterion=criterion.text,
                    about=line.about if first else "",
                    basis=criterion.basis,
                    signals=line.signals if first else (),
                    evidence=line.evidence if first else (),
                    judged=area.judged if first else None,
                    line_id=line.id if first else "",
                    criterion_id=criterion.id,
                )


def slug(title: str) -> str:
    """A title as an id: lower case, words joined by hyphens."""
    plain = unicodedata.normalize("NFKD", title.lower().replace("'", "").replace("’", "")).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "unnamed"


def _area_id(rows: Sequence[SheetRow]) -> str:
    """The id of the area that these rows belong to: what their lines' ids begin with, else from its title."""
    return next((row.line_id.partition(".")[0] for row in rows if row.line_id), slug(rows[0].area))


def _lines(
    rows: Sequence[SheetRow], path: tuple[str | int, ...], where: dict[tuple[str | int, ...], int]
) -> Iterator[dict[str, Any]]:
    for place, title in enumerate(dict.fromkeys(row.line for row in rows)):
        mine = [row for row in rows if row.line == title]
        here = (*path, "lines", place)
        where[here] = mine[0].row
        name = next((row.line_id for row in mine if row.line_id), f"{_area_id(rows)}.{slug(title)}")
        for number, row in enumerate(mine):
            where[*here, "criteria", number] = row.row
        yield {
            "id": name,
            "title": title,
            "about": next((row.about for row in mine if row.about), title),
            "criteria": [
                {"id": row.criterion_id or f"{name}.{number}", "text": row.criterion, "basis": row.basis or OWN}
                for number, row in enumerate(mine, start=1)
            ],
            "signals": list(dict.fromkeys(signal for row in mine for signal in row.signals)),
            "evidence": list(dict.fromkeys(kind for row in mine for kind in row.evidence)),
        }
