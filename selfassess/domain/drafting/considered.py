"""What a draft might have quoted and does not: offered beside it, to be added by a person."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from selfassess.domain.benchmark import Citation, Draft
from selfassess.domain.drafting.citing import Citations
from selfassess.domain.drafting.others import elsewhere
from selfassess.domain.drafting.own import wrote_at_any_time
from selfassess.domain.drafting.quoted import Making
from selfassess.domain.drafting.sources import CRITICISM, PRAISE, Length, Sources
from selfassess.domain.holdings import HeldPassage

MOST = 4
"""How many further quotations are offered for each part."""


def considered(sources: Sources, length: Length, made: Draft, kept: Sequence[Citation] | None = None) -> Draft:
    """Further quotations in the parts where they would stand, with citations numbered after all that the draft and `kept` have.

    What is `kept` already is not offered; where nothing is kept, what the draft `made` quotes.
    """
    used = {citation.passage for citation in (made.citations if kept is None else kept)}
    left = replace(
        sources,
        passages=_apart_from(used, sources.passages),
        good=_apart_from(used, sources.good),
        weak=_apart_from(used, sources.weak),
    )
    taken = [*made.citations, *(kept or ())]
    making = Making(left, replace(length, elsewhere=MOST), Citations(after=max((item.number for item in taken), default=0)))
    parts = (
        wrote_at_any_time(making, PRAISE, MOST),
        wrote_at_any_time(making, CRITICISM, MOST),
        elsewhere(making, PRAISE),
        elsewhere(making, CRITICISM),
    )
    return replace(
        made, parts=tuple(part for part in parts if part.statements), citations=tuple(making.citations.made), digest=made.digest
    )


def _apart_from(used: Collection[str | None], passages: Sequence[HeldPassage]) -> tuple[HeldPassage, ...]:
    return tuple(held for held in passages if held.key not in used)
