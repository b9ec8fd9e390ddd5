"""What the team expects to find: its hypotheses, and the form of one."""

from flask import flash, redirect, render_template, request
from flask.typing import ResponseReturnValue

from selfassess.domain.hypotheses import RESULT_LABELS, STANDING_LABELS
from selfassess.domain.notes import SOURCE_LABELS
from selfassess.errors import BadInput
from selfassess.ports import Toolbox
from selfassess.services.hypotheses import Hypotheses, hypotheses_of, remove_hypothesis, save_hypothesis
from selfassess.web.assessments.places import Step
from selfassess.web.forms.challenge_scope import HypothesisForm, hypothesis_form
from selfassess.web.forms.govuk import error_list
from selfassess.web.peer_challenges.around import around, here
from selfassess.web.visitor import person

NEW = "new"
TEXTS = ("text", "reason", "tested", "finding", "questions", "lines", "notes")


def hypotheses(tools: Toolbox, challenge_id: str) -> ResponseReturnValue:
    """Every hypothesis, those that are open first."""
    found = hypotheses_of(tools, person(), challenge_id)
    return render_template(
        "peer_challenges/hypotheses.html",
        **around(tools, challenge_id),
        found=found,
        standings=STANDING_LABELS,
        results=RESULT_LABELS,
        sources=SOURCE_LABELS,
        notes={note.id: note for note in found.notes},
    )


def hypothesis(tools: Toolbox, challenge_id: str, hypothesis_id: str) -> ResponseReturnValue:
    """The form of one hypothesis, or of a new one."""
    found = hypotheses_of(tools, person(), challenge_id)
    asked = request.args.get("question")
    data: dict[str, object] = {"standing": "open", "questions": (asked,) if asked else ()}
    if hypothesis_id != NEW:
        held = found.one(hypothesis_id)
        data = {name: getattr(held, name) for name in TEXTS} | {"standing": held.standing.value}
        data["result"] = held.result.value if held.result else ""
    return _page(tools, found, hypothesis_id, _form(found)(data=data))


def keep_hypothesis(tools: Toolbox, challenge_id: str, hypothesis_id: str) -> ResponseReturnValue:
    """Keep a hypothesis, or remove it."""
    found = hypotheses_of(tools, person(), challenge_id)
    key = "" if hypothesis_id == NEW else found.one(hypothesis_id).id
    if request.form.get("then") == "remove" and key:
        remove_hypothesis(tools, person(), challenge_id, key)
        flash("Hypothesis removed. Its notes are still there")
        return redirect(here("hypotheses", challenge_id))
    form = _form(found)(request.form)
    if not form.validate():
        return _page(tools, found, hypothesis_id, form), 400
    try:
        save_hypothesis(tools, person(), challenge_id, form.hypothesis(key, challenge_id))
    except BadInput as error:
        field = form.tested if "tested" in str(error).partition(".")[0] else form.finding
        field.errors = [str(error)]
        return _page(tools, found, hypothesis_id, form), 400
    flash("Hypothesis kept")
    return redirect(here("hypotheses", challenge_id))


def _form(found: Hypotheses) -> type[HypothesisForm]:
    return hypothesis_form(found.challenge.questions, found.framework, found.notes)


def _page(tools: Toolbox, found: Hypotheses, key: str, form: HypothesisForm) -> str:
    steps = Step("Hypotheses", here("hypotheses", found.challenge.id))
    values = around(tools, found.challenge.id, steps)
    return render_template("peer_challenges/hypothesis.html", **values, form=form, errors=error_list(form), new=key == NEW)
