"""Checking packs: their definitions before, and what was made of them after."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from selfassess.domain.compose import compose
from selfassess.domain.deck_of import deck_of
from selfassess.domain.material import Material
from selfassess.domain.open_data import tables
from selfassess.domain.pack import AREA, ASSESSMENT, DATA, LINE, Pack
from selfassess.domain.people import Person
from selfassess.errors import Mistake, SelfAssessError
from selfassess.exporters.open_data import csv_problems, json_problems
from selfassess.exporters.page.checking import page_problems
from selfassess.exporters.pdf.checking import pdf_problems
from selfassess.exporters.sheets import sheet_problems
from selfassess.exporters.slides.checking import slide_problems
from selfassess.exporters.word.checking import document_problems
from selfassess.library.packs import pack_files, read_pack
from selfassess.ports import Toolbox
from selfassess.roundtrip.excel.checking import workbook_problems
from selfassess.services.material import material
from selfassess.services.other_packs import ready_other
from selfassess.services.packs import Ready, Wanted, file_name, pack_of, wanted

READ_BACK = {"docx": document_problems, "pdf": pdf_problems, "html": page_problems}
"""What finds everything wrong with a document that was made in a format."""
DATA_BACK = {"csv": csv_problems, "json": json_problems}
"""The same for tables."""


@dataclass(frozen=True, slots=True)
class CheckedPacks:
    """How many pack files were read, and every mistake in them."""

    files: int
    mistakes: tuple[Mistake, ...]


def check_definitions(paths: Sequence[Path], templates: Sequence[Path] = ()) -> CheckedPacks:
    """Every mistake in these pack files and folders, with its line. Raises `NotFound` for a path that does not exist.

    The looks that they name lie in `templates`, or in the folder that ships.
    """
    files = pack_files(paths)
    mistakes = tuple(mistake for path in files for mistake in read_pack(path, templates).mistakes)
    return CheckedPacks(len(files), mistakes)


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
    framework = material(tools, who, assessment_id).framework
    lines: list[str | None] = [each.id for each in framework.lines()]
    places: dict[str, list[str | None]] = {
        ASSESSMENT: [None],
        AREA: [each.id for each in framework.areas],
        LINE: lines[:1],
    }
    return tuple(
        _checked(tools, asked, form)
        for pack in tools.packs().packs()
        for place in places.get(pack.of, [])
        for asked in [wanted(tools, who, pack_id=pack.id, assessment_id=assessment_id, form=pack.formats[0], area=place)]
        for form in pack.formats
    )


def check_others(tools: Toolbox, who: Person, of: str, subject: str) -> tuple[PackCheck, ...]:
    """Every pack of an inspection or a peer challenge in every format, made once and read back. Raises `NotFound`."""
    checks = []
    for pack in tools.packs().packs():
        for form in pack.formats if pack.of == of else ():
            asked = ready_other(tools, who, pack_id=pack.id, subject=subject, form=form)
            made = asked.make(asked.document)
            checks.append(PackCheck(asked.name, len(made), _read_back(tools, asked, made)))
    return tuple(checks)


def _read_back(tools: Toolbox, asked: Ready, made: bytes) -> tuple[str, ...]:
    if asked.document:
        return READ_BACK[asked.form](made, asked.document)
    if asked.sheet:
        return sheet_problems(made, asked.sheet)
    if asked.deck:
        return slide_problems(made, asked.deck)
    try:
        found = tools.case_forms(asked.form).challenge_of(made, asked.name)
    except SelfAssessError as error:
        return (str(error),)
    return () if found == asked.subject else (f"it is the form of {found!r}",)


def _checked(tools: Toolbox, asked: Wanted, form: str) -> PackCheck:
    made = pack_of(tools, asked.pack, asked.material, form)
    return PackCheck(file_name(asked.pack, asked.material, form), len(made), _problems(made, asked.pack, asked.material, form))


def _problems(made: bytes, pack: Pack, found: Material, form: str) -> tuple[str, ...]:
    if form == "xlsx":
        return workbook_problems(made, found)
    if form in DATA:
        return DATA_BACK[form](made, tables(found))
    document = compose(pack, found)
    return slide_problems(made, deck_of(document)) if form == "pptx" else READ_BACK[form](made, document)
