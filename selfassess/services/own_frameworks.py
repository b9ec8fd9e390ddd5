"""A framework of one's own: a sheet of criteria out, a framework file back."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from selfassess.domain.framework import FrameworkKind
from selfassess.domain.framework_sheet import DraftedAreas, drafted_areas, sheet_rows
from selfassess.errors import BadFramework, BadInput, BadTable, Mistake
from selfassess.library.catalogue import Catalogue
from selfassess.library.files import shaped_framework
from selfassess.library.folders import framework_path
from selfassess.library.framework_checks import JUDGEMENT
from selfassess.library.strict_yaml import parse_yaml, read_yaml
from selfassess.library.writing import write_new, yaml_of
from selfassess.ports import Frameworks
from selfassess.roundtrip.sheets.frameworks import read_framework_sheet, write_framework_sheet

_TAKEN_OVER = ("words", "scales", "questions", "agreed", "context", "dimensions", "case_review")


@dataclass(frozen=True, slots=True)
class NewFramework:
    """What a person says of a framework of their own; `like` is the key of one whose scales and questions it takes over."""

    id: str
    version: str
    title: str
    publisher: str
    like: str


def write_sheet(frameworks: Frameworks, key: str, path: Path) -> int:
    """Write a framework as a sheet to start one's own from; how many criteria it has. Raises `NotFound`, `BadInput`."""
    if path.exists():
        raise BadInput(f"{path} exists already. Choose another name.")
    rows = tuple(sheet_rows(frameworks.framework(key)))
    write_framework_sheet(rows, path)
    return len(rows)


def new_from_sheet(catalogue: Catalogue, wanted: NewFramework, sheet: Path, folder: Path) -> Path:
    """A new framework file below `folder`, made from a sheet of criteria; where it was written.

    All or nothing: raises `BadTable` with every mistake and its row, `BadFramework` for what no row gave, `BadInput` if there is
    a file already, and then writes nothing.
    """
    rows = read_framework_sheet(sheet)
    like = read_yaml(catalogue.place(wanted.like).path).content
    judged = catalogue.framework(wanted.like).scale(JUDGEMENT) is not None
    drafted = drafted_areas(rows, judged=judged)
    path = framework_path(folder, wanted.id, wanted.version)
    text = yaml_of(_content(wanted, dict(like) if isinstance(like, dict) else {}, drafted))
    _refuse(text, path, sheet, drafted)
    write_new(path, text)
    return path


def _content(wanted: NewFramework, like: dict[str, Any], drafted: DraftedAreas) -> dict[str, Any]:
    judged = any(area["judged"] for area in drafted.areas)
    empty = {"signals", "evidence"}
    areas = [
        {**area, "lines": [{key: value for key, value in line.items() if value or key not in empty} for line in area["lines"]]}
        for area in drafted.areas
    ]
    return {
        "id": wanted.id,
        "version": wanted.version,
        "title": wanted.title,
        "publisher": wanted.publisher,
        "kind": like.get("kind", FrameworkKind.INSPECTION),
        "effective": {"from": None, "to": None},
        "source": {"title": wanted.title, "address": "not published", "published": "not published", "licence": "our own"},
        "wording": f"The wording is that of {wanted.publisher}.",
        "overall": judged and like.get("overall") is True,
        **{key: like[key] for key in _TAKEN_OVER if like.get(key)},
        "areas": areas,
    }


def _refuse(text: str, path: Path, sheet: Path, drafted: DraftedAreas) -> None:
    """Raise for what is wrong with a draft: by its row where a row gave it."""
    read = shaped_framework(parse_yaml(text, str(path)))
    rowed = [(drafted.row_of(flaw.path), flaw.message) for flaw in read.flaws]
    of_rows = [Mistake(sheet.name, row, message) for row, message in rowed if row is not None]
    if of_rows:
        raise BadTable(of_rows)
    if read.mistakes:
        raise BadFramework(read.mistakes)
