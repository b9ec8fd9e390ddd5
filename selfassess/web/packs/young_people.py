"""The summary for children and young people: written, measured as it is saved, and who of them read it."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import Form

from selfassess.domain.rights import Right
from selfassess.domain.young_people import QUESTIONS, TARGET_AGE, YoungSummary, sections
from selfassess.errors import BadInput, Conflict
from selfassess.ports import Toolbox
from selfassess.services.young_people import Young, add_young_reading, save_young_people, young_people_of
from selfassess.web.assessments.places import Step
from selfassess.web.forms.govuk import error_list
from selfassess.web.forms.young_people import APART, ReadingForm, filled, summary_form, typed
from selfassess.web.messages import land
from selfassess.web.packs.around import around
from selfassess.web.visitor import person


def young_people(tools: Toolbox, assessment_id: str) -> ResponseReturnValue:
    """What is written, how hard it is to read, and who read it."""
    found = young_people_of(tools, person(), assessment_id)
    return _page(tools, found, filled(found.framework, found.summary), ReadingForm(day=tools.today()))


def keep_young_people(tools: Toolbox, assessment_id: str) -> ResponseReturnValue:
    """Keep what was written, or only measure it."""
    found = young_people_of(tools, person(), assessment_id)
    form = summary_form(found.framework)(request.form)
    reading = ReadingForm(day=tools.today())
    if not form.validate():
        return _page(tools, found, form, reading), 400
    if request.form.get("then") == "measure":
        return _page(tools, found, form, reading, said="Measured, and not saved yet.")
    try:
        save_young_people(tools, person(), assessment=assessment_id, revision=form["revision"].data or 0, texts=typed(form))
    except Conflict as error:
        form["revision"].process_data(young_people_of(tools, person(), assessment_id).summary.revision)
        return _page(tools, found, form, reading, said=f"{error} Saving now puts it in place of theirs."), 409
    except BadInput as error:
        return _page(tools, found, form, reading, said=str(error)), 400
    flash("Saved")
    return redirect(url_for("packs.young_people", assessment_id=assessment_id))


def keep_young_reading(tools: Toolbox, assessment_id: str) -> ResponseReturnValue:
    """Record which young people read it."""
    found = young_people_of(tools, person(), assessment_id)
    reading = ReadingForm(request.form)
    written = filled(found.framework, found.summary)
    if not reading.validate():
        return _page(tools, found, written, reading), 400
    try:
        add_young_reading(tools, person(), assessment=assessment_id, reading=reading.reading())
    except BadInput as error:
        reading.group.errors = [str(error)]
        return _page(tools, found, written, reading), 400
    flash("Recorded")
    return land(url_for("packs.young_people", assessment_id=assessment_id, _anchor="readings"))


def _page(tools: Toolbox, found: Young, form: Form, reading: ReadingForm, said: str = "") -> str:
    values = around(tools, found.assessment.id)
    if person().may(Right.EXPORT, values["authority"].id, today=tools.today()):
        values["trail"] += (Step("Packs", url_for("packs.exports", assessment_id=found.assessment.id)),)
    return render_template(
        "packs/young_people.html",
        **values,
        summary=found.summary,
        measure=YoungSummary(found.assessment.id, texts=typed(form)).measured(),
        target=TARGET_AGE,
        sections=sections(found.framework),
        questions=QUESTIONS,
        apart=APART,
        form=form,
        reading=reading,
        said=said,
        writes=person().may(Right.START, values["authority"].id, today=tools.today()),
        errors=[*error_list(form), *error_list(reading)],
    )
