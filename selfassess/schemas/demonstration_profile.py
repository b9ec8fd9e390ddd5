"""The shape of the file that holds what the fictional authority is like: `selfassess/demo/typed/profile.yaml`."""

from selfassess.domain.area_profile import Validated
from selfassess.schemas.strict import Choice, Count, Day, StrictSchema, Text, identifier, many


class TypedFigure(StrictSchema):
    """One entry of the area profile."""

    item = identifier(required=True)
    value = Text(required=True)
    at = Day(load_default=None)
    previous = Text(load_default="")
    previous_at = Day(load_default=None)
    compared = Text(load_default="")
    compared_with = Text(load_default="")
    source = Text(load_default="")
    validated = Choice([validated.value for validated in Validated], load_default=Validated.UNKNOWN.value)


class TypedAssigned(StrictSchema):
    """Who was asked to write a subject in so many days from today."""

    subject = identifier(required=True)
    to = Text(required=True)
    days = Count(required=True)


class TypedProfile(StrictSchema):
    """`profile.yaml`."""

    assigned = many(TypedAssigned, required=True)
    profile = many(TypedFigure, required=True)
