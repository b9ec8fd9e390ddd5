"""A peer challenge: whom it visits, what it is asked, who does it, when, and who is to be told of a concern."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from selfassess.domain.peer_view import Opened
from selfassess.domain.sample import Sample
from selfassess.domain.timetable import Session
from selfassess.errors import BadInput, NotFound


class ChallengeKind(StrEnum):
    """What sort of challenge it is."""

    FULL = "full"
    FOCUSED = "focused"
    REMOTE = "remote"
    REGIONAL = "regional"
    AUDIT = "audit"


KIND_LABELS = {
    ChallengeKind.FULL: "Full peer challenge",
    ChallengeKind.FOCUSED: "Focused peer challenge",
    ChallengeKind.REMOTE: "Remote diagnostic",
    ChallengeKind.REGIONAL: "Regional peer challenge",
    ChallengeKind.AUDIT: "The authority’s own practice audit",
}


class Stage(StrEnum):
    """The stages of a challenge, in their order."""

    SCOPING = "scoping"
    CASES = "cases"
    ON_SITE = "on-site"
    FEEDBACK = "feedback"
    REPORT = "report"
    PROGRESS = "progress"


STAGE_LABELS = {
    Stage.SCOPING: "Scoping",
    Stage.CASES: "Case review",
    Stage.ON_SITE: "On site",
    Stage.FEEDBACK: "Feedback",
    Stage.REPORT: "Report",
    Stage.PROGRESS: "Progress review after six months",
}


class Hours(StrEnum):
    """When a contact is to be called."""

    DAY = "day"
    OUT_OF_HOURS = "out-of-hours"


HOURS_LABELS = {Hours.DAY: "By day", Hours.OUT_OF_HOURS: "Out of hours"}


@dataclass(frozen=True, slots=True)
class Dates:
    """The first and the last day of a stage; one that lasts a day has no last day."""

    stage: Stage
    first: date
    last: date | None = None

    @property
    def end(self) -> date:
        """The day on which it ends."""
        return self.last or self.first


@dataclass(frozen=True, slots=True)
class TeamMember:
    """Somebody of the team: where they work, what they know, and which interests they declared."""

    name: str
    role: str
    organisation: str
    expertise: str = ""
    interests: str = ""


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody of the council who receives a safeguarding concern, with the number to call and when."""

    name: str
    role: str
    telephone: str
    hours: Hours


@dataclass(frozen=True, slots=True)
class Support:
    """Somebody who can be asked for help after the challenge; printed in the report's next steps."""

    name: str
    role: str
    reach: str


@dataclass(frozen=True, slots=True)
class ScopeQuestion:
    """A question that the council asked, in its own words, under a short heading; `lines` are those it speaks to, if any."""

    id: str
    heading: str
    text: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class People:
    """Who asked for the challenge and who arranges it at the council."""

    sponsor: str = ""
    organiser: str = ""


class Publishing(StrEnum):
    """How much of the report the council publishes."""

    WHOLE = "whole"
    PART = "part"
    NOTHING = "nothing"


PUBLISHING_LABELS = {
    Publishing.WHOLE: "The whole report",
    Publishing.PART: "A part of it",
    Publishing.NOTHING: "Nothing of it",
}


@dataclass(frozen=True, slots=True)
class Publication:
    """What the council decided about publishing: how much, who decided and when, what comes out where, and what does not."""

    publishing: Publishing
    by: str
    on: date
    published: str = ""
    withheld: str = ""

    def check(self, today: date) -> None:
        """Raises `BadInput` for a decision of nobody, of a day to come, or that does not say what a part is."""
        if not self.by.strip():
            raise BadInput("Enter who decided, by their role at the council.")
        if self.on > today:
            raise BadInput("The day of the decision has not come yet. Enter the day on which it was taken.")
        if self.publishing is Publishing.PART and not (self.published.strip() and self.withheld.strip()):
            raise BadInput("Say what is published and what is not, since it is a part.")


@dataclass(frozen=True, slots=True)
class PeerChallenge:
    """One challenge of one authority.

    `framework` is the key of the version whose lines its questions are mapped to, `template` that of the case review's form.
    `annexe_order` are the ids of the questions as the case review's annexe lists them; empty for the order of the scope.
    `opened` is the self-assessment that the team may read. `publication` is None until the council decided about the report.
    """

    id: str
    authority: str
    kind: ChallengeKind
    title: str
    framework: str
    template: str
    created: datetime
    created_by: str
    revision: int = 0
    people: People = People()
    dates: tuple[Dates, ...] = ()
    questions: tuple[ScopeQuestion, ...] = ()
    annexe_order: tuple[str, ...] = ()
    team: tuple[TeamMember, ...] = ()
    contacts: tuple[Contact, ...] = ()
    support: tuple[Support, ...] = ()
    sample: Sample = field(default_factory=Sample)
    sessions: tuple[Session, ...] = ()
    opened: Opened | None = None
    publication: Publication | None = None

    def when(self, stage: Stage) -> Dates | None:
        """The dates of a stage, if they are set."""
        return next((dates for dates in self.dates if dates.stage is stage), None)

    def question(self, question_id: str) -> ScopeQuestion:
        """The question of this id. Raises `NotFound`."""
        for question in self.questions:
            if question.id == question_id:
                return question
        raise NotFound(f"{self.title} has no question {question_id!r}.")

    def without_contact(self) -> tuple[Hours, ...]:
        """The hours for which the council has not said who receives a concern."""
        return tuple(hours for hours in Hours if not any(contact.hours is hours for contact in self.contacts))

    def must_know_whom_to_tell(self) -> None:
        """Raises `BadInput` while a concern could reach nobody: no case record is opened before that."""
        missing = self.without_contact()
        if missing:
            hours = " and ".join(HOURS_LABELS[hour].lower() for hour in missing)
            raise BadInput(
                f"No case can be opened yet: the council has not named who receives a safeguarding concern {hours}. "
                "Add the name and telephone number under ‘Who receives a concern’."
            )

    def in_annexe_order(self) -> tuple[ScopeQuestion, ...]:
        """The questions as the annexe lists them."""
        place = {key: at for at, key in enumerate(self.annexe_order)}
        return tuple(sorted(self.questions, key=lambda question: place.get(question.id, len(place))))


def moved(questions: tuple[ScopeQuestion, ...], question_id: str, by: int) -> tuple[ScopeQuestion, ...]:
    """The questions with one of them moved up (-1) or down (1); as they were where it cannot go further."""
    at = next((place for place, question in enumerate(questions) if question.id == question_id), None)
    if at is None or not 0 <= at + by < len(questions):
        return questions
    rest = [question for question in questions if question.id != question_id]
    rest.insert(at + by, questions[at])
    return tuple(rest)


def no_challenge(challenge_id: str) -> NotFound:
    """What is said of an id that nobody has, and in the same words of one that the person may not see."""
    return NotFound(f"There is no peer challenge {challenge_id!r}.")
