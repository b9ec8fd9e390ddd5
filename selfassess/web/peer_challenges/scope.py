"""The scope of a challenge: its questions in the council's words, and the sample of cases."""

import re
from dataclasses import asdict, replace
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from selfassess.domain.peerchallenge import ScopeQuestion, moved
from selfassess.domain.sample import Sample, Selection, Wanted
from selfassess.domain.school_holidays import cautions
from selfassess.errors import BadInput
from selfassess.ports import Toolbox
from selfassess.services.peer_challenges import (
    find_challenge,
    move_question,
    order_annexe,
    remove_question,
    save_question,
    set_sample,
)
from selfassess.web.assessments.places import Step
from selfassess.web.forms.govuk import error_list
from selfassess.web.forms.peer_challenges import COHORTS, QuestionForm, SampleForm, question_form
from selfassess.web.forms.rows import BLANK, MORE, RowsForm, rows_form, rows_of, sent_count
from selfassess.web.messages import land
from selfassess.web.peer_challenges.around import around, here, home, shown_around
from selfassess.web.visitor import person

NEW = "new"
ANNEXE = {"annexe-up": -1, "annexe-down": 1}
"""What moves a question in the annexe on the case review."""


def scope(tools: Toolbox, challenge_id: str) -> ResponseReturnValue:
    """The questions, in their order."""
    values = around(tools, challenge_id)
    titles = {line.id: line.title for line in values["framework"].lines()}
    return render_template("peer_challenges/scope.html", **values, titles=titles)


def question(tools: Toolbox, challenge_id: str, question_id: str) -> ResponseReturnValue:
    """The form of one question, or of a new one."""
    found = find_challenge(tools, person(), challenge_id)
    data: dict[str, object] = {"revision": found.challenge.revision}
    if question_id != NEW:
        data |= asdict(found.challenge.question(question_id))
    return _writing(tools, challenge_id, question_id, question_form(found.framework)(data=data))


def keep_question(tools: Toolbox, challenge_id: str, question_id: str) -> ResponseReturnValue:
    """Keep a question."""
    framework = find_challenge(tools, person(), challenge_id).framework
    form = question_form(framework)(request.form)
    if not form.validate():
        return _writing(tools, challenge_id, question_id, form)
    key = "" if question_id == NEW else question_id
    said = ScopeQuestion(key, form.heading.data or "", form.text.data or "", form.lines.data)
    made = save_question(tools, person(), challenge_id, form.revision.data or 0, said)
    flash("Question saved")
    return land(here("scope", challenge_id, _anchor=f"question-{key or made.questions[-1].id}"))


def _writing(tools: Toolbox, challenge_id: str, question_id: str, form: QuestionForm) -> str:
    step = Step("Questions", here("scope", challenge_id))
    values = around(tools, challenge_id, step) | {"form": form, "errors": error_list(form), "new": question_id == NEW}
    return render_template("peer_challenges/question.html", **values)


def arrange_question(tools: Toolbox, challenge_id: str, question_id: str) -> ResponseReturnValue:
    """Move a question up or down, or take it out."""
    then = request.form.get("then", "")
    try:
        if then == "remove":
            remove_question(tools, person(), challenge_id, question_id)
            flash("Question removed")
        elif then in ANNEXE:
            _move_in_annexe(tools, challenge_id, question_id, ANNEXE[then])
            return land(url_for("peer_challenges.scope", challenge_id=challenge_id, _anchor="annexe"))
        else:
            move_question(tools, person(), challenge_id, question_id, -1 if then == "up" else 1)
    except BadInput as error:
        flash(str(error), "important")
    return land(url_for("peer_challenges.scope", challenge_id=challenge_id, _anchor=f"question-{question_id}"))


def _move_in_annexe(tools: Toolbox, challenge_id: str, question_id: str, by: int) -> None:
    challenge = find_challenge(tools, person(), challenge_id).challenge
    order = moved(challenge.in_annexe_order(), question_id, by)
    order_annexe(tools, person(), challenge_id, tuple(each.id for each in order))


def sample(tools: Toolbox, challenge_id: str) -> ResponseReturnValue:
    """The design of the sample."""
    found = find_challenge(tools, person(), challenge_id).challenge
    held = [{"title": cohort.title, "count": str(cohort.count)} for cohort in found.sample.cohorts]
    rows = rows_form(COHORTS, ("title",), len(held) + BLANK)(data=rows_of(held) | {"revision": found.revision})
    told = asdict(found.sample) | {"selection": found.sample.selection.value, "months": str(found.sample.months)}
    return _sampling(tools, challenge_id, rows, SampleForm(data=told))


def save_sample(tools: Toolbox, challenge_id: str) -> ResponseReturnValue:
    """Keep it."""
    adding = MORE in request.form
    rows = rows_form(COHORTS, ("title",), sent_count(tuple(request.form)) + adding)(request.form)
    form = SampleForm(request.form)
    fine = all([rows.validate(), form.validate()])
    if adding or not fine:
        return _sampling(tools, challenge_id, rows, form)
    before = find_challenge(tools, person(), challenge_id).challenge.sample
    try:
        set_sample(tools, person(), challenge_id, rows.revision.data or 0, _sample(before, rows, form))
    except BadInput as error:
        next(rows.rows())["title"].errors = [str(error)]
        return _sampling(tools, challenge_id, rows, form)
    flash("Sample saved")
    return redirect(home(challenge_id))


def _sample(before: Sample, rows: RowsForm, form: SampleForm) -> Sample:
    known = {cohort.title.casefold(): cohort.id for cohort in before.cohorts}
    listed = {cohort.id: cohort.listed for cohort in before.cohorts}
    keys = [(known.get(row["title"].casefold(), _slug(row["title"])), row) for row in rows.filled()]
    cohorts = tuple(Wanted(key, row["title"], int(row["count"] or 0), listed.get(key, 0)) for key, row in keys)
    words: dict[str, Any] = {name: form[name].data or "" for name in ("reason", "chosen_by", "lists", "mix", "access", "limits")}
    return replace(
        before,
        cohorts=cohorts,
        selection=Selection(form.selection.data or before.selection),
        chosen_on=form.chosen_on.data,
        months=int(form.months.data or before.months),
        **words,
    )


def _slug(title: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", title.casefold()).strip("-")[:60] or "cohort"


def _sampling(tools: Toolbox, challenge_id: str, rows: RowsForm, form: SampleForm) -> str:
    found = find_challenge(tools, person(), challenge_id)
    wrong = [*error_list(rows), *error_list(form)]
    warned = cautions(found.challenge, tools.bank_holidays())
    values = shown_around(found) | {"rows": rows, "form": form, "errors": wrong, "warned": warned}
    return render_template("peer_challenges/sample.html", **values)
