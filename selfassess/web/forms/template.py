"""The forms by which a template of a case review is built."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from wtforms import FileField, Form, IntegerField
from wtforms.validators import DataRequired, Length, Regexp

from selfassess.domain.framework import Framework
from selfassess.domain.template import KIND_LABELS, LENGTH, About, AreaSaid, FieldSaid
from selfassess.web.forms.fields import Line, OneOf, Option, SelectOneOf, Text

SHORT = Length(max=LENGTH, message=f"Shorten this to {LENGTH} characters or fewer")
KINDS = tuple(Option(kind, label) for kind, label in KIND_LABELS.items())


class BeginForm(Form):
    """A template is begun: as which one, and what it is called; made with the templates of the day."""

    like: SelectOneOf
    title = Line("What is it called?", [DataRequired("Enter what the template is called"), SHORT])
    publisher = Line(
        "Whose is it?", [DataRequired("Enter whose template it is"), SHORT], description="Your council, region or team."
    )

    def said(self) -> About:
        """What was typed."""
        return About(self.title.data or "", self.publisher.data or "")


def begin_form(templates: Sequence[Framework]) -> type[BeginForm]:
    """The form that offers these templates to begin with."""
    options = tuple(Option(each.key, f"{each.title}, {each.version}") for each in templates)
    return type("BeginFormOfToday", (BeginForm,), {"like": SelectOneOf("Begin as which one stands?", options)})


class AboutForm(Form):
    """What a template says of itself."""

    revision = IntegerField()
    title = Line("What is it called?", [DataRequired("Enter what the template is called"), SHORT])
    publisher = Line("Whose is it?", [DataRequired("Enter whose template it is"), SHORT])
    wording = Text("Whose wording it is", rows=2, description="Printed beside the form. Leave it empty for: that of the above.")

    def said(self) -> About:
        """What was typed."""
        return About(self.title.data or "", self.publisher.data or "", self.wording.data or "")


class AreaForm(Form):
    """An area of practice."""

    revision = IntegerField()
    title = Line("Name", [DataRequired("Enter the name of the area of practice"), SHORT])
    about = Text("What it is about", rows=2, description="One sentence, shown above the form.")
    prompts = Text("Prompts", rows=6, description="What a reviewer asks of the record. One on each line.")
    points = Text(
        "Points to consider", rows=4, description="What good practice shows. One on each line; leave it empty if you want."
    )

    def said(self) -> AreaSaid:
        """What was typed."""
        return AreaSaid(self.title.data or "", self.about.data or "", lines(self.prompts.data), lines(self.points.data))


class FieldForm(Form):
    """A further question of the form."""

    revision = IntegerField()
    title = Line("Question", [DataRequired("Enter the question"), SHORT])
    kind = OneOf("What kind of answer?", KINDS, [DataRequired("Choose the kind of answer")])
    choices = Text("Answers to choose from", rows=4, description="For a choice only. One on each line.")
    hint = Text("Hint", rows=2, description="Shown below the question.")

    def said(self) -> FieldSaid:
        """What was typed."""
        return FieldSaid(self.title.data or "", self.kind.data or "", self.hint.data or "", lines(self.choices.data))


class ScaleForm(Form):
    """The scale by which a reviewer says how far a record shows an area of practice."""

    revision = IntegerField()
    title = Line("What does it ask?", [SHORT], description="For example: what the record shows.")
    steps = Text("Steps", rows=6, description="One on each line, best first. Leave them empty for a form without a scale.")


class UploadForm(Form):
    """A framework file or a plain sheet."""

    file = FileField("A framework file (.yaml) or a plain sheet (.xlsx)", [DataRequired("Choose a file")])


COHORTS: Mapping[str, Callable[[], Any]] = {
    "title": lambda: Line("Cohort", [SHORT], description="In the plural: Care leavers."),
    "count": lambda: Line("Cases", [Regexp(r"\d{0,3}\Z", message="Enter a whole number of cases")]),
}


def lines(text: str | None) -> tuple[str, ...]:
    """The lines of a text that hold anything."""
    return tuple(line.strip() for line in (text or "").splitlines() if line.strip())
