"""The parts of a draft that come from other authorities' published reports."""

from collections import Counter
from collections.abc import Mapping, Sequence

from selfassess.domain.benchmark import Part, PartKind, Statement
from selfassess.domain.comparators import Nearness
from selfassess.domain.drafting.quoted import Making
from selfassess.domain.drafting.sources import PRAISE
from selfassess.domain.holdings import AreaGrade, HeldPassage
from selfassess.domain.judgement import AREA_NAMES, GRADE_LABELS, GRADES
from selfassess.domain.quoting import hits

_SIDES = {
    True: (PartKind.ELSEWHERE_GOOD, "What good looked like elsewhere"),
    False: (PartKind.ELSEWHERE_WEAK, "What went wrong elsewhere"),
}
_BEING = {
    Nearness.NEIGHBOUR: "a statistical neighbour",
    Nearness.REGION: "in the same region",
    Nearness.OTHER: "another authority",
}
MOST_HITS = 6
YEARS_PER_HIT = 2
"""Among equally near comparators a passage that names one more of the line's signals beats one that is this much newer."""


def comparators(making: Making) -> Part:
    """How statistical neighbours and the region were judged in the line's area, and between which visits."""
    sources = making.sources
    by_authority = {grade.authority: grade for grade in sources.grades}
    groups = (
        ("statistical neighbours", Nearness.NEIGHBOUR, [item.id for item in sources.comparators if item.neighbour]),
        (
            "other authorities in the region",
            Nearness.REGION,
            [item.id for item in sources.comparators if item.nearness is Nearness.REGION],
        ),
    )
    statements = []
    for label, nearness, members in groups:
        found = [by_authority[member] for member in sorted(members) if member in by_authority]
        if found:
            cited = tuple(making.citations.report(grade.report) for grade in found)
            because = f"Counted from the newest published judgement of each {nearness.value}."
            statements.append(
                Statement(_distribution(label, len(members), found, sources.ilacs_area), cited, quoted=False, why=because)
            )
    return Part(PartKind.COMPARATORS, "How comparators were judged", tuple(statements))


def elsewhere(making: Making, side: int) -> Part:
    """What inspectors wrote on the line in other authorities, nearest first, one quotation from each."""
    kind, title = _SIDES[side == PRAISE]
    held_passages = making.sources.good if side == PRAISE else making.sources.weak
    near = {comparator.id: comparator.nearness for comparator in making.sources.comparators}
    statements: list[Statement] = []
    used: set[str | None] = set()
    for held in sorted(held_passages, key=lambda held: _nearest(making, held, near)):
        if len(statements) == making.length.elsewhere:
            break
        quote = "" if held.report.authority in used else making.quote(held, side)
        if quote:
            used.add(held.report.authority)
            statements.append(_quoted(making, held, quote, near.get(held.report.authority or "", Nearness.OTHER)))
    return Part(kind, title, tuple(statements))


def _quoted(making: Making, held: HeldPassage, quote: str, nearness: Nearness) -> Statement:
    plain = making.quoted(held, quote)
    judgement = held.report.grade(making.sources.ilacs_area)
    label = GRADE_LABELS.get(judgement.grade, judgement.printed).lower() if judgement else "not judged"
    name = held.report.authority_name
    text = f"{name} ({nearness.value}, judged {label}): {plain.text}"
    return Statement(text, plain.citations, quoted=True, why=f"{name} is {_BEING[nearness]}. {plain.why}")


def _nearest(making: Making, held: HeldPassage, near: Mapping[str, Nearness]) -> tuple[int, int, int]:
    nearness = near.get(held.report.authority or "", Nearness.OTHER)
    found = min(hits(held.passage.text, making.sources.line.signals), MOST_HITS)
    day = held.report.day
    years = day.year // YEARS_PER_HIT if day else 0
    return (list(Nearness).index(nearness), -found - years, -(day.toordinal() if day else 0))


def _distribution(label: str, size: int, found: Sequence[AreaGrade], area: str) -> str:
    counted = Counter(grade.judgement.grade for grade in found)
    order = [*GRADES, *sorted(set(counted) - set(GRADES))]
    words = [f"{counted[grade]} {GRADE_LABELS.get(grade, grade).lower()}" for grade in order if counted[grade]]
    days = sorted(grade.report.day for grade in found if grade.report.day)
    when = f" (visits from {days[0]:%B %Y} to {days[-1]:%B %Y})" if days else ""
    name = AREA_NAMES.get(area, area)
    have = "has" if len(found) == 1 else "have"
    return f"Of {size} {label}, {len(found)} {have} a published judgement of {name} in the library{when}: {_listed(words)}."


def _listed(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
