"""All challenges of an assessment on one page, and the page on which one is answered."""

from flask import flash, render_template, request, url_for
from flask.typing import ResponseReturnValue

from selfassess.ports import Toolbox
from selfassess.services.challenges import Answered, answer_challenge, check_assessment, find_challenge
from selfassess.web.assessments.below import below
from selfassess.web.assessments.places import Place, trail
from selfassess.web.forms.challenges import AnswerForm
from selfassess.web.messages import land
from selfassess.web.visitor import person

HERE = "challenges"
"""Where challenges stand on the page of their subject."""
REVIEW = "review"
"""What says, in an address, that a person came from the page of all challenges."""


def challenges(tools: Toolbox, assessment_id: str) -> ResponseReturnValue:
    """Everything that the judgements of an assessment must stand up to."""
    found = check_assessment(tools, person(), assessment_id)
    return render_template("challenges/all.html", checked=found, trail=trail(found.assessment, found.framework))


def challenge(tools: Toolbox, assessment_id: str, subject_id: str, rule: str, about: str) -> ResponseReturnValue:
    """The form that answers a challenge."""
    found = find_challenge(tools, person(), assessment=assessment_id, subject=subject_id, rule=rule, about=about)
    said = found.answer.text if isinstance(found, Answered) else ""
    return _writing(tools, Place(assessment_id, subject_id), found, AnswerForm(data={"text": said}))


def answer(tools: Toolbox, assessment_id: str, subject_id: str, rule: str, about: str) -> ResponseReturnValue:
    """Keep the answer to a challenge, or take it back."""
    place = Place(assessment_id, subject_id)
    found = find_challenge(tools, person(), assessment=assessment_id, subject=subject_id, rule=rule, about=about)
    form = AnswerForm(request.form)
    taken_back = request.form.get("then") == "take-back"
    if not taken_back and not form.validate():
        return _writing(tools, place, found, form)
    said = "" if taken_back else form.text.data or ""
    answer_challenge(tools, person(), assessment=assessment_id, subject=subject_id, rule=rule, about=about, text=said)
    flash("Answer taken back" if taken_back else "Challenge answered")
    return land(_back(place))


def _writing(tools: Toolbox, place: Place, found: object, form: AnswerForm) -> str:
    answered = found if isinstance(found, Answered) else None
    return render_template(
        "challenges/answer.html",
        **below(tools, place, form),
        challenge=answered.challenge if answered else found,
        answered=answered,
        back=_back(place),
    )


def _back(place: Place) -> str:
    if request.args.get("from") == REVIEW:
        return url_for("challenges.challenges", assessment_id=place.assessment, _anchor=f"of-{place.subject}")
    return place.address(HERE)
