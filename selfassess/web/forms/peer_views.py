"""The forms by which a self-assessment is opened to the team, and by which peers say what they make of it."""

from collections.abc import Sequence

from wtforms import Form
from wtforms.validators import DataRequired

from selfassess.domain.framework import Framework
from selfassess.domain.peer_view import VIEW_LABELS
from selfassess.web.forms.fields import OneOf, Option, SelectOneOf, SomeOf, Text

VIEWS = tuple(Option(view.value, label) for view, label in VIEW_LABELS.items())


class OpenForm(Form):
    """Which self-assessment the team may read, and how much of it."""

    assessment: SelectOneOf
    areas: SomeOf


def open_form(assessments: Sequence[Option], frameworks: Sequence[Framework]) -> type[OpenForm]:
    """The form that offers these assessments, and the areas of their frameworks."""
    areas = {area.id: area.title for framework in frameworks for area in framework.areas}
    fields = {
        "assessment": SelectOneOf("Which self-assessment?", assessments, [DataRequired("Choose the self-assessment")]),
        "areas": SomeOf(
            "Only these areas", tuple(Option(*each) for each in areas.items()), description="Choose none of them for the whole."
        ),
    }
    return type("OpenFormOfToday", (OpenForm,), fields)


class ViewForm(Form):
    """What peers say of one line or area."""

    view = OneOf("What did you find?", VIEWS, [DataRequired("Choose what you found")])
    reason = Text(
        "Why", [DataRequired("Enter the reason")], rows=4, description="In words that the council can use, never a grade."
    )
    notes: SomeOf
    statements: SomeOf


def view_form(notes: Sequence[Option], statements: Sequence[Option]) -> type[ViewForm]:
    """The form that offers these notes and case statements as sources."""
    fields = {"notes": SomeOf("It rests on these notes", notes), "statements": SomeOf("And on these cases", statements)}
    return type("ViewFormOfToday", (ViewForm,), fields)
