"""Who may do what: one table, from which every check is made and the documentation's table is written.

A role is held in one place: the workspace of an authority, one peer challenge, or the instance. What is shown about an authority
in whose workspace a person holds no role comes from published reports alone, so nobody needs a right to read those.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Where(StrEnum):
    """The kind of place in which a role is held."""

    WORKSPACE = "the workspace of an authority"
    CHALLENGE = "one peer challenge"
    INSTANCE = "the instance"


class Role(StrEnum):
    """What a person is in one place. The value is what is stored and typed."""

    OWNER = "owner"
    EDITOR = "editor"
    CONTRIBUTOR = "contributor"
    REVIEWER = "reviewer"
    VIEWER = "viewer"
    CHALLENGE_MANAGER = "challenge-manager"
    PEER = "peer"
    CASE_REVIEWER = "case-reviewer"
    ORGANISER = "organiser"
    ESCALATION_CONTACT = "escalation-contact"
    ADMINISTRATOR = "administrator"

    @property
    def where(self) -> Where:
        """The kind of place in which it is held."""
        return _WHERE[self]

    @property
    def called(self) -> str:
        """What people call it."""
        return _TITLES.get(self, self.value.capitalize().replace("-", " "))


_WHERE = {
    **dict.fromkeys((Role.OWNER, Role.EDITOR, Role.CONTRIBUTOR, Role.REVIEWER, Role.VIEWER), Where.WORKSPACE),
    **dict.fromkeys(
        (Role.CHALLENGE_MANAGER, Role.PEER, Role.CASE_REVIEWER, Role.ORGANISER, Role.ESCALATION_CONTACT), Where.CHALLENGE
    ),
    Role.ADMINISTRATOR: Where.INSTANCE,
}
_TITLES = {Role.ORGANISER: "Council’s organiser", Role.ESCALATION_CONTACT: "Council’s escalation contact"}


class Right(StrEnum):
    """Something that a person may or may not do; the value says it in words."""

    SEE = "Open the workspace: assessments, evidence, actions, the authority’s own unpublished reports"
    SEE_RESTRICTED = "See reports and evidence that are marked restricted"
    ANSWER = "Write what the authority says of a line, area or the whole, with its evidence and actions"
    START = "Start, carry forward and archive assessments"
    REGISTER = "Change what the registers of evidence, actions and indicators hold, and the inspection room"
    DECIDE = "Decide where a recommendation stands, and which authorities to compare with"
    COMMENT = "Comment"
    REVIEW = "Judge beside the authors, and settle differences"
    SIGN = "Sign an assessment off"
    EXPORT = "Make packs and take data out"
    KEEP_REPORTS = "Bring in, correct and remove reports about the authority, and published ones about others"
    MEMBERS = "Invite people, change their roles and end them"
    AUDIT = "Read who saw, changed, exported or shared what"

    CHALLENGE_SEE = "Open the challenge: scope, timetable, team, what has been shared"
    CHALLENGE_MANAGE = "Set the scope, team and template; share notes; write the report"
    CHALLENGE_ORGANISE = "Arrange dates, sessions, contacts and the sample"
    CHALLENGE_NOTES = "Read and write the team’s notes and findings before they are shared"
    CHALLENGE_CASES = "Review cases"
    CHALLENGE_DOCUMENTS = "Read the background documents and data of the challenge"
    CHALLENGE_RESPOND = "Answer for the council: the response to findings, the check of facts"
    RAISE_CONCERN = "Raise a safeguarding concern"
    RECEIVE_CONCERN = "Receive a safeguarding concern and say what was done"

    ADMINISTER = "Look after accounts, workspaces, the list of authorities and backups; see no content"


_WORKSPACE = frozenset(role for role in Role if role.where is Where.WORKSPACE)
_TEAM = frozenset({Role.CHALLENGE_MANAGER, Role.PEER, Role.CASE_REVIEWER})
_WRITERS = frozenset({Role.OWNER, Role.EDITOR})

TABLE: dict[Right, frozenset[Role]] = {
    Right.SEE: _WORKSPACE,
    Right.SEE_RESTRICTED: _WRITERS | {Role.REVIEWER},
    Right.ANSWER: _WRITERS | {Role.CONTRIBUTOR},
    Right.START: _WRITERS,
    Right.REGISTER: _WRITERS,
    Right.DECIDE: _WRITERS,
    Right.COMMENT: _WORKSPACE - {Role.VIEWER},
    Right.REVIEW: frozenset({Role.OWNER, Role.REVIEWER}),
    Right.SIGN: frozenset({Role.OWNER}),
    Right.EXPORT: _WORKSPACE - {Role.CONTRIBUTOR},
    Right.KEEP_REPORTS: _WRITERS,
    Right.MEMBERS: frozenset({Role.OWNER}),
    Right.AUDIT: frozenset({Role.OWNER}),
    Right.CHALLENGE_SEE: _TEAM | {Role.ORGANISER, Role.ESCALATION_CONTACT},
    Right.CHALLENGE_MANAGE: frozenset({Role.CHALLENGE_MANAGER}),
    Right.CHALLENGE_ORGANISE: frozenset({Role.CHALLENGE_MANAGER, Role.ORGANISER}),
    Right.CHALLENGE_NOTES: _TEAM,
    Right.CHALLENGE_CASES: frozenset({Role.CHALLENGE_MANAGER, Role.CASE_REVIEWER}),
    Right.CHALLENGE_DOCUMENTS: _TEAM | {Role.ORGANISER},
    Right.CHALLENGE_RESPOND: frozenset({Role.ORGANISER}),
    Right.RAISE_CONCERN: _TEAM,
    Right.RECEIVE_CONCERN: frozenset({Role.ESCALATION_CONTACT}),
    Right.ADMINISTER: frozenset({Role.ADMINISTRATOR}),
}
"""Each right with the roles that hold it, in the place in which the role is held and nowhere else."""

LIMITED = frozenset({Role.CONTRIBUTOR})
"""Roles that hold the right to answer only for the subjects that were assigned to them."""

INSTANCE = "*"
"""The place that is the instance itself."""


@dataclass(frozen=True, slots=True)
class Grant:
    """A role held in one place: the id of an authority or of a peer challenge, or `INSTANCE`.

    `until` is the last day on which it counts, None without an end. `subjects` are the ids of the lines and areas that a
    contributor may write about, in each assessment of the authority. With `only` it gives these rights and no other of the role.
    """

    role: Role
    place: str = INSTANCE
    until: date | None = None
    subjects: frozenset[str] = frozenset()
    only: frozenset[Right] | None = None

    def allows(self, right: Right, place: str, *, subject: str | None, today: date) -> bool:
        """Whether it gives a right in a place, on a day; `subject` is what would be answered."""
        if self.place != place or self.role not in TABLE[right] or (self.until is not None and self.until < today):
            return False
        if self.only is not None and right not in self.only:
            return False
        return right is not Right.ANSWER or self.role not in LIMITED or subject in self.subjects


@dataclass(frozen=True, slots=True)
class Viewer:
    """On whose behalf reports are read: what is published is seen by all, the rest by the authorities named here.

    `own` are the authorities whose unpublished reports are seen, `restricted` those whose restricted ones are seen too;
    with `everything` there is no limit.
    """

    own: frozenset[str] = frozenset()
    restricted: frozenset[str] = frozenset()
    everything: bool = False

    def only(self, authority: str) -> "Viewer":
        """The same eyes looking on behalf of one authority alone."""
        if self.everything:
            return Viewer(frozenset({authority}), frozenset({authority}))
        return Viewer(self.own & {authority}, self.restricted & {authority})


NOBODY = Viewer()
EVERYBODY = Viewer(everything=True)


def workspace(authority: str) -> Viewer:
    """What drafts and packs of an authority are made from: what is published, and its own reports but for restricted ones."""
    return Viewer(own=frozenset({authority}))


def places(grants: Collection[Grant], right: Right, *, today: date) -> frozenset[str]:
    """Where these grants give a right that is not about one subject."""
    return frozenset(grant.place for grant in grants if grant.allows(right, grant.place, subject=None, today=today))
