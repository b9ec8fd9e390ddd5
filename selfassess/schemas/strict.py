"""Fields and schemas that say, in words for a person, what is wrong with a value and where.

A message that begins with <key> is completed with the name of the key it is about.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import Any, ClassVar

from marshmallow import EXCLUDE, Schema, ValidationError, fields, post_load, validate, validates_schema

Path = tuple[str | int, ...]
"""The keys and list positions (from 0) that lead to a value."""


@dataclass(frozen=True, slots=True)
class Flaw:
    """One mistake in a file's content: the way to the value, and what is wrong in words."""

    path: Path
    message: str


_Messages = dict[str, str | list[Any] | dict[Any, Any]]

_NAME = validate.Regexp(
    r"[a-z0-9]+([.-][a-z0-9]+)*\Z", error='<key> "{input}" may have lower-case letters, figures, hyphens and full stops only.'
)
_KEYS_NEEDED = {"type": "<key> needs keys with values under it."}
_SHAPES: _Messages = {
    "required": "<key> is missing.",
    "null": "<key> is empty: write a value, or take the key away.",
    "invalid": "<key> must be a list, each entry after a dash.",
}


class Text(fields.Field[str]):
    """Text, trimmed. A number, date or yes/no that YAML made of unquoted text is refused, saying that quotes are missing."""

    def __init__(self, **more: Any) -> None:
        super().__init__(error_messages=_SHAPES, **more)

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> str:
        del attr, data, kwargs
        if isinstance(value, bool | int | float | date):
            raise ValidationError(self.unquoted(value))
        if not isinstance(value, str):
            raise ValidationError("<key> needs text, not a list or keys.")
        if not value.strip():
            raise ValidationError("<key> is empty: write some text.")
        return value.strip()

    def unquoted(self, value: bool | float | date) -> str:  # noqa: FBT001 - a value as it was read
        """What to say of a value that YAML took for something else than text."""
        kind = "yes or no" if isinstance(value, bool) else "a date" if isinstance(value, date) else "a number"
        return f"<key> was read as {kind}, not as text: put it in quotes."


class Version(Text):
    """A version: always in quotes, because 1.10 would be read as 1.1."""

    def unquoted(self, value: bool | float | date) -> str:  # noqa: FBT001 - a value as it was read
        """The value with its quotes."""
        example = f': write "{value}"' if isinstance(value, int) else ', as in "2026"'
        return f"<key> must stand in quotes{example}."


class When(Text):
    """A day in words, or as YAML reads it: 'January 2023, as changed in April 2024', or 2023-01-01."""

    def _deserialize(self, value: Any, *args: Any, **kwargs: Any) -> str:
        return value.isoformat() if type(value) is date else super()._deserialize(value, *args, **kwargs)


class Flag(fields.Field[bool]):
    """True or false, nothing that merely looks like it."""

    def __init__(self, **more: Any) -> None:
        super().__init__(error_messages=_SHAPES, **more)

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> bool:
        del attr, data, kwargs
        if not isinstance(value, bool):
            raise ValidationError("<key> must be true or false, without quotes.")
        return value


class Count(fields.Field[int]):
    """A whole number, zero or more."""

    def __init__(self, **more: Any) -> None:
        super().__init__(error_messages=_SHAPES, **more)

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> int:
        del attr, data, kwargs
        if isinstance(value, bool) or not isinstance(value, int) or value < 0:
            raise ValidationError("<key> must be a whole number, zero or more.")
        return value


class Day(fields.Field[date]):
    """A day as YAML reads it, 2026-04-01, without quotes."""

    def __init__(self, **more: Any) -> None:
        super().__init__(error_messages=_SHAPES, **more)

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> date:
        del attr, data, kwargs
        if type(value) is not date:
            raise ValidationError("<key> must be a date without quotes, year first, as in 2026-04-01.")
        return value


