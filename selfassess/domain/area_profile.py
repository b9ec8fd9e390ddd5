"""The area profile: what an authority is like, figure by figure, each with its day, its source and what it is compared with."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from selfassess.domain.framework import ContextItem
from selfassess.domain.holdings import ReportHead
from selfassess.domain.indicator_series import Series
from selfassess.domain.indicators import Figure, Value
from selfassess.domain.judgement import AREA_NAMES
from selfassess.domain.report import Fact
from selfassess.domain.wording import day


class Validated(StrEnum):
    """Whether a figure was checked and published, or is the authority's own so far."""

    YES = "yes"
    NO = "no"
    UNKNOWN = ""


WORDS = "text"
"""The unit of an entry that holds no figure."""
BEFORE_LENGTH = 200
"""How long a figure before may be, in characters."""
VALIDATED_LABELS = {Validated.YES: "Validated", Validated.NO: "Not validated", Validated.UNKNOWN: "Not said"}


@dataclass(frozen=True, slots=True)
class ProfileFigure:
    """What is said of one entry of the profile, the `revision`th time (from 1). Figures are kept as they were written.

    `at` is the day that it is about, `previous` the figure before it of the day `previous_at`; `compared` is another's figure
    and `compared_with` whose.
    """

    item: str
    value: str
    at: date | None = None
    previous: str = ""
    previous_at: date | None = None
    compared: str = ""
    compared_with: str = ""
    source: str = ""
    validated: Validated = Validated.UNKNOWN
    note: str = ""
    revision: int = 0
    saved_by: str = ""
    saved_at: datetime | None = None

    @property
    def said(self) -> bool:
        """Whether anything is said of it."""
        return bool(self.value)

    def as_before(self, item: ContextItem) -> "ProfileFigure | None":
        """What the next assessment begins with: this figure as the one before, nothing said of now.

        None for words, which are not compared with what they were, and where nothing short enough was said.
        """
        if item.unit == WORDS or not 0 < len(self.value) <= BEFORE_LENGTH:
            return None
        return ProfileFigure(item.id, "", previous=self.value, previous_at=self.at)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a figure may be suggested from: facts as they are read from reports, and indicators, by name and id."""

    id: str
    facts: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()


def suggestions(
    item: ContextItem, origin: Origin | None, series: Sequence[Series], reports: Sequence[tuple[ReportHead, Mapping[str, Fact]]]
) -> Iterator[ProfileFigure]:
    """What may be said of an entry: by the authority's indicators, then by its reports, newest first."""
    if origin is None:
        return
    held = {each.definition.id: each for each in series}
    for key in origin.indicators:
        if key in held and held[key].values:
            yield _of_series(item, held[key])
    for name in origin.facts:
        told = ((head, facts[name]) for head, facts in reports if name in facts)
        for head, fact in told:
            yield _of_fact(item, head, fact)
            break


def _of_series(item: ContextItem, series: Series) -> ProfileFigure:
    newest = series.values[-1]
    before = series.values[-2] if len(series.values) > 1 else None
    compared, whose = _compared(newest)
    return ProfileFigure(
        item=item.id,
        value=f"{_number(newest.figure)} {UNITS.get(series.definition.unit, '')}".strip(),
        at=newest.ends,
        previous=_number(before.figure) if before else "",
        previous_at=before.ends if before else None,
        compared=compared,
        compared_with=whose,
        source=f"{series.definition.title}, {newest.period}{f' ({newest.source})' if newest.source else ''}",
    )


UNITS = {"percent": "per cent", "rate-per-10000": "for every 10,000 children"}


def _compared(value: Value) -> tuple[str, str]:
    for name, figure in (("England", value.england), ("Statistical neighbours", value.neighbours), ("Region", value.region)):
        if figure.given:
            return _number(figure), name
    return "", ""


def _number(figure: Figure) -> str:
    return f"{figure.value:,g}" if figure.value is not None else figure.symbol


def _of_fact(item: ContextItem, head: ReportHead, fact: Fact) -> ProfileFigure:
    share = " per cent" if "per cent" in fact.name else ""
    rate = f" ({fact.rate_per_10000:,g} for every 10,000 children)" if fact.rate_per_10000 is not None else ""
    validated = {True: Validated.YES, False: Validated.NO}.get(fact.validated, Validated.UNKNOWN)  # type: ignore[arg-type]
    page = f", page {fact.page}" if fact.page else ""
    return ProfileFigure(
        item=item.id,
        value=f"{fact.value:,g}{share}{rate}",
        at=fact.at,
        previous=f"{fact.previous:,g}{share}" if fact.previous is not None else "",
        previous_at=fact.previous_at,
        compared=f"{fact.national:,g}{share}" if fact.national is not None else "",
        compared_with="England" if fact.national is not None else "",
        source=f"{head.title}{page}",
        validated=validated,
    )


def of_inspections(item: ContextItem, heads: Sequence[ReportHead]) -> Iterator[ProfileFigure]:
    """What the library says of the history of inspections: the last graded one, and what came after it."""
    graded = next((head for head in heads if head.judgements), None)
    if item.id == "last-inspection" and graded:
        grades = "; ".join(f"{each.label} for {AREA_NAMES.get(each.area, each.area)}" for each in graded.judgements)
        yield ProfileFigure(item.id, f"{graded.title}: {grades}", graded.day, source=graded.title)
    if item.id == "visits-since":
        since = [
            head for head in heads if not head.judgements and head.day and (graded is None or head.day > (graded.day or date.min))
        ]
        if since:
            told = "; ".join(f"{head.title}{f', {day(head.day)}' if head.day else ''}" for head in since)
            yield ProfileFigure(item.id, told, since[0].day, source="Reports in the library")
