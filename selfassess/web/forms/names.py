"""What fields of forms are called: a name is made here, and taken apart here."""

from dataclasses import dataclass

_BETWEEN = "--"


@dataclass(frozen=True, slots=True)
class FieldName:
    """The name of a field, and of the part of it that one input holds: `due` and `day` make `due--day`."""

    field: str
    part: str = ""

    def __str__(self) -> str:
        return f"{self.field}{_BETWEEN}{self.part}" if self.part else self.field


def parsed(name: str) -> FieldName:
    """What a name was made of."""
    field, _, part = name.partition(_BETWEEN)
    return FieldName(field, part)
