"""Safeguarding concerns: how one is passed on, recorded, received and closed."""

from flask import flash, redirect, render_template, request
from flask.typing import ResponseReturnValue

from selfassess.domain.concerns import URGENCY_LABELS, Urgency
from selfassess.domain.peerchallenge import HOURS_LABELS
from selfassess.domain.rights import Right
from selfassess.errors import BadInput
from selfassess.ports import Toolbox
from selfassess.services.case_reviews import open_case
from selfassess.services.concerns import (
    NewConcern,
    close_concern,
    concerns_of,
    find_concern,
    raise_concern,
    receive_concern,
)
from selfassess.services.rights import need
from selfassess.web.assessments.places import Step
from selfassess.web.forms.cases import ConcernForm, ReceiptForm
from selfassess.web.forms.govuk import error_list
from selfassess.web.peer_challenges.around import around, here
from selfassess.web.visitor import person


def concerns(tools: Toolbox, challenge_id: str) -> ResponseReturnValue:
    """Every concern of a challenge."""
    found = concerns_of(tools, person(), challenge_id)
    return render_template("peer_challenges/concerns.html", **around(tools, challenge_id), found=found, labels=URGENCY_LABELS)


def raising(tools: Toolbox, challenge_id: str, code: str) -> ResponseReturnValue:
    """Whom to telephone, and the form that records it afterwards."""
    return _raising(tools, challenge_id, code, ConcernForm())


def record(tools: Toolbox, challenge_id: str, code: str) -> ResponseReturnValue:
    """Record a concern that was passed on."""
    form = ConcernForm(request.form)
    if not form.validate():
        return _raising(tools, challenge_id, code, form)
    new = NewConcern(code, form.what.data or "", Urgency(form.urgency.data), form.told.data or "", form.at())
    try:
        made = raise_concern(tools, person(), challenge_id, new)
    except BadInput as error:
        form.time.errors = [str(error)]
        return _raising(tools, challenge_id, code, form)
    flash("Concern recorded. It stays open until the council has said that it received it")
    return redirect(here("concern", challenge_id, concern_id=made.id))


def _raising(tools: Toolbox, challenge_id: str, code: str, form: ConcernForm) -> str:
    steps = (Step("Cases", here("cases", challenge_id)), Step(f"Case {code}", here("case", challenge_id, code=code)))
    values = around(tools, challenge_id, *steps)
    need(tools, person(), Right.RAISE_CONCERN, challenge_id)
    return render_template(
        "peer_challenges/raise.html",
        **values,
        form=form,
        errors=error_list(form),
        code=code,
        hours=HOURS_LABELS,
        back=_came_from(tools, challenge_id, code),
    )


def _came_from(tools: Toolbox, challenge_id: str, code: str) -> str:
    """The part of the case's form from which the person came, or the case."""
    part = request.args.get("from", "")
    if any(each.id == part for each in open_case(tools, person(), challenge_id, code).form.parts):
        return here("part", challenge_id, code=code, part_id=part)
    return here("case", challenge_id, code=code)


def concern(tools: Toolbox, challenge_id: str, concern_id: str) -> ResponseReturnValue:
    """One concern, and what became of it."""
    return _concern(tools, challenge_id, concern_id, ReceiptForm())


def receive(tools: Toolbox, challenge_id: str, concern_id: str) -> ResponseReturnValue:
    """Record that the council received it."""
    form = ReceiptForm(request.form)
    if not form.validate():
        return _concern(tools, challenge_id, concern_id, form)
    try:
        receive_concern(tools, person(), challenge_id, concern_id, by=form.by.data or "", at=form.at(), done=form.done.data or "")
    except BadInput as error:
        form.time.errors = [str(error)]
        return _concern(tools, challenge_id, concern_id, form)
    flash("The council’s receipt is recorded")
    return redirect(here("concern", challenge_id, concern_id=concern_id))


def close(tools: Toolbox, challenge_id: str, concern_id: str) -> ResponseReturnValue:
    """Close a concern that the council received."""
    close_concern(tools, person(), challenge_id, concern_id)
    flash("Concern closed")
    return redirect(here("concerns", challenge_id))


def _concern(tools: Toolbox, challenge_id: str, concern_id: str, form: ReceiptForm) -> str:
    found = find_concern(tools, person(), challenge_id, concern_id)
    values = around(tools, challenge_id, Step("Concerns", here("concerns", challenge_id)))
    return render_template(
        "peer_challenges/concern.html", **values, concern=found, form=form, errors=error_list(form), labels=URGENCY_LABELS
    )
