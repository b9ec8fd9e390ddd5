"""The shape of a framework file, `frameworks/<id>/<version>.yaml`."""

from typing import Any, ClassVar

from marshmallow import ValidationError, post_load, validates_schema

from selfassess.domain.framework import (
    TONES,
    Area,
    Concept,
    ContextItem,
    Criterion,
    Dimension,
    Framework,
    FrameworkKind,
    Level,
    Limit,
    Line,
    Prompt,
    Question,
    ReferenceSource,
    Scale,
)
from selfassess.domain.framework_kinds import AgreedQuestions
from selfassess.schemas.case_review import CaseReviewSchema
from selfassess.schemas.strict import (
    Choice,
    Count,
    Day,
    Flag,
    Flaw,
    StrictSchema,
    Text,
    Version,
    When,
    identifier,
    load,
    many,
    one,
    texts,
    version,
)

UNITS = ("text", "number", "percent", "rate", "grade")
PARTS = ("know", "how", "do")
OF_A_LINE = dict.fromkeys(("about", "concepts", "criteria", "evidence", "indicators", "prompts", "signals"), "under a line")


class LevelSchema(StrictSchema):
    """A step of a scale."""

    makes = Level
    id = Text(required=True)
    label = Text(required=True)
    descriptor = Text(required=True)
    tone = Choice(TONES, load_default="plain")


class ScaleSchema(StrictSchema):
    """A scale."""

    makes = Scale
    id = identifier(required=True)
    title = Text(required=True)
    levels = many(LevelSchema, required=True)


class QuestionSchema(StrictSchema):
    """A question asked of each area and of the whole."""

    makes = Question
    id = identifier(required=True)
    part = Choice(PARTS, required=True)
    title = Text(required=True)
    hint = Text(required=True)


class ContextItemSchema(StrictSchema):
    """An entry of the area profile."""

    makes = ContextItem
    id = identifier(required=True)
    group = Text(required=True)
    title = Text(required=True)
    unit = Choice(UNITS, required=True)
    hint = Text(load_default="")


class SourceSchema(StrictSchema):
    """What a framework or dimension was derived from."""

    makes = ReferenceSource
    title = Text(required=True)
    address = Text(required=True)
    published = When(required=True)
    licence = Text(required=True)


class NumberSchema(StrictSchema):
    """The number that one edition prints for a concept."""

    edition = Version(required=True)
    number = Version(required=True)

    @post_load
    def make(self, data: dict[str, Any], **kwargs: Any) -> tuple[str, str]:
        """Edition and number."""
        del kwargs
        return data["edition"], data["number"]


class ConceptSchema(StrictSchema):
    """A named concept of a dimension."""

    makes = Concept
    id = identifier(required=True)
    group = Text(required=True)
    title = Text(required=True)
    numbers = many(NumberSchema, load_default=())


class DimensionSchema(StrictSchema):
    """A cross-cutting dimension."""

    makes = Dimension
    id = identifier(required=True)
    title = Text(required=True)
    edition = Version(required=True)
    source = one(SourceSchema, required=True)
    concepts = many(ConceptSchema, required=True)


class CriterionSchema(StrictSchema):
    """What to consider under a line."""

    makes = Criterion
    id = identifier(required=True)
    text = Text(required=True)
    basis = Text(required=True)


class PromptSchema(StrictSchema):
    """A question to keep in mind under a line."""

    makes = Prompt
    id = identifier(required=True)
    text = Text(required=True)


class LineSchema(StrictSchema):
    """A line of a framework."""

    makes = Line
    id = identifier(required=True)
    title = Text(required=True)
    about = Text(required=True)
    criteria = many(CriterionSchema, required=True)
    prompts = many(PromptSchema, load_default=())
    signals = texts(load_default=())
    evidence = texts(load_default=())
    indicators = texts(load_default=())
    concepts = texts(load_default=())


class AreaSchema(StrictSchema):
    """A judgement area or theme."""

    makes = Area
    elsewhere = OF_A_LINE
    id = identifier(required=True)
    title = Text(required=True)
    short = Text(required=True)
    about = Text(load_default="")
    headings = texts(load_default=())
    judged = Flag(required=True)
    lines = many(LineSchema, required=True)


class LimitSchema(StrictSchema):
    """A pattern that the publisher held to in the overall judgement."""

    makes = Limit
    areas = texts(required=True)
    level = Text(required=True)
    overall = Text(required=True)
    basis = Text(required=True)


class AgreedQuestionsSchema(StrictSchema):
    """Room for the free questions of a challenge."""

    makes = AgreedQuestions
    title = Text(required=True)
    hint = Text(required=True)
    suggested = Count(required=True)
    examples = texts(load_default=())


class WordsSchema(StrictSchema):
    """What people read for our own nouns."""

    area = Text()
    line = Text()
    criterion = Text()
    assessment = Text()

    @post_load
    def make(self, data: dict[str, Any], **kwargs: Any) -> tuple[tuple[str, str], ...]:
        """Pairs of noun and word."""
        del kwargs
        return tuple(sorted(data.items()))


class EffectiveSchema(StrictSchema):
    """The visit dates for which a version is in force; an open end is null."""

    from_ = Day(required=True, allow_none=True, data_key="from")
    to = Day(required=True, allow_none=True)

    @validates_schema(skip_on_field_errors=True)
    def in_order(self, data: dict[str, Any], **kwargs: Any) -> None:
        """The end does not come before the beginning."""
        del kwargs
        if data["from_"] and data["to"] and data["to"] < data["from_"]:
            raise ValidationError({"to": ['"to" comes before "from".']})


class FrameworkSchema(StrictSchema):
    """A framework file."""

    elsewhere: ClassVar[dict[str, str]] = {**OF_A_LINE, "lines": "under an area", "levels": "under a scale"}
    id = identifier(required=True)
    version = version(required=True)
    title = Text(required=True)
    publisher = Text(required=True)
    kind = Choice([str(kind) for kind in FrameworkKind], required=True)
    words = one(WordsSchema, load_default=())
    effective = one(EffectiveSchema, required=True)
    source = one(SourceSchema, required=True)
    wording = Text(required=True)
    overall = Flag(required=True)
    scales = many(ScaleSchema, required=True)
    questions = many(QuestionSchema, load_default=())
    limits = many(LimitSchema, load_default=())
    agreed = one(AgreedQuestionsSchema, load_default=None)
    context = many(ContextItemSchema, load_default=())
    dimensions = many(DimensionSchema, load_default=())
    case_review = one(CaseReviewSchema, load_default=None)
    areas = many(AreaSchema, required=True)

    @post_load
    def make(self, data: dict[str, Any], **kwargs: Any) -> Framework:
        """The framework."""
        del kwargs
        values: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in data.items()}
        period = values.pop("effective")
        values |= {"kind": FrameworkKind(values["kind"]), "effective_from": period["from_"], "effective_to": period["to"]}
        return Framework(**values)


_FRAMEWORK = FrameworkSchema()


def load_framework(content: object) -> tuple[Framework | None, tuple[Flaw, ...]]:
    """A framework from the plain content of its file, or every flaw in the shape of that content."""
    framework, flaws = load(_FRAMEWORK, content)
    return framework, flaws
