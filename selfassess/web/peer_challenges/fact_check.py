"""The council's check of facts: the report paragraph by paragraph, comments and answers, and the report made final."""

from itertools import groupby

from flask import flash, redirect, render_template, request
from flask.typing import ResponseReturnValue

from selfassess.domain.feedback.checking import OUTCOME_LABELS, STATE_LABELS, Outcome
from selfassess.errors import BadInput
from selfassess.ports import Toolbox
from selfassess.services.fact_check import (
    answer_comment,
    check_page,
    comment_on,
    finish_report,
    send_for_check,
    take_comment_back,
)
from selfassess.web.assessments.places import Step
from selfassess.web.peer_challenges.around import around, here
from selfassess.web.visitor import person


def fact_check(tools: Toolbox, challenge_id: str) -> ResponseReturnValue:
    """The report as it was sent, with what was said of it."""
    return _page(tools, challenge_id)


def _page(tools: Toolbox, challenge_id: str, *, at: str = "", wrong: str = "") -> str:
    """The page; `at` names the paragraph or comment whose form could not be taken, and why."""
    page = check_page(tools, person(), challenge_id)
    paragraphs = page.check.paragraphs if page.check else ()
    sections = [(heading, tuple(found)) for heading, found in groupby(paragraphs, key=lambda each: each.heading)]
    values = around(tools, challenge_id)
    if values["may"]["challenge_notes"]:
        values["trail"] += (Step("Feedback report", here("report", challenge_id)),)
    return render_template(
        "peer_challenges/fact_check.html",
        **values,
        page=page,
        sections=sections,
        states=STATE_LABELS,
        outcomes=OUTCOME_LABELS,
        at=at,
        wrong=wrong,
        errors=[{"text": wrong, "href": f"#say-{at}"}] if wrong else [],
    )


def send_report(tools: Toolbox, challenge_id: str) -> ResponseReturnValue:
    """Send the report to the council."""
    try:
        check = send_for_check(tools, person(), challenge_id)
        flash(f"Sent to the council: round {check.round} of the check of facts")
    except BadInput as error:
        flash(str(error), "important")
    return redirect(here("fact_check", challenge_id))


def comment_paragraph(tools: Toolbox, challenge_id: str, paragraph: int) -> ResponseReturnValue:
    """Comment on a paragraph for the council."""
    try:
        comment_on(tools, person(), challenge_id, paragraph, request.form.get("text", ""))
    except BadInput as error:
        return _page(tools, challenge_id, at=str(paragraph), wrong=str(error)), 400
    return redirect(f"{here('fact_check', challenge_id)}#paragraph-{paragraph}")


def settle_comment(tools: Toolbox, challenge_id: str, comment_id: str) -> ResponseReturnValue:
    """Answer a comment for the team, or take one's own back."""
    try:
        if request.form.get("then") == "back":
            take_comment_back(tools, person(), challenge_id, comment_id)
            flash("Comment taken back")
            return redirect(here("fact_check", challenge_id))
        outcome, answer = _outcome(request.form.get("outcome", "")), request.form.get("text", "")
        comment = answer_comment(tools, person(), challenge_id, comment_id, outcome=outcome, answer=answer)
    except BadInput as error:
        return _page(tools, challenge_id, at=comment_id, wrong=str(error)), 400
    return redirect(f"{here('fact_check', challenge_id)}#paragraph-{comment.paragraph}")


def _outcome(said: str) -> Outcome | None:
    return Outcome(said) if said in {each.value for each in Outcome} else None


def make_final(tools: Toolbox, challenge_id: str) -> ResponseReturnValue:
    """Make the report final."""
    try:
        finish_report(tools, person(), challenge_id, sure=request.form.get("sure") == "yes")
        flash("The report is final. It is in the council’s library, and its recommendations are followed there")
    except BadInput as error:
        flash(str(error), "important")
    return redirect(here("fact_check", challenge_id))
