"""What every page below a subject shows: whose it is, and the way back."""

from collections.abc import Iterable
from typing import Any

from flask import flash
from wtforms import Form

from selfassess.domain.evidence import Evidence
from selfassess.domain.private_data import warning
from selfassess.ports import Toolbox
from selfassess.services.assessments import find_assessment
from selfassess.services.evidence_seen import sees_restricted
from selfassess.web.assessments.places import Place, Step, subject_title, trail
from selfassess.web.forms.govuk import error_list
from selfassess.web.visitor import person


def may_restrict(tools: Toolbox, assessment_id: str) -> bool:
    """Whether the visitor may say that evidence is restricted: only who would see it afterwards may."""
    return sees_restricted(tools, person(), find_assessment(tools, person(), assessment_id).authority.id)


def warn_of(pieces: Iterable[Evidence]) -> None:
    """Tell the visitor of each piece of evidence whose file looks as if it told who somebody is."""
    for piece in pieces:
        if piece.file and piece.looked and (told := warning(piece.file.name, piece.looked)):
            flash(told, "important")


def below(tools: Toolbox, place: Place, form: Form | None = None) -> dict[str, Any]:
    """The values that templates of such pages need. Raises `NotFound` for an assessment or subject that is not there."""
    found = find_assessment(tools, person(), place.assessment)
    title = subject_title(found.framework, place.subject)
    return {
        "assessment": found.assessment,
        "authority": found.authority,
        "framework": found.framework,
        "place": place,
        "title": title,
        "trail": (*trail(found.assessment, found.framework, place.subject), Step(title, place.address())),
        "form": form,
        "errors": error_list(form) if form else [],
    }
