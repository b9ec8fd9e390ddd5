"""From the statements of many cases to the findings of a case review.

Every statement is in the roll-up until a person merges it with others or leaves it out; nothing is dropped by the program.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from selfassess.domain.case_form import CaseForm, FormPart, Side
from selfassess.domain.cases import CaseReview, Statement
from selfassess.domain.rollup.similar import Suggestion, suggestions
from selfassess.domain.sample import Reached, Sample, reached


@dataclass(frozen=True, slots=True)
class CaseFinding:
    """What a person made of one or more statements: their wording, and the keys of the statements it stands for."""

    id: str
    line: str
    side: Side
    text: str
    statements: tuple[str, ...]
    left_out: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the table: a statement as it was written, or a finding with the statements that it stands for.

    `finding` is None for a statement that nobody touched. `gone` counts statements that were reworded or removed since.
    """

    text: str
    side: Side
    statements: tuple[Statement, ...]
    finding: CaseFinding | None = None
    gone: int = 0

    @property
    def codes(self) -> tuple[str, ...]:
        """The local codes of its cases, once each, in order."""
        return tuple(sorted({statement.code for statement in self.statements}, key=_by_number))

    @property
    def by_cohort(self) -> Mapping[str, int]:
        """In how many cases of each cohort it was found."""
        return Counter(cohort for _, cohort in sorted({(item.code, item.cohort) for item in self.statements}))

    @property
    def left_out(self) -> bool:
        """Whether a person left it out of the report."""
        return self.finding is not None and self.finding.left_out


@dataclass(frozen=True, slots=True)
class Response:
    """What the council answered to the findings of one area of practice."""

    line: str
    text: str
    by: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table: an area of practice with both sides and the council's response."""

    part: FormPart
    strengths: tuple[Entry, ...]
    considerations: tuple[Entry, ...]
    response: str
    suggested: tuple[Suggestion, ...] = ()

    def side(self, side: Side) -> tuple[Entry, ...]:
        """The entries of one side."""
        return self.strengths if side is Side.STRENGTHS else self.considerations

    def printed(self, side: Side) -> tuple[Entry, ...]:
        """Those of one side that the report prints."""
        return tuple(entry for entry in self.side(side) if not entry.left_out)


@dataclass(frozen=True, slots=True)
class Rollup:
    """All areas of practice in the order of the form, and how the sample was reached."""

    rows: tuple[Row, ...]
    sample: tuple[Reached, ...]

    def row(self, line: str) -> Row | None:
        """The row of an area of practice."""
        return next((row for row in self.rows if row.part.line == line), None)

    @property
    def cases(self) -> int:
        """How many cases there are."""
        return sum(row.added for row in self.sample)

    @property
    def finished(self) -> int:
        """How many reviews of cases are finished."""
        return sum(row.finished for row in self.sample)


def roll_up(
    form: CaseForm,
    sample: Sample,
    cases: Sequence[CaseReview],
    findings: Iterable[CaseFinding],
    responses: Iterable[Response] = (),
) -> Rollup:
    """The roll-up of these cases: findings first, in the order in which they were made, then the statements in none of them."""
    statements = [statement for case in cases for statement in case.statements(form)]
    made = tuple(findings)
    answered = {response.line: response.text for response in responses}
    rows = tuple(_row(part, statements, made, answered.get(part.line or "", "")) for part in form.parts if part.line is not None)
    added = Counter(case.cohort for case in cases)
    finished = Counter(case.cohort for case in cases if case.finished)
    return Rollup(rows, reached(sample, added, finished))


def _row(part: FormPart, statements: Sequence[Statement], findings: Sequence[CaseFinding], response: str) -> Row:
    sides = {side: _entries(part, side, statements, findings) for side in Side}
    loose = [entry.statements[0] for entries in sides.values() for entry in entries if entry.finding is None]
    return Row(part, sides[Side.STRENGTHS], sides[Side.CONSIDERATIONS], response, tuple(suggestions(loose)))


def _entries(part: FormPart, side: Side, statements: Sequence[Statement], findings: Sequence[CaseFinding]) -> tuple[Entry, ...]:
    here = {item.key: item for item in statements if (item.line, item.side) == (part.line, side)}
    entries, used = [], set()
    for finding in findings:
        if (finding.line, finding.side) == (part.line, side):
            found = tuple(here[key] for key in finding.statements if key in here)
            used |= set(finding.statements)
            entries.append(Entry(finding.text, side, found, finding, len(finding.statements) - len(found)))
    loose = (Entry(item.text, side, (item,)) for key, item in here.items() if key not in used)
    return (*entries, *loose)


def _by_number(code: str) -> tuple[str, int]:
    letters = code.rstrip("0123456789")
    return letters, int(code[len(letters) :] or 0)


def drawn_together(codes: Sequence[str]) -> str:
    """Codes as a report prints them after a finding: IC1, IC2, CL4."""
    return ", ".join(code for _, group in groupby(codes) for code in [next(group)])
