"""Small blocks that several parts use."""

from selfassess.domain.document import Cell, Span, Text
from selfassess.domain.framework import Framework
from selfassess.domain.judgement import UNJUDGED, Judgement
from selfassess.domain.tone import tone_of_level

NOTHING = "\N{EN DASH}"


def body(text: str) -> Text:
    """A paragraph of plain words."""
    return Text((Span(text),))


def hint(text: str) -> Text:
    """A paragraph set back, for what helps to read the rest."""
    return Text((Span(text),), look="hint")


def label(text: str) -> Text:
    """A short line in bold over what it names."""
    return Text((Span(text, strong=True),), look="label")


def cell(text: str) -> Cell:
    """A cell of plain words; a dash where there are none, so that an empty cell is seen to be meant."""
    return Cell((Span(text or NOTHING),))


def answer_label(framework: Framework, judgement: Judgement) -> str:
    """What people read for a judgement: the level's label, or which of the three answers that are none it is."""
    if not judgement.made:
        return UNJUDGED[judgement.answer]
    return level_label(framework, "judgement", judgement.answer)


def level_label(framework: Framework, scale_id: str, level_id: str | None) -> str:
    """The label of a level; its id where the scale no longer has it, and nothing for None."""
    scale = framework.scale(scale_id)
    levels = {level.id: level.label for level in scale.levels} if scale else {}
    return levels.get(level_id, level_id) if level_id else ""


def judgement_cell(framework: Framework, judgement: Judgement) -> Cell:
    """A judgement, coloured and in words."""
    tone = tone_of_level(framework.scale("judgement"), judgement.answer)
    return Cell((Span(answer_label(framework, judgement), strong=judgement.made),), tone=tone)
