"""The forms of the inspection room."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from wtforms import Form, HiddenField, IntegerField, MultipleFileField
from wtforms.validators import DataRequired, Regexp

from selfassess.domain.framework import Framework
from selfassess.domain.inspection.records import (
    CORRECTION_LABELS,
    SAMPLE_USE_LABELS,
    Correction,
    CorrectionStatus,
    Enquiry,
    Meeting,
    Request,
    Sampled,
    SampleUse,
)
from selfassess.domain.inspection.room import ITEM_STATUS_LABELS, Inspection, ItemStatus, RunUpItem
from selfassess.domain.inspection.template import ITEM_KIND_LABELS, ItemKind, Visit
from selfassess.services.inspection_records import TEXT_LENGTH
from selfassess.services.inspections import NAME_LENGTH, NOTE_LENGTH, TITLE_LENGTH
from selfassess.web.forms.backing import at_most
from selfassess.web.forms.fields import Day, Line, OneOf, Option, SomeOf, Text

FAR = 260


def _whole(said: str) -> Regexp:
    return Regexp(r"\d{0,6}\Z", message=said)


class StartForm(Form):
    """A room for an inspection; made with the visits of the template."""

    visit: OneOf
    title = Line(
        "What is it called?",
        [DataRequired("Enter what it is called"), at_most(TITLE_LENGTH)],
        description="For example: Inspection 2026.",
    )
    called = Day("When did the lead inspector call?", description="Leave it empty to prepare before anybody has called.")


def start_form(visits: Sequence[Visit]) -> type[StartForm]:
    """The form that offers these visits."""
    options = tuple(Option(visit.id, visit.title, visit.about) for visit in visits)
    field = OneOf("What kind of inspection or visit is it?", options, [DataRequired("Choose the kind of inspection or visit")])
    return type("StartFormOfTemplate", (StartForm,), {"visit": field})


class DaysForm(Form):
    """The days and names of an inspection."""

    revision = IntegerField()
    title = Line("What is it called?", [DataRequired("Enter what it is called"), at_most(TITLE_LENGTH)])
    lead_inspector = Line("Who leads it?", [at_most(NAME_LENGTH)], description="The lead inspector’s name.")
    called = Day("When did the lead inspector call?", description="The run-up is counted from this day.")
    first_on_site = Day("First day on site", description="As you were told. Empty: an estimate from the day of the call.")
    last_on_site = Day("Last day on site")
    draft_received = Day("When did the draft report come?")
    comments_due = Day("By when are comments on its accuracy wanted?", description="As the letter beside it says.")
    received = Day("When did the final report come?", description="The action plan is counted from this day.")

    def told(self, inspection: Inspection) -> dict[str, Any]:
        """What was typed, for the inspection that was opened."""
        names = [field.name for field in self if field.name != "revision"]
        return {name: self[name].data or ("" if isinstance(self[name], Line) else None) for name in names} | {
            "revision": self.revision.data or inspection.revision
        }


class YearForm(Form):
    """When a point of the year was held, and for when the next is planned."""

    held = Day("When was it last held?")
    planned = Day("When is the next one planned?", description="Leave it empty for an estimate.")
    note = Text("What is to be remembered?", [at_most(NOTE_LENGTH)], rows=2)


class RecordForm(Form):
    """Something of an inspection; `main` is the field at which an error stands that belongs to none.

    Its fields bear the names that the record's have.
    """

    revision = IntegerField()
    main: ClassVar[str]

    def values(self) -> Mapping[str, Any]:
        """What was typed, by the record's fields; only of a form that is valid."""
        return {field.name: _plain(field) for field in self if field.name not in ("revision", "upload")}


def _plain(field: Any) -> Any:
    if isinstance(field, Day):
        return field.data
    return field.data if isinstance(field, SomeOf) else (field.data or "")


