"""The form that starts an assessment."""

from collections.abc import Iterator, Sequence
from datetime import date

from wtforms import Form
from wtforms.validators import DataRequired, Length

from selfassess.domain.comparators import Authority
from selfassess.domain.framework import Framework, FrameworkKind
from selfassess.domain.line_judging import DESCRIBED, JUDGED
from selfassess.domain.wording import day, plural
from selfassess.services.assessments import TITLE_LENGTH
from selfassess.web.filters import curly
from selfassess.web.forms.fields import Line, OneOf, Option, SelectOneOf

NO_CHOICE = Option("", "Choose an authority")
PERIOD_LENGTH = 60
ORDER = ("authority", "framework", "title", "period", "lines")
"""The order of the fields on the page."""


def _lines_field(of: str, chosen: str | None) -> OneOf:
    options = (
        Option(JUDGED, "Judged", f"Each {of} may be given a judgement of its own, with a reason. Nobody must."),
        Option(
            DESCRIBED, "Only described", f"Each {of} says what is known, how, and what will be done. No level is chosen for it."
        ),
    )
    hint = "Areas are always judged. An owner can change this later; nothing is lost by it."
    return OneOf(f"Are the {plural(of)} judged, or only described?", options, default=chosen, description=hint)


class CarryForm(Form):
    """What a carried-forward assessment is called, about which time, against what; made with the choices of the day."""

    title = Line(
        "What is the new one called?",
        [
            DataRequired("Enter what the new assessment is called"),
            Length(max=TITLE_LENGTH, message=f"Shorten this to {TITLE_LENGTH} characters or fewer"),
        ],
    )
    period = Line(
        "Which time is it about?",
        [Length(max=PERIOD_LENGTH, message=f"Shorten this to {PERIOD_LENGTH} characters or fewer")],
    )
    framework: OneOf
    lines: OneOf


def carry_form(frameworks: Sequence[Framework], today: date, line: str) -> type[CarryForm]:
    """The form that offers these frameworks, those in force first; `line` is what people call a line of the one before."""
    options = tuple(framework_options(frameworks, today))
    fields = {"framework": SelectOneOf("What is it judged against?", options), "lines": _lines_field(line, None)}
    return type("CarryFormOfToday", (CarryForm,), fields)


class StartForm(Form):
    """Whose assessment, against what, called what, about which time; made with the choices of the day."""

    authority: SelectOneOf
    framework: OneOf
    title = Line(
        "What is it called?",
        [
            DataRequired("Enter what the assessment is called"),
            Length(max=TITLE_LENGTH, message=f"Shorten this to {TITLE_LENGTH} characters or fewer"),
        ],
        description="For example: self-evaluation 2026 to 2027.",
    )
    period = Line(
        "Which time is it about?",
        [Length(max=PERIOD_LENGTH, message=f"Shorten this to {PERIOD_LENGTH} characters or fewer")],
        description="For example: April 2026 to March 2027. You can leave this empty.",
    )
    lines = _lines_field("topic", JUDGED)


def start_form(authorities: Sequence[Authority], frameworks: Sequence[Framework], today: date) -> type[StartForm]:
    """The form that offers these authorities and frameworks, those in force first."""
    options = tuple(Option(authority.id, authority.name) for authority in authorities)
    required = DataRequired("Choose the authority")
    fields = {
        "authority": SelectOneOf("Which authority is it for?", (NO_CHOICE, *options), [required]),
        "framework": OneOf(
            "What is it judged against?",
            tuple(framework_options(frameworks, today)),
            [DataRequired("Choose what it is judged against")],
        ),
    }
    return type("StartFormOfToday", (StartForm,), fields)


def framework_options(frameworks: Sequence[Framework], today: date) -> Iterator[Option]:
    """The framework versions that an authority may assess itself against: those in force first, those that ask most first."""
    offered = [framework for framework in frameworks if framework.kind is not FrameworkKind.CASE_REVIEW]
    offered.sort(key=lambda framework: (len(tuple(framework.lines())), framework.version), reverse=True)
    for framework in offered:
        if framework.in_force(today):
            yield _option(framework, "")
    for framework in offered:
        if not framework.in_force(today):
            yield _option(framework, "Not in force today")


def _option(framework: Framework, group: str) -> Option:
    return Option(
        framework.key, f"{curly(framework.title)}, {framework.version}", f"{framework.publisher}. {in_force(framework)}", group
    )


def in_force(framework: Framework) -> str:
    """For which visits a framework version is in force, in words."""
    begins, ends = framework.effective_from, framework.effective_to
    if begins and ends:
        return f"For visits from {day(begins)} to {day(ends)}."
    if begins:
        return f"For visits from {day(begins)}."
    return f"For visits up to {day(ends)}." if ends else "Not tied to dates."
