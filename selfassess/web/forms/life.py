"""The forms that move an assessment through its life and keep snapshots."""

from wtforms import Form
from wtforms.validators import DataRequired

from selfassess.domain.snapshot import OFFICE_LABELS
from selfassess.services.life import NOTE_LENGTH
from selfassess.web.forms.backing import at_most
from selfassess.web.forms.fields import Line, OneOf, Option, SelectOneOf, Text


class MoveForm(Form):
    """Why an assessment is moved."""

    note = Text("Why? (optional)", [at_most(NOTE_LENGTH)], description="It stands beside the move, with your name.", rows=3)


class KeepForm(Form):
    """What a snapshot is kept for."""

    note = Line("What is it kept for?", [at_most(NOTE_LENGTH)], description="For example: before moderation, October 2026.")


class ReadForm(Form):
    """As what somebody read a snapshot."""

    office = OneOf(
        "As what did you read it?",
        tuple(Option(office.value, label) for office, label in OFFICE_LABELS.items()),
        [DataRequired("Choose as what you read it")],
    )


class CompareForm(Form):
    """Which two states are compared; made with `of` what there is."""

    older: SelectOneOf
    newer: SelectOneOf


def compare_form(options: tuple[Option, ...]) -> type[CompareForm]:
    """The form that offers these states, newest first."""
    fields = {
        "older": SelectOneOf("From", options, default=options[1].value if len(options) > 1 else None),
        "newer": SelectOneOf("To", options, default=options[0].value),
    }
    return type("CompareFormOfToday", (CompareForm,), fields)
