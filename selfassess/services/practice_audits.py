"""Practice audits: imported with a preview, and set beside what the authority says of itself."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from selfassess.domain.assessment import Assessment, Response
from selfassess.domain.audit import Deed, Thing
from selfassess.domain.comparators import Authority
from selfassess.domain.deadlines import months_on
from selfassess.domain.framework import Framework, Line
from selfassess.domain.indicator_sheet import Sheet
from selfassess.domain.line_judging import shown
from selfassess.domain.people import Person
from selfassess.domain.practice_audits import (
    LABELS,
    NEEDED,
    AuditGrade,
    AuditRow,
    Distribution,
    distribution,
    guessed_columns,
    read_audits,
    since,
)
from selfassess.domain.rights import Right
from selfassess.errors import BadInput, BadTable, Mistake, NotFound
from selfassess.ports import Toolbox, UnitOfWork
from selfassess.services.indicators import GivenTable
from selfassess.services.rights import assessment_for
from selfassess.services.watching import note

LOOKED_BACK = 12
"""How many months the distribution on a page goes back where no rule of challenge says it."""
RULE = "above-audits"
EXERCISE_LENGTH = 200


@dataclass(frozen=True, slots=True)
class Audited:
    """A line or area with how it was audited in the months looked back on, and what the assessment says of it."""

    subject: str
    title: str
    is_area: bool
    response: Response
    found: Distribution


@dataclass(frozen=True, slots=True)
class Exercise:
    """One audit: its grades, how many records, and the days between which they were audited."""

    name: str
    kinds: tuple[str, ...]
    records: int
    grades: int
    moderated: int
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class PracticeAudits:
    """The audits of the authority that an assessment is of."""

    assessment: Assessment
    authority: Authority
    framework: Framework
    months: int
    audited: tuple[Audited, ...]
    exercises: tuple[Exercise, ...]


def audits_of(tools: Toolbox, who: Person, assessment_id: str) -> PracticeAudits:
    """Every audit, and how each line and area was graded. Raises `NotFound`."""
    with tools.store().read() as store:
        assessment = assessment_for(tools, store, who, Right.SEE, assessment_id)
        authority = store.authorities.get(assessment.authority)
        grades = store.practice_audits.of(authority.id)
        framework = tools.frameworks().framework(assessment.framework)
        responses = {each.subject: each for each in shown(assessment, framework, store.assessments.responses(assessment_id))}
    months = looked_back(tools)
    recent = since(grades, months_on(tools.today(), -months))
    areas, audited = {area.id for area in framework.areas}, []
    for subject, title, lines in _subjects(framework):
        here = [grade for grade in recent if grade.line in lines]
        if here:
            response = responses.get(subject) or Response(assessment=assessment_id, subject=subject)
            audited.append(Audited(subject, title, subject in areas, response, distribution(here, framework)))
    return PracticeAudits(assessment, authority, framework, months, tuple(audited), _exercises(grades))


def _subjects(framework: Framework) -> Iterator[tuple[str, str, frozenset[str]]]:
    """Every area and line with its title and the lines whose grades are its own."""
    for area in framework.areas:
        yield area.id, area.title, frozenset(line.id for line in area.lines)
        yield from ((line.id, line.title, frozenset({line.id})) for line in area.lines)


def _exercises(grades: tuple[AuditGrade, ...]) -> tuple[Exercise, ...]:
    names = dict.fromkeys(grade.exercise for grade in reversed(grades))
    return tuple(_exercise(name, [grade for grade in grades if grade.exercise == name]) for name in names)


def _exercise(name: str, grades: list[AuditGrade]) -> Exercise:
    days = [grade.day for grade in grades]
    kinds = tuple(sorted({grade.kind for grade in grades}))
    records, moderated = len({grade.code for grade in grades}), sum(bool(grade.moderated) for grade in grades)
    return Exercise(name, kinds, records, len(grades), moderated, min(days), max(days))


def looked_back(tools: Toolbox) -> int:
    """How many months of audits count: as the rule of challenge says it."""
    rule = next((rule for rule in tools.reference().challenge_rules if rule.id == RULE), None)
    return rule.limits["months"] if rule else LOOKED_BACK


def audited_in(tools: Toolbox, store: UnitOfWork, authority: str) -> Mapping[str, tuple[AuditGrade, ...]]:
    """The grades of an authority that are recent enough to count, by line, within a transaction that is open."""
    found: dict[str, list[AuditGrade]] = {}
    for grade in since(store.practice_audits.of(authority), months_on(tools.today(), -looked_back(tools))):
        found.setdefault(grade.line, []).append(grade)
    return {line: tuple(grades) for line, grades in found.items()}


def audited_there(
    tools: Toolbox, store: UnitOfWork, framework: Framework, authority: str, lines: Sequence[Line]
) -> Distribution | None:
    """How recent audits graded these lines, None where none did, within a transaction that is open."""
    held = audited_in(tools, store, authority) if lines else {}
    grades = [grade for line in lines for grade in held.get(line.id, ())]
    return distribution(grades, framework) if grades else None


@dataclass(frozen=True, slots=True)
class Preview:
    """What an import would do: which column was taken for what, and every row with its grade or its mistake."""

    sheet: Sheet
    columns: Mapping[str, int]
    rows: tuple[AuditRow, ...]

    @property
    def values(self) -> tuple[AuditGrade, ...]:
        """The grades of the rows without a mistake."""
        return tuple(row.value for row in self.rows if row.value is not None)

    @property
    def mistakes(self) -> tuple[AuditRow, ...]:
        """The rows that cannot be taken."""
        return tuple(row for row in self.rows if row.value is None)


@dataclass(frozen=True, slots=True)
class GivenAudit:
    """A table of an audit; `exercise` is what it is called where its rows do not say."""

    table: GivenTable
    exercise: str


def preview_audit(tools: Toolbox, who: Person, assessment_id: str, given: GivenAudit) -> Preview:
    """What a table of results would bring. Raises `NotFound`, `BadTable` for a file that is no table, and `BadInput`."""
    with tools.store().read() as store:
        assessment = assessment_for(tools, store, who, Right.REGISTER, assessment_id)
    if given.table.authority != assessment.authority:
        raise NotFound("This table is of another authority.")
    name = given.exercise.strip()
    if not name or len(name) > EXERCISE_LENGTH:
        raise BadInput(f"What the audit is called is 1 to {EXERCISE_LENGTH} characters long.")
    sheet = tools.table_reader()(given.table.name, given.table.content)
    chosen = dict(guessed_columns(sheet.headings) if given.table.columns is None else given.table.columns)
    if any(column not in chosen for column in NEEDED):
        return Preview(sheet, chosen, ())
    framework = tools.frameworks().framework(assessment.framework)
    rows = read_audits(sheet, chosen, authority=assessment.authority, name=name, framework=framework)
    return Preview(sheet, chosen, tuple(_not_to_come(row, tools.today()) for row in rows))


def _not_to_come(row: AuditRow, today: date) -> AuditRow:
    if row.value is not None and row.value.day > today:
        return replace(row, value=None, mistake="The day of an audit cannot lie ahead.")
    return row


def import_audit(tools: Toolbox, who: Person, assessment_id: str, given: GivenAudit) -> int:
    """Take every grade of a table; the answer is how many. What was there for the same record and line stays in history.

    Raises `BadTable` with every mistake and its row, and then takes none.
    """
    found = preview_audit(tools, who, assessment_id, given)
    file = given.table.name
    missing = [LABELS[column] for column in NEEDED if column not in found.columns]
    if missing:
        raise BadTable([Mistake(file, 1, f"No column holds: {', '.join(missing)}. Say which one does.")])
    if found.mistakes:
        raise BadTable([Mistake(file, row.number, row.mistake) for row in found.mistakes])
    if not found.values:
        raise BadTable([Mistake(file, None, "There is no row with a grade.")])
    at = tools.clock()
    with tools.store().write() as store:
        assessment = assessment_for(tools, store, who, Right.REGISTER, assessment_id)
        grades = [replace(grade, imported_by=who.id, imported_at=at) for grade in found.values]
        store.practice_audits.save(assessment.authority, grades)
        note(tools, store, who, Deed.ADDED, Thing("practice audits", assessment.authority, assessment.authority))
    return len(found.values)


def take_out_exercise(tools: Toolbox, who: Person, assessment_id: str, exercise: str) -> int:
    """Let an audit count no more; how many grades it had. Its grades stay in history, and come back when it is imported again.

    Raises `NotFound` where there is no such audit.
    """
    with tools.store().write() as store:
        assessment = assessment_for(tools, store, who, Right.REGISTER, assessment_id)
        many = store.practice_audits.take_out(assessment.authority, exercise)
        if not many:
            raise NotFound(f"There is no audit {exercise!r}.")
        note(tools, store, who, Deed.REMOVED, Thing("practice audits", assessment.authority, assessment.authority))
    return many
