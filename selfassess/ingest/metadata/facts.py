"""Which report this is: kind, authority, dates, people, judgements, gathered with what is missing and why."""

import re
from dataclasses import dataclass
from datetime import date

from selfassess.domain.report import Absence, EarlierInspection, Inspector, PrintedJudgement, ReportKind
from selfassess.domain.source import Source
from selfassess.ingest.metadata import authority, dates, judgements, people
from selfassess.ingest.metadata.earlier import earlier
from selfassess.ingest.metadata.front import Front, front
from selfassess.ingest.metadata.kind import kind
from selfassess.ingest.metadata.licence import licence
from selfassess.ingest.metadata.topic import topic

_REST = r"([^\n]+?)(?=\n|\Z|\s*(?:report\s+published|published|publication\s+date|(?:lead|reporting)\s+inspector|judge?ment)\b)"
VISIT = re.compile(
    rf"(?:inspection|visit|challenge|review|fieldwork)\s*dates?\s*:?\s*{_REST}|\bdates?\s*:\s*{_REST}"
    rf"|\bdates?\s+of\s+(?:the\s+)?(?:inspection|visit|fieldwork)\s*:?\s*{_REST}"
    rf"|\b(?:inspection|inspected|fieldwork)\s+(?:was\s+)?(?:carried\s+out|conducted)\s*:\s*{_REST}",
    re.IGNORECASE,
)
_AND_LATER = r"(?:,?\s*(?:to|and|until|&|\u2013|-)\s*\d[^.]{3,40}?\d{4})*"
VISIT_IN_LETTER = re.compile(
    rf"(?:visit|inspection)\s+(?:to|of)\s[^.]{{0,160}}?\b(?:on|from|between)\s+([^.]{{6,60}}?\d{{4}}{_AND_LATER})"
    rf"|(?:visit|inspection|fieldwork|challenge|review)\s[^.]{{0,80}}?(?:took place|(?:was|were) (?:carried out|conducted|undertaken))\s+"
    rf"(?:on|from|between|over)\s+([^.]{{6,60}}?\d{{4}}{_AND_LATER})",
    re.IGNORECASE,
)
VISIT_ALONE = re.compile(rf"^(?:[^\n]{{0,120}}[:,(]\s*)?({dates.RANGE})\W*$", re.IGNORECASE | re.MULTILINE)
"""Days from one to another, alone on a line or after a title: peer challenges print them so."""
PUBLISHED = re.compile(r"(?:report\s+published|publication\s+date|published(?:\s+on)?)\s*:?\s*([^\n]+)", re.IGNORECASE)
GREETING = re.compile(r"^dear\b", re.IGNORECASE | re.MULTILINE)
LETTERS = (ReportKind.FOCUSED_VISIT, ReportKind.MONITORING_VISIT, ReportKind.JTAI)
ILACS = (ReportKind.ILACS_STANDARD, ReportKind.ILACS_SHORT)
CARE_LEAVERS_APART = date(2023, 1, 1)
NO_OVERALL = date(2026, 4, 1)


@dataclass(frozen=True, slots=True)
class Facts:
    """What a report says about itself."""

    kind: ReportKind
    framework: str | None
    subject: authority.Subject
    visit: dates.Visit | None
    published: date | None
    dated: date | None
    inspectors: tuple[Inspector, ...]
    judgements: tuple[PrintedJudgement, ...]
    topic: str | None
    licence: str | None
    earlier: tuple[EarlierInspection, ...]
    absent: tuple[tuple[str, Absence], ...]
    problems: tuple[str, ...]

    @property
    def lead(self) -> str | None:
        """The lead inspector's name."""
        return people.lead(self.inspectors)


