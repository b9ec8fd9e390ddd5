"""Filters as terms of the index: what passages may be chosen by stands beside their words, so that no join is needed.

A term is made of small letters, figures and low lines, with one at each end: no word that is searched for begins so, and no
stemmer changes what ends so.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from selfassess.domain.holdings import ReportHead
from selfassess.domain.report import Passage, Visibility
from selfassess.domain.search import Field, Search
from selfassess.ports import EVERY_AUTHORITY

EVERY = "_every_"
"""The term that every passage has: something to begin from where nothing else is asked for."""

UNPUBLISHED = "_unpublished_"

_OTHER_SIGNS = re.compile(r"[^a-z0-9]")


def term(field: Field, value: str) -> str:
    """The term for a value of a field: area, 'help-protection' → '_area_help_protection_'."""
    return f"_{field.value}_{_OTHER_SIGNS.sub('_', value.lower())}_"


@dataclass(frozen=True, slots=True)
class Labels:
    """What a passage is labelled with, and how its area was judged in its report; empty if it was not."""

    area: str
    grade: str
    polarity: str
    kind: str
    lines: tuple[str, ...]

    def terms(self) -> Iterator[str]:
        """The terms of a passage with these labels."""
        yield term(Field.AREA, self.area)
        yield term(Field.POLARITY, self.polarity)
        yield term(Field.KIND, self.kind)
        if self.grade:
            yield term(Field.GRADE, self.grade)
        for line in self.lines:
            yield term(Field.LINE, line)


def labels_of(head: ReportHead, passage: Passage) -> Labels:
    """The labels of a passage of a report."""
    judgement = head.grade(passage.area)
    grade = judgement.grade if judgement else ""
    return Labels(passage.area, grade, passage.polarity.value, passage.kind.value, passage.lines)


def report_terms(head: ReportHead) -> Iterator[str]:
    """The terms that all passages of a report have."""
    yield EVERY
    yield term(Field.REPORT, head.kind.value)
    if head.framework:
        yield term(Field.FRAMEWORK, head.framework)
    if head.authority:
        yield term(Field.AUTHORITY, head.authority)
    if head.visibility is not Visibility.PUBLISHED:
        yield UNPUBLISHED


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which passages may be found: those with a term of each group; of unpublished ones none, or those of `own` alone.

    `own` is the term of the viewer's authority; `hidden` is False where the viewer may see everything.
    """

    groups: tuple[tuple[str, ...], ...]
    hidden: bool
    own: str | None


def chosen(search: Search, viewer: str | None) -> Chosen:
    """What a search may find on behalf of a viewer: what is published, or the viewer's own."""
    groups = tuple(tuple(term(field, value) for value in values) for field, values in search.only.items())
    own = None if viewer is None else term(Field.AUTHORITY, viewer)
    return Chosen(groups, hidden=viewer != EVERY_AUTHORITY, own=own)
