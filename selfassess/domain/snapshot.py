"""Snapshots: an assessment as it stood at one moment, unchangeable, known by the hash of all that it says."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from hashlib import sha256

from selfassess.domain.actions import Action
from selfassess.domain.area_profile import ProfileFigure
from selfassess.domain.assessment import Assessment, Response
from selfassess.domain.comparators import Authority
from selfassess.domain.evidence import Evidence
from selfassess.domain.holdings import AreaGrade, ReportHead
from selfassess.domain.indicators import Value
from selfassess.domain.material import Stood
from selfassess.domain.plain import made, plain
from selfassess.domain.work import Comment
from selfassess.domain.young_people import YoungSummary
from selfassess.errors import NotFound

FORM = 1
"""The form of what is written; it rises when older programs could not read it rightly."""


class SnapshotKind(StrEnum):
    """Why a snapshot was made."""

    SIGNED = "signed"
    KEPT = "kept"


SNAPSHOT_LABELS = {SnapshotKind.SIGNED: "Signed off", SnapshotKind.KEPT: "Kept"}


@dataclass(frozen=True, slots=True)
class Approval:
    """What a director said of one area, or of the whole: the judgement and why, of the words of one revision."""

    subject: str
    revision: int
    judgement: str
    narrative: str


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A challenge that stood open when the snapshot was made."""

    subject: str
    rule: str
    said: str


@dataclass(frozen=True, slots=True)
class Content:
    """Everything that a snapshot holds. `responses` are those that were ever saved, in the framework's order.

    `comments` are those that travel with the assessment; team notes never do. `figures` are the values of indicators, small
    numbers taken out. `young` is what was written for children and young people and who of them read it, if anything was;
    `young_age` is its reading age as it was measured then. `stood` is how things stood around the assessment; snapshots of
    earlier versions of the program have none.
    """

    assessment: Assessment
    authority: Authority
    responses: tuple[Response, ...]
    evidence: tuple[Evidence, ...]
    actions: tuple[Action, ...]
    reports: tuple[ReportHead, ...]
    elsewhere: Mapping[str, tuple[AreaGrade, ...]] = field(default_factory=dict)
    compared: str = ""
    approvals: tuple[Approval, ...] = ()
    unanswered: tuple[Unanswered, ...] = ()
    comments: tuple[Comment, ...] = ()
    profile: Mapping[str, ProfileFigure] = field(default_factory=dict)
    figures: tuple[Value, ...] = ()
    young: YoungSummary | None = None
    young_age: int | None = None
    stood: Stood | None = None

    def response(self, subject: str) -> Response:
        """The response for a subject; an empty one if nothing was ever saved for it."""
        found = next((response for response in self.responses if response.subject == subject), None)
        return found or Response(assessment=self.assessment.id, subject=subject)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A snapshot without its content: the `number`th of its assessment (from 1). `digest` is the SHA-256 of what it holds."""

    id: str
    assessment: str
    number: int
    kind: SnapshotKind
    note: str
    by: str
    at: datetime
    digest: str

    @property
    def told(self) -> dict[str, object]:
        """What programs read of it."""
        return {
            "id": self.id,
            "number": self.number,
            "kind": self.kind.value,
            "note": self.note,
            "by": self.by,
            "at": self.at,
            "sha256": self.digest,
        }


class ReaderOffice(StrEnum):
    """As what somebody reads a snapshot."""

    LEAD_MEMBER = "lead-member"
    CHIEF_EXECUTIVE = "chief-executive"
    DIRECTOR = "director"
    SCRUTINY = "scrutiny"


OFFICE_LABELS = {
    ReaderOffice.LEAD_MEMBER: "Lead member for children’s services",
    ReaderOffice.CHIEF_EXECUTIVE: "Chief executive",
    ReaderOffice.DIRECTOR: "Director of children’s services",
    ReaderOffice.SCRUTINY: "Scrutiny or another member",
}


@dataclass(frozen=True, slots=True)
class Reading:
    """That somebody read a snapshot, as they recorded themselves."""

    snapshot: str
    by: str
    office: ReaderOffice
    at: datetime


def written(content: Content) -> str:
    """What a snapshot holds as JSON, the same for equal content."""
    whole = {"form": FORM, "content": plain(content)}
    return json.dumps(whole, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def read(text: str) -> Content:
    """What `written` was given."""
    return made(Content, json.loads(text)["content"])


def answers_in(text: str) -> dict[str, str]:
    """What was judged of each subject in what `written` made, without making the rest of it."""
    return {each["subject"]: each["judgement"]["answer"] for each in json.loads(text)["content"]["responses"]}


def kept_in(text: str) -> tuple[dict[str, str], dict[str, str], frozenset[str]]:
    """What `written` made says of judgements by subject, of how actions stood by id, and which evidence there was."""
    content = json.loads(text)["content"]
    actions = {each["id"]: each["status"] for each in content["actions"]}
    return answers_in(text), actions, frozenset(each["id"] for each in content["evidence"])


def digest_of(text: str) -> str:
    """The SHA-256 of what a snapshot holds, in hexadecimal figures."""
    return sha256(text.encode()).hexdigest()


def no_snapshot(snapshot_id: str) -> NotFound:
    """What is said of an id that nobody has, and in the same words of one that the person may not see."""
    return NotFound(f"There is no snapshot {snapshot_id!r}.", "`selfassess snapshots list` shows those of an assessment.")
