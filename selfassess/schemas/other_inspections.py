"""The shape of the kinds of other inspections, `frameworks/reference/other-inspections.yaml`."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from marshmallow import post_load

from selfassess.domain.other_inspections import InspectionKind, InspectionLevel
from selfassess.domain.tone import Tone
from selfassess.schemas.strict import Choice, Flag, Flaw, StrictSchema, Text, identifier, load, many


class LevelSchema(StrictSchema):
    """One answer of a scale."""

    id = identifier(required=True)
    label = Text(required=True)
    tone = Choice([tone.value for tone in Tone], required=True)
    group = Text(load_default="")

    @post_load
    def make(self, data: dict[str, Any], **kwargs: Any) -> InspectionLevel:
        """The level."""
        del kwargs
        return InspectionLevel(**{**data, "tone": Tone(data["tone"])})


class KindSchema(StrictSchema):
    """A kind of inspection."""

    id = identifier(required=True)
    title = Text(required=True)
    publisher = Text(load_default="")
    setting = Flag(required=True)
    levels = many(LevelSchema, required=True)

    @post_load
    def make(self, data: dict[str, Any], **kwargs: Any) -> InspectionKind:
        """The kind."""
        del kwargs
        return InspectionKind(**{**data, "levels": tuple(data["levels"])})


class KindsSchema(StrictSchema):
    """All kinds."""

    kinds = many(KindSchema, required=True)


_KINDS = KindsSchema()


def load_other_inspections(content: object) -> tuple[tuple[InspectionKind, ...], tuple[Flaw, ...]]:
    """The kinds from the plain content of their file, none where there are flaws, and the flaws."""
    loaded, flaws = load(_KINDS, content)
    kinds: tuple[InspectionKind, ...] = tuple(loaded["kinds"]) if loaded else ()
    repeated = tuple(_repeated(kinds))
    return (() if repeated else kinds), (*flaws, *repeated)


def _repeated(kinds: tuple[InspectionKind, ...]) -> Iterator[Flaw]:
    counts = Counter(kind.id for kind in kinds)
    for number, kind in enumerate(kinds):
        if counts[kind.id] > 1:
            yield Flaw(("kinds", number, "id"), f'the kind "{kind.id}" is repeated: leave one.')
        levels = Counter(level.id for level in kind.levels)
        for place, level in enumerate(kind.levels):
            if levels[level.id] > 1:
                yield Flaw(("kinds", number, "levels", place, "id"), f'the level "{level.id}" is repeated: leave one.')
