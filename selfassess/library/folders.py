"""Which files a frameworks folder holds, and what their places say about them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

REFERENCE = "reference"
CROSSWALKS = "crosswalks"
INDICATORS = "indicators.yaml"


@dataclass(frozen=True, slots=True)
class FrameworkPlace:
    """Where a framework file lies: `<folder>/<id>/<version>.yaml`."""

    folder: Path
    path: Path

    @property
    def id(self) -> str:
        """The id that its folder gives it."""
        return self.path.parent.name

    @property
    def version(self) -> str:
        """The version that its name gives it."""
        return self.path.stem

    @property
    def key(self) -> str:
        """Its name on the command line."""
        return f"{self.id}-{self.version}"


@dataclass(frozen=True, slots=True)
class CrosswalkPlace:
    """Where a crosswalk lies: `<folder>/<id>/crosswalks/<old>--<new>.yaml`, or `<old>--<id>-<new>.yaml` to another framework."""

    path: Path
    old: str
    new: str


def framework_path(folder: Path, framework_id: str, version: str) -> Path:
    """Where the file of a framework belongs below a frameworks folder."""
    return folder / framework_id / f"{version}.yaml"


def framework_places(folder: Path) -> Iterator[FrameworkPlace]:
    """Every framework file of a folder, in the order of its id and version."""
    found = (path for path in folder.glob("*/*.yaml") if path.parent.name != REFERENCE)
    for path in sorted(found, key=lambda path: (path.parent.name, natural(path.stem))):
        yield FrameworkPlace(folder, path)


def crosswalk_places(folder: Path, ids: frozenset[str]) -> Iterator[CrosswalkPlace]:
    """Every crosswalk file of a folder; `ids` are those of all frameworks, by which a name that leads to another is known."""
    for path in sorted(folder.glob(f"*/{CROSSWALKS}/*.yaml")):
        yield crosswalk_place(path, ids)


def crosswalk_place(path: Path, ids: frozenset[str]) -> CrosswalkPlace:
    """What the place of one crosswalk file says."""
    own = path.parent.parent.name
    old, _, new = path.stem.partition("--")
    elsewhere = any(new.startswith(f"{name}-") for name in ids)
    return CrosswalkPlace(path, f"{own}-{old}", new if elsewhere else f"{own}-{new}")


def natural(version: str) -> tuple[tuple[int, str], ...]:
    """An order of versions in which 2 comes before 10."""
    parts = re.findall(r"\d+|\D+", version)
    return tuple((int(part), "") if part.isdigit() else (-1, part) for part in parts)


def shown(path: Path) -> str:
    """What messages call a file: its path below the working folder, or its whole path."""
    here = Path.cwd()
    whole = path.absolute()
    return (whole.relative_to(here) if whole.is_relative_to(here) else whole).as_posix()
