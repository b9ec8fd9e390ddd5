"""The list of past reports."""

from flask import render_template, request
from flask.typing import ResponseReturnValue

from selfassess.domain.events import copies
from selfassess.domain.report import ReportKind
from selfassess.ports import Toolbox
from selfassess.services.reclassifying import may_reclassify
from selfassess.services.reports import Wanted
from selfassess.services.reports import library as load_library
from selfassess.web.forms.reports import LibraryForm
from selfassess.web.visitor import person


def library(tools: Toolbox) -> ResponseReturnValue:
    """The reports by authority, all of them or those that are asked for."""
    form = LibraryForm(request.args)
    kind = ReportKind(form.kind.data) if form.validate() and form.kind.data else None
    found = load_library(tools, person(), wanted=Wanted(form.words.data or "", kind))
    told_elsewhere = copies([head for _, heads in found.authorities for head in heads])
    return render_template(
        "reports/library.html", form=form, library=found, copies=told_elsewhere, may_reclassify=may_reclassify(tools, person())
    )
