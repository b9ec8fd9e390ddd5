"""The form of one subject of an assessment, made from what its framework asks."""

from dataclasses import asdict
from typing import Any

from wtforms import BooleanField, Form, IntegerField
from wtforms.validators import NumberRange, ValidationError

from selfassess.domain.framework import Framework, Scale
from selfassess.domain.judgement import NOT_ANSWERED, NOT_APPLICABLE, UNJUDGED
from selfassess.services.saving import Answers
from selfassess.web.forms.fields import OneOf, Option, Text

UNJUDGED_HINTS = {
    NOT_ANSWERED: "Nobody has decided yet.",
    "do-not-know": "We looked, and what we have is not enough to judge.",
    NOT_APPLICABLE: "It does not arise here. Say why in the reason.",
}
NO_CONFIDENCE = Option("", "Not said")


class AnswersForm(Form):
    """What is asked of every subject: the three questions in their parts, and whether it can be reviewed.

    `revision` is the one that the page was opened at.
    """

    revision = IntegerField(validators=[NumberRange(min=0)], default=0)
    strengths = Text("Strengths", description="What works well, and for which children.", rows=5)
    improvements = Text("Areas to improve", description="What does not work well enough yet, and since when.", rows=5)
    impact = Text("So what for children?", description="The difference it makes to children: seen, not hoped for.", rows=4)
    how = Text(
        "How far it can be trusted",
        description="What the evidence covers, leaves out, and disagrees on.",
        rows=3,
    )
    plans = Text("What will change", description="What will be different for children, and how you will see it.", rows=3)
    ready = BooleanField("Ready for review", description="Somebody else can read it now. You can still change it.")


class JudgedForm(AnswersForm):
    """The same with the reason for a judgement."""

    reason = Text("Why this judgement?", description="In a few sentences: what weighed most.", rows=4)

    def validate_reason(self, field: Text) -> None:
        """What does not apply says why: else nobody can tell it from what was overlooked."""
        if self["judgement"].data == NOT_APPLICABLE and not field.data:
            raise ValidationError("Say why it does not arise here")


class ReasonedForm(JudgedForm):
    """The same where a judgement must be given before review, and a reason with every judgement."""

    def validate_reason(self, field: Text) -> None:
        if self["judgement"].data not in (NOT_ANSWERED, None) and not field.data:
            raise ValidationError("Say why you chose this judgement")

    def validate_ready(self, field: BooleanField) -> None:
        if field.data and self["judgement"].data == NOT_ANSWERED:
            raise ValidationError("Choose a judgement before you mark this as ready for review")


def answers_form(framework: Framework, *, judged: bool, reasoned: bool, levels: bool = True) -> type[AnswersForm]:
    """The form of a subject; `judged` says whether it may be judged at all, `reasoned` whether that is compulsory.

    Without `levels` only the answers are offered that are no judgement: what is described need not arise, or be known.
    """
    scale = framework.scale("judgement")
    if not judged or scale is None:
        return AnswersForm
    if not levels:
        field = OneOf("Does it arise here?", described_options(), default=NOT_ANSWERED)
        return type("FrameworkForm", (JudgedForm,), {"judgement": field, "reason": Text("Why not?", rows=3)})
    fields: dict[str, Any] = {"judgement": OneOf("Judgement", judgement_options(scale), default=NOT_ANSWERED)}
    confidence = framework.scale("confidence")
    if confidence is not None:
        fields["confidence"] = OneOf("How sure are you?", confidence_options(confidence), default="")
    return type("FrameworkForm", (ReasonedForm if reasoned else JudgedForm,), fields)


def judgement_options(scale: Scale) -> tuple[Option, ...]:
    """The levels of a judgement scale, then the three answers that are no judgement."""
    levels = tuple(Option(level.id, level.label, level.descriptor) for level in scale.levels)
    return (*levels, *(Option(key, label, UNJUDGED_HINTS[key], group="or") for key, label in UNJUDGED.items()))


def described_options() -> tuple[Option, ...]:
    """The answers where a line is only described: that it is, and the two that say why not."""
    hints = {key: UNJUDGED_HINTS[key] for key in UNJUDGED if key != NOT_ANSWERED}
    described = Option(NOT_ANSWERED, "Yes", "It is described above.")
    return (described, *(Option(key, UNJUDGED[key], hint) for key, hint in hints.items()))


def confidence_options(scale: Scale) -> tuple[Option, ...]:
    """The levels of a confidence scale, then none of them."""
    return (*(Option(level.id, level.label, level.descriptor) for level in scale.levels), NO_CONFIDENCE)


def answers_in(form: AnswersForm) -> Answers:
    """What a form says; what it does not ask stays unsaid."""
    unasked = Answers(NOT_ANSWERED, "", "", "", "", "", "", "", ready=False)
    given = {name: form[name].data for name in asdict(unasked) if name in form}
    return Answers(**{**asdict(unasked), **given})
