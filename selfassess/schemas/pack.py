"""The shape of a pack file, `exports/<id>.yaml`."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from marshmallow import ValidationError, post_load, validates_schema

from selfassess.domain.pack import FORMATS, PART_KINDS, SUBJECTS, Pack, PackPart, Setting
from selfassess.domain.wording import listing
from selfassess.schemas.strict import Choice, Flaw, StrictSchema, Text, guess, identifier, load, many, texts

NAMED = ("kind", "title")
"""The keys of every part; the others are options of its kind."""

_TAKES = {bool: "true or false", int: "a whole number, zero or more", str: "text"}


class PartSchema(StrictSchema):
    """One part: its kind, its heading where it is not the usual one, and the options of that kind."""

    kind = Choice(PART_KINDS, required=True)
    title = Text(load_default="")

    @validates_schema(pass_original=True, skip_on_field_errors=False)
    def refuse_unknown_keys(self, data: Any, original: Any, **kwargs: Any) -> None:
        """Raise for every option that the kind does not have, or that has the wrong sort of value."""
        del data, kwargs
        kind = PART_KINDS.get(str(original.get("kind"))) if isinstance(original, Mapping) else None
        if kind is None:
            return
        wrong = dict(_wrong_options(original, kind.options))
        if wrong:
            raise ValidationError({key: [message] for key, message in wrong.items()})

    @post_load(pass_original=True)
    def make(self, data: dict[str, Any], original: Mapping[str, Any], **kwargs: Any) -> PackPart:
        """The part with its options."""
        del kwargs
        options = tuple((key, value) for key, value in original.items() if key not in NAMED)
        return PackPart(data["kind"], data["title"], options)


def _wrong_options(part: Mapping[str, Any], options: Mapping[str, Setting]) -> Iterator[tuple[str, str]]:
    for key, value in part.items():
        if key in NAMED:
            continue
        if key not in options:
            yield key, f'a part of the kind "{part["kind"]}" has no option "{key}"{guess(key, {*options, *NAMED})}'
        elif type(value) is not type(options[key]) or (isinstance(value, int) and value < 0):
            yield key, f"<key> must be {_TAKES[type(options[key])]}."


class PackSchema(StrictSchema):
    """A pack file."""

    id = identifier(required=True)
    title = Text(required=True)
    about = Text(required=True)
    audience = Text(load_default="")
    of = Choice(SUBJECTS, required=True)
    formats = texts(Choice(FORMATS), required=True)
    marking = Text(load_default="")
    template = identifier(load_default=None)
    parts = many(PartSchema, required=True)

    @validates_schema(skip_on_field_errors=True)
    def refuse_what_no_format_carries(self, data: dict[str, Any], **kwargs: Any) -> None:
        """Raise for a pack that makes nothing, a part that none of its formats can carry, and a part that stands twice."""
        del kwargs
        for key in ("formats", "parts"):
            if not data[key]:
                raise ValidationError({key: ["<key> is empty: name at least one."]})
        kinds = [part.kind for part in data["parts"]]
        wrong = dict(_wrong_parts(kinds, data["formats"])) or dict(_misplaced(kinds, data["of"])) or dict(_crowded(kinds))
        if wrong:
            raise ValidationError({"parts": {at: {"kind": [message]} for at, message in wrong.items()}})

    @post_load
    def make(self, data: dict[str, Any], **kwargs: Any) -> Pack:
        """The pack."""
        del kwargs
        return Pack(**{**data, "formats": tuple(data["formats"]), "parts": tuple(data["parts"])})


def _wrong_parts(kinds: list[str], formats: list[str]) -> Iterator[tuple[int, str]]:
    seen: Counter[str] = Counter()
    for at, kind in enumerate(kinds):
        seen[kind] += 1
        carried = PART_KINDS[kind].formats
        if not set(carried) & set(formats):
            yield at, f'a part of the kind "{kind}" goes into {listing(carried)} only, which this pack does not make.'
        elif seen[kind] > 1:
            yield at, f'the part "{kind}" stands twice: keep one.'


def _misplaced(kinds: list[str], of: str) -> Iterator[tuple[int, str]]:
    for at, kind in enumerate(kinds):
        if of not in PART_KINDS[kind].of:
            yield at, f'a part of the kind "{kind}" is for packs of {listing(PART_KINDS[kind].of)}, and this is one of {of}.'


def _crowded(kinds: list[str]) -> Iterator[tuple[int, str]]:
    for at, kind in enumerate(kinds):
        if PART_KINDS[kind].alone and len(kinds) > 1:
            yield at, f'a part of the kind "{kind}" stands alone: take the others out, or make another pack of them.'


_PACK = PackSchema()


def load_pack(content: object) -> tuple[Pack | None, tuple[Flaw, ...]]:
    """A pack from the plain content of its file, or every flaw in the shape of that content."""
    pack, flaws = load(_PACK, content)
    return pack, flaws
