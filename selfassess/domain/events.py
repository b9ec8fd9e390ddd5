"""Inspections and visits as events: several reports may tell of one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from selfassess.domain.holdings import ReportHead
from selfassess.domain.report import Visibility

PUBLISHED_WITHIN = timedelta(days=150)
"""How long after a visit its report comes out at the latest: a copy that prints no visit is known by the day of publication."""
APART = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Event:
    """One inspection, visit or peer challenge: the report that tells most of it, and other copies."""

    report: ReportHead
    copies: tuple[ReportHead, ...] = ()


def events(heads: Sequence[ReportHead]) -> tuple[Event, ...]:
    """The events of one authority, oldest first; those of no known day come last."""
    found: list[list[ReportHead]] = []
    for head in sorted(heads, key=lambda each: (each.day is None, each.day or 0, each.id)):
        same = next((event for event in found if any(same_event(other, head) for other in event)), None)
        if same is None:
            found.append([head])
        else:
            same.append(head)
    return tuple(_event(copies) for copies in found)


def told_once(heads: Sequence[ReportHead]) -> tuple[ReportHead, ...]:
    """The reports of which each tells of an event of its own, in the order in which they came: other copies are left out."""
    left_out = copies(heads)
    return tuple(head for head in heads if head.id not in left_out)


def copies(heads: Sequence[ReportHead]) -> dict[str, str]:
    """The reports that tell of an event of which another one tells more: the other's id by their own.

    Whoever may see a copy may see that other one. A report about no known authority is no copy of anything.
    """
    by_authority: dict[str, list[ReportHead]] = {}
    for head in heads:
        if head.authority is not None:
            by_authority.setdefault(head.authority, []).append(head)
    found = (event for mine in by_authority.values() if len(mine) > 1 for event in events(mine))
    return {copy.id: event.report.id for event in found for copy in event.copies}


def same_event(one: ReportHead, other: ReportHead) -> bool:
    """Whether two reports of an authority tell of one event: of one kind, with visits that overlap or nearly touch.

    Where a copy prints no visit, its publication must follow the other's visit as reports do.
    """
    if one.kind != other.kind or one.day is None or other.day is None:
        return False
    first, second = sorted((one, other), key=lambda head: (head.visit_end is None, head.visit_end))
    if first.visit_end is None or second.visit_end is None:
        since = (second.day or first.day) - (first.visit_end or first.day)  # type: ignore[operator] # both have a day
        return timedelta(0) <= since <= PUBLISHED_WITHIN
    return (second.visit_start or second.visit_end) - first.visit_end <= APART


def _event(copies: Sequence[ReportHead]) -> Event:
    """Of the copies that most people may see, the one that prints a visit and most judgements speaks for the event."""
    seen = tuple(Visibility)
    best, *rest = sorted(
        copies, key=lambda head: (seen.index(head.visibility), head.visit_end is None, -len(head.judgements), head.id)
    )
    return Event(best, tuple(rest))
