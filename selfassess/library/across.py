"""What must hold between files: places and names agree, nothing dangles, and a published file never changes."""

from collections.abc import Iterator

from selfassess.domain.framework import Framework
from selfassess.errors import Mistake
from selfassess.library.files import CrosswalkFile, FrameworkFile
from selfassess.library.folders import CrosswalkPlace, FrameworkPlace
from selfassess.library.framework_checks import groups, lines, words
from selfassess.library.published import changed_since_published
from selfassess.library.strict_yaml import YamlFile
from selfassess.schemas.strict import guess


def framework_flaws(read: FrameworkFile, place: FrameworkPlace | None, indicators: frozenset[str]) -> tuple[Mistake, ...]:
    """Where a framework file disagrees with its place, with the catalogue of indicators or with what was published of it.

    `place` is None for a file that lies outside every frameworks folder.
    """
    file = read.file
    unknown = tuple(_unknown_indicators(file, indicators))
    if place is None:
        return unknown
    misplaced = _misplaced(file, {"id": place.id, "version": place.version})
    return (*misplaced, *unknown, *changed_since_published(place.folder, place.path, file.name))


def crosswalk_flaws(
    read: CrosswalkFile, place: CrosswalkPlace, old: Framework | None, new: Framework | None
) -> tuple[Mistake, ...]:
    """Where a crosswalk file disagrees with its place, names a line that is not there, or forgets one.

    `old` and `new` are None where that framework does not exist or has mistakes of its own.
    """
    file = read.file
    return (
        *_misplaced(file, {"old": place.old, "new": place.new}),
        *_dangling(file, "old", old),
        *_dangling(file, "new", new),
    )


def _misplaced(file: YamlFile, expected: dict[str, str]) -> Iterator[Mistake]:
    content = file.content if isinstance(file.content, dict) else {}
    for key, value in expected.items():
        said = content.get(key)
        if isinstance(said, str) and said != value:
            yield file.mistake((key,), f'"{key}" is "{said}", but the place of the file says "{value}": let them agree.')


def _unknown_indicators(file: YamlFile, indicators: frozenset[str]) -> Iterator[Mistake]:
    for path, line in lines(file.content):
        for place, indicator in words(line, "indicators", path):
            if indicator not in indicators:
                message = f'unknown indicator "{indicator}"{guess(indicator, set(indicators))}'
                yield file.mistake(place, f"{message} Indicators are listed in reference/indicators.yaml.")


def _dangling(file: YamlFile, side: str, framework: Framework | None) -> Iterator[Mistake]:
    if framework is None:
        return
    known = {line.id for line in framework.lines()}
    named = set()
    for path, pair in groups(file.content, ("pairs",)):
        line = pair.get(side)
        if isinstance(line, str) and line not in known:
            word = framework.word("line")
            yield file.mistake((*path, side), f'{framework.key} has no {word} "{line}"{guess(line, known)}')
        named.add(line)
    missing = sorted(known - named) if side == "old" else []
    if missing:
        yield file.mistake(("pairs",), f"these lines of {framework.key} stand in no pair: {', '.join(missing)}.")
