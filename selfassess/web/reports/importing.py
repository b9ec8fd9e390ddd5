"""Bringing reports into the library."""

from flask import render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import CombinedMultiDict

from selfassess.domain.report import Visibility
from selfassess.ports import Toolbox
from selfassess.services.uploading import Outcome, Upload, import_uploads
from selfassess.web.forms.govuk import error_list
from selfassess.web.forms.reports import ImportForm
from selfassess.web.visitor import person


def upload(tools: Toolbox) -> ResponseReturnValue:
    """The form in which reports are chosen."""
    del tools
    return _shown(ImportForm())


def take(tools: Toolbox) -> ResponseReturnValue:
    """Read the files that were sent, and say what became of each."""
    form = ImportForm(CombinedMultiDict((request.files, request.form)))
    if not form.validate():
        return _shown(form)
    return render_template("reports/imported.html", outcomes=_imported(tools, form))


def _imported(tools: Toolbox, form: ImportForm) -> tuple[Outcome, ...]:
    sent = [Upload(file.filename, file.read()) for file in form.files.data or () if file.filename]
    named = form.authority.data or None
    return import_uploads(
        tools, person(), sent, authority=named, visibility=Visibility(form.visibility.data) if form.visibility.data else None
    )


def _shown(form: ImportForm) -> str:
    return render_template("reports/import.html", form=form, errors=error_list(form))
