"""Searching the passages of past reports."""

from datetime import date
from typing import Any

from flask import render_template, request
from flask.typing import ResponseReturnValue

from selfassess.domain.search import Order
from selfassess.ports import Toolbox
from selfassess.services.authorities import list_authorities
from selfassess.services.benchmarks import LIBRARY_FRAMEWORK
from selfassess.services.searching import search as find
from selfassess.services.wanted import AREAS, Among, Wanted
from selfassess.web.forms.govuk import error_list
from selfassess.web.forms.search import SearchForm, search_form
from selfassess.web.search.labels import Labels, area_name, framework_name
from selfassess.web.search.shown import Results, results
from selfassess.web.visitor import person

ANYTHING = Wanted()
MOST_PAGES = 500
GIVEN = ("words", "authority", "region", "area", "line", "polarity", "grade", "kind", "report", "framework")


def search(tools: Toolbox) -> ResponseReturnValue:
    """The form, and once something is asked for what was found."""
    labels = labels_of(tools)
    made = search_form(
        list_authorities(tools, person()), {area: area_name(area) for area in AREAS}, labels.lines, labels.frameworks
    )
    form = made(request.args)
    fits = form.validate()
    wanted = wanted_of(form) if fits else ANYTHING
    found = None if wanted == ANYTHING else _found(tools, wanted, labels)
    return render_template("search/page.html", form=form, errors=error_list(form), found=found)


def _found(tools: Toolbox, wanted: Wanted, labels: Labels) -> Results:
    return results(find(tools, person(), wanted), labels)


def labels_of(tools: Toolbox) -> Labels:
    """What people read for the values that passages are chosen by."""
    lines = {line.id: line.title for line in tools.frameworks().framework(LIBRARY_FRAMEWORK).lines()}
    frameworks = {each.key: framework_name(each.key) for each in tools.frameworks().frameworks()}
    return Labels(lines, frameworks)


def wanted_of(form: SearchForm) -> Wanted:
    """What a form that is in order asks for; a passage that others should be like, and the page, stand in the address alone."""
    page = request.args.get("page", "")
    given: dict[str, Any] = {name: form[name].data or "" for name in GIVEN}
    return Wanted(
        **given,
        like=request.args.get("like", ""),
        among=Among(form.among.data) if form.authority.data else Among.ITSELF,
        since=date(int(form.since.data), 1, 1) if form.since.data else None,
        until=date(int(form.until.data), 12, 31) if form.until.data else None,
        order=Order(form.order.data),
        page=min(max(1, int(page)), MOST_PAGES) if page.isdecimal() else 1,
    )
