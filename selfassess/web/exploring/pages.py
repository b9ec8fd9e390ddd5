"""The pages of the explorer, and what is downloaded from them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from io import BytesIO
from typing import Any

from flask import render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue

from selfassess.domain.judgement import AREA_NAMES, GRADE_LABELS
from selfassess.domain.sheet import Sheet
from selfassess.domain.tally import By
from selfassess.domain.wording import capital
from selfassess.errors import NotFound
from selfassess.ports import Toolbox
from selfassess.services.authorities import list_authorities
from selfassess.services.exploring import (
    BY_LABELS,
    Judgements,
    download,
    explore,
    explore_judgements,
    explore_recommendations,
    explored_sheet,
    judgements_sheet,
    value_label,
)
from selfassess.services.wanted import AREAS, Among, Wanted
from selfassess.web.exploring.charts import FEW, Columns, columns
from selfassess.web.exploring.shown import COLUMNS, shown
from selfassess.web.forms.exploring import ExploringForm, Sorted, exploring_form
from selfassess.web.forms.govuk import error_list
from selfassess.web.forms.search import COMPARED
from selfassess.web.search.labels import area_name
from selfassess.web.search.page import labels_of, wanted_of
from selfassess.web.search.shown import address
from selfassess.web.visitor import person

VIEWS = {
    "topics": "Praise and criticism",
    "recommendations": "What they ask for",
    "judgements": "Judgements over time",
}
"""The pages of the explorer, as their tabs call them."""
MEDIA = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
NOTHING_CHOSEN = Wanted()


@dataclass(frozen=True, slots=True)
class Graded:
    """One area: its chart, and for each year the numbers of each grade with the search for what was said."""

    title: str
    chart: Columns
    rows: tuple[tuple[int, tuple[tuple[int, str], ...]], ...]


def topics(tools: Toolbox) -> ResponseReturnValue:
    """How often each topic is praised and criticised."""
    form = _form(tools)
    found = explore(tools, person(), _wanted(form), _by(form))
    return _page(
        "topics", form, _said(tools, found.wanted), found=found, shown=shown(found, _sort(form)), value_label=value_label
    )


def recommendations(tools: Toolbox) -> ResponseReturnValue:
    """How often each topic is what inspectors ask to improve."""
    form = _form(tools)
    found = explore_recommendations(tools, person(), _wanted(form), _by(form))
    laid = shown(found, _sort(form) if form.sort.data else Sorted.OFTEN)
    return _page("recommendations", form, _said(tools, found.wanted), found=found, shown=laid, value_label=value_label)


def judgements(tools: Toolbox) -> ResponseReturnValue:
    """How areas were judged, year by year."""
    form = _form(tools)
    found = explore_judgements(tools, person(), _wanted(form))
    graded = tuple(_graded(found, area) for area in found.areas)
    return _page("judgements", form, _said(tools, found.wanted), found=found, graded=graded, grades=GRADE_LABELS)


def table(tools: Toolbox, view: str, ending: str) -> ResponseReturnValue:
    """The numbers of a page as a file."""
    if view not in VIEWS or ending not in MEDIA:
        raise NotFound("There is no such table. Choose Excel or CSV on the explorer’s pages.")
    sheet = _sheet(tools, view, _form(tools))
    content = download(tools, person(), sheet, ending)
    return send_file(BytesIO(content), mimetype=MEDIA[ending], as_attachment=True, download_name=f"{view}.{ending}")


def _sheet(tools: Toolbox, view: str, form: ExploringForm) -> Sheet:
    if view == "judgements":
        return judgements_sheet(explore_judgements(tools, person(), _wanted(form)))
    counting = explore_recommendations if view == "recommendations" else explore
    return explored_sheet(counting(tools, person(), _wanted(form), _by(form)))


def _form(tools: Toolbox) -> ExploringForm:
    labels = labels_of(tools)
    areas = {area: area_name(area) for area in AREAS}
    form = exploring_form(list_authorities(tools, person()), areas, labels.lines, labels.frameworks)(request.args)
    form.validate()
    return form


def _wanted(form: ExploringForm) -> Wanted:
    """What a form asks to be counted; nothing is chosen by one that is not in order."""
    return NOTHING_CHOSEN if form.errors else wanted_of(form)


def _by(form: ExploringForm) -> By | None:
    return By(form.by.data) if form.by.data and not form.errors else None


def _sort(form: ExploringForm) -> Sorted:
    return Sorted.FRAMEWORK if form.errors else Sorted(form.sort.data or "")


def _page(view: str, form: ExploringForm, said: tuple[str, ...], **more: object) -> str:
    given: dict[str, Any] = {name: value for name, value in request.args.items() if value and name in form}
    return render_template(
        f"exploring/{'judgements' if view == 'judgements' else 'topics'}.html",
        view=view,
        views=tuple((name, title, url_for(f"exploring.{name}", **given), name == view) for name, title in VIEWS.items()),
        downloads=tuple(
            (title, url_for("exploring.table", view=view, ending=ending, **given))
            for title, ending in (("Excel", "xlsx"), ("CSV", "csv"))
        ),
        form=form,
        errors=error_list(form),
        said=said,
        by_labels=BY_LABELS,
        few=FEW,
        columns=tuple(COLUMNS.values()),
        **more,
    )


def _said(tools: Toolbox, wanted: Wanted) -> tuple[str, ...]:
    """What is chosen, in words, for the sentence over the numbers."""
    labels = labels_of(tools)
    names = {each.id: each.name for each in list_authorities(tools, person())} if wanted.authority else {}
    told: Mapping[str, str] = {
        "area": area_name(wanted.area) if wanted.area else "",
        "line": labels.lines.get(wanted.line, ""),
        "grade": f"judged {GRADE_LABELS.get(wanted.grade, wanted.grade).lower()}" if wanted.grade else "",
        "authority": _whose(names.get(wanted.authority, wanted.authority), wanted.among) if wanted.authority else "",
        "region": wanted.region,
        "report": value_label(By.REPORT, wanted.report) if wanted.report else "",
        "years": _years(wanted.since, wanted.until),
    }
    return tuple(words for words in told.values() if words)


def _whose(name: str, among: Among) -> str:
    return name if among is Among.ITSELF else f"{COMPARED[among.value].lower().replace('its ', f'{name}’s ')}"


def _years(since: date | None, until: date | None) -> str:
    if since and until:
        return f"{since.year} to {until.year}" if since.year != until.year else str(since.year)
    return f"from {since.year}" if since else f"to {until.year}" if until else ""


def _graded(found: Judgements, area: str) -> Graded:
    rows = tuple(
        (
            year,
            tuple(
                (number, _behind(found.wanted, area, year, grade) if number else "") for grade, number in _of(found, area, year)
            ),
        )
        for year in reversed(found.years)
        if any(number for _, number in _of(found, area, year))
    )
    return Graded(capital(AREA_NAMES[area]), columns(found, area), rows)


def _of(found: Judgements, area: str, year: int) -> tuple[tuple[str, int], ...]:
    return tuple((grade, found.counts.get((area, year, grade), 0)) for grade in found.grades)


def _behind(wanted: Wanted, area: str, year: int, grade: str) -> str:
    """The search for what the inspections of a year said about an area that they judged so."""
    return address(replace(wanted, area=area, grade=grade, since=date(year, 1, 1), until=date(year, 12, 31)))
