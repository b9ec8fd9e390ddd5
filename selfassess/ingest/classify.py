"""Passages with their area, lines and polarity."""

from collections.abc import Sequence

from selfassess.domain.report import Passage, Polarity
from selfassess.domain.source import Source
from selfassess.ingest.sections import Part
from selfassess.ingest.segment import Placed


def passages(source: Source, placed: Sequence[Placed]) -> tuple[Passage, ...]:
    """The passages that placed blocks make."""
    return tuple(_passage(source, piece) for piece in placed)


def _passage(source: Source, piece: Placed) -> Passage:
    block, section = piece.block, piece.section
    area = "lscb" if section.board else section.area or "none"
    return Passage(
        number=block.number,
        page=block.page,
        heading=section.heading,
        area=area,
        lines=(),
        polarity=Polarity.IMPROVEMENT if section.part is Part.RECOMMENDATIONS else Polarity.STRENGTH,
        kind=piece.kind,
        text=source.words(block),
        fragment=block.fragment,
        redactions=block.redactions,
        start=block.start,
        end=block.end,
    )
