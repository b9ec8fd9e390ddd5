"""Forms that hold several of one thing, a group of fields each: people of a team, contacts, cohorts."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from wtforms import Field, Form, IntegerField

BLANK = 1
"""How many empty groups are offered after those that are filled."""
MOST = 60
MORE = "more"

Row = Mapping[str, Field]
Columns = Mapping[str, Callable[[], Any]]


class RowsForm(Form):
    """Groups of fields, one for each thing; a group with nothing in it is none."""

    revision = IntegerField()
    columns: tuple[str, ...] = ()
    needed: tuple[str, ...] = ()
    count = 0

    def rows(self) -> Iterator[Row]:
        """Every group, by the names of its columns."""
        for number in range(self.count):
            yield {column: self[row_name(number, column)] for column in self.columns}

    def filled(self) -> list[dict[str, Any]]:
        """What stands in each group that holds anything."""
        return [{column: field.data for column, field in row.items()} for row in self.rows() if self._used(row)]

    def _used(self, row: Row) -> bool:
        """Whether something that must be typed is there; a choice alone makes no group, since it cannot be taken back."""
        return any(row[column].data for column in self.needed if not getattr(row[column], "options", ()))

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether each group that holds anything holds what it needs."""
        fine = super().validate(extra_validators)
        for row in self.rows():
            if self._used(row):
                for column in self.needed:
                    if not row[column].data:
                        row[column].errors = [_wanting(row[column])]
                        fine = False
        return fine


def _wanting(field: Field) -> str:
    """What is said of a field that must be filled and is not."""
    options = getattr(field, "options", ())
    if options:
        return f"Choose one of these: {', '.join(option.label.lower() for option in options)}"
    return f"Enter the {field.label.text.lower()}"


def row_name(number: int, column: str) -> str:
    """What the field of a column is called in the group of this number, from 0."""
    return f"row{number}-{column}"


def rows_form(columns: Columns, needed: Sequence[str], count: int) -> type[RowsForm]:
    """A form of so many groups of these columns; those `needed` must be filled in a group that is used."""
    made = {row_name(number, column): make() for number in range(count) for column, make in columns.items()}
    shape = {"columns": tuple(columns), "needed": tuple(needed), "count": count}
    return type("RowsFormOfToday", (RowsForm,), made | shape)


def rows_of(values: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The data of a form that shows these things."""
    return {row_name(number, column): value for number, row in enumerate(values) for column, value in row.items()}


def sent_count(names: Sequence[str]) -> int:
    """How many groups were sent, by the names of the fields."""
    numbers = [int(head[3:]) for name in names if (head := name.partition("-")[0])[:3] == "row" and head[3:].isdecimal()]
    return min(max(numbers, default=-1) + 1, MOST)
