"""Frozen dataclasses as JSON for a column, and back, by their types.

Known are text, numbers, yes and no, days, moments, enumerations, tuples of one type, mappings of text, other such dataclasses,
and each of them or None. What a body does not have takes the field's own default, so that a field may be added and no table
changes.
"""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

T = TypeVar("T")


def to_body(value: object, *, without: tuple[str, ...] = ()) -> Any:
    """The JSON of a value; `without` are fields that the row has already."""
    if is_dataclass(value):
        return {field.name: to_body(getattr(value, field.name)) for field in fields(value) if field.name not in without}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [to_body(item) for item in value]
    return {key: to_body(item) for key, item in value.items()} if isinstance(value, Mapping) else value


def from_body(kind: type[T], body: Mapping[str, Any], **columns: Any) -> T:
    """The dataclass that `to_body` was given; `columns` are the fields that stand beside the body."""
    named: Any = kind
    hints = _hints(named)
    held = {name: _read(hints[name], value) for name, value in body.items() if name in hints}
    return kind(**{**held, **columns})


@cache
def _hints(kind: Any) -> Mapping[str, Any]:
    return get_type_hints(kind)


def _read(kind: Any, value: Any) -> Any:
    if isinstance(kind, UnionType):
        return None if value is None else _read(next(one for one in get_args(kind) if one is not type(None)), value)
    if get_origin(kind) is tuple:
        return tuple(_read(get_args(kind)[0], item) for item in value)
    if not isinstance(kind, type):
        return value
    if is_dataclass(kind):
        return from_body(kind, value)
    if issubclass(kind, Enum):
        return kind(value)
    return kind.fromisoformat(value) if issubclass(kind, date) else value