def facts(source: Source, known: authority.Names = ()) -> Facts:
    """The facts that a source prints about itself."""
    opening = front(source)
    visit = _visit(opening)
    found_kind = kind(opening, visit)
    reading = judgements.read(opening, source, found_kind)
    published, dated = _published(opening), _dated(opening, found_kind)
    inspected = people.inspectors(source)
    about = authority.subject(opening, known)
    missing = _missing(
        {
            "authority": about.authority,
            "inspection_start": visit,
            "inspection_end": visit,
            "published": published,
            "lead_inspector": people.lead(inspected),
        },
    )
    return Facts(
        kind=found_kind,
        framework=framework(found_kind, visit),
        subject=about,
        visit=visit,
        published=published,
        dated=dated,
        inspectors=inspected,
        judgements=reading.judgements,
        topic=topic(source) if found_kind in LETTERS else None,
        licence=licence(source.text),
        earlier=earlier(source.text),
        absent=(*missing, *_absent_judgements(found_kind, visit, reading.judgements)),
        problems=(*reading.problems, *_problems(about, found_kind, reading.judgements, visit)),
    )


def framework(found: ReportKind, visit: dates.Visit | None) -> str | None:
    """The framework version under which a visit of this kind was made: the day of the visit decides."""
    if found == ReportKind.SIF:
        return "sif-2013"
    if found is ReportKind.PEER_CHALLENGE or visit is None or found not in (*ILACS, *LETTERS[:2]):
        return None
    if visit.start >= NO_OVERALL:
        return "ilacs-2026"
    return "ilacs-2023" if visit.start >= CARE_LEAVERS_APART else "ilacs-2018"


def _visit(opening: Front) -> dates.Visit | None:
    for pattern in (VISIT, VISIT_IN_LETTER, VISIT_ALONE):
        for found in pattern.finditer(opening.text):
            days = next(filter(None, found.groups()))
            overleaf = opening.text[found.end() :].lstrip().partition("\n")[0]
            if visit := dates.visit(days) or (dates.visit(f"{days} {overleaf}") if dates.GOES_ON.match(overleaf) else None):
                return visit
    return None


def _published(opening: Front) -> date | None:
    found = PUBLISHED.search(opening.text)
    return dates.one_day(found[1]) if found else None


def _dated(opening: Front, found: ReportKind) -> date | None:
    """The date of a letter: the first that stands alone on a line."""
    if found not in LETTERS and not (found is ReportKind.PRE_SIF and GREETING.search(opening.text)):
        return None
    alone = (dates.one_day(line) for line in opening.lines if len(line) < 24)
    return next((day for day in alone if day), None)


def _missing(values: dict[str, object]) -> list[tuple[str, Absence]]:
    return [(name, Absence.NOT_PRINTED) for name, value in values.items() if value is None]


def _expected(found: ReportKind, visit: dates.Visit | None) -> frozenset[str]:
    """The areas that a report of this kind always judges by a name of their own."""
    if found not in (*ILACS, ReportKind.SIF):
        return frozenset()
    overall = set() if found in ILACS and visit and visit.start >= NO_OVERALL else {"overall"}
    of_sif = {"children-in-care", "adoption", "care-leavers"} if found is ReportKind.SIF else set()
    return frozenset({"leadership", "help-protection"} | overall | of_sif)


def _absent_judgements(
    found: ReportKind, visit: dates.Visit | None, printed: tuple[PrintedJudgement, ...]
) -> list[tuple[str, Absence]]:
    """Why a report has no judgement of an area: another version judges it, or it should be there and was not found."""
    have = {judgement.area for judgement in printed}
    absent = [(f"judgements.{area}", Absence.NOT_PARSED) for area in sorted(_expected(found, visit) - have)]
    if found in ILACS and visit is not None:
        if visit.start >= NO_OVERALL and "overall" not in have:
            absent.append(("judgements.overall", Absence.ABOLISHED))
        if visit.start < CARE_LEAVERS_APART and "care-leavers" not in have:
            absent.append(("judgements.care-leavers", Absence.NOT_YET_INTRODUCED))
    return absent


def _problems(
    about: authority.Subject, found: ReportKind, printed: tuple[PrintedJudgement, ...], visit: dates.Visit | None
) -> list[str]:
    problems: list[str] = []
    if not about.known and about.authority:
        problems.append(f"authority: '{about.authority}' is not in the list of authorities; it is kept as printed")
    if found in (*ILACS, ReportKind.SIF):
        lost = _expected(found, visit) - {judgement.area for judgement in printed}
        problems += [f"judgements: no grade was found for {area}" for area in sorted(lost)]
        if visit is None:
            problems.append("inspection dates: none was found")
    return problems
