"""Two states of an authority's self-assessment side by side."""

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from selfassess.ports import Toolbox
from selfassess.services.assessments import find_assessment
from selfassess.services.comparing import NOW, Moved
from selfassess.services.comparing import compare as compared
from selfassess.web.assessments.history import LABELS
from selfassess.web.assessments.places import Step, trail
from selfassess.web.forms.life import compare_form
from selfassess.web.life.snapshots import compare_options
from selfassess.web.visitor import person

MOVED = {Moved.UP: "Up", Moved.DOWN: "Down", Moved.CHANGED: "Changed", Moved.SAME: ""}


def compare(tools: Toolbox, assessment_id: str) -> ResponseReturnValue:
    """What differs between the two states that were chosen."""
    options = compare_options(tools, assessment_id)
    older, newer = request.args.get("older", ""), request.args.get("newer", NOW)
    found = find_assessment(tools, person(), assessment_id)
    comparison = compared(tools, person(), assessment_id, older, newer) if older else None
    return render_template(
        "life/compare.html",
        found=found,
        form=compare_form(options)(data={"older": older or None, "newer": newer}),
        comparison=comparison,
        named={option.value: option.label for option in options},
        labels=LABELS,
        moved=MOVED,
        trail=(
            *trail(found.assessment, found.framework),
            Step("Snapshots", url_for("life.snapshots", assessment_id=assessment_id)),
        ),
    )
