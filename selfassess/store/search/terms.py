"""Filters as terms of the index: what passages may be chosen by stands beside their words, so that no join is needed.

A term is made of small letters, figures and low lines, with one at each end: no word that is searched for begins so, and no
stemmer changes what ends so.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from selfassess.domain.holdings import ReportHead
from selfassess.domain.report import Passage, Visibility
from selfassess.domain.rights import Viewer
from selfassess.domain.search import Field, Search

EVERY = "_every_"
"""The term that every passage has: something to begin from where nothing else is asked for."""

UNPUBLISHED = "_unpublished_"
RESTRICTED = "_restricted_"
COPY = "_copy_"
"""The term of passages of a report of which another one tells more: they are neither found nor counted."""

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


def report_terms(head: ReportHead, *, copy: bool) -> Iterator[str]:
    """The terms that all passages of a report have; `copy` where another report tells more of the same inspection."""
    yield EVERY
    if copy:
        yield COPY
    yield term(Field.REPORT, head.kind.value)
    if head.framework:
        yield term(Field.FRAMEWORK, head.framework)
    if head.authority:
        yield term(Field.AUTHORITY, head.authority)
    if head.visibility is not Visibility.PUBLISHED:
        yield UNPUBLISHED
    if head.visibility is Visibility.RESTRICTED:
        yield RESTRICTED


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which passages may be found: those with a term of each group, and of those that `hidden` names only its exceptions.

    `hidden` pairs a term that hides a passage with the terms of the authorities whose passages it does not hide.
    """

    groups: tuple[tuple[str, ...], ...]
    hidden: tuple[tuple[str, tuple[str, ...]], ...]


def chosen(search: Search, viewer: Viewer) -> Chosen:
    """What a search may find on behalf of a viewer."""
    groups = tuple(tuple(term(field, value) for value in values) for field, values in search.only.items())
    hidden = () if viewer.everything else ((UNPUBLISHED, _terms(viewer.own)), (RESTRICTED, _terms(viewer.restricted)))
    return Chosen(groups, ((COPY, ()), *hidden))


def _terms(authorities: frozenset[str]) -> tuple[str, ...]:
    return tuple(term(Field.AUTHORITY, authority) for authority in sorted(authorities))
