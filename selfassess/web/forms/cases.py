"""The forms of the case review: a page of the template, a new case, a concern."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

from wtforms import Form, IntegerField, MultipleFileField
from wtforms.validators import DataRequired, Length, Regexp, ValidationError

from selfassess.domain.case_form import FormPart, Slot
from selfassess.domain.concerns import URGENCY_LABELS
from selfassess.domain.held_back import REASON_LENGTH
from selfassess.domain.sample import Wanted
from selfassess.web.forms.fields import Day, Line, OneOf, Option, SelectOneOf, Text

STATEMENT_ROWS = 6
WHY = "why-"
"""What the name of a field begins with that asks for a reason; the id of its slot follows."""
YES_NO = (Option("yes", "Yes"), Option("no", "No"))
TIME = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)")
SHORT = [Length(max=200, message="Shorten this to 200 characters or fewer")]


class PartForm(Form):
    """One page of the case review; its fields are the slots of the part, by their ids."""

    revision = IntegerField()

    def values(self) -> dict[str, str]:
        """What was written, as it is kept."""
        return {field.name: _kept(field.data) for field in self if field.name != "revision"}


def part_form(part: FormPart) -> type[PartForm]:
    """The form of one page, its fields in the order of the template."""
    return type("PartFormOfToday", (PartForm,), {slot.id: _field(slot) for slot in part.slots})


def reason_form(slots: Sequence[Slot]) -> type[Form]:
    """The form that asks of each of these slots why what stands there tells nobody who a child is."""
    length = Length(max=REASON_LENGTH, message=f"Shorten the reason to {REASON_LENGTH} characters or fewer")
    asked = {
        f"{WHY}{slot.id}": Line(
            f"Why nothing in {slot.title.lower()} tells who a child is",
            [length],
            description="Such as: it is the number of a form. Otherwise reword it above. The reason stays with the case.",
        )
        for slot in slots
    }
    return type("ReasonsOfToday", (Form,), asked)


def shown_values(part: FormPart, values: Mapping[str, str]) -> dict[str, Any]:
    """The data of the form for what is kept."""
    return {slot.id: _shown(slot, values.get(slot.id, "")) for slot in part.slots}


def _field(slot: Slot) -> Any:
    return FIELDS.get(slot.kind, _line)(slot)


def _line(slot: Slot) -> Line:
    return Line(slot.title, SHORT, description=slot.hint)


def _choice(slot: Slot) -> SelectOneOf:
    options = (Option("", "Not said"), *(Option(each, each) for each in slot.choices))
    return SelectOneOf(slot.title, options, description=slot.hint)


def _number(slot: Slot) -> Line:
    return Line(slot.title, [Regexp(r"\d*\Z", message=f"{slot.title} must be a whole number")], description=slot.hint)


FIELDS: Mapping[str, Callable[[Slot], Any]] = {
    "choice": _choice,
    "yes-no": lambda slot: OneOf(slot.title, YES_NO, description=slot.hint),
    "date": lambda slot: Day(slot.title, description=slot.hint),
    "number": _number,
    "statements": lambda slot: Text(slot.title, rows=STATEMENT_ROWS, description=slot.hint),
    "long-text": lambda slot: Text(slot.title, description=slot.hint),
}
"""What shows a slot of each kind; any other is one line of text."""


def _kept(data: object) -> str:
    return data.isoformat() if isinstance(data, date) else str(data or "").replace("\r\n", "\n")


def _shown(slot: Slot, text: str) -> object:
    return date.fromisoformat(text) if slot.kind == "date" and text else text


class CaseForm(Form):
    """A case: its local code, cohort and reviewers."""

    code = Line("Local code", description="Letters and a number, such as IC1. Never the council’s own case number.")
    cohort: SelectOneOf
    reviewer = Line("Reviewer", SHORT)
    second_reviewer = Line("Second reviewer", SHORT, description="If there is one.")


def case_form_of(cohorts: Sequence[Wanted]) -> type[CaseForm]:
    """The form that offers these cohorts."""
    options = tuple(Option(cohort.id, cohort.title) for cohort in cohorts)
    return type("CaseFormOfToday", (CaseForm,), {"cohort": SelectOneOf("Cohort", options)})


class FormsForm(Form):
    """Filled forms, sent in."""

    files = MultipleFileField("Filled forms", description="Excel (.xlsx) or Word (.docx), a file for each case, several at once.")


class ConcernForm(Form):
    """A concern that was passed on by telephone."""

    told = Line("Whom did you reach by telephone?", [DataRequired("Enter whom you reached"), *SHORT])
    day = Day("On which day?", [DataRequired("Enter the day on which you telephoned")])
    time = Line("At what time?", description="For example 14:05.")
    urgency = OneOf(
        "How urgent is it?",
        tuple(Option(kind.value, label) for kind, label in URGENCY_LABELS.items()),
        [DataRequired("Choose how urgent it is")],
    )
    what = Text(
        "What is the concern?", [DataRequired("Enter what the concern is")], description="Facts, without the child’s name."
    )

    def validate_time(self, field: Any) -> None:
        """A time of the day."""
        must_be_time(field)

    def at(self) -> datetime:
        """The moment of the call."""
        return moment_of(self.day.data, self.time.data or "")


class ReceiptForm(Form):
    """That the council received a concern."""

    by = Line("Who at the council received it?", [DataRequired("Enter who received it"), *SHORT])
    day = Day("On which day?", [DataRequired("Enter the day")])
    time = Line("At what time?", description="For example 14:05.")
    done = Text("What did the council do?", [DataRequired("Enter what the council did")])

    def validate_time(self, field: Any) -> None:
        """A time of the day."""
        must_be_time(field)

    def at(self) -> datetime:
        """The moment of the receipt."""
        return moment_of(self.day.data, self.time.data or "")


def must_be_time(field: Any) -> None:
    """Raises `ValidationError` for what is no time of the day."""
    if not TIME.fullmatch((field.data or "").strip()):
        raise ValidationError("Enter the time with hours and minutes, like 14:05")


def moment_of(day: date, time: str) -> datetime:
    """A moment, by the clock of this machine."""
    found = TIME.fullmatch(time.strip())
    hours, minutes = (int(found[1]), int(found[2])) if found else (0, 0)
    return datetime(day.year, day.month, day.day, hours, minutes).astimezone().astimezone(UTC)
