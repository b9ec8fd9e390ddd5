"""An assessment with everything answered: forty lines, three citations each, evidence, actions and figures. All is fictional.

Beside it an inspection and a peer challenge of the same authority, for the packs that are made of one.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from selfassess.demo.visit import stage_visit
from selfassess.domain.actions import Action, ActionStatus
from selfassess.domain.assessment import WHOLE, Response, Texts
from selfassess.domain.benchmark import Acceptance, Benchmark, Citation
from selfassess.domain.comparators import Authority
from selfassess.domain.evidence import Evidence, EvidenceKind
from selfassess.domain.indicators import Figure, Value
from selfassess.domain.judgement import GRADES, Judgement
from selfassess.domain.pack import CHALLENGE, INSPECTION, Pack
from selfassess.domain.people import LOCAL
from selfassess.ports import Toolbox
from selfassess.services.assessments import create_assessment
from selfassess.services.authorities import save_authorities
from selfassess.services.inspections import NewInspection, start_inspection
from selfassess.settings import Settings
from selfassess.wiring import toolbox

AUTHORITY = "northmoor"
NOON = datetime(2026, 6, 1, 12, 0, tzinfo=UTC)
QUOTE = (
    "Children who need help receive it early from workers who know their families well, and most plans say what must change, "
    "by when, and who will see to it."
)
PARAGRAPH = (
    "Nearly all of the records that we read show visits at the intervals that were agreed, and that children are seen alone. "
    "Supervision takes place each month and is written down, but in one record of five it does not say why a decision was made. "
    "Managers now read ten records each every quarter, with a practitioner beside them, and report what they find to the board. "
)
ACTIONS, LINES = 60, 40
ASKED = ("strengths", "improvements", "impact", "how", "plans")


@dataclass(frozen=True, slots=True)
class Fill:
    """How much is written: paragraphs in each text, citations of each line, pieces of evidence and reports that are cited."""

    paragraphs: int
    citations: int
    evidence: int
    reports: int


USUAL = Fill(paragraphs=1, citations=3, evidence=60, reports=12)
LARGEST = Fill(paragraphs=3, citations=10, evidence=150, reports=97)
"""More than any authority is known to have written: each of five texts of every line fills a third of a page."""


@dataclass(frozen=True, slots=True)
class Filled:
    """An instance, and the ids of what packs can be made of in it."""

    tools: Toolbox
    assessment: str
    inspection: str
    challenge: str

    def subject(self, pack: Pack) -> str:
        """The id of what a pack is made of."""
        return {INSPECTION: self.inspection, CHALLENGE: self.challenge}.get(pack.of, self.assessment)


@contextmanager
def filled(fill: Fill = USUAL) -> Iterator[Filled]:
    """An instance that is gone afterwards, as full as `fill` says."""
    with TemporaryDirectory() as folder:
        tools = toolbox(Settings(Path(folder), f"sqlite:///{folder}/bench.sqlite3"))
        save_authorities(tools, LOCAL, [Authority(AUTHORITY, "Northmoor", region="North")])
        made = create_assessment(tools, LOCAL, authority=AUTHORITY, framework="ilacs-2026", title="Measured")
        _fill(tools, made.id, fill)
        inspection = start_inspection(tools, LOCAL, NewInspection(AUTHORITY, "standard", "Measured", tools.today()))
        yield Filled(tools, made.id, inspection.id, stage_visit(tools, AUTHORITY))
        tools.store().close()


def _fill(tools: Toolbox, assessment: str, fill: Fill) -> None:
    framework = tools.frameworks().framework("ilacs-2026")
    subjects = [WHOLE, *(area.id for area in framework.areas), *(line.id for line in framework.lines())]
    figures = tuple(tools.reference().indicators)[:12]
    lines = {line.id for line in framework.lines()}
    with tools.store().write() as store:
        for number in range(fill.evidence):
            store.evidence.save(_evidence(number))
        for number in range(ACTIONS):
            store.actions.save(_action(number))
        store.indicators.save(_value(number, key, year) for number, key in enumerate(figures) for year in range(2021, 2026))
        for number, subject in enumerate(subjects):
            store.assessments.save(_response(assessment, subject, number, fill, benchmark=subject in lines))


def _response(assessment: str, subject: str, number: int, fill: Fill, *, benchmark: bool) -> Response:
    pieces = fill.evidence // LINES
    return Response(
        assessment=assessment,
        subject=subject,
        revision=1,
        judgement=Judgement(GRADES[number % 4], PARAGRAPH, "medium"),
        texts=Texts(**dict.fromkeys(ASKED, "\n\n".join([PARAGRAPH] * fill.paragraphs + [f"- {QUOTE}"]))),
        evidence=tuple(f"evidence-{(number * pieces + at) % fill.evidence}" for at in range(pieces + 1)),
        actions=(f"action-{number}",),
        benchmark=_benchmark(number, fill) if benchmark else None,
        saved_by=LOCAL.id,
        saved_at=NOON,
    )


def _benchmark(number: int, fill: Fill) -> Benchmark:
    citations = tuple(_citation(mark, number, fill.reports) for mark in range(1, fill.citations + 1))
    text = "\n".join(["What inspectors found", *(f"- “{citation.quote}” [{citation.number}]" for citation in citations)])
    return Benchmark(Acceptance.ACCEPTED, text, citations, "digest", LOCAL.id, NOON)


def _citation(mark: int, number: int, reports: int) -> Citation:
    report = f"report-{(number + mark) % reports}"
    quote = f"In {number} places of {mark + number}: {QUOTE}"
    title = "ILACS inspection, July 2024"
    licence = "Open Government Licence v3.0"
    return Citation(mark, report, title, "Northmoor", date(2024, 7, 1), f"{report}.{number}", str(number), number, quote, licence)


def _evidence(number: int) -> Evidence:
    kind = tuple(EvidenceKind)[number % len(EvidenceKind)]
    title = f"Audit {number} of children’s records"
    return Evidence(f"evidence-{number}", AUTHORITY, kind, title, date(2026, 3, 31), NOON, LOCAL.id, "page 4", "Read in May.")


def _value(number: int, indicator: str, year: int) -> Value:
    period, ends = f"{year}-{year % 100 + 1}", date(year + 1, 3, 31)
    figure, others = Figure(50.0 + number + year % 7), Figure(55.0)
    return Value(AUTHORITY, indicator, period, ends, figure, england=others, neighbours=others, source="Return", imported_at=NOON)


def _action(number: int) -> Action:
    text = f"Action {number}: train every manager in reflective supervision, and look at what came of it"
    return Action(f"action-{number}", AUTHORITY, text, "Head of service", date(2026, 9, 30), ActionStatus.UNDER_WAY)
