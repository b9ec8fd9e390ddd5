"""Everything that a pack about one assessment may print, loaded once."""

from dataclasses import dataclass
from datetime import date

from selfassess.domain.actions import Action
from selfassess.domain.assessment import Assessment, Response
from selfassess.domain.comparators import Authority
from selfassess.domain.evidence import Evidence
from selfassess.domain.framework import Framework
from selfassess.domain.holdings import ReportHead


@dataclass(frozen=True, slots=True)
class Material:
    """An assessment with its framework, responses, evidence, actions and the authority's own past reports, newest first.

    `responses` has one entry for each subject that was ever saved. `today` is the day of printing.
    """

    assessment: Assessment
    framework: Framework
    authority: Authority
    responses: tuple[Response, ...]
    evidence: tuple[Evidence, ...]
    actions: tuple[Action, ...]
    reports: tuple[ReportHead, ...]
    today: date

    def response(self, subject: str) -> Response:
        """The response for a subject; an empty one if nothing was ever saved for it."""
        found = next((response for response in self.responses if response.subject == subject), None)
        return found or Response(assessment=self.assessment.id, subject=subject)

    def evidence_of(self, response: Response) -> tuple[Evidence, ...]:
        """The evidence attached to a response, in its order."""
        by_id = {item.id: item for item in self.evidence}
        return tuple(by_id[key] for key in response.evidence if key in by_id)

    def actions_of(self, response: Response) -> tuple[Action, ...]:
        """The actions that hang on a response, in its order."""
        by_id = {item.id: item for item in self.actions}
        return tuple(by_id[key] for key in response.actions if key in by_id)
