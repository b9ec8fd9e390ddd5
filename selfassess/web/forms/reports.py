"""The forms of the library of reports."""

from collections.abc import Mapping

from wtforms import Form, MultipleFileField
from wtforms.validators import DataRequired, ValidationError

from selfassess.domain.arriving import Corrected, Originals
from selfassess.domain.holdings import KIND_LABELS
from selfassess.domain.labels import Tags
from selfassess.domain.report import Polarity, ReportKind, Visibility
from selfassess.web.forms.fields import Day, Line, OneOf, Option, SelectOneOf

VISIBILITIES = (
    Option(
        Visibility.PUBLISHED.value,
        "Published",
        "Anybody can read it, as with Ofsted’s reports. It may be quoted beside other authorities.",
    ),
    Option(
        Visibility.AUTHORITY.value,
        "The authority’s own",
        "A peer challenge, say, that was not published. It is quoted for this authority only.",
    ),
    Option(
        Visibility.RESTRICTED.value,
        "Restricted",
        "An engagement-meeting letter, say. Its owners, editors and reviewers read it; no draft or pack quotes it.",
    ),
)
BY_KIND = Option("", "As usual for their kind", "A peer challenge is the authority’s own; every other report is published.")
POLARITIES = {
    Polarity.STRENGTH.value: "Strength",
    Polarity.IMPROVEMENT.value: "Needs improvement",
    Polarity.MIXED.value: "Mixed",
    Polarity.NEUTRAL.value: "Neutral",
}
EVERY = Option("", "All")
ORIGINALS = (
    Option(Originals.PUBLISHED.value, "Those that are published", "Each page can then be read beside its text."),
    Option(
        Originals.ALL.value,
        "All of them",
        "Also those that hold what their text masks: names, case numbers, dates of birth. Who may see the report can open them.",
    ),
    Option(Originals.NONE.value, "None of them"),
)
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
        description="Leave this empty if each report says so itself. Ofsted’s do.",
    )

    originals = OneOf("Keep the documents themselves too?", ORIGINALS, default=Originals.PUBLISHED.value)

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
    polarity = SelectOneOf("Kind of finding", (EVERY, *(Option(key, label) for key, label in POLARITIES.items())), default="")


def reading_form(lines: dict[str, str]) -> type[ReadingForm]:
    """The form that offers these lines, by id and title."""
    options = (EVERY, *(Option(key, title) for key, title in lines.items()))
    return type("ReadingFormOfReport", (ReadingForm,), {"line": SelectOneOf("Topic", options, default="")})


class CorrectingForm(Form):
    """What a person corrects of a report that was read: whose it is, what it is, when the visit was, who may see it."""

    authority = Line("Which council is it about?", description="Its name. Leave it empty if it is about none.")
    kind = SelectOneOf("What kind of report is it?", KINDS, [DataRequired("Choose the kind of report")])
    visit_start = Day("When did the visit begin?", description="For example, 14 6 2026.")
    visit_end = Day("When did it end?")
    visibility = OneOf("Who may see it?", VISIBILITIES, [DataRequired("Choose who may see it")])

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


class TaggingForm(Form):
    """What a person says that a passage is about; made with the areas and lines there are."""

    area: SelectOneOf
    first: SelectOneOf
    second: SelectOneOf
    third: SelectOneOf
    polarity = OneOf(
        "Which way does it speak?",
        tuple(Option(key, label) for key, label in POLARITIES.items()),
        [DataRequired("Choose which way it speaks")],
    )

    def validate_second(self, field: SelectOneOf) -> None:
        """No topic twice."""
        if field.data and field.data == self.first.data:
            raise ValidationError("Choose another topic than the first")

    def validate_third(self, field: SelectOneOf) -> None:
        """No topic twice."""
        if field.data and field.data in (self.first.data, self.second.data):
            raise ValidationError("Choose another topic than the others")

    def tags(self) -> Tags:
        """What was chosen; only of a form that is valid."""
        lines = (self.first.data, self.second.data, self.third.data)
        return Tags(self.area.data, tuple(line for line in lines if line), Polarity(self.polarity.data))


def tagging_form(areas: Mapping[str, str], lines: Mapping[str, str]) -> type[TaggingForm]:
    """The form that offers these, each by id and title."""
    topics = (Option("", "None"), *(Option(key, title) for key, title in lines.items()))
    labels = {"first": "What is it about most?", "second": "And also about", "third": "And also about this"}
    fields = {name: SelectOneOf(label, topics, default="") for name, label in labels.items()}
    offered = tuple(Option(key, title) for key, title in areas.items())
    within = SelectOneOf("Which area does it belong to?", offered, [DataRequired("Choose the area that it belongs to")])
    return type("TaggingFormOfLibrary", (TaggingForm,), {"area": within, **fields})
