"""One subject's discussion: who writes it, a reviewer's judgement, challenges and team notes."""

from collections.abc import Callable, Mapping

from flask import flash, redirect, render_template, request
from flask.typing import ResponseReturnValue
from wtforms import Form

from selfassess.domain.assessment import FIELD_LABELS
from selfassess.domain.framework import Framework
from selfassess.domain.reviewing import REVIEW_END_LABELS
from selfassess.domain.work import CommentKind
from selfassess.errors import BadInput
from selfassess.ports import Toolbox
from selfassess.services.mentions import who_can_be_named
from selfassess.services.reviews import answer_review, ask_for_review, asked_of, who_can_review, withdraw_review
from selfassess.services.work import assign, comment, judge_beside, settle, settle_comment
from selfassess.services.work import discussion as load
from selfassess.web.assessments.below import below
from selfassess.web.assessments.places import Place
from selfassess.web.forms.govuk import error_list
from selfassess.web.forms.work import AnswerReviewForm, AssignForm, CommentForm, SettleForm, review_form, second_form
from selfassess.web.visitor import person

Forms = Mapping[str, Form]
Does = Callable[[Toolbox, Place, Form], str]


def discussion(tools: Toolbox, assessment_id: str, subject_id: str) -> ResponseReturnValue:
    """What is said and judged of a subject besides its authors."""
    place = Place(assessment_id, subject_id)
    return _shown(tools, place, {})


def say(tools: Toolbox, assessment_id: str, subject_id: str) -> ResponseReturnValue:
    """Do what one button of the page says; a form that cannot be taken comes back with what was typed."""
    place = Place(assessment_id, subject_id)
    then, _, about = request.form.get("then", "").partition(":")
    if then in ("deal", "reopen"):
        settle_comment(tools, person(), comment_id=about, settled=then == "deal")
        flash("Dealt with" if then == "deal" else "Open again")
        return redirect(place.address_of("discussion", blueprint="work"))
    if then == "withdraw":
        withdraw_review(tools, person(), request=about)
        flash("The request for a review is taken back")
        return redirect(place.address_of("discussion", blueprint="work"))
    if then not in DOES:
        raise BadInput("Choose what to do on this page.")
    form = _forms(tools, place, _framework(tools, place))[then]
    form.process(request.form)
    if not form.validate():
        return _shown(tools, place, {then: form})
    try:
        flash(DOES[then](tools, place, form))
    except BadInput as error:
        first = next(each for each in form if each.type != "HiddenField")
        first.errors = [*first.errors, str(error)]
        return _shown(tools, place, {then: form})
    return redirect(place.address_of("discussion", blueprint="work"))


def _say(kind: CommentKind) -> Does:
    def said(tools: Toolbox, place: Place, form: Form) -> str:
        comment(tools, person(), assessment=place.assessment, subject=place.subject, kind=kind, text=form["text"].data)
        return "Added"

    return said


def _assign(tools: Toolbox, place: Place, form: Form) -> str:
    made = assign(
        tools,
        person(),
        assessment=place.assessment,
        subject=place.subject,
        assignee=form["assignee"].data or "",
        due=form["due"].data,
    )
    return f"Given to {made.assignee}" if made else "Given to nobody now"


def _judge(tools: Toolbox, place: Place, form: Form) -> str:
    judge_beside(
        tools,
        person(),
        assessment=place.assessment,
        subject=place.subject,
        judgement=form["judgement"].data,
        reason=form["reason"].data or "",
    )
    return "Your judgement stands beside"


def _settle(tools: Toolbox, place: Place, form: Form) -> str:
    settle(tools, person(), assessment=place.assessment, subject=place.subject, how=form["how"].data or "")
    return "Settled"


def _ask_for_review(tools: Toolbox, place: Place, form: Form) -> str:
    ask_for_review(
        tools,
        person(),
        assessment=place.assessment,
        subject=place.subject,
        reviewer=form["reviewer"].data or "",
        due=form["due"].data,
        note=form["note"].data or "",
    )
    return "The review is asked for"


def _answer_review(tools: Toolbox, place: Place, form: Form) -> str:
    del place
    answer_review(tools, person(), request=form["request"].data or "", answer=form["answer"].data or "")
    return "Your review is given"


DOES: Mapping[str, Does] = {
    "note": _say(CommentKind.TEAM),
    "challenge": _say(CommentKind.CHALLENGE),
    "assign": _assign,
    "judge": _judge,
    "settle": _settle,
    "review": _ask_for_review,
    "answer": _answer_review,
}
"""What the buttons of the page do; each has a form of its own."""


def _forms(tools: Toolbox, place: Place, framework: Framework) -> dict[str, Form]:
    return {
        "note": CommentForm(prefix="note-"),
        "challenge": CommentForm(prefix="challenge-"),
        "assign": AssignForm(prefix="assign-"),
        "judge": second_form(framework)(prefix="judge-"),
        "settle": SettleForm(prefix="settle-"),
        "review": review_form(who_can_review(tools, person(), place.assessment))(prefix="review-"),
        "answer": AnswerReviewForm(prefix="answer-"),
    }


def _framework(tools: Toolbox, place: Place) -> Framework:
    return load(tools, person(), assessment=place.assessment, subject=place.subject).framework


def _shown(tools: Toolbox, place: Place, sent: Forms) -> str:
    found = load(tools, person(), assessment=place.assessment, subject=place.subject)
    forms = _forms(tools, place, found.framework) | dict(sent)
    if found.assignment and "assign" not in sent:
        forms["assign"] = AssignForm(prefix="assign-", data={"assignee": found.assignment.assignee, "due": found.assignment.due})
    wrong = [entry for form in sent.values() for entry in error_list(form)]
    values = below(tools, place) | {"found": found, "forms": forms, "errors": wrong}
    waiting = tuple(each for each in found.requests if each.waits)
    values |= {
        "waiting": waiting,
        "mine": tuple(each for each in waiting if asked_of(person(), each)),
        "ends": REVIEW_END_LABELS,
        "me": person().id,
        "today": tools.today(),
    }
    values["named"] = who_can_be_named(tools, person(), place.assessment)
    return render_template("work/discussion.html", **values, kinds=CommentKind, labels=FIELD_LABELS)
