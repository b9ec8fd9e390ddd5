"""Where it is kept what people say that passages are about."""

from collections.abc import Mapping
from typing import Protocol

from selfassess.domain.labels import Label, Place


class LabelStore(Protocol):
    """Labels by the passage that they are about; the newest of each counts."""

    def of(self, report_id: str) -> Mapping[Place, Label]:
        """The newest label of each passage of a report, also where it takes another back."""

    def all(self) -> tuple[Label, ...]:
        """The newest label of every passage that has one, by report; none that was taken back."""

    def add(self, label: Label) -> None:
        """Keep the next label of a passage. Raises `Conflict` if another one of its revision came first."""
