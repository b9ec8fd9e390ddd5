"""The council's check of facts: the report paragraph by paragraph as it was sent, a comment on any, an answer to each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from selfassess.domain.document import Bullets, Cell, Document, Heading, Span, Table, Text
from selfassess.errors import BadInput

LONGEST = 4000


class Outcome(StrEnum):
    """What became of a comment."""

    CHANGED = "changed"
    IN_PART = "in-part"
    NOT_CHANGED = "not-changed"


OUTCOME_LABELS = {
    Outcome.CHANGED: "The report was changed",
    Outcome.IN_PART: "Changed in part",
    Outcome.NOT_CHANGED: "Not changed",
}


class ReportState(StrEnum):
    """How far the report has come."""

    DRAFT = "draft"
    CHECKING = "checking"
    FINAL = "final"


STATE_LABELS = {
    ReportState.DRAFT: "Draft",
    ReportState.CHECKING: "With the council for a check of facts",
    ReportState.FINAL: "Final",
}


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph, entry of a list or row of a table, numbered through the report, under the heading it stands under."""

    number: int
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Comment:
    """What the council says of one paragraph, and what the team answers; without an answer `outcome` is None."""

    id: str
    paragraph: int
    text: str
    by: str
    at: datetime
    outcome: Outcome | None = None
    answer: str = ""
    answered_by: str = ""
    answered_at: datetime | None = None

    def answered(self, outcome: Outcome, answer: str, *, by: str, at: datetime) -> "Comment":
        """The comment with its answer. Raises `BadInput` where the report was not changed and nobody says why."""
        text = answer.strip()
        if outcome is not Outcome.CHANGED and not text:
            raise BadInput("Say why the report was not changed as the council asked.")
        must_fit(text)
        return replace(self, outcome=outcome, answer=text, answered_by=by, answered_at=at)


@dataclass(frozen=True, slots=True)
class FactCheck:
    """One round of the check: what was sent when, and from when on the report is final.

    `report` is the id under which the final report is kept in the authority's library, `files` are the SHA-256 of the final
    documents by their format.
    """

    challenge: str
    round: int
    paragraphs: tuple[Paragraph, ...]
    sent: datetime
    sent_by: str
    final: datetime | None = None
    report: str = ""
    files: tuple[tuple[str, str], ...] = ()

    @property
    def state(self) -> ReportState:
        """How far the report has come."""
        return ReportState.CHECKING if self.final is None else ReportState.FINAL

    def paragraph(self, number: int) -> Paragraph:
        """The paragraph of this number. Raises `BadInput`."""
        found = next((each for each in self.paragraphs if each.number == number), None)
        if found is None:
            raise BadInput(f"The report that was sent has no paragraph {number}.")
        return found


def unanswered(comments: Sequence[Comment]) -> int:
    """How many comments wait for an answer."""
    return sum(comment.outcome is None for comment in comments)


def must_fit(text: str) -> None:
    """Raises `BadInput` for a comment or answer that is longer than anybody reads."""
    if len(text) > LONGEST:
        raise BadInput(f"Shorten this to {LONGEST:,} characters or fewer.")


def paragraphs_of(document: Document) -> tuple[Paragraph, ...]:
    """Everything of a report that can be commented on, numbered from 1."""
    found = ((heading, text.strip()) for heading, text in _texts(document) if text.strip())
    return tuple(Paragraph(number, heading, text) for number, (heading, text) in enumerate(found, start=1))


def _texts(document: Document) -> Iterator[tuple[str, str]]:
    heading = ""
    for block in document.blocks:
        if isinstance(block, Heading):
            heading = block.text
        elif isinstance(block, Text):
            yield heading, _said(block.spans)
        elif isinstance(block, Bullets):
            yield from ((heading, _said(item)) for item in block.items)
        elif isinstance(block, Table):
            yield from ((heading, _row(block.head, row)) for row in block.rows)


def _row(head: Sequence[str], row: Sequence[Cell]) -> str:
    said = [(title, _said(cell.spans)) for title, cell in zip(head, row, strict=True)]
    return "\n".join([said[0][1], *(f"{title}: {text}" for title, text in said[1:])])


def _said(spans: Sequence[Span]) -> str:
    return "".join(span.text for span in spans)
