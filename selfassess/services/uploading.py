"""Bringing reports into the library that a person sends, rather than names by their path."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath, PureWindowsPath
from tempfile import TemporaryDirectory

from selfassess.domain.people import Person
from selfassess.domain.report import Visibility
from selfassess.errors import BadInput
from selfassess.files.sniff import sniffed
from selfassess.ports import Toolbox
from selfassess.services.importing import Imported, import_reports

TAKEN = frozenset({".docx", ".htm", ".html", ".md", ".pdf", ".txt"})
UNSNIFFED = frozenset({".htm", ".html"})
MOST_BYTES = 25 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it was sent."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: what was imported, or why it was refused; neither means that the library has it already."""

    name: str
    imported: Imported | None = None
    refused: str = ""


def import_uploads(
    tools: Toolbox, who: Person, uploads: Sequence[Upload], *, authority: str | None = None, visibility: Visibility | None
) -> tuple[Outcome, ...]:
    """Read each file and keep it; a file that cannot be used is refused, and the rest go on."""
    refused = {number: _refusal(upload) for number, upload in enumerate(uploads)}
    with TemporaryDirectory() as name:
        places = {number: _put(Path(name), number, uploads[number]) for number, why in refused.items() if not why}
        made = import_reports(tools, who, list(places.values()), authority=authority, visibility=visibility)
        imported = {item.source: item for item in made}
    return tuple(
        Outcome(upload.name, _found(imported, places.get(number)), refused[number]) for number, upload in enumerate(uploads)
    )


def _refusal(upload: Upload) -> str:
    """Why a file is not even read, empty if it is."""
    ending = PurePosixPath(upload.name).suffix.lower()
    if ending not in TAKEN:
        return "Reports are read from PDF, Word (.docx), web pages and text."
    if len(upload.content) > MOST_BYTES:
        return f"It is larger than {MOST_BYTES // 1024 // 1024} MB."
    if ending not in UNSNIFFED:
        try:
            sniffed(upload.name, upload.content)
        except BadInput as error:
            return str(error)
    return ""


def _put(folder: Path, number: int, upload: Upload) -> Path:
    """The file in a folder of its own, so that two of one name don't meet."""
    place = folder / f"uploaded-{number + 1}" / PurePosixPath(PureWindowsPath(upload.name).name).name
    place.parent.mkdir()
    place.write_bytes(upload.content)
    return place


def _found(imported: dict[str, Imported], place: Path | None) -> Imported | None:
    """What became of the file at a place, its problems told without the name of our own folder."""
    source = f"{place.parent.name}/{place.name}" if place else ""
    found = imported.get(source)
    return found and replace(found, problems=tuple(problem.removeprefix(f"{source}: ") for problem in found.problems))
