"""A framework as the plain content of its file: what `load_framework` makes a framework of."""

from dataclasses import fields, is_dataclass
from typing import Any

from selfassess.domain.framework import Concept, Framework
from selfassess.domain.framework_kinds import CaseReviewDesign

_KEPT_EMPTY = frozenset({"criteria", "lines", "scales", "areas", *(field.name for field in fields(CaseReviewDesign))})
"""Lists that a file must have, however little stands in them; of any other thing nothing is written where there is nothing."""
_HEAD = ("id", "version", "title", "publisher", "kind")
_FROM_PERIOD = ("effective_from", "effective_to", "words")


def framework_content(framework: Framework) -> dict[str, Any]:
    """Keys and values in the order of a framework file."""
    rest = {
        field.name: plain
        for field in fields(framework)
        if field.name not in (*_HEAD, *_FROM_PERIOD, "areas")
        and (_says_something(plain := _plain(getattr(framework, field.name))) or field.name in ("overall", *_KEPT_EMPTY))
    }
    return {
        **{name: str(getattr(framework, name)) for name in _HEAD},
        **({"words": dict(framework.words)} if framework.words else {}),
        "effective": {"from": framework.effective_from, "to": framework.effective_to},
        "source": rest.pop("source"),
        "wording": rest.pop("wording", ""),
        **rest,
        "areas": _plain(framework.areas),
    }


def _plain(value: object) -> Any:
    if isinstance(value, Concept):
        numbers = [{"edition": edition, "number": number} for edition, number in value.numbers]
        return {"id": value.id, "group": value.group, "title": value.title, **({"numbers": numbers} if numbers else {})}
    if is_dataclass(value):
        found = ((field.name, _plain(getattr(value, field.name))) for field in fields(value))
        return {name: each for name, each in found if _says_something(each) or name in _KEPT_EMPTY}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value


def _says_something(value: object) -> bool:
    return value not in ("", None, [], {})