class Choice(Text):
    """One of a few words."""

    def __init__(self, choices: Iterable[str], **more: Any) -> None:
        super().__init__(**more)
        self.choices = tuple(choices)

    def _deserialize(self, value: Any, *args: Any, **kwargs: Any) -> str:
        word = super()._deserialize(value, *args, **kwargs)
        if word not in self.choices:
            raise ValidationError(f'<key> cannot be "{word}"{guess(word, self.choices)}')
        return word


def identifier(**more: Any) -> Text:
    """An id: lower case words joined by hyphens or full stops."""
    return Text(validate=_NAME, **more)


def version(**more: Any) -> Text:
    """A version, which is also the name of its file."""
    return Version(validate=_NAME, **more)


def one(schema: type[Schema], **more: Any) -> fields.Nested:
    """A group of keys below one key."""
    return fields.Nested(schema, error_messages=_SHAPES, **more)


def many(schema: type[Schema], **more: Any) -> fields.List[Any]:
    """A list of groups of keys."""
    return fields.List(one(schema), error_messages=_SHAPES, **more)


def texts(item: Text | None = None, **more: Any) -> fields.List[str]:
    """A list of texts; `item` says what each may be."""
    return fields.List(item or Text(), error_messages=_SHAPES, **more)


class StrictSchema(Schema):
    """A schema that names unknown keys and what was probably meant, and makes what `makes` says.

    `elsewhere` says of keys that people put here by mistake where they belong.
    """

    makes: ClassVar[Callable[..., object] | None] = None
    elsewhere: ClassVar[Mapping[str, str]] = {}
    error_messages = _KEYS_NEEDED

    class Meta:
        """Unknown keys are left to `refuse_unknown_keys`, which can say more about them."""

        unknown = EXCLUDE

    @validates_schema(pass_original=True, skip_on_field_errors=False)
    def refuse_unknown_keys(self, data: Any, original: Any, **kwargs: Any) -> None:
        """Raise for every key that the schema does not know."""
        del data, kwargs
        if not isinstance(original, Mapping):
            return
        known = {field.data_key or name for name, field in self.fields.items()}
        strangers = {key: [self._stranger(str(key), known)] for key in original if key not in known}
        if strangers:
            raise ValidationError(strangers)

    def _stranger(self, key: str, known: Collection[str]) -> str:
        if key in self.elsewhere:
            return f'"{key}" belongs {self.elsewhere[key]}: move it there.'
        return f'unknown key "{key}"{guess(key, known)}'

    @post_load
    def make(self, data: dict[str, Any], **kwargs: Any) -> Any:
        """The domain's own type, with tuples for lists; the plain keys where `makes` is None."""
        del kwargs
        values = {key: tuple(value) if isinstance(value, list) else value for key, value in data.items()}
        return values if self.makes is None else self.makes(**values)


def load(schema: Schema, content: object) -> tuple[Any, tuple[Flaw, ...]]:
    """What a schema makes of plain content, with every flaw; what was made is None where there are flaws."""
    if not isinstance(content, Mapping):
        return None, (Flaw((), "The file is empty or holds a list: it needs keys with values."),)
    try:
        return schema.load(content), ()
    except ValidationError as error:
        return None, tuple(_flaws(error.messages, ()))


def guess(word: str, known: Collection[str]) -> str:
    """The end of a message: what was probably meant, or what there is to choose from."""
    choices = sorted(known)
    close = get_close_matches(word, choices, n=1)
    if close:
        return f': did you mean "{close[0]}"?'
    return f": the choices are {', '.join(choices)}." if 0 < len(choices) <= 14 else "."


def _flaws(messages: object, path: Path) -> Iterator[Flaw]:
    if isinstance(messages, Mapping):
        for key, inner in messages.items():
            yield from _flaws(inner, path if key == "_schema" else (*path, key))
    elif isinstance(messages, list):
        for message in messages:
            yield Flaw(path, str(message).replace("<key>", _named(path)))


def _named(path: Path) -> str:
    if path and isinstance(path[-1], int):
        of = next((str(part) for part in reversed(path) if isinstance(part, str)), "the list")
        return f'entry {path[-1] + 1} of "{of}"'
    return f'"{path[-1]}"' if path else "the file"
