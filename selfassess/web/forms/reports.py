"""The forms of the library of reports."""

from wtforms import Form, MultipleFileField
from wtforms.validators import ValidationError

from selfassess.domain.holdings import KIND_LABELS
from selfassess.domain.report import Polarity, ReportKind, Visibility
from selfassess.services.importing import Corrected
from selfassess.web.forms.fields import Day, Line, OneOf, Option, SelectOneOf

VISIBILITIES = (
    Option(
        Visibility.PUBLISHED.value,
        "Published",
        "Anybody can read it, as with Ofsted's reports. It may be quoted beside other authorities.",
    ),
    Option(
        Visibility.AUTHORITY.value,
        "The authority's own",
        "A peer challenge, say, that was not published. It is quoted for this authority only.",
    ),
    Option(Visibility.RESTRICTED.value, "Restricted", "An engagement-meeting letter, say. It is quoted for this authority only."),
)
BY_KIND = Option("", "As usual for their kind", "A peer challenge is the authority's own; every other report is published.")
POLARITIES = {
    Polarity.STRENGTH.value: "Strength",
    Polarity.IMPROVEMENT.value: "Needs improvement",
    Polarity.MIXED.value: "Mixed",
    Polarity.NEUTRAL.value: "Neutral",
}
EVERY = Option("", "All")
KINDS = tuple(Option(kind.value, label) for kind, label in KIND_LABELS.items())


class ImportForm(Form):
    """Files to read, whose they are where they don't say so, and who may see them."""

    files = MultipleFileField(
        "Choose the reports",
        description="PDF, Word (.docx), web pages or text, up to 25 MB each and 100 MB together. You can choose several at once.",
    )
    visibility = OneOf("Who may see them?", (BY_KIND, *VISIBILITIES), default="")
    authority = Line(
        "Which authority are they about?",
        description="Leave this empty if each report says so itself. Ofsted's do.",
    )

    def validate_files(self, field: MultipleFileField) -> None:
        """At least one."""
        if not any(file.filename for file in field.data or ()):
            raise ValidationError("Choose at least one file")


class LibraryForm(Form):
    """Which reports are listed."""

    words = Line("Authority")
    kind = SelectOneOf("Kind", (EVERY, *(Option(kind.value, label) for kind, label in KIND_LABELS.items())), default="")


class ReadingForm(Form):
    """Which passages of a report are shown; made with the lines that it speaks to."""

    line: SelectOneOf
    polarity = SelectOneOf("Says", (EVERY, *(Option(key, label) for key, label in POLARITIES.items())), default="")


def reading_form(lines: dict[str, str]) -> type[ReadingForm]:
    """The form that offers these lines, by id and title."""
    options = (EVERY, *(Option(key, title) for key, title in lines.items()))
    return type("ReadingFormOfReport", (ReadingForm,), {"line": SelectOneOf("About", options, default="")})


class CorrectingForm(Form):
    """What a person corrects of a report that was read: whose it is, what it is, when the visit was, who may see it."""

    authority = Line("Which council is it about?", description="Its name. Leave it empty if it is about none.")
    kind = SelectOneOf("What kind of report is it?", KINDS)
    visit_start = Day("When did the visit begin?", description="For example, 14 6 2026.")
    visit_end = Day("When did it end?")
    visibility = OneOf("Who may see it?", VISIBILITIES)

    def validate_visit_end(self, field: Day) -> None:
        """Not before it began."""
        if field.data and self.visit_start.data and field.data < self.visit_start.data:
            raise ValidationError("The visit must end on or after the day that it began")

    def corrected(self) -> Corrected:
        """What was typed; only of a form that is valid."""
        return Corrected(
            authority=self.authority.data or None,
            kind=ReportKind(self.kind.data),
            visit_start=self.visit_start.data,
            visit_end=self.visit_end.data or self.visit_start.data,
            visibility=Visibility(self.visibility.data),
        )
