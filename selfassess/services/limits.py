"""What a person may change of an assessment by a workbook, and what evidence and actions can be kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from selfassess.domain.actions import ActionStatus
from selfassess.domain.assessment import Assessment
from selfassess.domain.changes import Of
from selfassess.domain.evidence import EvidenceKind
from selfassess.domain.people import Person
from selfassess.domain.rights import Right
from selfassess.ports import Toolbox
from selfassess.services.backing import NewAction, NewEvidence, check_action, check_evidence


@dataclass(frozen=True, slots=True)
class Limits:
    """What a person may change of an assessment, and what can be kept at all."""

    tools: Toolbox
    who: Person
    assessment: Assessment

    def may_answer(self, subject: str) -> bool:
        """Whether they may write what is said of a subject."""
        return self.who.may(Right.ANSWER, self.assessment.authority, subject=subject, today=self.tools.today())

    def may_register(self) -> bool:
        """Whether they may change what the registers hold."""
        return self.who.may(Right.REGISTER, self.assessment.authority, today=self.tools.today())

    def check(self, of: Of, fields: Mapping[str, str]) -> None:
        """Raises `BadInput` for evidence or an action that cannot be kept."""
        if of is Of.EVIDENCE:
            check_evidence(self.tools, new_evidence(fields))
        else:
            check_action(new_action(fields))


def new_evidence(fields: Mapping[str, str]) -> NewEvidence:
    """What the fields of a workbook's row say of evidence; those that are not there are empty."""
    return NewEvidence(
        kind=EvidenceKind(fields["kind"]),
        title=fields["title"],
        about=_day(fields.get("about", "")),
        locator=fields.get("locator", ""),
        note=fields.get("note", ""),
        link=fields.get("link") or None,
    )


def new_action(fields: Mapping[str, str]) -> NewAction:
    """The same of an action."""
    return NewAction(
        text=fields["text"],
        owner=fields.get("owner", ""),
        due=_day(fields.get("due", "")),
        status=ActionStatus(fields["status"]),
        measure=fields.get("measure", ""),
    )


def _day(said: str) -> date | None:
    return date.fromisoformat(said) if said else None
