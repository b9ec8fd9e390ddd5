"""The shape of the template of the inspection room, `frameworks/reference/inspection-room.yaml`."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from marshmallow import ValidationError, fields, post_load, validates_schema

from selfassess.domain.inspection.template import Asked, DeadlineRule, ItemKind, RoomTemplate, Visit, WindowRule, YearPoint
from selfassess.schemas.strict import Choice, Count, Flag, Flaw, StrictSchema, Text, identifier, load, many, one, texts

MOST_WORKING_DAYS = 260


class DaysSchema(StrictSchema):
    """The first and last day on site, in working days from the call."""

    first = Count(required=True)
    last = Count(required=True)

    @validates_schema
    def refuse_backwards(self, data: Any, **kwargs: Any) -> None:
        """Raise where the last day comes before the first."""
        del kwargs
        if data.get("last", 0) < data.get("first", 0):
            raise ValidationError('"last" comes before "first".', "last")


class VisitSchema(StrictSchema):
    """A kind of visit."""

    id = identifier(required=True)
    title = Text(required=True)
    about = Text(required=True)
    graded = Flag(required=True)
    on_site = one(DaysSchema, data_key="on-site", load_default=dict)

    @post_load
    def make(self, data: dict[str, Any], **kwargs: Any) -> Visit:
        """The visit."""
        del kwargs
        days = data.pop("on_site")
        return Visit(**data, first=days.get("first"), last=days.get("last"))


class AskedSchema(StrictSchema):
    """Something that is asked for."""

    makes = Asked

    id = identifier(required=True)
    kind = Choice([str(kind) for kind in ItemKind], required=True)
    title = Text(required=True)
    about = Text(required=True)
    due = Count(required=True)
    owner = Text(required=True)
    visits = texts(required=True)

    @post_load
    def make(self, data: dict[str, Any], **kwargs: Any) -> Asked:
        """The item."""
        del kwargs
        return Asked(**{**data, "kind": ItemKind(data["kind"]), "visits": tuple(data["visits"])})


class DeadlineSchema(StrictSchema):
    """A rule that counts from the final report."""

    makes = DeadlineRule

    id = identifier(required=True)
    title = Text(required=True)
    working_days = Count(required=True, data_key="working-days")
    visits = texts(required=True)
    basis = Text(required=True)
    when = Text(load_default="")


class WindowSchema(StrictSchema):
    """The rule by which the next inspection is expected."""

    makes = WindowRule

    years = Count(required=True)
    months_before = Count(required=True, data_key="months-before")
    months_after = Count(required=True, data_key="months-after")
    basis = Text(required=True)
    caution = Text(required=True)


class YearSchema(StrictSchema):
    """What comes round."""

    makes = YearPoint

    id = identifier(required=True)
    title = Text(required=True)
    months = Count(required=True)
    about = Text(required=True)


class RoomSchema(StrictSchema):
    """The whole file."""

    makes = RoomTemplate

    visits = many(VisitSchema, required=True)
    items = many(AskedSchema, required=True)
    deadlines = many(DeadlineSchema, load_default=list)
    window = fields.Nested(WindowSchema, load_default=None)
    year = many(YearSchema, load_default=list)


_ROOM = RoomSchema()


def load_inspection_room(content: object) -> tuple[tuple[RoomTemplate, ...], tuple[Flaw, ...]]:
    """The template from the plain content of its file, nothing where there are flaws, and the flaws."""
    loaded, flaws = load(_ROOM, content)
    more = tuple(_flaws(loaded)) if loaded else ()
    return ((loaded,) if loaded and not more else ()), (*flaws, *more)


def _flaws(room: RoomTemplate) -> Iterator[Flaw]:
    """What no single entry can know: ids that are repeated, visits that are not there, days beyond a year."""
    known = {visit.id for visit in room.visits}
    groups: tuple[tuple[str, tuple[Visit | Asked | DeadlineRule | YearPoint, ...]], ...] = (
        ("visits", room.visits),
        ("items", room.items),
        ("deadlines", room.deadlines),
        ("year", room.year),
    )
    for key, entries in groups:
        seen: Counter[str] = Counter()
        for number, entry in enumerate(entries):
            seen[entry.id] += 1
            if seen[entry.id] > 1:
                yield Flaw((key, number, "id"), f'"{entry.id}" is repeated: leave one.')
            for visit in getattr(entry, "visits", ()):
                if visit not in known:
                    yield Flaw(
                        (key, number, "visits"), f'there is no visit "{visit}": the visits are {", ".join(sorted(known))}.'
                    )
            if max(getattr(entry, "due", 0), getattr(entry, "working_days", 0)) > MOST_WORKING_DAYS:
                yield Flaw((key, number), f"working days are at most {MOST_WORKING_DAYS}, a year.")
