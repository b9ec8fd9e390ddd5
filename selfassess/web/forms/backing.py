"""The forms of evidence and of actions."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from wtforms import BooleanField, FileField, Form, MultipleFileField
from wtforms.validators import DataRequired, Length, ValidationError

from selfassess.domain.actions import ACTION_LABELS, ActionStatus
from selfassess.domain.evidence import EVIDENCE_LABELS, QUALITY_LABELS, Evidence, EvidenceKind
from selfassess.domain.wording import day
from selfassess.services.backing import (
    LINK_LENGTH,
    OWNER_LENGTH,
    PLACE_LENGTH,
    TITLE_LENGTH,
    WEB_ADDRESS,
    NewAction,
    NewEvidence,
)
from selfassess.services.looking import REASON_LENGTH
from selfassess.services.plan import Offered
from selfassess.web.forms.fields import Day, Line, OneOf, Option, SelectOneOf, SomeOf, Text

KINDS = tuple(Option(kind.value, label) for kind, label in EVIDENCE_LABELS.items())
STATUSES = tuple(Option(status.value, label) for status, label in ACTION_LABELS.items())


def at_most(characters: int) -> Length:
    """That a field is no longer than what is kept of it."""
    return Length(max=characters, message=f"Shorten this to {characters} characters or fewer")


class EvidenceForm(Form):
    """A new piece of evidence."""

    kind = OneOf("What kind of evidence is it?", KINDS, [DataRequired("Choose the kind of evidence")])
    title = Line(
        "What is it?",
        [DataRequired("Enter what the evidence is"), at_most(TITLE_LENGTH)],
        description="For example: audit of 40 referrals, May 2026.",
    )
    about = Day(
        "When is it about?",
        description="The day, or the last day of the period. For example, 31 3 2026. Leave it empty if it is about no time.",
    )
    locator = Line("Where in it?", [at_most(PLACE_LENGTH)], description="Page, paragraph or cell, so that others find the place.")
    link = Line("Where is it kept?", [at_most(LINK_LENGTH)], description="A web address. Give this or a file, or neither.")
    file = FileField("Or put the file in here", description="PDF, Word, Excel, PowerPoint, picture, CSV or text, up to 25 MB.")
    note = Text("What does it show?", description="In a sentence or two, and how far it can be trusted.", rows=3)
    owner = Line("Who keeps it up to date?", [at_most(OWNER_LENGTH)], description="A role or a name. Empty where it is nobody’s.")
    restricted = BooleanField(
        "Restricted",
        description="Only owners, editors and reviewers of the workspace see it. It is in no pack, snapshot or workbook.",
    )

    def validate_about(self, field: Day) -> None:
        """A day that has come."""
        if field.data and field.data > datetime.now().astimezone().date():
            raise ValidationError("The date must be today or in the past. Give the last day that it covers so far")

    def validate_link(self, field: Line) -> None:
        """A web address, and not beside a file."""
        if field.data and not WEB_ADDRESS.fullmatch(field.data):
            raise ValidationError("Enter a web address that begins with https:// or http://")
        if field.data and self.file.data:
            raise ValidationError("Give a web address or a file, not both")

    def new(self) -> NewEvidence:
        """What was typed; only of a form that is valid."""
        return NewEvidence(
            kind=EvidenceKind(self.kind.data),
            title=self.title.data or "",
            about=self.about.data,
            locator=self.locator.data or "",
            note=self.note.data or "",
            link=self.link.data or None,
            owner=self.owner.data or "",
            restricted="restricted" in self and bool(self.restricted.data),
            file=self._one(),
        )

    def _one(self) -> tuple[str, bytes] | None:
        return (self.file.data.filename, self.file.data.read()) if self.file.data else None


class NewEvidenceForm(EvidenceForm):
    """New evidence: each of several files is a piece of its own, named after the file where nobody says what it is."""

    title = Line(
        "What is it?",
        [at_most(TITLE_LENGTH)],
        description="For example: audit of 40 referrals, May 2026. Left empty, files are called by their names.",
    )
    file = MultipleFileField(
        "Or put files in here",
        description="PDF, Word, Excel, PowerPoint, picture, CSV or text, up to 25 MB. Several make a piece each.",
    )

    def validate_link(self, field: Line) -> None:
        """A web address, and not beside files."""
        if field.data and not WEB_ADDRESS.fullmatch(field.data):
            raise ValidationError("Enter a web address that begins with https:// or http://")
        if field.data and self._files():
            raise ValidationError("Give a web address or a file, not both")

    def validate_title(self, field: Line) -> None:
        """Said, unless files say it by their names."""
        if not field.data and not self._files():
            raise ValidationError("Enter what the evidence is")

    def pieces(self) -> Iterator[NewEvidence]:
        """What was typed, once for each file; only of a form that is valid."""
        files = self._files()
        told = self.new()
        if not files:
            yield told
        for file in files:
            name = file.filename if len(files) > 1 or not told.title else ""
            title = ": ".join(part for part in (told.title, name) if part)[:TITLE_LENGTH]
            yield replace(told, title=title, file=(file.filename, file.read()))

    def _one(self) -> None:
        return None

    def _files(self) -> list[Any]:
        return [file for file in self.file.data or () if file and file.filename]


class RatingForm(Form):
    """How far a reviewer trusts a piece of evidence."""

    quality = OneOf(
        "How good is it?",
        (*(Option(quality.value, label) for quality, label in QUALITY_LABELS.items()), Option("", "Not rated")),
        default="",
    )
    reason = Text("Why?", rows=2)

    def validate_reason(self, field: Text) -> None:
        """A rating has a reason."""
        if self.quality.data and not (field.data or "").strip():
            raise ValidationError("Say why you rate it so")


class LookedForm(Form):
    """That somebody looked at what was found in a file."""

    why = Text(
        "Why may the file stay as it is?",
        [DataRequired("Say why the file may stay as it is"), at_most(REASON_LENGTH)],
        description="For example: the numbers are those of our own offices.",
        rows=2,
    )


class RegisterForm(Form):
    """Evidence that is in the register already; made with `of` it."""

    chosen: SomeOf


def register_form(register: tuple[Evidence, ...]) -> type[RegisterForm]:
    """The form that offers this evidence."""
    options = tuple(Option(item.id, item.title, _told(item)) for item in register)
    field = SomeOf("Which evidence backs this?", options, [DataRequired("Choose at least one piece of evidence")])
    return type("RegisterOfEvidenceForm", (RegisterForm,), {"chosen": field})


def _told(item: Evidence) -> str:
    """What tells a piece of evidence from another of the same title."""
    about = f"about {day(item.about)}" if item.about else "no date"
    kept = item.file.name if item.file else urlsplit(item.link or "").netloc
    return " · ".join(part for part in (EVIDENCE_LABELS[item.kind], about, item.locator, kept) if part)


class ActionForm(Form):
    """An action: what, who, by when, how far."""

    text = Text("What will be done?", [DataRequired("Enter what will be done")], rows=3)
    owner = Line(
        "Who owns it?",
        [DataRequired("Enter who owns the action"), at_most(OWNER_LENGTH)],
        description="A role or a name. One owner, not several.",
    )
    due = Day("By when?", description="For example, 30 9 2026.")
    measure = Text(
        "How will you see that it worked?", description="What will be different for children, and what shows it.", rows=2
    )
    status = OneOf("How far has it come?", STATUSES, default=ActionStatus.NOT_STARTED.value)
    recommendations = SomeOf("Which recommendations does it answer?", ())
    near = 0
    """How many of those that are offered are about that on which the action hangs; they come first."""

    def new(self) -> NewAction:
        """What was typed; only of a form that is valid."""
        return NewAction(
            text=self.text.data or "",
            owner=self.owner.data or "",
            due=self.due.data,
            status=ActionStatus(self.status.data),
            measure=self.measure.data or "",
            recommendations=self.recommendations.data,
        )


def action_form(offered: Offered) -> type[ActionForm]:
    """The form that offers these recommendations to be answered."""
    options = tuple(Option(item.key, item.text, item.report) for item in (*offered.near, *offered.others))
    field = SomeOf("Which recommendations does it answer?", options)
    return type("ActionFormOfToday", (ActionForm,), {"recommendations": field, "near": len(offered.near)})


class AddingForm(Form):
    """On what a new action is to hang."""

    subject: SelectOneOf


def adding_form(offered: Sequence[Option]) -> type[AddingForm]:
    """The form that offers these subjects."""
    options = (Option("", "Choose one"), *offered)
    field = SelectOneOf("Topic or area", options, [DataRequired("Choose what the action is for")], default="")
    return type("AddingFormOfToday", (AddingForm,), {"subject": field})
