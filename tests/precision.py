"""The quotations that a draft offers first, and what a reader judged of them."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from selfassess.domain.benchmark import Citation, Draft, PartKind

QUOTING = (
    PartKind.STRENGTHS,
    PartKind.WEAKNESSES,
    PartKind.ELSEWHERE_GOOD,
    PartKind.ELSEWHERE_WEAK,
    PartKind.ASKED,
    PartKind.SINCE,
)
OFFERED = 5
_ROW = re.compile(r"^\| `(?P<line>[\w.-]+)` \|.*\| `(?P<digest>[0-9a-f]{12})` \| (?P<speaks>yes|no) \| (?P<side>yes|no) \|$")


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a quotation speaks to its line, and whether it speaks the way that the part under which it stands says."""

    speaks: bool
    side: bool

    @property
    def right(self) -> bool:
        return self.speaks and self.side


def offered(draft: Draft) -> list[tuple[PartKind, Citation]]:
    """Five quotations of a draft: the first of each part that quotes, then the second of each, until there are five."""
    by_number = {citation.number: citation for citation in draft.citations}
    quoted = [
        (place, QUOTING.index(part.kind), part.kind, by_number[statement.citations[0]])
        for part in draft.parts
        if part.kind in QUOTING
        for place, statement in enumerate(part.statements)
    ]
    return [(part, citation) for _, _, part, citation in sorted(quoted, key=lambda turn: turn[:2])[:OFFERED]]


def digest(citation: Citation, part: PartKind) -> str:
    """What a quotation is known by, without its words: changes with the words and with the part under which they stand."""
    return hashlib.sha256(f"{part.value}\n{citation.quote}".encode()).hexdigest()[:12]


def verdicts(table: Path) -> dict[tuple[str, str], Verdict]:
    """The verdict on each quotation of the table, by line and digest."""
    return dict(_rows(table))


def _rows(table: Path) -> Iterator[tuple[tuple[str, str], Verdict]]:
    for row in map(_ROW.match, table.read_text(encoding="utf-8").splitlines()):
        if row:
            yield (row["line"], row["digest"]), Verdict(row["speaks"] == "yes", row["side"] == "yes")
