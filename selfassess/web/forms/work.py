"""The forms by which work is shared out, talked over and judged beside."""

from collections.abc import Mapping

from wtforms import Field, Form, HiddenField, IntegerField
from wtforms.validators import DataRequired, NumberRange
from wtforms.widgets import HiddenInput

from selfassess.domain.framework import Framework
from selfassess.domain.work import CommentKind
from selfassess.services.reviews import ANSWER_LENGTH, NOTE_LENGTH
from selfassess.services.work import COMMENT_LENGTH, NAME_LENGTH, REASON_LENGTH
from selfassess.web.forms.backing import at_most
from selfassess.web.forms.fields import Day, Line, OneOf, Option, SelectOneOf, Text


class AssignForm(Form):
    """Who writes a subject, by when."""

    assignee = Line("Who writes this?", [at_most(NAME_LENGTH)], description="A name. Leave it empty for nobody.")
    due = Day("By when?", description="For example, 30 9 2026.")


class CommentForm(Form):
    """Something to say."""

    text = Text("What do you want to say?", [DataRequired("Write something first"), at_most(COMMENT_LENGTH)], rows=3)


class WordsForm(Form):
    """Something to say about words of a text; the hidden fields say where they stand and what was read."""

    field = HiddenField()
    revision = IntegerField(validators=[NumberRange(min=0)], widget=HiddenInput())
    paragraph = IntegerField(validators=[NumberRange(min=1)], widget=HiddenInput())
    quote = Text(
        "The words that you mean",
        [DataRequired("Say which words you mean, or leave the whole paragraph")],
        description="The whole paragraph, or cut it down to a sentence or a few words of it.",
        rows=4,
    )
    kind = OneOf(
        "Whom is it for?",
        (
            Option(CommentKind.TEAM.value, "Team note", "It never leaves the authority."),
            Option(CommentKind.CHALLENGE.value, "Challenge comment", "It travels with the assessment."),
        ),
        [DataRequired("Choose whom it is for")],
    )
    text = Text("What do you want to say?", [DataRequired("Write something first"), at_most(COMMENT_LENGTH)], rows=4)


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


class ReviewForm(Form):
    """Whom one asks for a review, by when; made with those who may be asked."""

    reviewer: Field
    due = Day("By when?", description="For example, 30 9 2026.")
    note = Text("What should they look at?", [at_most(NOTE_LENGTH)], description="It stands in their My work.", rows=2)


def review_form(people: Mapping[str, str] | None) -> type[ReviewForm]:
    """The form that offers these people, names by account; any name may be typed where it is None."""
    label, needed = "Who is asked?", DataRequired("Say who is asked to review this")
    if people is None:
        return type("ReviewFormOfNames", (ReviewForm,), {"reviewer": Line(label, [needed, at_most(NAME_LENGTH)])})
    options = (Option("", "Choose somebody"), *(Option(key, name) for key, name in people.items()))
    field = SelectOneOf(label, options, [needed], default="")
    return type("ReviewFormOfPeople", (ReviewForm,), {"reviewer": field})


class AnswerReviewForm(Form):
    """What a reviewer says who does not judge."""

    request = HiddenField()
    answer = Text("What did your review find?", [DataRequired("Say what your review found"), at_most(ANSWER_LENGTH)], rows=3)


class SettleForm(Form):
    """How a difference was settled."""

    how = Text(
        "How was it settled?",
        [DataRequired("Say how it was settled"), at_most(REASON_LENGTH)],
        description="For example: the meeting agreed with the authors, because of the June audit.",
        rows=2,
    )
