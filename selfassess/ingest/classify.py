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
        text=source.text[block.start : piece.end],
        fragment=any(part.fragment for part in piece.blocks),
        redactions=sum(part.redactions for part in piece.blocks),
        start=block.start,
        end=piece.end,
    )
