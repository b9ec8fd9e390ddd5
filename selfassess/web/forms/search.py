"""The form that searches past reports."""

from collections.abc import Mapping, Sequence

from wtforms import Form
from wtforms.validators import Length, Regexp

from selfassess.domain.comparators import Authority
from selfassess.domain.holdings import KIND_LABELS
from selfassess.domain.judgement import GRADE_LABELS
from selfassess.domain.query import MOST_CHARACTERS
from selfassess.domain.report import PassageKind
from selfassess.domain.search import Order
from selfassess.services.wanted import Among
from selfassess.web.forms.fields import Line, OneOf, Option, SelectOneOf
from selfassess.web.forms.reports import EVERY, POLARITIES

PASSAGE_KINDS = {
    PassageKind.FINDING.value: "Findings",
    PassageKind.RECOMMENDATION.value: "What needs to improve",
    PassageKind.HEADLINE.value: "Headlines",
    PassageKind.CONTEXT.value: "Context",
}
REPORT_KINDS = {kind.value: label for kind, label in KIND_LABELS.items()}
COMPARED = {
    Among.ITSELF.value: "That authority",
    Among.NEIGHBOURS.value: "Its statistical neighbours",
    Among.REGION.value: "Others in its region",
    Among.TYPE.value: "Others of its type",
    Among.GRADE.value: "Others with the same judgement",
    Among.CHOSEN.value: "Its own list of comparators",
}
YEAR = Regexp(r"(?:(?:19|20)\d\d)?\Z", message="Enter a year with four figures, like 2024")


class SearchForm(Form):
    """Words, and what passages are chosen by; made with the authorities, areas and lines there are."""

    words = Line("Words", [Length(max=MOST_CHARACTERS, message=f"Shorten this to {MOST_CHARACTERS} characters or fewer")])
    authority: SelectOneOf
    among = SelectOneOf("Reports about", tuple(Option(key, label) for key, label in COMPARED.items()), default="itself")
    region: SelectOneOf
    area: SelectOneOf
    line: SelectOneOf
    framework: SelectOneOf
    polarity = SelectOneOf("Kind of finding", (EVERY, *(Option(key, label) for key, label in POLARITIES.items())), default="")
    grade = SelectOneOf(
        "Judgement of the area", (EVERY, *(Option(key, label) for key, label in GRADE_LABELS.items())), default=""
    )
    kind = SelectOneOf("Part of the report", (EVERY, *(Option(key, label) for key, label in PASSAGE_KINDS.items())), default="")
    report = SelectOneOf("Kind of report", (EVERY, *(Option(key, label) for key, label in REPORT_KINDS.items())), default="")
    since = Line("From year", [YEAR])
    until = Line("To year", [YEAR])
    order = OneOf(
        "Order",
        (Option(Order.BEST.value, "Best match first"), Option(Order.NEWEST.value, "Newest first")),
        default=Order.BEST.value,
    )


def search_form(
    authorities: Sequence[Authority], areas: Mapping[str, str], lines: Mapping[str, str], frameworks: Mapping[str, str]
) -> type[SearchForm]:
    """The form that offers these, each by id and title."""
    regions = sorted({authority.region for authority in authorities if authority.region})
    fields = {
        "authority": _choice("Authority", {authority.id: authority.name for authority in authorities}),
        "region": _choice("Region", {region: region for region in regions}),
        "area": _choice("Area", areas),
        "line": _choice("Topic", lines),
        "framework": _choice("Inspected under", frameworks),
    }
    return type("SearchFormOfLibrary", (SearchForm,), fields)


def _choice(label: str, titles: Mapping[str, str]) -> SelectOneOf:
    return SelectOneOf(label, (EVERY, *(Option(key, title) for key, title in titles.items())), default="")
