"""The pack definitions of several folders, `<folder>/<id>.yaml`, each read when it is first asked for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path

from selfassess.domain.pack import Pack
from selfassess.errors import BadFramework, Mistake, NotFound
from selfassess.library.folders import shown
from selfassess.library.strict_yaml import read_yaml
from selfassess.resources import data_dir
from selfassess.schemas.pack import load_pack


@dataclass(frozen=True, slots=True)
class PackFile:
    """A pack file as it was read; `pack` is None where it has mistakes."""

    pack: Pack | None
    mistakes: tuple[Mistake, ...]


def load_packs(folders: Sequence[Path], templates: Sequence[Path] = ()) -> "PackShelf":
    """The packs that lie in `folders`; where two have the same id, the folder that stands first wins.

    The looks that they name lie in `templates`, or in the folder that ships.
    """
    return PackShelf(folders, templates)


class PackShelf:
    """Every pack by its id. A file with mistakes raises `BadFramework` with all of them when it is asked for."""

    def __init__(self, folders: Sequence[Path], templates: Sequence[Path] = ()) -> None:
        self.folders = tuple(folders)
        self._templates = tuple(templates)
        self._read: dict[str, Pack] = {}

    def packs(self) -> tuple[Pack, ...]:
        """Every pack, in the order of ids."""
        return tuple(self.pack(pack_id) for pack_id in sorted(self._files))

    def pack(self, pack_id: str) -> Pack:
        """The pack of this id. Raises `NotFound` with what was probably meant."""
        if pack_id not in self._files:
            raise NotFound(f"There is no pack {pack_id!r}.{_meant(pack_id, sorted(self._files))}")
        if pack_id not in self._read:
            read = read_pack(self._files[pack_id], self._templates)
            if read.pack is None:
                raise BadFramework(read.mistakes)
            self._read[pack_id] = read.pack
        return self._read[pack_id]

    @cached_property
    def _files(self) -> dict[str, Path]:
        found: dict[str, Path] = {}
        for path in pack_files(self.folders):
            found.setdefault(path.stem, path)
        return found


def pack_files(paths: Sequence[Path]) -> tuple[Path, ...]:
    """The pack files among these files and folders. Raises `NotFound` for a path that does not exist."""
    found: list[Path] = []
    for path in paths:
        if not path.exists():
            raise NotFound(f"There is no file or folder {shown(path)}.")
        found += sorted(path.glob("*.yaml")) if path.is_dir() else [path]
    return tuple(found)


def read_pack(path: Path, templates: Sequence[Path] = ()) -> PackFile:
    """The pack file at `path`, shaped and checked against its name and the looks that there are."""
    file = read_yaml(path, shown(path))
    if file.content is None and file.mistakes:
        return PackFile(None, file.mistakes)
    pack, flaws = load_pack(file.content)
    mistakes = [*file.mistakes, *(file.mistake(flaw.path, flaw.message) for flaw in flaws)]
    if pack is not None and pack.id != path.stem:
        mistakes.append(file.mistake(("id",), f'"id" is "{pack.id}", but the file is called "{path.stem}": let them agree.'))
    if pack is not None and pack.template is not None:
        lacking = _lacking(pack.template, pack.formats, templates or (data_dir("templates"),))
        mistakes += [file.mistake(("template",), message) for message in lacking]
    ordered = tuple(sorted(dict.fromkeys(mistakes), key=lambda mistake: mistake.line or 0))
    return PackFile(None if ordered else pack, ordered)


def _lacking(name: str, formats: Sequence[str], templates: Sequence[Path]) -> Iterator[str]:
    """What is said of each format that a pack is made in and that has no look of this name."""
    if "docx" in formats and not _is_there(f"word/{name}", templates) and not _is_there(f"word/{name}.docx", templates):
        yield f'there is no Word look "{name}" in templates/word.'
    if "pdf" in formats and not _is_there(f"pdf/{name}.typ", templates):
        yield f'there is no PDF look "{name}" in templates/pdf.'


def _is_there(place: str, templates: Sequence[Path]) -> bool:
    return any((folder / place).exists() for folder in templates)


def _meant(name: str, known: Sequence[str]) -> str:
    close = get_close_matches(name, known, n=1)
    return f" Did you mean {close[0]!r}?" if close else f" There are: {', '.join(known)}." if known else ""
