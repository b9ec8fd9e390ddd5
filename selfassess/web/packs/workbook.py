"""The workbook comes back: it is sent, looked at, agreed to, and undone."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import CombinedMultiDict
from werkzeug.wrappers import Response

from selfassess.domain.rights import Right
from selfassess.domain.wording import counted
from selfassess.errors import BadInput, Conflict, NotFound
from selfassess.ports import Toolbox
from selfassess.services.waiting_workbooks import look_at_waiting, take_in_waiting, throw_workbook_away, waiting_workbooks
from selfassess.services.waiting_workbooks import send_workbook as keep_waiting
from selfassess.services.workbooks import Looked, intakes_of, undo_workbook
from selfassess.web.assessments.buttons import IMPORTANT
from selfassess.web.forms.govuk import error_list
from selfassess.web.forms.workbook import WorkbookForm, asked, decided
from selfassess.web.packs.around import around
from selfassess.web.visitor import person

CHOOSE = "Choose which words to keep, or settle all alike"


def workbook(tools: Toolbox, assessment_id: str) -> ResponseReturnValue:
    """Where the workbook goes out, and is sent when it comes back."""
    return _page(tools, assessment_id, WorkbookForm())


def send_workbook(tools: Toolbox, assessment_id: str) -> ResponseReturnValue:
    """Take the file, and show what it would change."""
    form = WorkbookForm(CombinedMultiDict((request.files, request.form)))
    if not form.validate():
        return _page(tools, assessment_id, form)
    name, content = form.file.data.filename, form.file.data.read()
    try:
        sent = keep_waiting(tools, person(), assessment=assessment_id, name=name, content=content)
    except (BadInput, NotFound) as error:
        form.file.errors = [str(error)]
        return _page(tools, assessment_id, form)
    return redirect(url_for("packs.look", assessment_id=assessment_id, file=sent.file))


def _page(tools: Toolbox, assessment_id: str, form: WorkbookForm) -> str:
    found = around(tools, assessment_id)
    return render_template(
        "packs/workbook.html",
        **found,
        form=form,
        errors=error_list(form),
        intakes=intakes_of(tools, person(), assessment_id),
        waiting=waiting_workbooks(tools, person(), assessment_id),
        keeps=keeps_all(tools, assessment_id),
        writes=person().answers_in(found["authority"].id, today=tools.today()),
        me=person().id,
    )


def look(tools: Toolbox, assessment_id: str, file: str) -> ResponseReturnValue:
    """Everything that a workbook would change, with what is here beside it."""
    return _shown(tools, assessment_id, _looked(tools, assessment_id, file))


def take_in(tools: Toolbox, assessment_id: str, file: str) -> ResponseReturnValue:
    """Take in what was agreed to; where something was saved here meanwhile, show it all again."""
    looked = _looked(tools, assessment_id, file)
    decisions, undecided = decided(looked.changes, request.form)
    if undecided and request.form.get("seen") == looked.changes.digest:
        return _shown(tools, assessment_id, looked, undecided), 400
    try:
        seen = request.form.get("seen", "")
        taken = take_in_waiting(tools, person(), assessment=assessment_id, file=file, decisions=decisions, seen=seen)
    except Conflict as conflict:
        flash(str(conflict), IMPORTANT)
        return _shown(tools, assessment_id, _looked(tools, assessment_id, file)), 409
    if taken.intake:
        flash(f"Taken in: {counted(taken.intake.changes, 'change')}. You can undo it at the end of this page")
    else:
        flash("Nothing was changed")
    return _back(assessment_id)


def throw_away(tools: Toolbox, assessment_id: str, file: str) -> ResponseReturnValue:
    """Throw a workbook away that waits."""
    gone = throw_workbook_away(tools, person(), assessment=assessment_id, file=file)
    flash(f"Thrown away: {gone.name}")
    return _back(assessment_id)


def keeps_all(tools: Toolbox, assessment_id: str) -> bool:
    """Whether the person may throw away what others sent."""
    authority = around(tools, assessment_id)["authority"].id
    return person().may(Right.START, authority, today=tools.today())


def undo(tools: Toolbox, assessment_id: str, intake_id: str) -> ResponseReturnValue:
    """Put back what a workbook changed."""
    undone = undo_workbook(tools, person(), assessment=assessment_id, intake=intake_id)
    flash(f"Undone: {undone.intake.name}")
    for left in undone.left:
        flash(left, IMPORTANT)
    return _back(assessment_id)


def _looked(tools: Toolbox, assessment_id: str, file: str) -> Looked:
    around(tools, assessment_id)
    return look_at_waiting(tools, person(), assessment=assessment_id, file=file)


def _shown(tools: Toolbox, assessment_id: str, looked: Looked, undecided: tuple[str, ...] = ()) -> str:
    values = around(tools, assessment_id)
    return render_template(
        "packs/look.html",
        **values,
        looked=looked,
        lines=tuple(asked(looked.changes, looked.framework)),
        undecided=undecided,
        sent=request.form,
        again=request.method == "POST",
        errors=[{"text": CHOOSE, "href": f"#{name}"} for name in undecided],
    )


def _back(assessment_id: str) -> Response:
    return redirect(url_for("packs.workbook", assessment_id=assessment_id))
