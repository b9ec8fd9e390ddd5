"""Frozen dataclasses as plain values for JSON, and back.

What was written by an older version of a class is read by a newer one: a field that did not exist then takes its default,
one that exists no longer is passed over.
"""

from collections.abc import Mapping, Sequence
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import lru_cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")


def plain(value: object) -> Any:
    """A value as JSON knows it: dataclasses as mappings, tuples as lists, days and moments in ISO 8601."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list | frozenset):
        return [plain(item) for item in (sorted(value) if isinstance(value, frozenset) else value)]
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value


def made(kind: type[T], value: object) -> T:
    """What `plain` was given, by its type. Raises `TypeError`, `KeyError` or `ValueError` for what never was one."""
    return _made(kind, value)  # type: ignore[no-any-return]


def _made(kind: Any, value: Any) -> Any:
    if is_dataclass(kind):
        return _dataclass(kind, value)
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        return _either(get_args(kind), value)
    if origin in (tuple, Sequence):
        item = get_args(kind)[0]
        return tuple(_made(item, each) for each in value)
    if origin in (dict, Mapping):
        of_key, of_value = get_args(kind)
        return {_made(of_key, key): _made(of_value, each) for key, each in value.items()}
    return _single(kind, value)


def _single(kind: Any, value: Any) -> Any:
    if kind in (date, datetime):
        return kind.fromisoformat(value)
    return kind(value) if isinstance(kind, type) and issubclass(kind, Enum) else value


def _either(kinds: Sequence[Any], value: Any) -> Any:
    if value is None:
        return None
    return _made(next(kind for kind in kinds if kind is not NoneType), value)


def _dataclass(kind: Any, value: Mapping[str, Any]) -> Any:
    given = {}
    for field in fields(kind):
        if field.name in value:
            given[field.name] = _made(_hints(kind)[field.name], value[field.name])
        elif field.default is MISSING and field.default_factory is MISSING:
            raise KeyError(f"{kind.__name__} lacks {field.name}")
    return kind(**given)


@lru_cache(maxsize=256)
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)
