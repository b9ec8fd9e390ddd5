"""An indicator's values with what is worked out from them, small numbers taken out: within a transaction that is open."""

from collections.abc import Iterable, Sequence

from selfassess.domain.framework import Framework
from selfassess.domain.indicator_series import Series
from selfassess.domain.indicators import Value, travel
from selfassess.domain.reference import IndicatorDefinition
from selfassess.ports import Toolbox, UnitOfWork


def series_in(
    tools: Toolbox, store: UnitOfWork, authority: str, framework: Framework, only: Sequence[str] | None = None
) -> tuple[Series, ...]:
    """The series of an authority, of all indicators or some, in the order of the catalogue, within an open transaction."""
    return series_of_values(tools, store.indicators.of(authority, only), framework)


def series_of_values(tools: Toolbox, values: Iterable[Value], framework: Framework) -> tuple[Series, ...]:
    """The series that values make, of which each indicator's stand oldest first, in the order of the catalogue."""
    definitions = tools.reference().indicators
    by_indicator: dict[str, list[Value]] = {}
    for value in values:
        by_indicator.setdefault(value.indicator, []).append(value)
    return tuple(
        _series(definition, by_indicator[key], framework, tools.settings.small_numbers)
        for key, definition in definitions.items()
        if key in by_indicator
    )


def _series(definition: IndicatorDefinition, values: Sequence[Value], framework: Framework, below: int) -> Series:
    shown = tuple(value.suppressed(definition, below) for value in values)
    lines = tuple(line for line in framework.lines() if definition.id in line.indicators)
    return Series(definition, shown, travel(shown, definition), lines)
