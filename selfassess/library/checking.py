"""Every mistake of every file: in whole frameworks folders, or in single files and folders that a person names."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from selfassess.domain.framework import Framework
from selfassess.errors import Mistake
from selfassess.library.across import crosswalk_flaws, framework_flaws
from selfassess.library.files import CrosswalkFile, FrameworkFile, read_crosswalk, read_framework, read_indicators
from selfassess.library.folders import (
    CROSSWALKS,
    INDICATORS,
    REFERENCE,
    CrosswalkPlace,
    FrameworkPlace,
    crosswalk_place,
    crosswalk_places,
    framework_places,
    shown,
)
from selfassess.library.published import LIST, gone
from selfassess.library.reference import SHAPES, reference_mistakes


@dataclass(frozen=True, slots=True)
class Checked:
    """How many files were read, and every mistake in them, by file and line."""

    files: int
    mistakes: tuple[Mistake, ...]


def check(folders: Sequence[Path], named: Sequence[Path] = ()) -> Checked:
    """Every mistake in the frameworks folders `folders`, or only in the files and folders `named`.

    Single files are checked against what the folders hold, so that a crosswalk of one's own may lead to a shipped framework.
    """
    roots = [_root(path) for path in named if path.is_dir() or path.parent.name == CROSSWALKS]
    return _Check((*roots, *folders)).run(named or folders)


class _Check:
    """One run over files, each read once."""

    def __init__(self, folders: Iterable[Path]) -> None:
        self.folders = tuple(dict.fromkeys(folder.absolute() for folder in folders))
        self.places: dict[str, FrameworkPlace] = {}
        for folder in self.folders:
            for place in framework_places(folder):
                self.places.setdefault(place.key, place)
        self.ids = frozenset(place.id for place in self.places.values())
        self.indicators = self._indicators()
        self.read: dict[Path, FrameworkFile] = {}

    def run(self, paths: Sequence[Path]) -> Checked:
        """Every mistake in the files below `paths`."""
        found = dict.fromkeys(file for path in paths for file in _files(path.absolute()))
        mistakes = dict.fromkeys(mistake for file in found for mistake in self.mistakes(file))
        order = sorted(mistakes, key=lambda mistake: (mistake.file, mistake.line or 0))
        return Checked(files=len(found), mistakes=tuple(order))

    def mistakes(self, path: Path) -> tuple[Mistake, ...]:
        """The mistakes of one file, by the kind that its place gives it."""
        if not path.is_file():
            return (Mistake(shown(path), None, "There is no such file."),)
        folder = _root(path)
        if path.name == LIST:
            return gone(folder, shown(path))
        if path.suffix != ".yaml":
            return (Mistake(shown(path), None, f"The name must end in .yaml: call it {path.stem}.yaml."),)
        if path.parent.name == REFERENCE:
            return read_indicators(path, shown(path)).mistakes if path.name == INDICATORS else reference_mistakes(path)
        if path.parent.name == CROSSWALKS:
            return self._crosswalk(crosswalk_place(path, self.ids))
        place = FrameworkPlace(folder, path) if folder in self.folders else None
        read = self._framework_file(path)
        return (*read.mistakes, *framework_flaws(read, place, self.indicators))

    def _crosswalk(self, place: CrosswalkPlace) -> tuple[Mistake, ...]:
        read = read_crosswalk(place.path, shown(place.path))
        unknown = [self._unknown(read, side, key) for side, key in (("old", place.old), ("new", place.new))]
        between = crosswalk_flaws(read, place, self._framework(place.old), self._framework(place.new))
        return (*read.mistakes, *(mistake for mistake in unknown if mistake), *between)

    def _unknown(self, read: CrosswalkFile, side: str, key: str) -> Mistake | None:
        return None if key in self.places else read.file.mistake((side,), f'there is no framework "{key}".')

    def _framework(self, key: str) -> Framework | None:
        place = self.places.get(key)
        return self._framework_file(place.path).framework if place else None

    def _framework_file(self, path: Path) -> FrameworkFile:
        if path not in self.read:
            self.read[path] = read_framework(path, shown(path))
        return self.read[path]

    def _indicators(self) -> frozenset[str]:
        files = (folder / REFERENCE / INDICATORS for folder in self.folders)
        return frozenset().union(*(read_indicators(path).ids for path in files if path.is_file()))


def _root(path: Path) -> Path:
    """The frameworks folder to which a named file or folder belongs."""
    if path.is_dir():
        return path.absolute() if _is_folder_of_frameworks(path) else path.absolute().parent
    parent = path.absolute().parent
    return parent.parent.parent if parent.name == CROSSWALKS else parent if path.name == LIST else parent.parent


def _is_folder_of_frameworks(path: Path) -> bool:
    return (path / REFERENCE).is_dir() or (any(path.glob("*/*.yaml")) and not any(path.glob("*.yaml")))


def _files(path: Path) -> Iterator[Path]:
    """The files to check below a path that was named."""
    if not path.is_dir():
        yield path
        return
    if _is_folder_of_frameworks(path):
        yield from (place.path for place in framework_places(path))
        yield from (place.path for place in crosswalk_places(path, frozenset()))
        reference = (path / REFERENCE / name for name in (INDICATORS, *SHAPES))
        yield from (file for file in (*reference, path / LIST) if file.is_file())
    else:
        yield from sorted((*path.glob("*.yaml"), *path.glob(f"{CROSSWALKS}/*.yaml")))
    yield from sorted(file for file in path.rglob("*.yml"))
