"""The parts of a draft that come from other authorities' published reports."""

from collections import Counter
from collections.abc import Sequence

from selfassess.domain.benchmark import Part, PartKind, Statement
from selfassess.domain.comparators import Authority, Nearness
from selfassess.domain.drafting.quoted import Making
from selfassess.domain.drafting.sources import PRAISE
from selfassess.domain.holdings import AreaGrade, HeldPassage
from selfassess.domain.judgement import GRADE_LABELS, GRADES
from selfassess.domain.quoting import hits

_SIDES = {
    True: (PartKind.ELSEWHERE_GOOD, "What good looked like elsewhere"),
    False: (PartKind.ELSEWHERE_WEAK, "What went wrong elsewhere"),
}
MOST_HITS = 6
YEARS_PER_HIT = 2
"""Among equally near comparators a passage that names one more of the line's signals beats one that is this much newer."""


def comparators(making: Making) -> Part:
    """How statistical neighbours and the region were judged in the line's area, and between which visits."""
    sources = making.sources
    by_authority = {grade.authority: grade for grade in sources.grades}
    groups = (
        ("statistical neighbours", Nearness.NEIGHBOUR, set(sources.authority.neighbours)),
        ("other authorities in the region", Nearness.REGION, _in_region(sources.authority, sources.authorities)),
    )
    statements = []
    for label, nearness, members in groups:
        found = [by_authority[member] for member in sorted(members) if member in by_authority]
        if found:
            cited = tuple(making.citations.report(grade.report) for grade in found)
            because = f"Counted from the newest published judgement of each {nearness.value}."
            statements.append(Statement(_distribution(label, len(members), found), cited, quoted=False, why=because))
    return Part(PartKind.COMPARATORS, "How comparators were judged", tuple(statements))


def elsewhere(making: Making, side: int) -> Part:
    """What inspectors wrote on the line in other authorities, nearest first, one quotation from each."""
    kind, title = _SIDES[side == PRAISE]
    held_passages = making.sources.good if side == PRAISE else making.sources.weak
    by_id = {authority.id: authority for authority in making.sources.authorities}
    statements: list[Statement] = []
    used: set[str | None] = set()
    for held in sorted(held_passages, key=lambda held: _nearest(making, held, by_id)):
        quote = making.quote(held, side)
        if quote and held.report.authority not in used and len(statements) < making.length.elsewhere:
            used.add(held.report.authority)
            statements.append(_quoted(making, held, quote, by_id))
    return Part(kind, title, tuple(statements))


def _quoted(making: Making, held: HeldPassage, quote: str, by_id: dict[str, Authority]) -> Statement:
    plain = making.quoted(held, quote)
    judgement = held.report.grade(making.sources.ilacs_area)
    label = GRADE_LABELS.get(judgement.grade, judgement.printed).lower() if judgement else "not judged"
    near = _nearness(making, held, by_id).value
    name = held.report.authority_name
    text = f"{name} ({near}, judged {label}): {plain.text}"
    because = f"{name} is {'a ' if near.startswith('stat') else 'in the ' if near.startswith('same') else ''}{near}. {plain.why}"
    return Statement(text, plain.citations, quoted=True, why=because)


def _nearness(making: Making, held: HeldPassage, by_id: dict[str, Authority]) -> Nearness:
    other = by_id.get(held.report.authority or "")
    return making.sources.authority.nearness(other) if other else Nearness.OTHER


def _nearest(making: Making, held: HeldPassage, by_id: dict[str, Authority]) -> tuple[int, int, int]:
    near = list(Nearness).index(_nearness(making, held, by_id))
    found = min(hits(held.passage.text, making.sources.line.signals), MOST_HITS)
    day = held.report.day
    years = day.year // YEARS_PER_HIT if day else 0
    return (near, -found - years, -(day.toordinal() if day else 0))


def _in_region(authority: Authority, others: Sequence[Authority]) -> set[str]:
    if authority.region is None:
        return set()
    return {other.id for other in others if other.region == authority.region and other.id != authority.id}


def _distribution(label: str, size: int, found: Sequence[AreaGrade]) -> str:
    counted = Counter(grade.judgement.grade for grade in found)
    order = [*GRADES, *sorted(set(counted) - set(GRADES))]
    words = [f"{counted[grade]} {GRADE_LABELS.get(grade, grade).lower()}" for grade in order if counted[grade]]
    days = sorted(grade.report.day for grade in found if grade.report.day)
    when = f" (visits from {days[0]:%B %Y} to {days[-1]:%B %Y})" if days else ""
    return f"Of {size} {label}, {len(found)} have a published judgement of this area in the library{when}: {_listed(words)}."


def _listed(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
