"""The frameworks, crosswalks and indicators of several folders, each read when it is first asked for."""

from collections import deque
from collections.abc import Iterator, Sequence
from datetime import date
from difflib import get_close_matches
from functools import cached_property, reduce
from itertools import pairwise
from pathlib import Path

from selfassess.domain.crosswalk import Crosswalk
from selfassess.domain.framework import Framework
from selfassess.domain.reference import IndicatorDefinition
from selfassess.errors import BadFramework, Mistake, NotFound
from selfassess.library.across import crosswalk_flaws, framework_flaws
from selfassess.library.files import framework_of, read_crosswalk, read_framework, read_indicators
from selfassess.library.folders import (
    INDICATORS,
    REFERENCE,
    CrosswalkPlace,
    FrameworkPlace,
    crosswalk_places,
    framework_places,
    natural,
    shown,
)
from selfassess.ports import OwnTemplates


def load_catalogue(folders: Sequence[Path], templates: OwnTemplates | None = None) -> "Catalogue":
    """The catalogue of what lies in `folders`; where two hold the same thing, the folder that stands first wins.

    `templates` were built and published in the program; one whose key a file has is not looked at.
    """
    return Catalogue(folders, templates)


class Catalogue:
    """Every framework version by its key (`ilacs-2026`), and how they answer to each other.

    Nothing is read before it is asked for, and then once. A file with mistakes raises `BadFramework` with all of them; what
    does not exist raises `NotFound` with what was probably meant.
    """

    def __init__(self, folders: Sequence[Path], templates: OwnTemplates | None = None) -> None:
        self.folders = tuple(folders)
        self._templates = templates
        self._frameworks: dict[str, Framework] = {}
        self._crosswalks: dict[tuple[str, str], Crosswalk] = {}

    def keys(self) -> tuple[str, ...]:
        """The key of every framework that is a file, in the order of id and version, without reading any."""
        return tuple(self._places)

    def frameworks(self) -> tuple[Framework, ...]:
        """Every framework, in the order of id and version, then the templates that were published in the program."""
        built = self._templates.files() if self._templates else ()
        own = (self._built(key, text) for key, text in built if key not in self._places)
        return (*(self.framework(key) for key in self.keys()), *own)

    def framework(self, key: str) -> Framework:
        """The framework with this key."""
        if key not in self._frameworks:
            place = self._places.get(key)
            if place is None:
                text = self._templates.file(key) if self._templates else None
                if text is None:
                    raise NotFound(self._no_framework(key))
                return self._built(key, text)
            self._frameworks[key] = self._read(place)
        return self._frameworks[key]

    def _built(self, key: str, text: str) -> Framework:
        """A template that was published: it never changes, so it is read once."""
        if key not in self._frameworks:
            self._frameworks[key] = framework_of(text, f"{key}.yaml")
        return self._frameworks[key]

    def versions(self, framework_id: str) -> tuple[Framework, ...]:
        """Every version of a framework, oldest first."""
        found = tuple(self.framework(key) for key, place in self._places.items() if place.id == framework_id)
        if not found:
            raise NotFound(self._no_framework(framework_id))
        return found

    def latest(self, framework_id: str) -> Framework:
        """The newest version of a framework."""
        return self.versions(framework_id)[-1]

    def in_force(self, framework_id: str, day: date) -> Framework:
        """The version under which a visit that starts on `day` falls; the newest where several are in force."""
        in_force = [version for version in self.versions(framework_id) if version.in_force(day)]
        if not in_force:
            raise NotFound(f"No version of {framework_id} was in force on {day.isoformat()}.")
        return in_force[-1]

    def crosswalk(self, old: str, new: str) -> Crosswalk:
        """How the lines of one framework answer to those of another: written for the two, or joined from those that were."""
        if (old, new) not in self._crosswalks:
            route = self._route(self.framework(old).key, self.framework(new).key)
            steps = [self._step(here, there) for here, there in pairwise(route)]
            self._crosswalks[old, new] = reduce(Crosswalk.then, steps)
        return self._crosswalks[old, new]

    @cached_property
    def indicators(self) -> dict[str, IndicatorDefinition]:
        """Every indicator by its id."""
        found: dict[str, IndicatorDefinition] = {}
        for folder in reversed(self.folders):
            path = folder / REFERENCE / INDICATORS
            if path.is_file():
                file = read_indicators(path, shown(path))
                _refuse(file.mistakes)
                found.update((indicator.id, indicator) for indicator in file.indicators)
        return found

    def indicator(self, indicator_id: str) -> IndicatorDefinition:
        """The indicator with this id."""
        if indicator_id not in self.indicators:
            raise NotFound(f"There is no indicator {indicator_id!r}.{_meant(indicator_id, self.indicators)}")
        return self.indicators[indicator_id]

    def place(self, key: str) -> FrameworkPlace:
        """Where the file of a framework lies."""
        place = self._places.get(key)
        if place is None:
            raise NotFound(self._no_framework(key))
        return place

    @cached_property
    def _places(self) -> dict[str, FrameworkPlace]:
        found: dict[str, FrameworkPlace] = {}
        for folder in self.folders:
            for place in framework_places(folder):
                found.setdefault(place.key, place)
        return dict(sorted(found.items(), key=lambda item: (item[1].id, natural(item[1].version))))

    @cached_property
    def _written(self) -> dict[tuple[str, str], CrosswalkPlace]:
        ids = frozenset(place.id for place in self._places.values())
        found: dict[tuple[str, str], CrosswalkPlace] = {}
        for folder in self.folders:
            for place in crosswalk_places(folder, ids):
                found.setdefault((place.old, place.new), place)
        return found

    def _read(self, place: FrameworkPlace) -> Framework:
        read = read_framework(place.path, shown(place.path))
        _refuse((*read.mistakes, *framework_flaws(read, place, frozenset(self.indicators))))
        if read.framework is None:
            raise BadFramework([Mistake(shown(place.path), None, "The file could not be read.")])
        return read.framework

    def _step(self, old: str, new: str) -> Crosswalk:
        place = self._written.get((old, new))
        if place is None:
            return self._step(new, old).reversed()
        read = read_crosswalk(place.path, shown(place.path))
        _refuse((*read.mistakes, *crosswalk_flaws(read, place, self.framework(old), self.framework(new))))
        if read.crosswalk is None:
            raise BadFramework([Mistake(shown(place.path), None, "The file could not be read.")])
        return read.crosswalk

    def _route(self, old: str, new: str) -> tuple[str, ...]:
        """The shortest way from one key to another along the crosswalks that were written, either way round."""
        waiting: deque[tuple[str, ...]] = deque([(old,)])
        seen = {old}
        while waiting:
            route = waiting.popleft()
            for key in self._neighbours(route[-1]):
                if key == new:
                    return (*route, key)
                if key not in seen:
                    seen.add(key)
                    waiting.append((*route, key))
        raise NotFound(f"No crosswalk leads from {old} to {new}.")

    def _neighbours(self, key: str) -> Iterator[str]:
        for old, new in self._written:
            if key == old:
                yield new
            elif key == new:
                yield old

    def _no_framework(self, name: str) -> str:
        versions = [key for key, place in self._places.items() if place.id == name]
        if versions:
            return f"{name!r} is a framework without its version: use one of {', '.join(versions)}."
        return f"There is no framework {name!r}.{_meant(name, self._places)}"


def _meant(name: str, known: dict[str, FrameworkPlace] | dict[str, IndicatorDefinition]) -> str:
    close = get_close_matches(name, list(known), n=1)
    return f" Did you mean {close[0]!r}?" if close else f" There are: {', '.join(known)}." if 0 < len(known) <= 14 else ""


def _refuse(mistakes: Sequence[Mistake]) -> None:
    if mistakes:
        raise BadFramework(mistakes)
