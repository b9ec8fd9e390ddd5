"""The forms by which work is shared out, talked over and judged beside."""

from wtforms import Form
from wtforms.validators import DataRequired

from selfassess.domain.framework import Framework
from selfassess.services.work import COMMENT_LENGTH, NAME_LENGTH, REASON_LENGTH
from selfassess.web.forms.backing import at_most
from selfassess.web.forms.fields import Day, Line, OneOf, Option, Text


class AssignForm(Form):
    """Who writes a subject, by when."""

    assignee = Line("Who writes this?", [at_most(NAME_LENGTH)], description="A name. Leave it empty for nobody.")
    due = Day("By when?", description="For example, 30 9 2026.")


class CommentForm(Form):
    """Something to say."""

    text = Text("What do you want to say?", [DataRequired("Write something first"), at_most(COMMENT_LENGTH)], rows=3)


class SecondForm(Form):
    """A reviewer's own judgement; made with the levels of a framework."""

    judgement: OneOf
    reason = Text("Why do you judge so?", [DataRequired("Say why you judge so"), at_most(REASON_LENGTH)], rows=3)


def second_form(framework: Framework) -> type[SecondForm]:
    """The form that offers the levels of the judgement scale."""
    scale = framework.scale("judgement")
    options = tuple(Option(level.id, level.label) for level in scale.levels) if scale else ()
    field = OneOf("Your own judgement", options, [DataRequired("Choose a judgement")])
    return type("SecondFormOfFramework", (SecondForm,), {"judgement": field})


class SettleForm(Form):
    """How a difference was settled."""

    how = Text(
        "How was it settled?",
        [DataRequired("Say how it was settled"), at_most(REASON_LENGTH)],
        description="For example: the meeting agreed with the authors, because of the June audit.",
        rows=2,
    )
