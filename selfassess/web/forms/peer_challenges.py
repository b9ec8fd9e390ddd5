"""The forms by which a peer challenge is started, scoped and set up."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from wtforms import Form, IntegerField
from wtforms.validators import DataRequired, Length, Regexp

from selfassess.domain.comparators import Authority
from selfassess.domain.framework import Framework, FrameworkKind
from selfassess.domain.peerchallenge import HOURS_LABELS, KIND_LABELS, STAGE_LABELS, Stage
from selfassess.domain.sample import SELECTION_LABELS
from selfassess.services.peer_challenges import TITLE_LENGTH
from selfassess.web.filters import curly
from selfassess.web.forms.fields import Day, Line, OneOf, Option, SelectOneOf, SomeOf, Text

SHORT = [Length(max=200, message="Shorten this to 200 characters or fewer")]
KINDS = tuple(Option(kind.value, label) for kind, label in KIND_LABELS.items())
HOURS = tuple(Option(hours.value, label) for hours, label in HOURS_LABELS.items())


class StartForm(Form):
    """Whose challenge, of what kind, called what; made with the choices of the day."""

    authority: SelectOneOf
    framework: SelectOneOf
    template: SelectOneOf
    kind = OneOf("What kind is it?", KINDS, [DataRequired("Choose what kind it is")])
    title = Line(
        "What is it called?",
        [
            DataRequired("Enter what the challenge is called"),
            Length(max=TITLE_LENGTH, message=f"Shorten this to {TITLE_LENGTH} characters or fewer"),
        ],
        description="For example: children’s services peer challenge, June 2026.",
    )


def start_form(authorities: Sequence[Authority], frameworks: Sequence[Framework]) -> type[StartForm]:
    """The form that offers these authorities, frameworks to map questions to, and templates of case reviews."""
    mapped = [each for each in frameworks if each.kind is not FrameworkKind.CASE_REVIEW]
    mapped.sort(key=lambda each: (each.kind is not FrameworkKind.PEER_CHALLENGE, each.id, each.version))
    templates = [each for each in frameworks if each.case_review is not None]
    whose = (Option("", "Choose an authority"), *(Option(each.id, each.name) for each in authorities))
    fields = {
        "authority": SelectOneOf("Which authority is visited?", whose, [DataRequired("Choose the authority")]),
        "framework": SelectOneOf("What can its questions be mapped to?", _options(mapped)),
        "template": SelectOneOf("By which template are cases reviewed?", _options(templates)),
    }
    return type("StartFormOfToday", (StartForm,), fields)


def _options(frameworks: Sequence[Framework]) -> tuple[Option, ...]:
    return tuple(Option(each.key, f"{curly(each.title)}, {each.version}") for each in frameworks)


class DescribeForm(Form):
    """What the challenge is called, and who stands behind it."""

    revision = IntegerField()
    title = Line("Title", [DataRequired("Enter what the challenge is called"), *SHORT])
    kind = OneOf("Kind", KINDS, [DataRequired("Choose what kind it is")])
    sponsor = Line("Sponsor", SHORT, description="Who at the council asked for it, such as the director of children’s services.")
    organiser = Line("Organiser", SHORT, description="Who at the council arranges it and is thanked in the report.")


class QuestionForm(Form):
    """One question of the scope."""

    revision = IntegerField()
    text = Text("The question, in the council’s own words", [DataRequired("Enter the question")], rows=3)
    heading = Line(
        "A short heading", [DataRequired("Enter a short heading"), *SHORT], description="Findings stand under it in the report."
    )
    lines: SomeOf


def question_form(framework: Framework) -> type[QuestionForm]:
    """The form whose question can be mapped to the lines of a framework."""
    options = tuple(Option(line.id, line.title) for line in framework.lines())
    told = "Leave all of them empty where the question is about something else."
    return type("QuestionFormOfToday", (QuestionForm,), {"lines": SomeOf("What it speaks to", options, description=told)})


class DatesForm(Form):
    """The first and last day of every stage."""

    revision = IntegerField()


def dates_form() -> type[DatesForm]:
    """The form with two days for each stage."""
    fields: dict[str, Any] = {}
    for stage in Stage:
        fields[f"{stage.value}-first"] = Day(f"{STAGE_LABELS[stage]}: first day")
        fields[f"{stage.value}-last"] = Day(f"{STAGE_LABELS[stage]}: last day, if it lasts longer than one")
    return type("DatesFormOfToday", (DatesForm,), fields)


class SampleForm(Form):
    """How the cases are chosen, and what is said of the sample."""

    selection = OneOf("How are cases chosen?", tuple(Option(kind.value, label) for kind, label in SELECTION_LABELS.items()))
    reason = Text("Why so", rows=2)
    chosen_by = Line("Who chooses them", SHORT, description="Better somebody from outside the service.")
    chosen_on = Day("The day they are chosen")
    lists = Text("The lists that the council supplies", rows=2, description="What each holds and the day it was drawn. No names.")
    mix = Text("Mix of age, gender and ethnicity", rows=2, description="What was aimed at, and what was reached.")
    access = Line("Access to records", SHORT, description="For example: remote access to the council’s system.")
    months = Line("Months of practice to read", [Regexp(r"[1-9]\d?\Z", message="Enter 1 to 99 months")])
    limits = Text("What kept reviewers from cases or people", rows=2)


def _line(label: str, hint: str = "") -> Callable[[], Line]:
    return lambda: Line(label, SHORT, description=hint)


TEAM: Mapping[str, Callable[[], Any]] = {
    "name": _line("Name"),
    "role": _line("Role", "For example: lead peer, challenge manager."),
    "organisation": _line("Organisation"),
    "expertise": _line("Expertise"),
    "interests": _line("Interests declared", "Write none where there are none."),
}
CONTACTS: Mapping[str, Callable[[], Any]] = {
    "name": _line("Name"),
    "role": _line("Role"),
    "telephone": _line("Telephone number"),
    "hours": lambda: OneOf("When", HOURS),
}
SUPPORT: Mapping[str, Callable[[], Any]] = {
    "name": _line("Name"),
    "role": _line("Role"),
    "reach": _line("How to reach them", "A telephone number of an office or a web address; it is printed."),
}
COHORTS: Mapping[str, Callable[[], Any]] = {
    "title": _line("Cohort", "In the plural: Care leavers."),
    "count": lambda: Line("Cases", [Regexp(r"\d{0,3}\Z", message="Enter a whole number of cases")]),
}
