"""The shapes of what a parsed report is made of."""

from collections.abc import Callable
from typing import Any, ClassVar

from marshmallow import RAISE, Schema, fields, post_load

from selfassess.domain.report import (
    CaseReviewRow,
    EarlierInspection,
    Fact,
    Inspector,
    Passage,
    PassageKind,
    Polarity,
    Recommendation,
)


class Shape(Schema):
    """A shape that makes what `makes` says, with tuples for lists."""

    makes: ClassVar[Callable[..., object]] = dict

    class Meta:
        """A key that nobody knows is a mistake of whoever wrote the file."""

        unknown = RAISE

    @post_load
    def make(self, data: dict[str, Any], **kwargs: Any) -> Any:
        """The domain's own type."""
        del kwargs
        return type(self).makes(**{key: tuple(value) if isinstance(value, list) else value for key, value in data.items()})


def many(shape: type[Schema]) -> fields.List[Any]:
    """A list of things of one shape."""
    return fields.List(fields.Nested(shape))


def texts() -> fields.List[str]:
    """A list of texts."""
    return fields.List(fields.String())


class PassageShape(Shape):
    """One passage."""

    makes = Passage
    number = fields.String(required=True, allow_none=True)
    page = fields.Integer(required=True, allow_none=True)
    heading = fields.String(required=True)
    area = fields.String(required=True)
    lines = texts()
    polarity = fields.Enum(Polarity, by_value=True, required=True)
    kind = fields.Enum(PassageKind, by_value=True, required=True)
    text = fields.String(required=True)
    fragment = fields.Boolean()
    redactions = fields.Integer()
    marks = texts()
    start = fields.Integer()
    end = fields.Integer()
    sides = fields.List(fields.Integer())


class RecommendationShape(Shape):
    """One recommendation."""

    makes = Recommendation
    number = fields.String(required=True, allow_none=True)
    text = fields.String(required=True)
    page = fields.Integer(required=True, allow_none=True)
    area = fields.String(required=True)
    lines = texts()
    audience = fields.String(data_key="for")
    priority = fields.Boolean()
    title = fields.String()
    theme = fields.String()
    paragraphs = texts()
    framework_tags = texts()


class FactShape(Shape):
    """One figure."""

    makes = Fact
    name = fields.String(required=True)
    value = fields.Float(required=True)
    rate_per_10000 = fields.Float(allow_none=True)
    at = fields.Date(allow_none=True)
    page = fields.Integer(required=True, allow_none=True)
    previous = fields.Float()
    previous_at = fields.Date()
    national = fields.Float()
    validated = fields.Boolean()


class InspectorShape(Shape):
    """One person."""

    makes = Inspector
    name = fields.String(required=True)
    role = fields.String(required=True)


class EarlierShape(Shape):
    """One earlier inspection."""

    makes = EarlierInspection
    what = fields.String(required=True)
    when = fields.String(required=True)
    grade = fields.String(required=True, allow_none=True)


class RowShape(Shape):
    """One row of a case review."""

    makes = CaseReviewRow
    area = fields.String(required=True)
    strengths = texts()
    considerations = texts()
    response = fields.String()


class QuestionShape(Shape):
    """One question of a peer challenge."""

    text = fields.String(required=True)
    heading = fields.String(required=True, allow_none=True)


class CaseReviewShape(Shape):
    """A printed case review."""

    rows = many(RowShape)
    escalation = fields.String(allow_none=True)
