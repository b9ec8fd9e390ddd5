"""The parts of a draft that come from other authorities' published reports."""

from collections import Counter
from collections.abc import Mapping, Sequence

from selfassess.domain.benchmark import PART_TITLES, Part, PartKind, Statement
from selfassess.domain.comparators import Nearness, SetKind
from selfassess.domain.drafting.quoted import Making
from selfassess.domain.drafting.sources import PRAISE, THEN_WITH, Sources, then_together
from selfassess.domain.holdings import AreaGrade, HeldPassage
from selfassess.domain.judgement import AREA_NAMES, GRADE_LABELS, GRADES
from selfassess.domain.quoting import hits

_SIDES = {True: PartKind.ELSEWHERE_GOOD, False: PartKind.ELSEWHERE_WEAK}
_BEING = {
    Nearness.NEIGHBOUR: "a statistical neighbour",
    Nearness.REGION: "in the same region",
    Nearness.CHOSEN: "on your own list of comparators",
    Nearness.TYPE: "of the same type",
    Nearness.GRADE: "judged alike in this area",
    Nearness.OTHER: "another authority",
}
_NAMED = {
    SetKind.NEIGHBOURS: "statistical neighbours",
    SetKind.REGION: "other authorities in the region",
    SetKind.TYPE: "other authorities of the same type",
    SetKind.GRADE: "other authorities judged alike in this area",
    SetKind.OWN: "authorities chosen to compare with",
}
MOST_HITS = 6
YEARS_PER_HIT = 2
"""Among equally near comparators a passage that names one more of the line's signals beats one that is this much newer."""


def comparators(making: Making) -> Part:
    """How the authorities of the chosen set were judged in the line's area, and between which visits."""
    sources = making.sources
    by_authority = {grade.authority: grade for grade in sources.grades}
    statements = []
    for label, members in _groups(sources):
        found = [by_authority[member] for member in sorted(members) if member in by_authority]
        if found:
            cited = tuple(making.citations.report(grade.report) for grade in found)
            because = f"Counted from the newest published judgement of each of the {label}."
            statements.append(
                Statement(_distribution(label, len(members), found, sources.ilacs_area), cited, quoted=False, why=because)
            )
    return Part(PartKind.COMPARATORS, PART_TITLES[PartKind.COMPARATORS], tuple(statements))


def _groups(sources: Sources) -> tuple[tuple[str, list[str]], ...]:
    """The groups that are counted apart, each by its name in the plural: the usual set is two, neighbours and the region."""
    everybody = [item.id for item in sources.comparators]
    if sources.chosen.kind is not SetKind.NEAREST:
        return ((_NAMED[sources.chosen.kind], everybody),)
    neighbours = [item.id for item in sources.comparators if item.neighbour]
    return (
        ("statistical neighbours", neighbours),
        ("other authorities in the region", [each for each in everybody if each not in neighbours]),
    )


def elsewhere(making: Making, side: int) -> Part:
    """What inspectors wrote on the line in other authorities, nearest first, one quotation from each."""
    kind, passages = elsewhere_of(making, side)
    statements: list[Statement] = []
    used: set[str | None] = set()
    for held in passages:
        if len(statements) == making.length.elsewhere:
            break
        quote = "" if held.report.authority in used else making.quote(held, side)
        if quote:
            used.add(held.report.authority)
            statements.append(quoted_from(making, held, quote))
    return Part(kind, PART_TITLES[kind], tuple(statements))


def elsewhere_of(making: Making, side: int) -> tuple[PartKind, list[HeldPassage]]:
    """A part that quotes others: its kind, and the passages that it may quote, nearest first."""
    held_passages = making.sources.good if side == PRAISE else making.sources.weak
    near = _near(making)
    return _SIDES[side == PRAISE], sorted(held_passages, key=lambda held: _nearest(making, held, near))


def quoted_from(making: Making, held: HeldPassage, quote: str) -> Statement:
    """A quotation from another authority's report: who that is, how it was judged, and why it is a comparator."""
    nearness = _near(making).get(held.report.authority or "", Nearness.OTHER)
    plain = making.quoted(held, quote)
    judgement = held.report.grade(making.sources.ilacs_area)
    judged = "not judged"
    if judgement:
        then = f" in {held.report.day:%B %Y}" if held.report.day else ""
        judged = f"judged {judgement.label.lower()}{then}{then_together(making.sources.ilacs_area, judgement)}"
    name = held.report.authority_name
    text = f"{name} ({nearness.value}, {judged}): {plain.text}"
    return Statement(text, plain.citations, quoted=True, why=f"{name} is {_BEING[nearness]}. {plain.why}")


def _near(making: Making) -> Mapping[str, Nearness]:
    return {comparator.id: comparator.nearness for comparator in making.sources.comparators}


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
    together = sum(bool(then_together(area, grade.judgement)) for grade in found)
    then = f" In {together} of them it was then judged together with {THEN_WITH[area]}." if together else ""
    return f"Of {size} {label}, {len(found)} {have} a published judgement of {name} in the library{when}: {_listed(words)}.{then}"


def _listed(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
