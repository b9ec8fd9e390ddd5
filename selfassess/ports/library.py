"""What ships, and what an operator adds to it."""

from typing import Protocol

from selfassess.domain.crosswalk import Crosswalk
from selfassess.domain.framework import Framework
from selfassess.domain.pack import Pack


class Frameworks(Protocol):
    """What ships and what an operator added: frameworks, versions and crosswalks."""

    def frameworks(self) -> tuple[Framework, ...]: ...

    def framework(self, key: str) -> Framework:
        """The framework of this key. Raises `NotFound`."""

    def crosswalk(self, old: str, new: str) -> Crosswalk:
        """How the lines of one framework answer to those of another, by their keys. Raises `NotFound`."""


class Packs(Protocol):
    """The pack definitions that ship, and an operator's own."""

    def packs(self) -> tuple[Pack, ...]: ...

    def pack(self, pack_id: str) -> Pack:
        """The pack of this id. Raises `NotFound`."""
