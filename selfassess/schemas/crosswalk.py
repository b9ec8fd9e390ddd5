"""The shape of a crosswalk file, `frameworks/<id>/crosswalks/<old>--<new>.yaml`."""

from typing import Any

from marshmallow import ValidationError, post_load, validates_schema

from selfassess.domain.crosswalk import Crosswalk, Pair, Relation
from selfassess.schemas.strict import Choice, Flaw, StrictSchema, Text, identifier, load, many


class PairSchema(StrictSchema):
    """One older line beside one newer line; null where one side has no counterpart."""

    old = identifier(required=True, allow_none=True)
    new = identifier(required=True, allow_none=True)
    relation = Choice([str(relation) for relation in Relation], required=True)
    reason = Text(required=True)

    @validates_schema(skip_on_field_errors=True)
    def one_side_only_for_none(self, data: dict[str, Any], **kwargs: Any) -> None:
        """`none` has one side, every other relation has two."""
        del kwargs
        sides = sum(data[side] is not None for side in ("old", "new"))
        if data["relation"] == Relation.NONE and sides != 1:
            raise ValidationError({"relation": ['the relation "none" needs one side only: write null on the other.']})
        if data["relation"] != Relation.NONE and sides != 2:
            raise ValidationError({"relation": ['a pair with null on one side has the relation "none".']})

    @post_load
    def make(self, data: dict[str, Any], **kwargs: Any) -> Pair:
        """The pair."""
        del kwargs
        return Pair(old=data["old"], new=data["new"], relation=Relation(data["relation"]), reason=data["reason"])


class CrosswalkSchema(StrictSchema):
    """A crosswalk file."""

    makes = Crosswalk
    old = Text(required=True)
    new = Text(required=True)
    pairs = many(PairSchema, required=True)


_CROSSWALK = CrosswalkSchema()


def load_crosswalk(content: object) -> tuple[Crosswalk | None, tuple[Flaw, ...]]:
    """A crosswalk from the plain content of its file, or every flaw in the shape of that content."""
    crosswalk, flaws = load(_CROSSWALK, content)
    return crosswalk, flaws
