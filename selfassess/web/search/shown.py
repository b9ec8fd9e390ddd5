"""What was found, as the page shows it: every number and every filter with the address that it leads to."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from flask import url_for

from selfassess.domain.search import Field, Order, Piece
from selfassess.services.searching import Answer, Shown
from selfassess.services.wanted import Among, Wanted
from selfassess.web.forms.search import COMPARED
from selfassess.web.search.labels import TITLES, Labels

MOST_VALUES = 12
BY_NAME = (Field.AREA, Field.LINE, Field.POLARITY, Field.GRADE, Field.KIND, Field.REPORT, Field.FRAMEWORK, Field.REGION)
AROUND = 2


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter that is set, and the address without it."""

    label: str
    without: str


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a field: how many passages have it, and the address that shows those alone."""

    label: str
    number: int
    address: str


@dataclass(frozen=True, slots=True)
class Counts:
    """The values of one field, the most frequent first; `more` is how many values there are besides."""

    title: str
    values: tuple[Value, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Found:
    """A passage that was found. `address` is its place in its report, `like` leads to others like it."""

    title: str
    where: str
    address: str
    like: str
    heading: tuple[Piece, ...]
    snippet: tuple[Piece, ...]
    polarity: str | None
    lines: tuple[str, ...]
    grade: str | None


@dataclass(frozen=True, slots=True)
class Results:
    """One page of what was found; `first` is the number of its first passage. `pages` are the parameters of the pagination."""

    answer: Answer
    first: int
    hits: tuple[Found, ...]
    chips: tuple[Chip, ...]
    counts: tuple[Counts, ...]
    pages: dict[str, object] | None
    beginning: str


def results(answer: Answer, labels: Labels) -> Results:
    """What the page shows of an answer."""
    wanted = answer.wanted
    return Results(
        answer=answer,
        first=(wanted.page - 1) * wanted.limit + 1,
        hits=tuple(_hit(shown, wanted, labels) for shown in answer.hits),
        chips=tuple(_chips(answer, labels)),
        counts=tuple(_counts(answer, labels)),
        pages=_pages(answer),
        beginning=address(replace(wanted, page=1)),
    )


def address(wanted: Wanted) -> str:
    """The address of a search."""
    given = {name: getattr(wanted, name) for name in ("words", "like", *BY_NAME, Field.AUTHORITY)}
    given |= {
        "among": wanted.among.value if wanted.authority and wanted.among is not Among.ITSELF else "",
        "since": str(wanted.since.year) if wanted.since else "",
        "until": str(wanted.until.year) if wanted.until else "",
        "order": wanted.order.value if wanted.order is not Order.BEST else "",
        "page": str(wanted.page) if wanted.page > 1 else "",
    }
    return url_for("search.search", **{str(name): value for name, value in given.items() if value})


def _hit(shown: Shown, wanted: Wanted, labels: Labels) -> Found:
    head, passage = shown.held.report, shown.held.passage
    number = f"paragraph {passage.number}" if passage.number else "paragraph not numbered"
    page = f"page {passage.page}" if passage.page else "page not in our copy"
    grade = head.grade(passage.area)
    return Found(
        title=f"{head.authority_name}: {head.title}",
        where=f"{number}, {page}",
        address=url_for("reports.report", report_id=head.id, _anchor=f"p{shown.held.ordinal}"),
        like=address(Wanted(like=shown.held.key, authority=wanted.authority, among=wanted.among, region=wanted.region)),
        heading=shown.heading,
        snippet=shown.snippet,
        polarity=passage.polarity.value if passage.kind != "context" else None,
        lines=tuple(labels.lines.get(line, line) for line in passage.lines),
        grade=grade.label if grade else None,
    )


def _chips(answer: Answer, labels: Labels) -> Iterator[Chip]:
    wanted = answer.wanted
    if answer.about:
        compared = "" if wanted.among is Among.ITSELF else f": {COMPARED[wanted.among.value].lower()}"
        yield Chip(f"{answer.about.name}{compared}", address(wanted.choosing(Field.AUTHORITY, "")))
    for field in BY_NAME:
        if value := getattr(wanted, field.value):
            label = f"{TITLES[field]}: {labels.of(field, value, answer.authorities)}"
            yield Chip(label, address(wanted.choosing(field, "")))
    if wanted.since or wanted.until:
        yield Chip(_years(wanted.since, wanted.until), address(wanted.choosing(Field.YEAR, "")))


def _years(since: date | None, until: date | None) -> str:
    if since and until:
        return str(since.year) if since.year == until.year else f"{since.year} to {until.year}"
    return f"From {since.year}" if since else f"To {until.year}" if until else ""


def _counts(answer: Answer, labels: Labels) -> Iterator[Counts]:
    """The counts of fields that still divide what was found."""
    wanted = answer.wanted
    for field, title in TITLES.items():
        counted = answer.counts.get(field, ())
        if len(counted) > 1 and not (field in BY_NAME and getattr(wanted, field.value)):
            shown = tuple(
                Value(labels.of(field, value, answer.authorities), number, address(answer.wanted.choosing(field, value)))
                for value, number in counted[:MOST_VALUES]
            )
            yield Counts(title, shown, len(counted) - len(shown))


def _pages(answer: Answer) -> dict[str, object] | None:
    """The parameters of the pagination: the first and the last page, and those around the one that is shown."""
    here, last = answer.wanted.page, answer.pages
    if last < 2 or here > last:
        return None
    near = {1, last, *range(max(1, here - AROUND), min(last, here + AROUND) + 1)}
    items: list[dict[str, object]] = []
    before = 0
    for number in sorted(near):
        if number > before + 1:
            items.append({"ellipsis": True})
        items.append({"number": number, "current": number == here, "href": address(replace(answer.wanted, page=number))})
        before = number
    shown: dict[str, object] = {"items": items, "landmarkLabel": "Pages of what was found"}
    if here > 1:
        shown["previous"] = {"href": address(replace(answer.wanted, page=here - 1))}
    if here < last:
        shown["next"] = {"href": address(replace(answer.wanted, page=here + 1))}
    return shown
