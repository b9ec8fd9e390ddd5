"""Reviews that were asked for: of which subject, from whom, by when, and how each ended."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum


class ReviewEnd(StrEnum):
    """How a request for a review ended: somebody judged beside the authors, answered without judging, or took it back."""

    JUDGED = "judged"
    ANSWERED = "answered"
    WITHDRAWN = "withdrawn"


REVIEW_END_LABELS = {
    ReviewEnd.JUDGED: "judged beside the authors",
    ReviewEnd.ANSWERED: "answered",
    ReviewEnd.WITHDRAWN: "withdrawn",
}


@dataclass(frozen=True, slots=True)
class ReviewRequest:
    """That somebody is asked to review a subject. `reviewer` is the id of an account, or a name where people have none.

    `note` says what to look at. `end` is None while it waits; `answer` is what the reviewer said who did not judge.
    """

    id: str
    assessment: str
    subject: str
    reviewer: str
    due: date | None
    note: str
    by: str
    at: datetime
    end: ReviewEnd | None = None
    answer: str = ""
    ended_by: str | None = None
    ended_at: datetime | None = None

    @property
    def waits(self) -> bool:
        """Whether the review was neither given nor taken back."""
        return self.end is None

    def overdue(self, today: date) -> bool:
        """Whether it waits and its day has passed."""
        return self.waits and self.due is not None and self.due < today

    def ended(self, end: ReviewEnd, *, by: str, at: datetime, answer: str = "") -> "ReviewRequest":
        """The request once it ended."""
        return replace(self, end=end, answer=answer, ended_by=by, ended_at=at)
