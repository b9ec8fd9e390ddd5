"""What is written down while inspectors are there, and about their draft: each a small record of one inspection."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from selfassess.errors import NotFound


@dataclass(frozen=True, slots=True)
class Enquiry:
    """A line of enquiry as the lead inspector raised it, the framework lines it bears on, and what the authority shows."""

    id: str
    inspection: str
    text: str
    raised: date | None = None
    lines: tuple[str, ...] = ()
    owner: str = ""
    answer: str = ""
    closed: bool = False
    removed: datetime | None = None
    revision: int = 1


@dataclass(frozen=True, slots=True)
class Request:
    """Something that inspectors asked for during the inspection. `due` is how it was put: "today 16:00"; `due_day` its day."""

    id: str
    inspection: str
    what: str
    asked_by: str = ""
    asked: date | None = None
    due_day: date | None = None
    due: str = ""
    owner: str = ""
    answer: str = ""
    answered: date | None = None
    removed: datetime | None = None
    revision: int = 1

    def overdue(self, today: date) -> bool:
        """Whether its day has passed and it was not answered."""
        return self.answered is None and self.due_day is not None and self.due_day < today


@dataclass(frozen=True, slots=True)
class Meeting:
    """Notes of a meeting with the inspectors, of one day."""

    id: str
    inspection: str
    day: date
    text: str
    there: str = ""
    removed: datetime | None = None
    revision: int = 1


class SampleUse(StrEnum):
    """What inspectors do with a child's record."""

    SAMPLED = "sampled"
    TRACKED = "tracked"
    AUDITED = "audited"


SAMPLE_USE_LABELS = {
    SampleUse.SAMPLED: "Record sampled",
    SampleUse.TRACKED: "Child’s experience tracked",
    SampleUse.AUDITED: "Audited by the authority for the inspection",
}


@dataclass(frozen=True, slots=True)
class Sampled:
    """A child whose record inspectors look at, by a local code and never by anything of the council's records."""

    id: str
    inspection: str
    code: str
    use: SampleUse
    cohort: str = ""
    team: str = ""
    note: str = ""
    discussed: bool = False
    removed: datetime | None = None
    revision: int = 1


class CorrectionStatus(StrEnum):
    """What became of a comment on the accuracy of the draft."""

    DRAFTED = "drafted"
    SENT = "sent"
    ACCEPTED = "accepted"
    IN_PART = "in-part"
    REFUSED = "refused"


CORRECTION_LABELS = {
    CorrectionStatus.DRAFTED: "Drafted",
    CorrectionStatus.SENT: "Sent",
    CorrectionStatus.ACCEPTED: "Accepted",
    CorrectionStatus.IN_PART: "Accepted in part",
    CorrectionStatus.REFUSED: "Not accepted",
}


@dataclass(frozen=True, slots=True)
class Correction:
    """A comment on the factual accuracy of the draft report: the place in it, what it says, what is right, and what shows it."""

    id: str
    inspection: str
    place: str
    says: str
    should_say: str
    shown_by: str = ""
    status: CorrectionStatus = CorrectionStatus.DRAFTED
    reply: str = ""
    removed: datetime | None = None
    revision: int = 1


@dataclass(frozen=True, slots=True)
class Result:
    """The result as inspectors told it, under embargo until `lifted`: seen by the people `named` alone, by their accounts.

    `judgements` are levels of the judgement scale by area.
    """

    inspection: str
    judgements: Mapping[str, str]
    text: str
    named: tuple[str, ...]
    recorded_by: str
    recorded_at: datetime
    lifted: datetime | None = None
    lifted_by: str = ""
    revision: int = 1

    def open_to(self, person: str) -> bool:
        """Whether a person may see it now."""
        return self.lifted is not None or person in self.named


def no_record() -> NotFound:
    """What is said of a record that is not there, and in the same words of one of another inspection."""
    return NotFound("There is no such entry in this inspection.")
