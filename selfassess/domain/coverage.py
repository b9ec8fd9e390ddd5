"""How far the cases that are read are as mixed as the lists that they come from, and which counts may leave the team."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from selfassess.domain.cases import CaseReview
from selfassess.domain.sample import TRAIT_LABELS, Sample, Trait
from selfassess.domain.wording import listing

COHORT = "Cohort"
HIDDEN = "c"
"""What stands for a count that is not shown, as in national statistics."""


@dataclass(frozen=True, slots=True)
class Share:
    """One row: how many are on the lists (None where nobody counted them), how many were chosen, and how many of those read."""

    value: str
    listed: int | None
    chosen: int
    read: int


@dataclass(frozen=True, slots=True)
class Covered:
    """The rows of one thing that a sample is mixed in: its cohorts, teams, age bands, genders or ethnicities."""

    title: str
    rows: tuple[Share, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """What is on the lists and in no case."""
        return tuple(row.value for row in self.rows if row.listed and not row.chosen)


def coverage(sample: Sample, cases: Sequence[CaseReview]) -> tuple[Covered, ...]:
    """The cohorts first, then each trait of which the lists or the cases say anything."""
    wanted = [cohort for cohort in sample.cohorts if cohort.count or cohort.listed]
    chosen, read = Counter(case.cohort for case in cases), Counter(case.cohort for case in cases if case.finished)
    cohorts = tuple(Share(each.title, each.listed or None, chosen[each.id], read[each.id]) for each in wanted)
    traits = (Covered(TRAIT_LABELS[trait], _mixed(sample, cases, trait)) for trait in Trait)
    return tuple(each for each in (Covered(COHORT, cohorts), *traits) if each.rows)


def _mixed(sample: Sample, cases: Sequence[CaseReview], trait: Trait) -> tuple[Share, ...]:
    listed = {each.value: each.count for each in sample.frame if each.trait is trait}
    chosen = Counter(value for case in cases if (value := case.trait(trait)))
    read = Counter(case.trait(trait) for case in cases if case.finished)
    values = dict.fromkeys((*listed, *chosen))
    return tuple(Share(value, listed.get(value, 0) if listed else None, chosen[value], read[value]) for value in values)


def gaps(covered: Sequence[Covered]) -> Iterator[str]:
    """What is on the lists and in no case, said of each thing that the sample is mixed in."""
    for each in covered:
        if each.missing:
            yield f"{each.title}: no case of {listing(each.missing)} is in the sample."


def shown_counts(counts: Sequence[int], below: int) -> tuple[int | None, ...]:
    """Counts of one group as they may leave, None for one that is hidden: from 1 to `below` - 1, and what would give those away.

    Their sum is known, so one hidden count alone could be worked out, and so could several that are 1 each: then the next
    smallest is hidden with them. 0 shows everything.
    """
    hidden = {at for at, count in enumerate(counts) if 0 < count < below}
    rest = sorted((at for at, count in enumerate(counts) if count and at not in hidden), key=lambda at: counts[at])
    while hidden and rest and (len(hidden) == 1 or sum(counts[at] for at in hidden) == len(hidden)):
        hidden.add(rest.pop(0))
    return tuple(None if at in hidden else count for at, count in enumerate(counts))


def leaving(covered: Covered, below: int) -> Iterator[tuple[str, str, str]]:
    """The rows of one thing as a report prints them: the value, how many on the lists, how many read; small counts hidden.

    How many cases of each cohort were read is the design of the sample, which every report states, and so is not hidden.
    """
    read = shown_counts([row.read for row in covered.rows], 0 if covered.title == COHORT else below)
    listed = shown_counts([row.listed or 0 for row in covered.rows], below)
    for row, of_list, of_cases in zip(covered.rows, listed, read, strict=True):
        yield row.value, "" if row.listed is None else _printed(of_list), _printed(of_cases)


def _printed(count: int | None) -> str:
    return HIDDEN if count is None else str(count)
