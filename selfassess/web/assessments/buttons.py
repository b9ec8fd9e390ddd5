"""What the buttons of a subject's page do once everything that was typed is saved: so nothing typed is lost on the way."""

from collections.abc import Callable, Mapping
from typing import Any

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue

from selfassess.domain.benchmark import Acceptance, PartKind
from selfassess.domain.framework import Framework
from selfassess.errors import BadInput
from selfassess.ports import Toolbox
from selfassess.services.benchmarks import CHANGED_MEANWHILE, choose_length, forget_benchmark, keep_benchmark
from selfassess.services.carrying import judge_as_last_year
from selfassess.services.quotations import add_quotation, leave_out
from selfassess.web.assessments.places import Place, overview_address, subject_title
from selfassess.web.messages import land
from selfassess.web.visitor import person

THEN = "then"
"""The name under which a button is sent."""
IMPORTANT = "important"
"""The category of a message that is no success."""

Button = Callable[[Toolbox, Framework, Place, str], ResponseReturnValue]


def done_next(tools: Toolbox, framework: Framework, place: Place, button: str) -> ResponseReturnValue:
    """What a button does once everything is saved; a button that is not known only saves."""
    name, _, value = button.partition(":")
    return BUTTONS.get(name, _stay)(tools, framework, place, value)


def _stay(_tools: Toolbox, _framework: Framework, place: Place, _value: str) -> ResponseReturnValue:
    flash("Saved")
    return redirect(place.address())


def _go_on(_tools: Toolbox, framework: Framework, place: Place, _value: str) -> ResponseReturnValue:
    """On to the line after this one; from the last line, and from what is no line, to the overview."""
    order = [line.id for line in framework.lines()]
    following = order[order.index(place.subject) + 1 :][:1] if place.subject in order else []
    flash(f"Saved: {subject_title(framework, place.subject)}")
    return redirect(Place(place.assessment, following[0]).address() if following else overview_address(place.assessment))


def _draft_of_length(tools: Toolbox, _framework: Framework, place: Place, length: str) -> ResponseReturnValue:
    choose_length(tools, person(), assessment=place.assessment, length=length)
    return land(place.address("benchmark"))


def _leads_to(endpoint: str, key: str = "") -> Button:
    """A button that leads on to another page, with its value under `key` in the address."""
    return lambda _tools, _framework, place, value: redirect(place.address_of(endpoint, **({key: value} if key else {})))


def _evidence_at(anchor: str | None = None) -> Button:
    """A button that leads to the page of a piece of evidence, and back here from there."""

    def go(_tools: Toolbox, _framework: Framework, place: Place, evidence_id: str) -> ResponseReturnValue:
        values: dict[str, Any] = {"assessment_id": place.assessment, "evidence_id": evidence_id, "back": place.subject}
        return redirect(url_for("evidence.evidence", **values, _anchor=anchor))

    return go


def _judge_the_same(tools: Toolbox, _framework: Framework, place: Place, _value: str) -> ResponseReturnValue:
    judge_as_last_year(tools, person(), assessment=place.assessment, subject=place.subject)
    flash("Judged as last year")
    return land(place.address("judging"))


def _discussion(_tools: Toolbox, _framework: Framework, place: Place, anchor: str) -> ResponseReturnValue:
    return redirect(place.address_of("discussion", blueprint="work", anchor=anchor or None))


def _answer_challenge(_tools: Toolbox, _framework: Framework, place: Place, value: str) -> ResponseReturnValue:
    rule, _, about = value.partition(":")
    return redirect(
        url_for("challenges.challenge", assessment_id=place.assessment, subject_id=place.subject, rule=rule, about=about)
    )


def _all_challenges(_tools: Toolbox, _framework: Framework, place: Place, _value: str) -> ResponseReturnValue:
    return redirect(url_for("challenges.challenges", assessment_id=place.assessment, _anchor=f"of-{place.subject}"))


def _accept(tools: Toolbox, _framework: Framework, place: Place, digest: str) -> ResponseReturnValue:
    return _keep(tools, place, Acceptance.ACCEPTED, digest)


def _reject(tools: Toolbox, _framework: Framework, place: Place, digest: str) -> ResponseReturnValue:
    return _keep(tools, place, Acceptance.REJECTED, digest)


def _keep(tools: Toolbox, place: Place, acceptance: Acceptance, digest: str) -> ResponseReturnValue:
    try:
        keep_benchmark(
            tools, person(), assessment=place.assessment, line=place.subject, acceptance=acceptance, text="", digest=digest
        )
        flash(f"Benchmark {acceptance.value}")
    except BadInput as error:
        flash(str(error), IMPORTANT)
    return land(place.address("benchmark"))


def _add_quotation(tools: Toolbox, _framework: Framework, place: Place, value: str) -> ResponseReturnValue:
    digest, _, rest = value.partition(":")
    part, _, passage = rest.partition(":")

    def add() -> None:
        if part not in set(PartKind):
            raise BadInput(CHANGED_MEANWHILE)
        add_quotation(
            tools,
            person(),
            assessment=place.assessment,
            line=place.subject,
            digest=digest,
            part=PartKind(part),
            passage=passage,
        )

    return _told(place, add, "Quotation added to the benchmark, which is kept as it reads now")


def _leave_out(tools: Toolbox, _framework: Framework, place: Place, value: str) -> ResponseReturnValue:
    digest, _, number = value.partition(":")

    def leave() -> None:
        if not number.isdecimal():
            raise BadInput(CHANGED_MEANWHILE)
        leave_out(tools, person(), assessment=place.assessment, line=place.subject, digest=digest, number=int(number))

    return _told(place, leave, "Quotation left out of the benchmark, which is kept as it reads now")


def _told(place: Place, change: Callable[[], None], done: str) -> ResponseReturnValue:
    """Back to the benchmark, with what was done, or why it was not."""
    try:
        change()
        flash(done)
    except BadInput as error:
        flash(str(error), IMPORTANT)
    return land(place.address("benchmark"))


def _suggest(tools: Toolbox, _framework: Framework, place: Place, _value: str) -> ResponseReturnValue:
    forget_benchmark(tools, person(), assessment=place.assessment, line=place.subject)
    flash("The suggestion is back. What was kept before stays in the history")
    return land(place.address("benchmark"))


BUTTONS: Mapping[str, Button] = {
    "save": _stay,
    "next": _go_on,
    "length": _draft_of_length,
    "new-evidence": _leads_to("new_evidence"),
    "register": _leads_to("register"),
    "evidence": _evidence_at(),
    "look": _evidence_at("looked"),
    "same-judgement": _judge_the_same,
    "discussion": _discussion,
    "challenge": _answer_challenge,
    "challenges": _all_challenges,
    "detach": _leads_to("taking_off_evidence", "evidence_id"),
    "new-action": _leads_to("new_action"),
    "action": _leads_to("action", "action_id"),
    "drop": _leads_to("taking_off_action", "action_id"),
    "edit-benchmark": _leads_to("benchmark"),
    "accept": _accept,
    "reject": _reject,
    "suggest": _suggest,
    "add": _add_quotation,
    "sentences": _leads_to("sentences"),
    "leave-out": _leave_out,
}
"""What the buttons of the page do, by the first word of their value."""
