"""Saving what was typed on the page of a subject."""

from flask import flash, render_template, request
from flask.typing import ResponseReturnValue

from selfassess.domain.redaction import mask, may_identify
from selfassess.domain.wording import listing
from selfassess.errors import Conflict
from selfassess.ports import Toolbox
from selfassess.services.assessments import find_assessment, open_subject
from selfassess.services.saving import save_answers
from selfassess.web.assessments.buttons import IMPORTANT, THEN, done_next
from selfassess.web.assessments.places import Place, subject_title, trail
from selfassess.web.assessments.subject import DRAFTED, form_of, shown
from selfassess.web.forms.answers import AnswersForm, answers_in
from selfassess.web.forms.fields import Text
from selfassess.web.forms.settling import choices, chosen, settled_in
from selfassess.web.visitor import person

LOOKS_PRIVATE = "something there looks like a case number, a date of birth, a telephone number or an e-mail address"


def save(tools: Toolbox, assessment_id: str, subject_id: str) -> ResponseReturnValue:
    """Save the form of a subject; then do what its button said. What two people changed is put before this one to choose."""
    place = Place(assessment_id, subject_id)
    found = find_assessment(tools, person(), assessment_id)
    framework = found.framework
    form = form_of(found.assessment, framework, subject_id)(chosen(request.form))
    if not form.validate():
        return shown(tools, open_subject(tools, person(), assessment_id, subject_id), form)
    try:
        _save(tools, place, form)
    except Conflict as conflict:
        return _both_texts(tools, place, form, conflict)
    _warn(form)
    return done_next(tools, framework, place, request.form.get(THEN, ""))


def _save(tools: Toolbox, place: Place, form: AnswersForm) -> None:
    save_answers(
        tools,
        person(),
        assessment=place.assessment,
        subject=place.subject,
        revision=form.revision.data or 0,
        answers=answers_in(form),
        settled=settled_in(request.form),
        drafted=request.form.getlist(DRAFTED),
    )


def _warn(form: AnswersForm) -> None:
    """Point at what looks as if it told who somebody is: it was saved, and is better not kept.

    It is masked in documents; not in the workbook, which comes back.
    """
    typed = {field.label.text: field.data or "" for field in form if isinstance(field, Text)}
    numbers = tuple(label for label, words in typed.items() if mask(words).count)
    if numbers:
        left = "Documents leave it out, the workbook does not: better take it out here too"
        flash(f"Look again at {listing(numbers)}: {LOOKS_PRIVATE}. {left}", IMPORTANT)
    for label, words in typed.items():
        if together := may_identify(words):
            flash(f"Look again at {label}: {together} may tell who a child is", IMPORTANT)


def _both_texts(tools: Toolbox, place: Place, form: AnswersForm, conflict: Conflict) -> ResponseReturnValue:
    """The page on which a person chooses between their words and somebody else's, field by field."""
    page = open_subject(tools, person(), place.assessment, place.subject)
    answer = render_template(
        "assessments/conflict.html",
        page=page,
        place=place,
        form=form,
        choices=choices(form, conflict),
        then=request.form.get(THEN, ""),
        drafted=request.form.getlist(DRAFTED),
        title=subject_title(page.framework, place.subject),
        trail=trail(page.assessment, page.framework, place.subject),
    )
    return answer, 409
