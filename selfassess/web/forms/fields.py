"""The kinds of field that our forms are made of."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from wtforms import Field, StringField, TextAreaField
from wtforms.validators import Length, ValidationError

from selfassess.domain.characters import printable
from selfassess.domain.days import MONTHS
from selfassess.web.forms.names import FieldName

TEXT_LENGTH = 20_000
DAY_PARTS = ("day", "month", "year")
MONTH_NUMBERS = {name[:3]: number for number, name in enumerate(MONTHS, start=1)}
YEARS = range(1900, 2101)

Validators = Sequence[Any]


@dataclass(frozen=True, slots=True)
class Option:
    """One answer that may be chosen: what is sent, what people read, and a hint below it.

    `group` is a word that parts it from the answers before it.
    """

    value: str
    label: str
    hint: str = ""
    group: str = ""


class OneOf(Field):
    """A choice of one answer among `options`; `data` is its value."""

    def __init__(self, label: str, options: Sequence[Option], validators: Validators = (), **more: Any) -> None:
        super().__init__(label, list(validators), **more)
        self.options = tuple(options)

    def process_formdata(self, valuelist: list[str]) -> None:
        if valuelist:
            self.data = valuelist[0]

    def pre_validate(self, form: Any) -> None:
        del form
        if self.data is not None and self.data not in {option.value for option in self.options}:
            raise ValidationError("Choose one of the answers that are offered")


class SelectOneOf(OneOf):
    """The same, as a list that opens: for many answers."""


class SomeOf(Field):
    """A choice of any number of answers; `data` is the tuple of their values, in the order of `options`."""

    def __init__(self, label: str, options: Sequence[Option], validators: Validators = (), **more: Any) -> None:
        super().__init__(label, list(validators), default=(), **more)
        self.options = tuple(options)

    def process_formdata(self, valuelist: list[str]) -> None:
        self.data = tuple(option.value for option in self.options if option.value in valuelist)


class Line(StringField):
    """One line of text."""

    def __init__(self, label: str, validators: Validators = (), **more: Any) -> None:
        super().__init__(label, list(validators), filters=(tidy, lambda text: " ".join(text.split())), **more)


class Text(TextAreaField):
    """Paragraphs of plain text."""

    def __init__(self, label: str, validators: Validators = (), rows: int = 4, **more: Any) -> None:
        within = Length(max=TEXT_LENGTH, message=f"Shorten this text to {TEXT_LENGTH:,} characters or fewer")
        super().__init__(label, [*validators, within], filters=(tidy,), render_kw={"rows": rows}, **more)


def tidy(text: str | None) -> str:
    """Text without what a document cannot hold, and without blank lines and spaces around it."""
    return printable(text or "").strip("\n").rstrip()


class Day(Field):
    """A day in three inputs; none of them filled means no day.

    `typed` holds what stands in each input, `wrong` names those that are at fault.
    """

    def __init__(self, label: str, validators: Validators = (), **more: Any) -> None:
        super().__init__(label, list(validators), **more)
        self.typed: Mapping[str, str] = {}
        self.wrong: tuple[str, ...] = ()

    def process(self, formdata: Any, data: Any = None, extra_filters: Sequence[Callable[[Any], Any]] | None = None) -> None:
        """Take the three inputs of a form that was sent, else the day that is given."""
        del extra_filters
        self.process_errors = []
        self.data = data if isinstance(data, date) else None
        self.typed = self._written()
        if formdata is not None:
            self.typed = {part: formdata.get(str(FieldName(self.name, part)), "").strip() for part in DAY_PARTS}
            self.data = self._read()

    def _written(self) -> dict[str, str]:
        return {part: str(getattr(self.data, part)) if self.data else "" for part in DAY_PARTS}

    def _read(self) -> date | None:
        if not any(self.typed.values()):
            return None
        try:
            return day_of(self.typed["day"], self.typed["month"], self.typed["year"])
        except WrongDay as error:
            self.wrong = error.parts
            self.process_errors = [str(error)]
            return None


class WrongDay(ValueError):
    """Three inputs make no day; `parts` names those at fault."""

    def __init__(self, message: str, *parts: str) -> None:
        super().__init__(message)
        self.parts = parts


def day_of(day: str, month: str, year: str) -> date:
    """The day that three inputs make; a month may be its number or its name. Raises `WrongDay`."""
    given = {"day": day, "month": month, "year": year}
    missing = [part for part in DAY_PARTS if not given[part]]
    if missing:
        raise WrongDay(f"The date must include a {' and a '.join(missing)}", *missing)
    number = MONTH_NUMBERS.get(month[:3].lower()) or (int(month) if month.isdecimal() else 0)
    if not year.isdecimal() or int(year) not in YEARS:
        raise WrongDay("The year must have four figures, like 2026", "year")
    try:
        return date(int(year), number, int(day) if day.isdecimal() else 0)
    except ValueError as error:
        raise WrongDay("The date must be a real date, like 31 3 2026", *DAY_PARTS) from error
