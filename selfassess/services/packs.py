"""Packs: checking their definitions, and making them of an assessment."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from selfassess.domain.compose import compose
from selfassess.domain.material import Material
from selfassess.domain.pack import Pack
from selfassess.domain.people import Person
from selfassess.errors import BadInput, Mistake
from selfassess.exporters.word.checking import document_problems
from selfassess.library.packs import pack_files, read_pack
from selfassess.ports import Toolbox
from selfassess.roundtrip.excel.checking import workbook_problems
from selfassess.services.assessments import material


@dataclass(frozen=True, slots=True)
class CheckedPacks:
    """How many pack files were read, and every mistake in them."""

    files: int
    mistakes: tuple[Mistake, ...]


def list_packs(tools: Toolbox) -> tuple[Pack, ...]:
    """Every pack, in the order of ids."""
    return tools.packs().packs()


def check_definitions(paths: Sequence[Path]) -> CheckedPacks:
    """Every mistake in these pack files and folders, with its line. Raises `NotFound` for a path that does not exist."""
    files = pack_files(paths)
    mistakes = tuple(mistake for path in files for mistake in read_pack(path).mistakes)
    return CheckedPacks(len(files), mistakes)


def make_pack(tools: Toolbox, who: Person, *, pack_id: str, assessment_id: str, form: str) -> tuple[str, bytes]:
    """A pack made of an assessment: the name for its file, and the file.

    Raises `NotFound` for a pack or assessment that is not there, and `BadInput` for a format that the pack is not made in.
    """
    pack = tools.packs().pack(pack_id)
    if form not in pack.formats:
        raise BadInput(f"{pack.title!r} is not made as {form!r}. Choose {' or '.join(pack.formats)}.")
    found = material(tools, who, assessment_id)
    return file_name(pack, found, form), _made(tools, pack, found, form)


def _made(tools: Toolbox, pack: Pack, found: Material, form: str) -> bytes:
    return tools.workbook()(found, pack) if form == "xlsx" else tools.exporter(form)(compose(pack, found))


@dataclass(frozen=True, slots=True)
class PackCheck:
    """One pack made in one format and read back: the name and size in bytes of its file, and what was found wrong with it."""

    name: str
    size: int
    problems: tuple[str, ...]

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems

    def __str__(self) -> str:
        found = "sound" if self.sound else "; ".join(self.problems)
        return f"{self.name}: {max(self.size // 1024, 1)} kB, {found}"


def check_packs(tools: Toolbox, who: Person, assessment_id: str) -> tuple[PackCheck, ...]:
    """Every pack of an assessment in every format, made once and read back. Raises `NotFound`."""
    found = material(tools, who, assessment_id)
    return tuple(_checked(tools, pack, found, form) for pack in tools.packs().packs() for form in pack.formats)


def _checked(tools: Toolbox, pack: Pack, found: Material, form: str) -> PackCheck:
    made = _made(tools, pack, found, form)
    problems = workbook_problems(made, found) if form == "xlsx" else document_problems(made, compose(pack, found))
    return PackCheck(file_name(pack, found, form), len(made), problems)


def file_name(pack: Pack, found: Material, form: str) -> str:
    """What a made pack is called: authority, pack, framework and day, in letters that every system takes, and its marking."""
    parts = (found.authority.id, pack.id, found.framework.key, found.today.isoformat(), pack.marking.lower())
    plain = (re.sub(r"[^a-z0-9.]+", "-", part.lower()).strip("-.") for part in parts)
    return "-".join(part for part in plain if part) + f".{form}"
