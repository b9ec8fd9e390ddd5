"""What several frameworks share: rules and lists of the folder `reference`, each read when it is first asked for."""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from selfassess.domain.area_profile import Origin
from selfassess.domain.challenge import ChallengeRule
from selfassess.domain.inspection.template import RoomTemplate
from selfassess.domain.other_inspections import InspectionKind
from selfassess.domain.reference import IndicatorDefinition
from selfassess.errors import BadFramework, Mistake
from selfassess.library.catalogue import load_catalogue
from selfassess.library.folders import REFERENCE, shown
from selfassess.library.strict_yaml import read_yaml
from selfassess.schemas.area_profile import load_origins
from selfassess.schemas.challenge_rules import load_challenge_rules
from selfassess.schemas.inspection_room import load_inspection_room
from selfassess.schemas.other_inspections import load_other_inspections
from selfassess.schemas.strict import Flaw

T = TypeVar("T")
CHALLENGE_RULES = "challenge-rules.yaml"
INSPECTION_ROOM = "inspection-room.yaml"
AREA_PROFILE = "area-profile.yaml"
OTHER_INSPECTIONS = "other-inspections.yaml"
NO_ROOM = RoomTemplate((), (), (), None, ())


class ReferenceShelf:
    """The reference files of several folders; where two hold the same file, the folder that stands first wins as a whole.

    A file with mistakes raises `BadFramework` with all of them when it is asked for.
    """

    def __init__(self, folders: Sequence[Path]) -> None:
        self.folders = tuple(folders)

    @cached_property
    def indicators(self) -> Mapping[str, IndicatorDefinition]:
        """Every indicator by its id, in the order of the catalogue."""
        return load_catalogue(self.folders).indicators

    @cached_property
    def challenge_rules(self) -> tuple[ChallengeRule, ...]:
        """The rules by which judgements are challenged, heaviest first."""
        rules = self._first(CHALLENGE_RULES, load_challenge_rules)
        return tuple(sorted(rules, key=lambda rule: -rule.weight))

    @cached_property
    def other_inspections(self) -> tuple[InspectionKind, ...]:
        """The kinds of inspections of other services, with their scales."""
        return self._first(OTHER_INSPECTIONS, load_other_inspections)

    @cached_property
    def inspection_room(self) -> RoomTemplate:
        """The template of the inspection room; an empty one where no folder holds the file."""
        return next(iter(self._first(INSPECTION_ROOM, load_inspection_room)), NO_ROOM)

    @cached_property
    def profile_origins(self) -> tuple[Origin, ...]:
        """Where figures of an area profile may be suggested from."""
        return self._first(AREA_PROFILE, load_origins)

    def _first(self, name: str, shape: Callable[[object], tuple[tuple[T, ...], tuple[Flaw, ...]]]) -> tuple[T, ...]:
        path = next((found for folder in self.folders if (found := folder / REFERENCE / name).is_file()), None)
        if path is None:
            return ()
        things, mistakes = _read(path, shape)
        if mistakes:
            raise BadFramework(mistakes)
        return things


def reference_mistakes(path: Path) -> tuple[Mistake, ...]:
    """Every mistake of one file of the folder `reference`; none for a file that we know nothing of."""
    shape = SHAPES.get(path.name)
    return _read(path, shape)[1] if shape else ()


def _read(
    path: Path, shape: Callable[[object], tuple[tuple[T, ...], tuple[Flaw, ...]]]
) -> tuple[tuple[T, ...], tuple[Mistake, ...]]:
    file = read_yaml(path, shown(path))
    if file.content is None and file.mistakes:
        return (), file.mistakes
    things, flaws = shape(file.content)
    found = dict.fromkeys((*file.mistakes, *(file.mistake(flaw.path, flaw.message) for flaw in flaws)))
    return things, tuple(sorted(found, key=lambda mistake: mistake.line or 0))


SHAPES: dict[str, Callable[[object], tuple[tuple[object, ...], tuple[Flaw, ...]]]] = {
    CHALLENGE_RULES: load_challenge_rules,
    INSPECTION_ROOM: load_inspection_room,
    AREA_PROFILE: load_origins,
    OTHER_INSPECTIONS: load_other_inspections,
}
"""How each file of the folder is read, by its name."""