class ItemForm(RecordForm):
    """Something to prepare."""

    main = "title"
    title = Line("What is to be prepared?", [DataRequired("Enter what is to be prepared"), at_most(TITLE_LENGTH)])
    about = Text("What is wanted?", [at_most(TEXT_LENGTH)], rows=2)
    kind = OneOf(
        "What kind of thing is it?",
        tuple(Option(kind.value, label) for kind, label in ITEM_KIND_LABELS.items()),
        default=ItemKind.DOCUMENT.value,
    )
    owner = Line("Who owns it?", [at_most(NAME_LENGTH)], description="A role or a name. One owner, not several.")
    offset = Line("How many working days after the call is it wanted?", [_whole("Enter a whole number")], default="0")
    day = Day("Or by which day?", description="As it was agreed. It counts instead of the working days.")
    status = OneOf(
        "How far has it come?",
        tuple(Option(status.value, label) for status, label in ITEM_STATUS_LABELS.items()),
        default=ItemStatus.NOT_STARTED.value,
    )
    upload = MultipleFileField("Put files in", description="A new file comes first; earlier ones stay. Up to 25 MB each.")
    link = Line("Where is it kept?", [at_most(NOTE_LENGTH)], description="A web address or the place where others find it.")
    rows = Line("How many rows does the list have?", [_whole("Enter a whole number")])
    produced = Day("When was the list produced?")
    checked_by = Line("Who checked it?", [at_most(NAME_LENGTH)])
    note = Text("What is to be known about it?", [at_most(TEXT_LENGTH)], rows=2)

    def values(self) -> Mapping[str, Any]:
        """What was typed, numbers as numbers."""
        told = dict(super().values())
        return told | {
            "kind": ItemKind(told["kind"]),
            "status": ItemStatus(told["status"]),
            "offset": min(int(told["offset"] or 0), FAR),
            "rows": int(told["rows"]) if told["rows"] else None,
        }


class EnquiryForm(RecordForm):
    """A line of enquiry; made with the lines of a framework."""

    main = "text"
    text = Text(
        "What is the line of enquiry?",
        [DataRequired("Write the line of enquiry"), at_most(TEXT_LENGTH)],
        description="As the lead inspector put it.",
        rows=3,
    )
    raised = Day("When was it raised?")
    owner = Line("Who answers it?", [at_most(NAME_LENGTH)])
    lines: SomeOf
    answer = Text("What do we show?", [at_most(TEXT_LENGTH)], description="And where inspectors find it.", rows=4)
    closed = OneOf("Is it closed?", (Option("", "Open"), Option("yes", "Closed")), default="")

    def values(self) -> Mapping[str, Any]:
        """What was typed."""
        told = super().values()
        return {**told, "closed": told["closed"] == "yes"}


def enquiry_form(framework: Framework) -> type[EnquiryForm]:
    """The form that offers the lines of a framework."""
    options = tuple(Option(line.id, line.title, area.short) for area in framework.areas for line in area.lines)
    field = SomeOf(f"Which {framework.word('line')}s does it bear on?", options)
    return type("EnquiryFormOfFramework", (EnquiryForm,), {"lines": field})


class RequestForm(RecordForm):
    """Something that was asked for."""

    main = "what"
    what = Text("What was asked for?", [DataRequired("Write what was asked for"), at_most(TEXT_LENGTH)], rows=3)
    asked_by = Line("Which inspector asked?", [at_most(NAME_LENGTH)])
    asked = Day("When?")
    due_day = Day("By which day?")
    due = Line(
        "At what time, or how was it put?", [at_most(NAME_LENGTH)], description="For example: 16:00, or before the meeting."
    )
    owner = Line("Who sees to it?", [at_most(NAME_LENGTH)])
    answer = Text("What was given?", [at_most(TEXT_LENGTH)], rows=3)
    answered = Day("When was it given?", description="Leave it empty while it is not.")


class MeetingForm(RecordForm):
    """Notes of a meeting."""

    main = "text"
    day = Day("Which day?", [DataRequired("Enter the day")])
    there = Line("Who was there?", [at_most(NAME_LENGTH)])
    text = Text("What was said?", [DataRequired("Write what was said"), at_most(TEXT_LENGTH)], rows=8)


