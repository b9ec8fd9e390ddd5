"""The list of authorities, the long view of one, and deciding how a recommendation stands."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from selfassess.domain.follow_up import STANDING_LABELS, VERDICT_LABELS
from selfassess.errors import BadInput, Conflict
from selfassess.ports import Toolbox
from selfassess.services.long_view import Followed, decide, followed_recommendation
from selfassess.services.long_view import long_view as load
from selfassess.services.reports import library
from selfassess.web.assessments.places import Step
from selfassess.web.authorities.chart import AREAS, chart
from selfassess.web.forms.follow_up import DecidingForm
from selfassess.web.forms.govuk import error_list
from selfassess.web.visitor import person


def authorities(tools: Toolbox) -> ResponseReturnValue:
    """Every authority that a report in the library is about."""
    return render_template("authorities/list.html", library=library(tools, person()), trail=(Step("Home", url_for("home.page")),))


def long_view(tools: Toolbox, authority_id: str) -> ResponseReturnValue:
    """Every inspection and visit of an authority on one time line, and what became of what was asked."""
    found = load(tools, person(), authority_id)
    shown = [area for area in AREAS if any(event.report.grade(area) for event in found.events)]
    return render_template(
        "authorities/long_view.html",
        view=found,
        chart=chart(found.events, tools.today()),
        areas=shown,
        verdicts=VERDICT_LABELS,
        standings=STANDING_LABELS,
        trail=(Step("Home", url_for("home.page")), Step("Authorities", url_for("authorities.authorities"))),
    )


def deciding(tools: Toolbox, authority_id: str, report_id: str, digest: str) -> ResponseReturnValue:
    """The form that says how a recommendation stands."""
    found = followed_recommendation(tools, person(), authority=authority_id, report=report_id, digest=digest)
    last = found.decision
    told = {"standing": last.standing.value, "owner": last.owner, "note": last.note, "revision": last.revision} if last else {}
    return _writing(authority_id, found, DecidingForm(data=told))


def decided(tools: Toolbox, authority_id: str, report_id: str, digest: str) -> ResponseReturnValue:
    """Keep how a recommendation stands."""
    form = DecidingForm(request.form)
    wanted = {"authority": authority_id, "report": report_id, "digest": digest}
    if not form.validate():
        return _writing(authority_id, followed_recommendation(tools, person(), **wanted), form)
    try:
        decide(tools, person(), **wanted, revision=form.revision.data or 0, said=form.said())
    except BadInput as error:
        form.note.errors = [str(error)]
        return _writing(authority_id, followed_recommendation(tools, person(), **wanted), form)
    except Conflict as error:
        found = followed_recommendation(tools, person(), **wanted)
        form.revision.data = found.decision.revision if found.decision else 0
        return _writing(authority_id, found, form, conflict=str(error)), 409
    flash("Decided")
    return redirect(url_for("authorities.long_view", authority_id=authority_id, _anchor=f"{report_id}-{digest}"))


def _writing(authority_id: str, found: Followed, form: DecidingForm, conflict: str = "") -> str:
    name = found.held.report.authority_name
    back = url_for("authorities.long_view", authority_id=authority_id)
    steps = (Step("Home", url_for("home.page")), Step("Authorities", url_for("authorities.authorities")), Step(name, back))
    return render_template(
        "authorities/deciding.html",
        item=found,
        form=form,
        errors=error_list(form),
        trail=steps,
        back=f"{back}#{found.held.report.id}-{found.digest}",
        conflict=conflict,
        verdicts=VERDICT_LABELS,
        standings=STANDING_LABELS,
    )
