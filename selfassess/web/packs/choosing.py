"""Choosing the parts of a pack before it is looked at or made."""

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from selfassess.domain.pack import AREA, ASSESSMENT, DOCUMENT, Pack
from selfassess.domain.rights import Right
from selfassess.domain.wording import counted
from selfassess.errors import NotFound
from selfassess.ports import Toolbox
from selfassess.services.making import ask_for_pack
from selfassess.services.rights import need
from selfassess.web.assessments.places import Step
from selfassess.web.forms.govuk import error_list
from selfassess.web.forms.packs import ChoosingForm, choosing_form
from selfassess.web.packs.around import around
from selfassess.web.visitor import person

LOOK = "look"


def choosing(tools: Toolbox, assessment_id: str, pack_id: str) -> ResponseReturnValue:
    """Which parts a pack has, to be chosen."""
    values, pack = _found(tools, assessment_id, pack_id)
    return _page(pack, choosing_form(pack, values["framework"]), values)


def make_chosen(tools: Toolbox, assessment_id: str, pack_id: str) -> ResponseReturnValue:
    """Look at the parts that were chosen, or have them made."""
    values, pack = _found(tools, assessment_id, pack_id)
    form = choosing_form(pack, values["framework"], request.form)
    if not form.validate():
        return _page(pack, form, values), 400
    area = form["area"].data if "area" in form else ""
    if request.form.get("then") == LOOK:
        numbers = form.numbers()
        return redirect(url_for("packs.preview", assessment_id=assessment_id, pack_id=pack_id, area=area or None, part=numbers))
    for wanted in form["formats"].data:
        ask_for_pack(tools, person(), pack=pack_id, subject=assessment_id, form=wanted, area=area, parts=form.numbers())
    flash(f"{counted(len(form['formats'].data), 'file')} of {pack.title} asked for. You can go on working.")
    return redirect(url_for("jobs.jobs"))


def _found(tools: Toolbox, assessment_id: str, pack_id: str) -> tuple[dict[str, Any], Pack]:
    """The page's values and the pack, where the person may make it. Raises `NotFound` where it is no document."""
    values = around(tools, assessment_id)
    need(tools, person(), Right.EXPORT, values["authority"].id)
    pack = tools.packs().pack(pack_id)
    if pack.of not in (ASSESSMENT, AREA) or not set(pack.formats) & set(DOCUMENT):
        raise NotFound(f"{pack.title!r} has no parts to be chosen.")
    return values, pack


def _page(pack: Pack, form: ChoosingForm, values: dict[str, Any]) -> str:
    assessment_id = values["assessment"].id
    back = url_for("packs.exports", assessment_id=assessment_id)
    values |= {"trail": (*values["trail"], Step("Packs", back)), "of": values["assessment"].title, "back": back}
    return render_template("packs/choosing.html", **values, pack=pack, form=form, errors=error_list(form))
