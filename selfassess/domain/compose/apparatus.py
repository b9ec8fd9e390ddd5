"""What a document gathers while its parts are made: footnotes and the reports that they cite."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from selfassess.domain.actions import Action
from selfassess.domain.assessment import Response
from selfassess.domain.benchmark import Citation
from selfassess.domain.benchmark_text import marks, source_line
from selfassess.domain.compose.blocks import cell
from selfassess.domain.document import Cell, Note, Span
from selfassess.domain.evidence import Evidence
from selfassess.domain.holdings import ReportHead
from selfassess.domain.material import Attached, Material
from selfassess.domain.pack import Pack

MOST_NAMED = 3
"""How many reports one footnote names by title."""


@dataclass(frozen=True, slots=True)
class Source:
    """A report that the document cites: enough to find it again, and the licence that it prints (None: none in our copy)."""

    report: str
    title: str
    authority: str
    visit: date | None
    licence: str | None


class Apparatus:
    """The footnotes and sources of one document, numbered in the order in which they are first cited."""

    def __init__(self) -> None:
        self._notes: list[Note] = []
        self._sources: dict[str, Source] = {}

    @property
    def notes(self) -> tuple[Note, ...]:
        """Every footnote so far."""
        return tuple(self._notes)

    @property
    def sources(self) -> tuple[Source, ...]:
        """Every report cited so far; its number is its place, from 1."""
        return tuple(self._sources.values())

    def cite(self, citations: tuple[Citation, ...]) -> int:
        """A new footnote for the citations that one mark of the text stands for; gives its number.

        A fact that was counted from many reports names their numbers in the list of sources, not each by its title.
        """
        if len(citations) > MOST_NAMED and not any(item.quote for item in citations):
            numbers = [self._number(_source(item)) for item in citations]
            return self._note(f"Judgements as printed in sources {drawn_together(numbers)}.")
        return self._note(" ".join(f"{source_line(item)}{_read_from(item)}. {self._named(_source(item))}" for item in citations))

    def cite_head(self, report: ReportHead, what: str) -> int:
        """A new footnote for something read from the head of a report, such as a printed judgement; gives its number."""
        return self._note(f"{report.authority_name}, {report.title}: {what}. {self._named(_head_source(report))}")

    def cite_reports(self, reports: Iterable[ReportHead], what: str) -> int:
        """A new footnote for something counted from the heads of many reports, which it names by number; gives its number."""
        numbers = [self._number(_head_source(report)) for report in reports]
        return self._note(f"{what} in sources {drawn_together(sorted(numbers))}.")

    def _named(self, source: Source) -> str:
        return f"Source {self._number(source)}."

    def _number(self, source: Source) -> int:
        self._sources.setdefault(source.report, source)
        return list(self._sources).index(source.report) + 1

    def _note(self, text: str) -> int:
        number = len(self._notes) + 1
        self._notes.append(Note(number, (Span(text),)))
        return number


def drawn_together(numbers: Iterable[int]) -> str:
    """Numbers in order, as a mark of the text draws them together: '2, 5–9 and 11'."""
    parts = [run.replace("-", "–") for run in marks(numbers).strip("[]").split("][")]
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def _head_source(report: ReportHead) -> Source:
    return Source(report.id, report.title, report.authority_name, report.day, report.licence)


def _source(citation: Citation) -> Source:
    return Source(citation.report, citation.report_title, citation.authority, citation.visit, citation.licence)


def _read_from(citation: Citation) -> str:
    """What a computed fact rests on, where there is no passage to point to."""
    return "" if citation.quote else ", judgements as printed"


@dataclass(frozen=True)
class Composition:
    """A pack being made from its material, with what has been cited so far."""

    pack: Pack
    material: Material
    apparatus: Apparatus = field(default_factory=Apparatus)

    @cached_property
    def evidence(self) -> tuple[Attached[Evidence], ...]:
        """The numbered evidence of the assessment."""
        return self.material.attached_evidence()

    @cached_property
    def actions(self) -> tuple[Attached[Action], ...]:
        """The numbered actions of the assessment."""
        return self.material.attached_actions()

    @property
    def short(self) -> bool:
        """Whether the pack is meant for few pages: its cover is only the head of the first one."""
        cover = self.pack.part("cover")
        return cover is not None and not cover.option("page")

    def evidence_of(self, response: Response) -> tuple[Attached[Evidence], ...]:
        """The evidence attached to one response, by number."""
        return tuple(item for item in self.evidence if response.subject in item.subjects)

    def actions_of(self, response: Response) -> tuple[Attached[Action], ...]:
        """The actions that hang on one response, by number."""
        return tuple(item for item in self.actions if response.subject in item.subjects)

    def where(self, subjects: tuple[str, ...]) -> Cell:
        """The titles of subjects, as a register names them, each a cross-reference to the heading under which it is told."""
        named = [Span(self.material.subject_title(subject), link=f"#{subject}") for subject in subjects]
        parted = [span for each in named for span in (Span("; "), each)][1:]
        return Cell(tuple(parted)) if parted else cell("")
