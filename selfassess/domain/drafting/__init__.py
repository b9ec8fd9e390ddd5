"""Drafts the benchmark of a line: what was judged, what inspectors wrote and asked, how comparators stand.

A draft holds only quotations, whole sentences each with its source, and facts computed from printed judgements.
"""

import hashlib
from collections.abc import Iterable

from selfassess.domain.benchmark import Citation, Draft, Part
from selfassess.domain.drafting.considered import considered
from selfassess.domain.drafting.others import comparators, elsewhere
from selfassess.domain.drafting.own import asked, inspectors_wrote, judged, said_since
from selfassess.domain.drafting.quoted import Making
from selfassess.domain.drafting.sources import CRITICISM, LENGTHS, PRAISE, Length, Sources

__all__ = ["LENGTHS", "Length", "Sources", "considered", "draft"]


def draft(sources: Sources, length: Length = LENGTHS["normal"]) -> Draft:
    """The drafted benchmark of one line, in its fixed parts; a part with nothing to say is left out."""
    making = Making(sources, length)
    parts = (
        judged(making),
        inspectors_wrote(making, PRAISE),
        inspectors_wrote(making, CRITICISM),
        asked(making),
        said_since(making),
        comparators(making),
        elsewhere(making, PRAISE),
        elsewhere(making, CRITICISM),
    )
    spoken = tuple(part for part in parts if part.statements)
    made = tuple(making.citations.made)
    return Draft(sources.line.id, sources.authority.id, spoken, made, _digest(spoken, made))


def _digest(parts: Iterable[Part], citations: Iterable[Citation]) -> str:
    words = [statement.text for part in parts for statement in part.statements]
    keys = [f"{citation.report}/{citation.passage}" for citation in citations]
    return hashlib.sha256("\n".join([*words, *keys]).encode()).hexdigest()[:16]
