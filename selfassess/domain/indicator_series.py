"""An indicator with its values and what is worked out from them."""

from dataclasses import dataclass

from selfassess.domain.framework import Line
from selfassess.domain.indicators import Travel, Value
from selfassess.domain.reference import IndicatorDefinition


@dataclass(frozen=True, slots=True)
class Series:
    """One indicator with its values, oldest first, small numbers taken out; `travel` is where the newest is going.

    `lines` are those of the framework that ask for it.
    """

    definition: IndicatorDefinition
    values: tuple[Value, ...]
    travel: Travel
    lines: tuple[Line, ...] = ()

    @property
    def newest(self) -> Value | None:
        """The newest value, None where there is none."""
        return self.values[-1] if self.values else None
