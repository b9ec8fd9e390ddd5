"""The form in which a person adds an inspection of another service."""

from datetime import date
from typing import cast

from wtforms import Form
from wtforms.validators import URL, DataRequired, Length, Optional, ValidationError

from selfassess.domain.other_inspections import InspectionKind, OtherInspection
from selfassess.services.other_inspections import LINK_LENGTH, NAME_LENGTH, SAID_LENGTH, Said
from selfassess.web.forms.fields import Day, Line, OneOf, Option, Text

NO_JUDGEMENT = Option("", "None was given", group="or")


class OtherInspectionForm(Form):
    """What an inspection found; made with the scale of its kind."""

    day = Day("When did it end?", description="For example, 31 3 2026.")
    name: Line
    judgement: OneOf
    said = Text(
        "What did it say?",
        [Length(max=SAID_LENGTH, message=f"Shorten this to {SAID_LENGTH:,} characters or fewer")],
        description="In a sentence or two. Name no child.",
    )
    link = Line(
        "Where is the report?",
        [
            Optional(),
            Length(max=LINK_LENGTH, message=f"Shorten this to {LINK_LENGTH:,} characters or fewer"),
            URL(require_tld=True, message="Enter a whole address, beginning with https://"),
        ],
        description="The address of its page, if it is published.",
    )

    def validate_day(self, field: Day) -> None:
        """A day was given; one that is none is told already."""
        if not any(field.typed.values()):
            raise ValidationError("Enter the day on which it ended")

    def said_of(self, kind: InspectionKind) -> Said:
        """What was typed; only of a form that is valid."""
        judgement = self.judgement.data or ""
        return Said(
            kind.id, cast("date", self.day.data), self.name.data or "", judgement, self.said.data or "", self.link.data or ""
        )


def other_inspection_form(kind: InspectionKind) -> type[OtherInspectionForm]:
    """The form for a kind."""
    longest = Length(max=NAME_LENGTH, message=f"Shorten this to {NAME_LENGTH} characters or fewer")
    required = [DataRequired("Enter what was inspected")] if kind.setting else []
    label = "What was inspected?" if kind.setting else "What is it called? (optional)"
    levels = tuple(Option(level.id, level.label, group=level.group) for level in kind.levels)
    fields = {
        "name": Line(label, [*required, longest]),
        "judgement": OneOf("How was it judged?", (*levels, NO_JUDGEMENT), default=""),
    }
    return type("OtherInspectionFormOfKind", (OtherInspectionForm,), fields)


def filled(found: OtherInspection) -> dict[str, object]:
    """What the fields of the form hold for one that was added."""
    return {"day": found.day, "name": found.name, "judgement": found.judgement, "said": found.said, "link": found.link}
