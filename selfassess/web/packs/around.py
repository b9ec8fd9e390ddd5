"""What every page of packs shows: whose they are, and the way back."""

from typing import Any

from flask import url_for

from selfassess.ports import Toolbox
from selfassess.services.assessments import find_assessment
from selfassess.web.assessments.places import Step, overview_address
from selfassess.web.visitor import person


def around(tools: Toolbox, assessment_id: str) -> dict[str, Any]:
    """The values that templates of such pages need. Raises `NotFound` for an assessment that is not there."""
    found = find_assessment(tools, person(), assessment_id)
    trail = (
        Step("Home", url_for("home.page")),
        Step(found.assessment.title, overview_address(assessment_id)),
    )
    return {"assessment": found.assessment, "authority": found.authority, "framework": found.framework, "trail": trail}
