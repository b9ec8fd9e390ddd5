"""The drafted text of a response, made only of cited quotations and computed facts."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a quotation or a computed fact comes from: enough to print the source even if the report is later removed.

    `number` is the mark [n] in the text. `passage` is the key of a passage (`report id.ordinal`), None for a fact read from the
    report's judgements. `paragraph` and `page` are as printed, None where our copy has none. `quote` is empty for a computed
    fact.
    """

    number: int
    report: str
    report_title: str
    authority: str
    visit: date | None
    passage: str | None = None
    paragraph: str | None = None
    page: int | None = None
    quote: str = ""
    licence: str | None = None


class PartKind(StrEnum):
    """The fixed parts of a drafted benchmark, in the order in which they are read."""

    JUDGED = "judged"
    STRENGTHS = "strengths"
    WEAKNESSES = "weaknesses"
    ASKED = "asked"
    SINCE = "since"
    COMPARATORS = "comparators"
    ELSEWHERE_GOOD = "elsewhere-good"
    ELSEWHERE_WEAK = "elsewhere-weak"


PART_TITLES = {
    PartKind.JUDGED: "What was judged, and when",
    PartKind.STRENGTHS: "Strengths that inspectors wrote of",
    PartKind.WEAKNESSES: "Weaknesses that inspectors wrote of",
    PartKind.ASKED: "What inspectors asked for",
    PartKind.SINCE: "What visits and peer challenges said since",
    PartKind.COMPARATORS: "How comparators were judged",
    PartKind.ELSEWHERE_GOOD: "What good looked like elsewhere",
    PartKind.ELSEWHERE_WEAK: "What went wrong elsewhere",
}
"""The heading of each part, in the order in which they are read."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence or quotation of a draft.

    `citations` are numbers of the draft's citations; `why` says in words why it is here.
    """

    text: str
    citations: tuple[int, ...]
    quoted: bool
    why: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a draft, with its heading and its statements."""

    kind: PartKind
    title: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """A drafted benchmark for one line and one authority. `digest` changes when the draft would read differently."""

    line: str
    authority: str
    parts: tuple[Part, ...]
    citations: tuple[Citation, ...]
    digest: str

    @property
    def empty(self) -> bool:
        """Whether no report in the library speaks to this line."""
        return not any(part.statements for part in self.parts)


class Acceptance(StrEnum):
    """What a person did with a suggested benchmark."""

    SUGGESTED = "suggested"
    ACCEPTED = "accepted"
    EDITED = "edited"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Benchmark:
    """The benchmark kept with a response.

    `text` is plain paragraphs with marks [n]; `drafted_from` is the digest of the draft that it was taken from, so that a later
    import can offer a new draft without touching what a person kept.
    """

    acceptance: Acceptance
    text: str
    citations: tuple[Citation, ...]
    drafted_from: str
    by: str
    at: datetime
