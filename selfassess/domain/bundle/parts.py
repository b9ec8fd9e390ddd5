"""What travels: the tables of an assessment and of a peer challenge, and which of their records are one thing to a person."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a bundle carries."""

    ASSESSMENT = "assessment"
    CHALLENGE = "challenge"


CALLED = {Kind.ASSESSMENT: "assessment", Kind.CHALLENGE: "peer challenge"}


class Link(StrEnum):
    """By what a record belongs to what travels."""

    SUBJECT = "the assessment or challenge itself"
    AUTHORITY = "the authority that it is about"
    NAMED = "an answer that names it"


@dataclass(frozen=True, slots=True)
class Part:
    """One table: what its records are to people, and the columns that tell one such thing from another.

    `link` is by what its records belong to the subject, in `column`. `log` says that records are only ever added to it, so that
    whoever has more of them is ahead. `fixed` is never changed once it is there.
    """

    table: str
    thing: str
    of: tuple[str, ...]
    column: str
    link: Link = Link.SUBJECT
    log: bool = False
    fixed: bool = False


HEAD, ANSWER, CASE = "head", "answer", "case"
EVIDENCE, ACTION, SNAPSHOT, NOTE, REPORT = "evidence", "action", "snapshot", "note", "library-report"

ASSESSMENT_PARTS = (
    Part("assessments", HEAD, ("id",), "id"),
    Part("assessment_moves", HEAD, ("assessment_id",), "assessment_id", log=True),
    Part("evidence", EVIDENCE, ("id",), "id", Link.NAMED),
    Part("actions", ACTION, ("id",), "id", Link.NAMED),
    Part("responses", ANSWER, ("subject",), "assessment_id"),
    Part("response_revisions", ANSWER, ("subject",), "assessment_id", log=True),
    Part("comments", "comment", ("id",), "assessment_id"),
    Part("second_judgements", "second judgement", ("subject",), "assessment_id", log=True),
    Part("challenge_answers", "reply", ("subject", "rule", "about"), "assessment_id", log=True),
    Part("assignments", "assignment", ("subject",), "assessment_id"),
    Part("comparator_choices", "comparators", ("assessment_id",), "assessment_id", log=True),
    Part("young_summaries", "summary for young people", ("assessment_id",), "assessment_id", log=True),
    Part("profile_figures", "profile", ("item",), "assessment_id", log=True),
    Part("snapshots", SNAPSHOT, ("id",), "assessment_id", fixed=True),
    Part("snapshot_readings", SNAPSHOT, ("snapshot_id",), "snapshot_id", Link.NAMED, log=True),
    Part("indicator_values", "indicator", ("indicator",), "authority_id", Link.AUTHORITY, log=True),
    Part("practice_audit_grades", "practice audit", ("exercise",), "authority_id", Link.AUTHORITY, log=True),
    Part("recommendation_decisions", "decision", ("report_id", "digest"), "authority_id", Link.AUTHORITY, log=True),
)
"""In an order in which records can be added: none before what it refers to."""

CHALLENGE_PARTS = (
    Part("peer_challenges", HEAD, ("id",), "id"),
    Part("case_templates", "template", ("id",), "challenge_id", fixed=True),
    Part("case_reviews", CASE, ("code",), "challenge_id"),
    Part("case_review_revisions", CASE, ("code",), "challenge_id", log=True),
    Part("safeguarding_concerns", "concern", ("id",), "challenge_id"),
    Part("challenge_notes", NOTE, ("id",), "challenge_id"),
    Part("challenge_documents", "background document", ("id",), "challenge_id"),
    Part("challenge_findings", "finding", ("id",), "challenge_id"),
    Part("case_responses", "response", ("line",), "challenge_id"),
    Part("challenge_reports", "feedback report", ("challenge_id",), "challenge_id"),
    Part("report_checks", "check", ("round",), "challenge_id"),
    Part("report_comments", "check comment", ("id",), "challenge_id"),
    Part("final_reports", "final report", ("form",), "challenge_id", fixed=True),
)

PARTS: Mapping[Kind, tuple[Part, ...]] = {Kind.ASSESSMENT: ASSESSMENT_PARTS, Kind.CHALLENGE: CHALLENGE_PARTS}

THINGS = {
    HEAD: "The assessment or challenge itself",
    ANSWER: "Answer",
    EVIDENCE: "Evidence",
    ACTION: "Action",
    CASE: "Case",
    NOTE: "Note",
    SNAPSHOT: "Snapshot",
    REPORT: "Report for the library",
    "comment": "Challenge comment",
    "second judgement": "Second judgement",
    "reply": "Answer to a challenge of the program",
    "assignment": "Who writes",
    "comparators": "Whom it is compared with",
    "profile": "Area profile",
    "summary for young people": "Summary for children and young people",
    "indicator": "Indicator",
    "practice audit": "Practice audit",
    "decision": "Decision about a recommendation",
    "template": "Case-review template",
    "concern": "Safeguarding concern",
    "background document": "Background document",
    "finding": "Finding",
    "response": "The council’s response",
    "feedback report": "Feedback report",
    "check": "Check of facts",
    "check comment": "Comment in the check of facts",
    "final report": "Final report",
}
"""What people read for each kind of thing."""


def parts_by_table(kind: Kind) -> dict[str, Part]:
    """The parts of a kind of bundle, by their tables."""
    return {part.table: part for part in PARTS[kind]}
