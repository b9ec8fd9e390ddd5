"""Work shared out and talked over: who writes what by when, what is said about it, and a reviewer's own judgement beside."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from selfassess.domain.anchors import Anchor


@dataclass(frozen=True, slots=True)
class Assignment:
    """Who is to write a subject, by when. `assignee` is the id of an account, or a name where people have none."""

    assessment: str
    subject: str
    assignee: str
    due: date | None
    by: str
    at: datetime

    def overdue(self, today: date) -> bool:
        """Whether its day has passed."""
        return self.due is not None and self.due < today


class CommentKind(StrEnum):
    """Who may ever read a comment: a team note never leaves the authority, a challenge travels with the assessment."""

    TEAM = "team"
    CHALLENGE = "challenge"


COMMENT_LABELS = {CommentKind.TEAM: "Team note", CommentKind.CHALLENGE: "Challenge"}


@dataclass(frozen=True, slots=True)
class Comment:
    """Something said about a subject, or with an `anchor` about words of one of its texts.

    `settled_by` and `settled_at` are given once somebody called it dealt with.
    """

    id: str
    assessment: str
    subject: str
    kind: CommentKind
    text: str
    by: str
    at: datetime
    settled_by: str | None = None
    settled_at: datetime | None = None
    anchor: Anchor | None = None


@dataclass(frozen=True, slots=True)
class SecondJudgement:
    """A reviewer's own judgement of a subject, the `number`th (from 1), beside the authors'.

    `settled` says how the difference was settled, empty while it is not.
    """

    assessment: str
    subject: str
    number: int
    judgement: str
    reason: str
    by: str
    at: datetime
    settled: str = ""
    settled_by: str | None = None
    settled_at: datetime | None = None

    def differs(self, answer: str) -> bool:
        """Whether it stands against what the authors judged, and nobody has settled it."""
        return not self.settled and self.judgement != answer


def standing(judgements: Sequence[SecondJudgement]) -> dict[str, SecondJudgement]:
    """The newest second judgement of each subject."""
    found: dict[str, SecondJudgement] = {}
    for each in sorted(judgements, key=lambda one: one.number):
        found[each.subject] = each
    return found
