"""What only a case-review framework has: cohorts, sample frame, fields of the form, escalation."""

from typing import Any

from marshmallow import ValidationError, post_load, validates_schema

from selfassess.domain.framework_kinds import CaseReviewDesign, Cohort, Field
from selfassess.schemas.strict import Choice, Count, StrictSchema, Text, identifier, many, texts

FIELD_KINDS = ("text", "long-text", "date", "number", "yes-no", "choice")


class CohortSchema(StrictSchema):
    """A group of children from whom cases are drawn."""

    makes = Cohort
    id = identifier(required=True)
    title = Text(required=True)
    count = Count(required=True)


class FieldSchema(StrictSchema):
    """An extra field of a case-review form."""

    makes = Field
    id = identifier(required=True)
    title = Text(required=True)
    kind = Choice(FIELD_KINDS, required=True)
    hint = Text(load_default="")
    choices = texts(load_default=())

    @validates_schema(skip_on_field_errors=True)
    def need_choices(self, data: dict[str, Any], **kwargs: Any) -> None:
        """A choice needs something to choose from, and nothing else does."""
        del kwargs
        if data["kind"] == "choice" and len(data["choices"]) < 2:
            raise ValidationError({"kind": ['a field of kind "choice" needs two or more "choices".']})
        if data["kind"] != "choice" and data["choices"]:
            raise ValidationError({"choices": ['"choices" belong to a field of kind "choice" only.']})


class CaseReviewSchema(StrictSchema):
    """What only a case-review framework has."""

    makes = CaseReviewDesign
    cohorts = many(CohortSchema, required=True)
    sample_frame = many(FieldSchema, required=True)
    fields_ = many(FieldSchema, required=True, data_key="fields")
    escalation = many(FieldSchema, required=True)

    @post_load
    def make(self, data: dict[str, Any], **kwargs: Any) -> CaseReviewDesign:
        """The design; `fields` is a name that schemas keep for themselves."""
        del kwargs
        groups = {name.rstrip("_"): tuple(value) for name, value in data.items()}
        return CaseReviewDesign(**groups)
