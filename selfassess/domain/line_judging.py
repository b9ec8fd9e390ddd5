"""Whether the lines of an assessment are judged, or only described: the authority chooses. Areas are always judged.

A judgement that a line has from before is kept and not shown while lines are only described. That something is not applicable,
or not known, is no judgement, and stands either way.
"""

from collections.abc import Iterable
from dataclasses import replace

from selfassess.domain.assessment import Assessment, Response
from selfassess.domain.framework import Framework
from selfassess.domain.judgement import Judgement

JUDGED, DESCRIBED = "judged", "described"
"""How the choice is named in forms and commands."""


def judges(assessment: Assessment, framework: Framework, subject: str) -> bool:
    """Whether a subject may be given a level of the scale, as far as this choice goes."""
    return assessment.lines_judged or all(line.id != subject for line in framework.lines())


def shown(assessment: Assessment, framework: Framework, responses: Iterable[Response]) -> tuple[Response, ...]:
    """Responses as the assessment shows them: without the levels of lines that are only described."""
    if assessment.lines_judged:
        return tuple(responses)
    lines = {line.id for line in framework.lines()}
    return tuple(
        replace(each, judgement=Judgement()) if each.subject in lines and each.judgement.made else each for each in responses
    )


def kept(assessment: Assessment, framework: Framework, response: Response, before: Response) -> Response:
    """What is saved in place of `before`: with the level that was not shown, unless something else was answered instead."""
    hidden = before.judgement.made and not judges(assessment, framework, response.subject)
    return replace(response, judgement=before.judgement) if hidden and not response.judgement.answered else response
