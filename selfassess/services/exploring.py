"""How often inspectors praise and criticise what, what they ask for most, and how they judged over time."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from selfassess.domain.framework import Area
from selfassess.domain.holdings import KIND_LABELS
from selfassess.domain.judgement import AREA_NAMES, GRADE_LABELS
from selfassess.domain.people import Person
from selfassess.domain.report import PassageKind, ReportKind
from selfassess.domain.sheet import Row, Sheet
from selfassess.domain.tally import NOTHING_SAID, By, Judged, Says, Tally
from selfassess.domain.wording import capital
from selfassess.errors import BadInput
from selfassess.ports import Toolbox
from selfassess.services.benchmarks import LIBRARY_FRAMEWORK
from selfassess.services.searching import scope
from selfassess.services.wanted import Wanted

JUDGED_AREAS = ("leadership", "help-protection", "children-in-care", "care-leavers")
"""The areas that judgements are counted of. Before 2023 one judgement covered the last two, and counts for both."""

SHEET_FORMS = ("xlsx", "csv")


@dataclass(frozen=True, slots=True)
class Explored:
    """How often inspectors spoke to each line, and which way.

    `wanted` is what was counted, without polarity. `areas` are those of the framework, in its order, with their lines; `values`
    are those that counts are parted by, in the order in which people read them.
    """

    wanted: Wanted
    by: By | None
    areas: tuple[Area, ...]
    values: tuple[str, ...]
    tally: Tally

    def line(self, line: str) -> Says:
        """The numbers of a line."""
        return self.tally.lines.get(line, NOTHING_SAID)

    def cell(self, line: str, value: str) -> Says:
        """The numbers of a line for one value."""
        return self.tally.cells.get((line, value), NOTHING_SAID)


@dataclass(frozen=True, slots=True)
class Judgements:
    """How many inspections of each year judged each area how; `years` are all between the first and the last, oldest first."""

    wanted: Wanted
    years: tuple[int, ...]
    grades: tuple[str, ...]
    counts: Mapping[tuple[str, int, str], int]

    @property
    def areas(self) -> tuple[str, ...]:
        """The areas that any inspection judged."""
        return tuple(area for area in JUDGED_AREAS if any(found == area for found, _, _ in self.counts))


def explore(tools: Toolbox, who: Person, wanted: Wanted, by: By | None = None) -> Explored:
    """How often each line is praised or criticised in the reports that the person may see; findings unless a kind is chosen.

    Raises `BadInput` or `NotFound` for a filter that names nothing.
    """
    counted = replace(wanted, words="", like="", polarity="", page=1, kind=wanted.kind or PassageKind.FINDING.value)
    with tools.store().read() as store:
        search, viewer = scope(tools, who, store, counted)
        tally = store.passages.tally(search, by, viewer=viewer)
    areas = tools.frameworks().framework(LIBRARY_FRAMEWORK).areas
    return Explored(counted, by, areas, _in_order(by, tally), tally)


def explore_recommendations(tools: Toolbox, who: Person, wanted: Wanted, by: By | None = None) -> Explored:
    """How often each line is what inspectors ask to improve. Raises as `explore` does."""
    return explore(tools, who, replace(wanted, kind=PassageKind.RECOMMENDATION.value), by)


def explore_judgements(tools: Toolbox, who: Person, wanted: Wanted) -> Judgements:
    """How areas were judged, year by year, of the authorities, years and kinds of report that are chosen. Raises as `explore`."""
    counted = Wanted(
        authority=wanted.authority,
        among=wanted.among,
        region=wanted.region,
        report=wanted.report,
        framework=wanted.framework,
        since=wanted.since,
        until=wanted.until,
    )
    with tools.store().read() as store:
        search, viewer = scope(tools, who, store, counted)
        found = store.passages.judgements(JUDGED_AREAS, search, viewer=viewer)
    return _judgements(counted, found)


def _judgements(wanted: Wanted, found: tuple[Judged, ...]) -> Judgements:
    years = {each.year for each in found}
    given = {each.grade for each in found}
    return Judgements(
        wanted,
        tuple(range(min(years), max(years) + 1)) if years else (),
        tuple(grade for grade in GRADE_LABELS if grade in given),
        {(each.area, each.year, each.grade): each.reports for each in found},
    )


def _in_order(by: By | None, tally: Tally) -> tuple[str, ...]:
    """The values that were found, as people read them: grades from the best, years and kinds in their order, names by letter."""
    known: dict[By, tuple[str, ...]] = {By.GRADE: tuple(GRADE_LABELS), By.REPORT: tuple(kind.value for kind in ReportKind)}
    order = known.get(by, ()) if by else ()
    places = {value: place for place, value in enumerate(order)}
    return tuple(sorted(tally.values, key=lambda value: (places.get(value, len(places)), value)))


def value_label(by: By, value: str) -> str:
    """What people read for a value that counts are parted by."""
    if by is By.GRADE:
        return GRADE_LABELS.get(value, value)
    return KIND_LABELS[ReportKind(value)] if by is By.REPORT else value


BY_LABELS = {By.GRADE: "Judgement of the area", By.REGION: "Region", By.YEAR: "Year", By.REPORT: "Kind of report"}
"""What people call that which counts may be parted by."""


def explored_sheet(found: Explored) -> Sheet:
    """The numbers of each line, and of each value of it where they are parted."""
    asked = found.wanted.kind == PassageKind.RECOMMENDATION.value
    numbers = ("Asked for",) if asked else ("Praised", "Both", "Criticised", "Neither")
    parted = (BY_LABELS[found.by],) if found.by else ()
    title = "What inspectors ask for" if asked else "Praise and criticism"
    return Sheet(title, ("Area", "Topic", *parted, *numbers), tuple(_rows(found, asked=asked)))


def _rows(found: Explored, *, asked: bool) -> Iterator[Row]:
    for area in found.areas:
        for line in area.lines:
            if found.by is None:
                yield area.title, line.title, *_numbers(found.line(line.id), asked=asked)
            else:
                for value in found.values:
                    numbers = _numbers(found.cell(line.id, value), asked=asked)
                    yield area.title, line.title, value_label(found.by, value), *numbers


def _numbers(says: Says, *, asked: bool) -> tuple[int, ...]:
    return (says.total,) if asked else (says.strength, says.mixed, says.improvement, says.neutral)


def judgements_sheet(found: Judgements) -> Sheet:
    """How many inspections of each year gave each area each grade."""
    head = ("Area", "Year", *(GRADE_LABELS[grade] for grade in found.grades))
    rows: tuple[Row, ...] = tuple(
        (capital(AREA_NAMES[area]), year, *(found.counts.get((area, year, grade), 0) for grade in found.grades))
        for area in found.areas
        for year in found.years
    )
    return Sheet("Judgements over time", head, rows)


def download(tools: Toolbox, who: Person, sheet: Sheet, form: str) -> bytes:
    """A sheet as the bytes of a file: Excel or CSV. Raises `BadInput` for another form."""
    del who
    if form not in SHEET_FORMS:
        raise BadInput(f"Tables are not made as {form!r}. Choose {' or '.join(SHEET_FORMS)}.")
    return tools.sheets()(sheet, form)
