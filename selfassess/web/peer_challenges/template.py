"""The template builder: what a case review asks, put together on pages."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

from flask import flash, redirect, render_template, request, send_file
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import CombinedMultiDict
from wtforms import Form

from selfassess.domain import template as building
from selfassess.domain.case_form import NOT_ASKED, SHOWN
from selfassess.domain.framework import Framework
from selfassess.domain.template import KIND_LABELS, design
from selfassess.errors import BadInput, NotFound
from selfassess.ports import Toolbox
from selfassess.services import templates
from selfassess.services.templates import TemplatePage, change_template, template_page
from selfassess.web.assessments.places import Step
from selfassess.web.forms.cases import part_form
from selfassess.web.forms.govuk import error_list
from selfassess.web.forms.rows import BLANK, MORE, RowsForm, rows_form, rows_of, sent_count
from selfassess.web.forms.template import (
    COHORTS,
    AboutForm,
    AreaForm,
    BeginForm,
    FieldForm,
    ScaleForm,
    UploadForm,
    begin_form,
)
from selfassess.web.peer_challenges.around import around, here
from selfassess.web.peer_challenges.sure import sure_of_template
from selfassess.web.visitor import person

NEW = "new"
MEDIA = {
    "yaml": "application/yaml",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
Change = Callable[[Framework], Framework]


def template(tools: Toolbox, challenge_id: str) -> ResponseReturnValue:
    """What the case review asks now, and the template that is being built."""
    page = template_page(tools, person(), challenge_id)
    data = {"like": page.using.key, "title": page.using.title if page.using.id != "case-review" else ""}
    return _page(tools, page, begin_form(page.ready)(data=data), UploadForm())


def _page(tools: Toolbox, page: TemplatePage, begin: BeginForm, upload: UploadForm) -> str:
    asked = [field for field in design(page.draft).fields if field.id not in NOT_ASKED] if page.draft else []
    return render_template(
        "peer_challenges/template.html",
        **around(tools, page.challenge.id),
        page=page,
        begin=begin,
        upload=upload,
        asked=asked,
        kinds=KIND_LABELS,
        scale=page.draft.scale(SHOWN) if page.draft else None,
        errors=[*error_list(begin), *error_list(upload)],
    )


def begin_template(tools: Toolbox, challenge_id: str) -> ResponseReturnValue:
    """Begin a template as another one stands."""
    page = template_page(tools, person(), challenge_id)
    form = begin_form(page.ready)(request.form)
    try:
        if not form.validate():
            return _page(tools, page, form, UploadForm())
        templates.start_template(tools, person(), challenge_id, form.like.data or "", form.said())
    except BadInput as error:
        form.title.errors = [str(error)]
        return _page(tools, page, form, UploadForm())
    flash("Template begun. Nobody else sees it until you publish it")
    return redirect(here("template", challenge_id))


def import_template(tools: Toolbox, challenge_id: str) -> ResponseReturnValue:
    """Take a framework file or a plain sheet as the draft."""
    page = template_page(tools, person(), challenge_id)
    form = UploadForm(CombinedMultiDict((request.files, request.form)))
    try:
        if not form.validate():
            return _page(tools, page, begin_form(page.ready)(), form)
        sent = form.file.data
        templates.import_template(tools, person(), challenge_id, sent.filename or "file", sent.read(templates.LARGEST + 1))
    except BadInput as error:
        form.file.errors = str(error).splitlines()
        return _page(tools, page, begin_form(page.ready)(), form)
    flash("The template was taken in. Look through it before you publish it")
    return redirect(here("template", challenge_id))


def settle_template(tools: Toolbox, challenge_id: str) -> ResponseReturnValue:
    """Publish the draft, throw it away, or use another template."""
    then = request.form.get("then", "")
    if then in ("publish", "discard") and "sure" not in request.form:
        return sure_of_template(tools, template_page(tools, person(), challenge_id), then)
    try:
        if then == "publish":
            done = templates.publish_template(tools, person(), challenge_id)
            flash(f"{done.title} is published, and this version never changes")
        elif then == "discard":
            templates.discard_template(tools, person(), challenge_id)
            flash("The draft was thrown away")
        else:
            templates.use_template(tools, person(), challenge_id, request.form.get("use", ""))
            flash("Cases are reviewed by this template now")
    except BadInput as error:
        flash(str(error), "important")
    return redirect(here("template", challenge_id))


def _changed(tools: Toolbox, challenge_id: str, form: Form, change: Change, *, at: str) -> ResponseReturnValue | None:
    """Change the draft by a form that is valid; None where it cannot be, and the form says why."""
    try:
        change_template(tools, person(), challenge_id, form["revision"].data, change)
    except BadInput as error:
        form[at].errors = [str(error)]
        return None
    return redirect(here("template", challenge_id))


def _building(tools: Toolbox, challenge_id: str) -> tuple[Framework, int]:
    page = template_page(tools, person(), challenge_id)
    if page.draft is None:
        raise NotFound("No template is being built in this challenge. It may have been published or thrown away meanwhile.")
    return page.draft, page.revision


def _form(tools: Toolbox, challenge_id: str, form: Form, title: str, lead: str = "") -> str:
    values = around(tools, challenge_id, Step("Template", here("template", challenge_id)))
    values |= {"form": form, "errors": error_list(form), "title": title, "lead": lead, "back": here("template", challenge_id)}
    return render_template("peer_challenges/simple.html", **values)


def template_about(tools: Toolbox, challenge_id: str) -> ResponseReturnValue:
    """What the template says of itself."""
    draft, revision = _building(tools, challenge_id)
    data = {"title": draft.title, "publisher": draft.publisher, "wording": draft.wording, "revision": revision}
    return _form(tools, challenge_id, AboutForm(data=data), "About the template")


def save_template_about(tools: Toolbox, challenge_id: str) -> ResponseReturnValue:
    """Keep it."""
    form = AboutForm(request.form)
    done = form.validate() and _changed(
        tools, challenge_id, form, lambda draft: building.described(draft, form.said()), at="title"
    )
    return done or _form(tools, challenge_id, form, "About the template")


def template_area(tools: Toolbox, challenge_id: str, line: str) -> ResponseReturnValue:
    """The form of an area of practice, or of a new one."""
    draft, revision = _building(tools, challenge_id)
    data: dict[str, Any] = {"revision": revision}
    if line != NEW:
        found = draft.line(line)
        data |= {"title": found.title, "about": found.about}
        data |= {"prompts": "\n".join(prompt.text for prompt in found.prompts)}
        data |= {"points": "\n".join(criterion.text for criterion in found.criteria)}
    return _form(tools, challenge_id, AreaForm(data=data), "Area of practice")


def save_template_area(tools: Toolbox, challenge_id: str, line: str) -> ResponseReturnValue:
    """Keep it."""
    form = AreaForm(request.form)
    key = None if line == NEW else line
    done = form.validate() and _changed(
        tools, challenge_id, form, lambda draft: building.with_area(draft, key, form.said()), at="title"
    )
    return done or _form(tools, challenge_id, form, "Area of practice")


def template_field(tools: Toolbox, challenge_id: str, field_id: str) -> ResponseReturnValue:
    """The form of a further question, or of a new one."""
    draft, revision = _building(tools, challenge_id)
    data: dict[str, Any] = {"revision": revision}
    if field_id != NEW:
        found = building.field_of(draft, field_id)
        data |= {"title": found.title, "kind": found.kind, "hint": found.hint, "choices": "\n".join(found.choices)}
    return _form(tools, challenge_id, FieldForm(data=data), "Question")


def save_template_field(tools: Toolbox, challenge_id: str, field_id: str) -> ResponseReturnValue:
    """Keep it."""
    form = FieldForm(request.form)
    key = None if field_id == NEW else field_id
    done = form.validate() and _changed(
        tools, challenge_id, form, lambda draft: building.with_field(draft, key, form.said()), at="title"
    )
    return done or _form(tools, challenge_id, form, "Question")


def template_scale(tools: Toolbox, challenge_id: str) -> ResponseReturnValue:
    """The scale of the template."""
    draft, revision = _building(tools, challenge_id)
    scale = draft.scale(SHOWN)
    data: dict[str, Any] = {"revision": revision, "title": scale.title if scale else ""}
    data["steps"] = "\n".join(level.label for level in scale.levels) if scale else ""
    return _form(
        tools, challenge_id, ScaleForm(data=data), "Scale", "How far a record shows an area of practice. It is no grade."
    )


def save_template_scale(tools: Toolbox, challenge_id: str) -> ResponseReturnValue:
    """Keep it."""
    form = ScaleForm(request.form)
    steps = (form.steps.data or "").splitlines()
    done = form.validate() and _changed(
        tools, challenge_id, form, lambda draft: building.with_scale(draft, form.title.data or "", steps), at="steps"
    )
    return done or _form(tools, challenge_id, form, "Scale")


def template_cohorts(tools: Toolbox, challenge_id: str) -> ResponseReturnValue:
    """The cohorts of the template."""
    draft, revision = _building(tools, challenge_id)
    held = [{"title": cohort.title, "count": str(cohort.count)} for cohort in design(draft).cohorts]
    form = rows_form(COHORTS, ("title",), len(held) + BLANK)(data=rows_of(held) | {"revision": revision})
    return _cohorts(tools, challenge_id, form)


def save_template_cohorts(tools: Toolbox, challenge_id: str) -> ResponseReturnValue:
    """Keep them; one group more where another was asked for."""
    adding = MORE in request.form
    form = rows_form(COHORTS, ("title",), sent_count(tuple(request.form)) + adding)(request.form)
    if adding or not form.validate():
        return _cohorts(tools, challenge_id, form)
    wanted = [(row["title"], int(row["count"] or 0)) for row in form.filled()]
    done = _changed(tools, challenge_id, form, lambda draft: building.with_cohorts(draft, wanted), at="row0-title")
    return done or _cohorts(tools, challenge_id, form)


def _cohorts(tools: Toolbox, challenge_id: str, form: RowsForm) -> str:
    page = {"title": "Cohorts", "lead": "Whose cases are read, and how many of each.", "one": "Cohort", "columns": COHORTS}
    values = around(tools, challenge_id, Step("Template", here("template", challenge_id)))
    back = here("template", challenge_id)
    return render_template("peer_challenges/several.html", **values, page=page, form=form, errors=error_list(form), back=back)


def arrange_template(tools: Toolbox, challenge_id: str) -> ResponseReturnValue:
    """Move an area of practice or a question to another place, take it out, or put a question back."""
    what, key, to = (request.form.get(name, "") for name in ("what", "id", "to"))
    standard = tools.frameworks().framework(templates.STANDARD)
    try:
        change_template(tools, person(), challenge_id, None, lambda draft: _arranged(draft, standard, what, key, to))
    except BadInput as error:
        flash(str(error), "important")
    return redirect(f"{here('template', challenge_id)}#{what}-{key}")


def _arranged(draft: Framework, standard: Framework, what: str, key: str, to: str) -> Framework:
    """What a button or a drop asks for: `to` is a place from 0, out, or back."""
    if what == "field" and to == "back":
        return building.put_back(draft, standard, key)
    if what not in ("area", "field") or not (to == "out" or to.isdecimal()):
        raise BadInput("Choose what is to be moved, and where to.")
    if what == "area":
        return building.without_area(draft, key) if to == "out" else building.area_moved(draft, key, int(to))
    return building.without_field(draft, key) if to == "out" else building.field_moved(draft, key, int(to))


def preview_template(tools: Toolbox, challenge_id: str) -> ResponseReturnValue:
    """The form as a reviewer sees it, to look at only."""
    page = template_page(tools, person(), challenge_id)
    shown = [(part, part_form(part)()) for part in page.form.parts]
    values = around(tools, challenge_id, Step("Template", here("template", challenge_id)))
    return render_template("peer_challenges/template_preview.html", **values, page=page, shown=shown)


def template_file(tools: Toolbox, challenge_id: str, kind: str) -> ResponseReturnValue:
    """The template as a file: its framework file, a plain sheet, or the blank form. Raises `NotFound`."""
    name, made = templates.template_file(tools, person(), challenge_id, kind)
    return send_file(BytesIO(made), mimetype=MEDIA[name.rpartition(".")[2]], as_attachment=True, download_name=name)
