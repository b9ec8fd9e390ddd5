"""What a document gathers while its parts are made: footnotes and the reports that they cite."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from selfassess.domain.actions import Action
from selfassess.domain.assessment import Response
from selfassess.domain.benchmark import Citation
from selfassess.domain.document import Note, Span
from selfassess.domain.evidence import Evidence
from selfassess.domain.holdings import ReportHead
from selfassess.domain.material import Attached, Material
from selfassess.domain.pack import Pack
from selfassess.domain.wording import day

NO_PARAGRAPH = "paragraph number not in our copy"
NO_PAGE = "page not in our copy"


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

    def cite(self, citation: Citation) -> int:
        """A new footnote for a citation of a benchmark; gives its number."""
        source = Source(citation.report, citation.report_title, citation.authority, citation.visit, citation.licence)
        return self._note(f"{place(citation)} Source {self._number(source)}.")

    def cite_head(self, report: ReportHead, what: str) -> int:
        """A new footnote for something read from the head of a report, such as a printed judgement; gives its number."""
        source = Source(report.id, report.title, report.authority_name, report.visit_start, report.licence)
        return self._note(f"{report.authority_name}, {report.title}: {what}. Source {self._number(source)}.")

    def _number(self, source: Source) -> int:
        self._sources.setdefault(source.report, source)
        return list(self._sources).index(source.report) + 1

    def _note(self, text: str) -> int:
        number = len(self._notes) + 1
        self._notes.append(Note(number, (Span(text),)))
        return number


def place(citation: Citation) -> str:
    """Where a citation points, as one sentence: authority, report, day of the visit, paragraph and page.

    A missing number is said to be missing; a computed fact rests on the judgements of the report and has neither.
    """
    visit = f", visit of {day(citation.visit)}" if citation.visit else ""
    report = f"{citation.authority}, {citation.report_title}{visit}"
    if citation.passage is None:
        return f"{report}: judgements as printed."
    paragraph = f"paragraph {citation.paragraph}" if citation.paragraph else NO_PARAGRAPH
    page = f"page {citation.page}" if citation.page else NO_PAGE
    return f"{report}: {paragraph}, {page}."


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

    def evidence_of(self, response: Response) -> tuple[Attached[Evidence], ...]:
        """The evidence attached to one response, by number."""
        return tuple(item for item in self.evidence if response.subject in item.subjects)

    def actions_of(self, response: Response) -> tuple[Attached[Action], ...]:
        """The actions that hang on one response, by number."""
        return tuple(item for item in self.actions if response.subject in item.subjects)

    def where(self, subjects: tuple[str, ...]) -> str:
        """The titles of subjects, as a register names them."""
        return "; ".join(self.material.subject_title(subject) for subject in subjects)
