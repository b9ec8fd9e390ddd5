"""The register of evidence, and which kinds each line rests on."""

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from selfassess.domain.evidence import EVIDENCE_LABELS, EvidenceKind
from selfassess.ports import Toolbox
from selfassess.services.register import Standing, Wanted, register_of
from selfassess.web.assessments.places import Step, overview_address
from selfassess.web.forms.register import FilterForm
from selfassess.web.visitor import person


def register(tools: Toolbox, assessment_id: str) -> ResponseReturnValue:
    """The evidence that is there, all of it or what is asked for."""
    form = FilterForm(request.args)
    valid = form.validate()
    wanted = Wanted(
        words=form.words.data or "",
        kind=EvidenceKind(form.kind.data) if valid and form.kind.data else None,
        standing=Standing(form.standing.data or "") if valid else Standing.ALL,
    )
    found = register_of(tools, person(), assessment_id, wanted)
    trail = (Step("Home", url_for("home.page")), Step(found.assessment.title, overview_address(assessment_id)))
    return render_template("evidence/register.html", register=found, form=form, trail=trail, kinds=EVIDENCE_LABELS)