class SampledForm(RecordForm):
    """A child by local code."""

    main = "code"
    code = Line(
        "Local code",
        [DataRequired("Enter a local code")],
        description="Letters and up to three figures, such as IC1. Never the council’s own number, a name or initials.",
    )
    use = OneOf(
        "What do inspectors do with the record?",
        tuple(Option(use.value, label) for use, label in SAMPLE_USE_LABELS.items()),
        default=SampleUse.SAMPLED.value,
    )
    cohort = Line("Which group does the child belong to?", [at_most(NAME_LENGTH)], description="For example: child in need plan.")
    team = Line("Which team?", [at_most(NAME_LENGTH)])
    note = Text(
        "What is to be remembered?", [at_most(TEXT_LENGTH)], description="About practice, nothing that tells who it is.", rows=3
    )
    discussed = OneOf("Has the worker spoken with the inspector?", (Option("", "Not yet"), Option("yes", "Yes")), default="")

    def values(self) -> Mapping[str, Any]:
        """What was typed."""
        told = super().values()
        return {**told, "use": SampleUse(told["use"]), "discussed": told["discussed"] == "yes"}


class CorrectionForm(RecordForm):
    """A comment on the accuracy of the draft."""

    main = "says"
    place = Line("Where in the draft?", [at_most(NAME_LENGTH)], description="Paragraph and page.")
    says = Text("What does it say?", [DataRequired("Write what the draft says"), at_most(TEXT_LENGTH)], rows=2)
    should_say = Text("What is right?", [DataRequired("Write what is right"), at_most(TEXT_LENGTH)], rows=2)
    shown_by = Text("What shows it?", [at_most(TEXT_LENGTH)], rows=2)
    status = OneOf(
        "What became of it?",
        tuple(Option(status.value, label) for status, label in CORRECTION_LABELS.items()),
        default=CorrectionStatus.DRAFTED.value,
    )
    reply = Text("What did inspectors reply?", [at_most(TEXT_LENGTH)], rows=2)

    def values(self) -> Mapping[str, Any]:
        """What was typed."""
        told = super().values()
        return {**told, "status": CorrectionStatus(told["status"])}


Kept = RunUpItem | Enquiry | Request | Meeting | Sampled | Correction


def typed_of(form: type[RecordForm], record: Kept) -> dict[str, Any]:
    """What the form of a record shows of it."""
    names = [name for name in form()._fields if name != "revision"]
    held = {name: getattr(record, name) for name in names if hasattr(record, name)}
    return {name: _shown(value) for name, value in held.items()} | {"revision": record.revision}


def _shown(value: Any) -> Any:
    if isinstance(value, bool):
        return "yes" if value else ""
    return str(value) if isinstance(value, int) else value


class ResultForm(Form):
    """A result under embargo; made with the areas and levels of a framework, and the people of a workspace."""

    revision = HiddenField()
    areas: ClassVar[tuple[str, ...]] = ()
    text: Text
    named: SomeOf

    def judgements(self) -> dict[str, str]:
        """The levels that were chosen, by area."""
        return {area: self[f"judgement_{area}"].data or "" for area in self.areas}


def result_form(framework: Framework, people: Sequence[tuple[str, str]]) -> type[ResultForm]:
    """The form of one framework."""
    scale = framework.scale("judgement")
    levels = (*(Option(level.id, level.label) for level in (scale.levels if scale else ())), Option("", "Not told"))
    areas = [area for area in framework.areas if area.judged]
    fields: dict[str, Any] = {f"judgement_{area.id}": OneOf(area.title, levels, default="") for area in areas}
    fields["text"] = Text("What was said?", [at_most(TEXT_LENGTH)], rows=5)
    fields["named"] = SomeOf("Who else may see it before it is published?", tuple(Option(key, name) for key, name in people))
    return type("ResultFormOfFramework", (ResultForm,), fields | {"areas": tuple(area.id for area in areas)})
