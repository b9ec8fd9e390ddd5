"""What ships, and what an operator adds to it."""

from collections.abc import Mapping
from typing import Protocol

from selfassess.domain.area_profile import Origin
from selfassess.domain.challenge import ChallengeRule
from selfassess.domain.crosswalk import Crosswalk
from selfassess.domain.framework import Framework
from selfassess.domain.inspection.template import RoomTemplate
from selfassess.domain.other_inspections import InspectionKind
from selfassess.domain.pack import Pack
from selfassess.domain.reference import IndicatorDefinition


class Frameworks(Protocol):
    """What ships and what an operator added: frameworks, versions and crosswalks."""

    def frameworks(self) -> tuple[Framework, ...]: ...

    def framework(self, key: str) -> Framework:
        """The framework of this key. Raises `NotFound`."""

    def crosswalk(self, old: str, new: str) -> Crosswalk:
        """How the lines of one framework answer to those of another, by their keys. Raises `NotFound`."""


class OwnTemplates(Protocol):
    """Templates of case reviews that were built and published in the program, as files by their keys."""

    def files(self) -> tuple[tuple[str, str], ...]:
        """The key and the file of each."""

    def file(self, key: str) -> str | None:
        """The file of one, None for a key that no published template has."""


class Reference(Protocol):
    """What several frameworks share."""

    @property
    def indicators(self) -> Mapping[str, IndicatorDefinition]:
        """Every indicator by its id, in the order of the catalogue."""

    @property
    def challenge_rules(self) -> tuple[ChallengeRule, ...]:
        """The rules by which judgements are challenged, heaviest first."""

    @property
    def profile_origins(self) -> tuple[Origin, ...]:
        """Where figures of an area profile may be suggested from."""

    @property
    def other_inspections(self) -> tuple[InspectionKind, ...]:
        """The kinds of inspections of other services, with their scales."""

    @property
    def inspection_room(self) -> RoomTemplate:
        """What inspections ask for and by when, and the rules around them."""


class Packs(Protocol):
    """The pack definitions that ship, and an operator's own."""

    def packs(self) -> tuple[Pack, ...]: ...

    def pack(self, pack_id: str) -> Pack:
        """The pack of this id. Raises `NotFound`."""
