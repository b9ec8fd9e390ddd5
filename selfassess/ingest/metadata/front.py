"""The opening of a report: its title and what stands before its first section."""

import re
from dataclasses import dataclass

from selfassess.domain.source import Role, Source
from selfassess.ingest import front_table
from selfassess.ingest.headings import Part
from selfassess.ingest.sections import Section, entered

LONGEST = 60


@dataclass(frozen=True, slots=True)
class Front:
    """The lines of a report's opening, one a block, and all its text for what stands at the end."""

    lines: tuple[str, ...]
    source: Source

    @property
    def text(self) -> str:
        """The opening, one block a line."""
        return "\n".join(self.lines)

    @property
    def title(self) -> str:
        """What stands above the first date or name of an inspector: council and kind of report."""
        return "\n".join(self.lines[: self._title_end()])

    def _title_end(self) -> int:
        for place, line in enumerate(self.lines):
            if place and TITLE_ENDS.match(line):
                return place
        return min(len(self.lines), 6)


TITLE_ENDS = re.compile(
    r"(?:inspection|visit|review) dates?\b|(?:lead|reporting) inspectors?\b|report published|published|judge?ment\b|dear\b|date:",
    re.IGNORECASE,
)


def front(source: Source) -> Front:
    """The opening of a source: up to its first known section, or to the end of page one where it has pages."""
    lines: list[str] = []
    table = front_table.rows(source)
    for block in source.blocks[:LONGEST]:
        words = source.words(block)
        if block.role is Role.HEADING and block.start not in table and _opens_part(words):
            break
        if block.page is not None and block.page > 2:
            break
        lines.append(f"{block.number}. {words}" if block.number else words)
    return Front(tuple(lines), source)


def _opens_part(words: str) -> bool:
    return entered(Section(Part.FRONT), words, run_in=False).part not in (
        Part.FRONT,
        Part.SUMMARY,
    ) or words.casefold().startswith("executive")
