"""The list of authorities, the long view of one, its recommendations, and deciding how each stands."""

from io import BytesIO
from typing import Any

from flask import flash, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue

from selfassess.domain.actions import ACTION_LABELS
from selfassess.domain.follow_up import STANDING_LABELS, VERDICT_LABELS, key_of
from selfassess.domain.rights import Right
from selfassess.errors import BadInput, Conflict, NotFound
from selfassess.ports import Toolbox
from selfassess.services.long_view import Followed, decide
from selfassess.services.long_view import long_view as load
from selfassess.services.other_inspections import kinds
from selfassess.services.reports import library
from selfassess.services.rights import sees
from selfassess.services.tracker import Chosen, Linkable, export_tracker, linkable, tracker
from selfassess.web.assessments.places import Step
from selfassess.web.authorities.chart import AREAS, NARROW, ROOMY, chart
from selfassess.web.authorities.timeline import beside, rows
from selfassess.web.exploring.pages import MEDIA
from selfassess.web.forms.follow_up import READ, DecidingForm, deciding_form
from selfassess.web.forms.govuk import error_list
from selfassess.web.messages import land
from selfassess.web.visitor import person

GIVEN = ("standing", "line", "report", "audience", "loose")
"""What an address says of which recommendations are asked for."""


def authorities(tools: Toolbox) -> ResponseReturnValue:
    """Every authority that a report in the library is about."""
    return render_template("authorities/list.html", library=library(tools, person()), trail=(Step("Home", url_for("home.page")),))


def long_view(tools: Toolbox, authority_id: str) -> ResponseReturnValue:
    """Every inspection and visit of an authority on one time line, and what became of what was asked."""
    found = load(tools, person(), authority_id)
    line = rows(found, kinds(tools))
    lost = {area for _, area in found.lost}
    shown = [area for area in AREAS if area in lost or any(event.report.grade(area) for event in found.events)]
    return render_template(
        "authorities/long_view.html",
        view=found,
        decides=person().may(Right.DECIDE, authority_id, today=tools.today()),
        sees=sees(tools, person(), authority_id),
        rows=line,
        charts=[drawn for shape in (ROOMY, NARROW) if (drawn := chart(found.events, tools.today(), beside(line), shape))],
        keeps=person().may(Right.KEEP_REPORTS, authority_id, today=tools.today()),
        areas=shown,
        verdicts=VERDICT_LABELS,
        standings=STANDING_LABELS,
        trail=(Step("Home", url_for("home.page")), Step("Authorities", url_for("authorities.authorities"))),
    )


def recommendations(tools: Toolbox, authority_id: str) -> ResponseReturnValue:
    """Every recommendation made to an authority, with what answers it and what shows it."""
    chosen = _chosen()
    found = tracker(tools, person(), authority_id, chosen)
    given: dict[str, Any] = {key: value for key, value in request.args.items() if key in GIVEN and value}
    back = url_for("authorities.long_view", authority_id=authority_id)
    return render_template(
        "authorities/recommendations.html",
        found=found,
        chosen=chosen,
        verdicts=VERDICT_LABELS,
        standings=STANDING_LABELS,
        statuses=ACTION_LABELS,
        today=tools.today(),
        decides=person().may(Right.DECIDE, authority_id, today=tools.today()),
        tables=tuple(
            (title, url_for("authorities.recommendations_table", authority_id=authority_id, ending=ending, **given))
            for title, ending in (("Excel", "xlsx"), ("CSV", "csv"))
            if person().may(Right.EXPORT, authority_id, today=tools.today())
        ),
        trail=(
            Step("Home", url_for("home.page")),
            Step("Authorities", url_for("authorities.authorities")),
            Step(found.authority.name, back),
        ),
    )


def recommendations_table(tools: Toolbox, authority_id: str, ending: str) -> ResponseReturnValue:
    """The same as a table to take away."""
    if ending not in MEDIA:
        raise NotFound(f"Tables are not made as {ending!r}.")
    found = tracker(tools, person(), authority_id, _chosen())
    content = export_tracker(tools, person(), found, ending)
    name = f"{authority_id}-recommendations.{ending}"
    return send_file(BytesIO(content), mimetype=MEDIA[ending], as_attachment=True, download_name=name)


def _chosen() -> Chosen:
    given = request.args
    chosen = {name: given.get(name, "") for name in GIVEN if name != "loose"}
    return Chosen(**chosen, loose=bool(given.get("loose")))


def deciding(tools: Toolbox, authority_id: str, report_id: str, digest: str) -> ResponseReturnValue:
    """The form that says how a recommendation stands."""
    given = linkable(tools, person(), authority_id, f"{report_id}.{digest}")
    return _writing(authority_id, given.item, deciding_form(given)(data=_told(given)))


def _told(given: Linkable) -> dict[str, Any]:
    """What was decided last, as the form's fields hold it."""
    told: dict[str, Any] = {"actions": given.answering, "superseded_by": ""}
    if last := given.item.decision:
        told |= {"standing": last.standing.value, "owner": last.owner, "note": last.note, "revision": last.revision}
        told |= {"superseded_by": key_of(given.item.successor) if given.item.successor else ""}
        told |= {"evidence": last.evidence} | {f"{READ}{report}": verdict.value for report, verdict in last.verdicts.items()}
    return told


def decided(tools: Toolbox, authority_id: str, report_id: str, digest: str) -> ResponseReturnValue:
    """Keep how a recommendation stands."""
    wanted = {"authority": authority_id, "report": report_id, "digest": digest}
    given = linkable(tools, person(), authority_id, f"{report_id}.{digest}")
    found = given.item
    form = deciding_form(given)(request.form)
    if not form.validate():
        return _writing(authority_id, found, form)
    try:
        decide(tools, person(), **wanted, revision=form.revision.data or 0, said=form.said())
    except BadInput as error:
        form.note.errors = [str(error)]
        return _writing(authority_id, found, form)
    except Conflict as error:
        form.revision.data = found.decision.revision if found.decision else 0
        return _writing(authority_id, found, form, conflict=str(error)), 409
    flash("Decided")
    return land(url_for("authorities.recommendations", authority_id=authority_id, _anchor=f"{report_id}-{digest}"))


def _writing(authority_id: str, found: Followed, form: DecidingForm, conflict: str = "") -> str:
    name = found.held.report.authority_name
    whole = url_for("authorities.long_view", authority_id=authority_id)
    back = url_for("authorities.recommendations", authority_id=authority_id)
    return render_template(
        "authorities/deciding.html",
        item=found,
        form=form,
        errors=error_list(form),
        trail=(
            Step("Home", url_for("home.page")),
            Step("Authorities", url_for("authorities.authorities")),
            Step(name, whole),
            Step("Recommendations", back),
        ),
        back=f"{back}#{found.held.report.id}-{found.digest}",
        conflict=conflict,
        verdicts=VERDICT_LABELS,
        standings=STANDING_LABELS,
    )
