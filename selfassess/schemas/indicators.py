"""The shape of the catalogue of indicators, `frameworks/reference/indicators.yaml`."""

from typing import Any

from marshmallow import post_load

from selfassess.domain.reference import IndicatorDefinition, IndicatorPolarity
from selfassess.schemas.strict import Choice, Flag, Flaw, StrictSchema, Text, identifier, load, many

INDICATOR_UNITS = ("percent", "rate-per-10000", "count", "days", "weeks", "months", "ratio", "score")


class IndicatorSchema(StrictSchema):
    """A named measure."""

    id = identifier(required=True)
    group = Text(required=True)
    title = Text(required=True)
    definition = Text(required=True)
    unit = Choice(INDICATOR_UNITS, required=True)
    polarity = Choice([str(polarity) for polarity in IndicatorPolarity], required=True)
    caution = Text(load_default="")
    checked = Flag(required=True)

    @post_load
    def make(self, data: dict[str, Any], **kwargs: Any) -> IndicatorDefinition:
        """The definition."""
        del kwargs
        return IndicatorDefinition(**{**data, "polarity": IndicatorPolarity(data["polarity"])})


class IndicatorsSchema(StrictSchema):
    """The catalogue."""

    indicators = many(IndicatorSchema, required=True)


_INDICATORS = IndicatorsSchema()


def load_indicators(content: object) -> tuple[tuple[IndicatorDefinition, ...], tuple[Flaw, ...]]:
    """The indicators from the plain content of their file, none where there are flaws, and the flaws."""
    loaded, flaws = load(_INDICATORS, content)
    return (loaded["indicators"] if loaded else ()), flaws
