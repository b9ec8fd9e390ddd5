"""An assessment as plain tables, for those who work on it with programs of their own."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from selfassess.domain.assessment import WHOLE, Response
from selfassess.domain.indicators import Figure
from selfassess.domain.material import Material
from selfassess.domain.redaction import MaskedPlace, mask, places

Cell = str | int | float | bool | None

FORMAT, VERSION = "selfassess open data", 1
"""What a file says that it is; a table or column that changes its meaning makes a new version."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name, its columns, and rows as long as they are. None stands for what nobody said; days are in ISO 8601."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def masked_in(found: Material) -> tuple[MaskedPlace, ...]:
    """What is masked in the tables of an assessment, by the name of each."""
    made = (
        ("assessment", _assessment(found)),
        ("answers", _answers(found)),
        ("quotations", _quotations(found)),
        ("evidence", _evidence(found)),
        ("actions", _actions(found)),
    )
    texts = ((name, cell) for name, rows in made for row in rows for cell in row if isinstance(cell, str))
    return places((name, kind) for name, text in texts for kind in mask(text).kinds)


def tables(found: Material) -> tuple[Table, ...]:
    """Everything that is kept of an assessment and that packs may print, what must not leave masked in every text."""
    return tuple(
        Table(name, columns, tuple(tuple(map(_cell, row)) for row in rows))
        for name, columns, rows in (
            ("assessment", ASSESSMENT, _assessment(found)),
            ("answers", ANSWERS, _answers(found)),
            ("quotations", QUOTATIONS, _quotations(found)),
            ("evidence", EVIDENCE, _evidence(found)),
            ("evidence_of_answers", ("subject", "evidence"), _named(found, evidence=True)),
            ("actions", ACTIONS, _actions(found)),
            ("actions_of_answers", ("subject", "action"), _named(found, evidence=False)),
            ("judgements_of_inspections", JUDGED, _judged(found)),
            ("indicators", INDICATORS, _indicators(found)),
        )
    )


ASSESSMENT = ("id", "title", "authority", "authority_name", "framework", "framework_title", "period", "state", "made")
ANSWERS = (
    "subject", "is", "area", "title", "judgement", "reason", "confidence", "strengths", "improvements", "impact", "how", "plans",
    "ready", "benchmark", "saved",
)  # fmt: skip
QUOTATIONS = ("subject", "mark", "quotation", "report", "authority", "visit", "paragraph", "page", "licence")
EVIDENCE = ("evidence", "kind", "title", "about", "locator", "note", "link", "file")
ACTIONS = ("action", "text", "owner", "due", "status", "measure")
JUDGED = ("report", "kind", "visit_end", "area", "grade", "printed")
INDICATORS = (
    "indicator", "title", "unit", "period", "ends", "value", "symbol", "numerator", "denominator", "england", "region",
    "neighbours", "target", "source", "note",
)  # fmt: skip

Row = tuple[Cell | date | datetime, ...]


def _cell(value: Cell | date | datetime) -> Cell:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, str):
        return mask(value).text or None
    return value


def _assessment(found: Material) -> Iterator[Row]:
    held, framework = found.assessment, found.framework
    place = (found.authority.id, found.authority.name, framework.key, framework.title)
    yield (held.id, held.title, *place, held.period, held.state.value, found.today)


def _answers(found: Material) -> Iterator[Row]:
    areas = {line.id: area.id for area in found.framework.areas for line in area.lines}
    for response in found.in_order():
        subject = response.subject
        what = "whole" if subject == WHOLE else "line" if subject in areas else "area"
        judged, texts, benchmark = response.judgement, response.texts, response.benchmark
        said = (texts.strengths, texts.improvements, texts.impact, texts.how, texts.plans)
        yield (
            subject,
            what,
            areas.get(subject, subject if what == "area" else None),
            found.subject_title(subject),
            judged.answer,
            judged.reason,
            judged.confidence,
            *said,
            response.ready,
            benchmark.text if benchmark else None,
            response.saved_at,
        )


def _quotations(found: Material) -> Iterator[Row]:
    for response in found.in_order():
        for item in response.benchmark.citations if response.benchmark else ():
            where = (item.paragraph, item.page, item.licence)
            yield (response.subject, item.number, item.quote, item.report_title, item.authority, item.visit, *where)


def _evidence(found: Material) -> Iterator[Row]:
    for attached in found.attached_evidence():
        item = attached.thing
        file = item.file.name if item.file else None
        yield (attached.ref, item.kind.value, item.title, item.about, item.locator, item.note, item.link, file)


def _actions(found: Material) -> Iterator[Row]:
    for attached in found.attached_actions():
        item = attached.thing
        yield (attached.ref, item.text, item.owner, item.due, item.status.value, item.measure)


def _named(found: Material, *, evidence: bool) -> Iterator[Row]:
    """Each answer with each piece of evidence, or each action, that it names, in the order of answers."""
    refs = {item.thing.id: item.ref for item in (found.attached_evidence() if evidence else found.attached_actions())}
    for response in found.in_order():
        named = _keys(response, evidence=evidence)
        yield from ((response.subject, refs[key]) for key in named if key in refs)


def _keys(response: Response, *, evidence: bool) -> tuple[str, ...]:
    return response.evidence if evidence else response.actions


def _judged(found: Material) -> Iterator[Row]:
    for report in found.reports:
        for judgement in report.judgements:
            yield (report.title, report.kind.value, report.visit_end, judgement.area, judgement.grade, judgement.printed)


def _indicators(found: Material) -> Iterator[Row]:
    for series in found.figures:
        about = series.definition
        for value in series.values:
            beside = map(_number, (value.england, value.region, value.neighbours, value.target))
            yield (
                about.id,
                about.title,
                about.unit,
                value.period,
                value.ends,
                value.figure.value,
                value.figure.symbol,
                value.numerator,
                value.denominator,
                *beside,
                value.source,
                value.note,
            )


def _number(figure: Figure) -> Cell:
    """The number, or the letter of national statistics that stands for one."""
    return figure.value if figure.value is not None else figure.symbol
