"""One framework, crosswalk or reference file: read, shaped and checked on its own."""

from dataclasses import dataclass
from pathlib import Path

from selfassess.domain.crosswalk import Crosswalk
from selfassess.domain.framework import Framework
from selfassess.domain.reference import IndicatorDefinition
from selfassess.errors import BadFramework, Mistake
from selfassess.library.framework_checks import flaws_inside, groups, ids, repeats
from selfassess.library.strict_yaml import YamlFile, parse_yaml, read_yaml
from selfassess.schemas.crosswalk import load_crosswalk
from selfassess.schemas.framework import load_framework
from selfassess.schemas.indicators import load_indicators
from selfassess.schemas.strict import Flaw


@dataclass(frozen=True, slots=True)
class FrameworkFile:
    """A framework file as it was read; `framework` is None where it has mistakes. `flaws` are those of its content, by place."""

    file: YamlFile
    framework: Framework | None
    mistakes: tuple[Mistake, ...]
    flaws: tuple[Flaw, ...] = ()


@dataclass(frozen=True, slots=True)
class CrosswalkFile:
    """A crosswalk file as it was read; `crosswalk` is None where it has mistakes."""

    file: YamlFile
    crosswalk: Crosswalk | None
    mistakes: tuple[Mistake, ...]


@dataclass(frozen=True, slots=True)
class IndicatorFile:
    """The catalogue of indicators as it was read; empty where it has mistakes. `ids` are those that it names in any case."""

    indicators: tuple[IndicatorDefinition, ...]
    mistakes: tuple[Mistake, ...]
    ids: frozenset[str] = frozenset()


def read_framework(path: Path, name: str | None = None) -> FrameworkFile:
    """The framework file at `path`, called `name` in messages."""
    return shaped_framework(read_yaml(path, name))


def shaped_framework(file: YamlFile) -> FrameworkFile:
    """A framework from a file that was read."""
    if file.content is None and file.mistakes:
        return FrameworkFile(file, None, file.mistakes)
    framework, flaws = load_framework(file.content)
    every = (*flaws, *flaws_inside(file.content))
    mistakes = _told(file, every)
    return FrameworkFile(file, None if mistakes else framework, mistakes, every)


def framework_of(text: str, name: str) -> Framework:
    """The framework of a file's text, called `name` in messages. Raises `BadFramework` with every mistake."""
    found = shaped_framework(parse_yaml(text, name))
    if found.framework is None:
        raise BadFramework(found.mistakes)
    return found.framework


def read_crosswalk(path: Path, name: str | None = None) -> CrosswalkFile:
    """The crosswalk file at `path`, called `name` in messages."""
    file = read_yaml(path, name)
    if file.content is None and file.mistakes:
        return CrosswalkFile(file, None, file.mistakes)
    crosswalk, flaws = load_crosswalk(file.content)
    mistakes = _told(file, (*flaws, *_repeated_pairs(file)))
    return CrosswalkFile(file, None if mistakes else crosswalk, mistakes)


def read_indicators(path: Path, name: str | None = None) -> IndicatorFile:
    """The catalogue of indicators at `path`, called `name` in messages."""
    file = read_yaml(path, name)
    if file.content is None and file.mistakes:
        return IndicatorFile((), file.mistakes)
    indicators, flaws = load_indicators(file.content)
    mistakes = _told(file, (*flaws, *repeats("indicator", groups(file.content, ("indicators",)))))
    return IndicatorFile(() if mistakes else indicators, mistakes, frozenset(ids(file.content, ("indicators",))))


def _told(file: YamlFile, flaws: tuple[Flaw, ...]) -> tuple[Mistake, ...]:
    """Every mistake of a file once, in the order of its lines."""
    found = dict.fromkeys((*file.mistakes, *(file.mistake(flaw.path, flaw.message) for flaw in flaws)))
    return tuple(sorted(found, key=lambda mistake: mistake.line or 0))


def _repeated_pairs(file: YamlFile) -> list[Flaw]:
    seen: set[tuple[object, object]] = set()
    flaws = []
    for path, pair in groups(file.content, ("pairs",)):
        ends = (pair.get("old"), pair.get("new"))
        if ends in seen:
            flaws.append(Flaw(path, f"the pair of {ends[0]} and {ends[1]} is repeated."))
        seen.add(ends)
    return flaws
