"""The forms of the library of reports."""

from wtforms import Form, MultipleFileField
from wtforms.validators import ValidationError

from selfassess.domain.holdings import KIND_LABELS
from selfassess.domain.report import Polarity, Visibility
from selfassess.web.forms.fields import Line, OneOf, Option, SelectOneOf

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
POLARITIES = {
    Polarity.STRENGTH.value: "Strength",
    Polarity.IMPROVEMENT.value: "Needs improvement",
    Polarity.MIXED.value: "Mixed",
    Polarity.NEUTRAL.value: "Neutral",
}
EVERY = Option("", "All")


class ImportForm(Form):
    """Files to read, whose they are where they don't say so, and who may see them."""

    files = MultipleFileField(
        "Choose the reports",
        description="PDF, Word (.docx), web pages or text, up to 25 MB each and 100 MB together. You can choose several at once.",
    )
    visibility = OneOf("Who may see them?", VISIBILITIES, default=Visibility.PUBLISHED.value)
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
