"""A response in words, field by field, as history and comparisons show it."""

from collections.abc import Mapping
from dataclasses import dataclass, fields

from selfassess.domain.assessment import Response
from selfassess.domain.framework import Framework
from selfassess.domain.judgement import UNJUDGED
from selfassess.domain.rewording import Piece, reworded
from selfassess.services.saving import Answers, answers_of


@dataclass(frozen=True, slots=True)
class FieldChange:
    """What became of one field: `field` is a part of `Answers`, or evidence, actions or benchmark."""

    field: str
    pieces: tuple[Piece, ...]


def changed_fields(old: Mapping[str, str], new: Mapping[str, str]) -> tuple[FieldChange, ...]:
    """The fields that differ between two responses in words, word by word."""
    return tuple(FieldChange(field, reworded(old[field], new[field])) for field in new if old[field] != new[field])


def described(response: Response, framework: Framework, titles: Mapping[str, str]) -> dict[str, str]:
    """Each field of a response in words."""
    answers = answers_of(response)
    words = {field.name: str(getattr(answers, field.name)) for field in fields(Answers)}
    words["judgement"] = UNJUDGED.get(answers.judgement) or label_of(framework, "judgement", answers.judgement)
    words["confidence"] = label_of(framework, "confidence", answers.confidence)
    words["ready"] = "Ready for review" if answers.ready else ""
    words["evidence"] = "\n".join(titles.get(key, key) for key in response.evidence)
    words["actions"] = "\n".join(titles.get(key, key) for key in response.actions)
    kept = response.benchmark
    words["benchmark"] = f"{kept.acceptance.value.capitalize()}\n{kept.text}".strip() if kept else ""
    return words


def label_of(framework: Framework, scale_id: str, level_id: str) -> str:
    """What people read for a level of a scale; the level itself where the framework has no such scale."""
    scale = framework.scale(scale_id)
    return next((level.label for level in scale.levels if level.id == level_id), level_id) if scale else level_id
