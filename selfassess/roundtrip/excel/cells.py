"""What a cell says, whatever kind of value a workbook program made of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from openpyxl.utils.datetime import from_excel

from selfassess.domain.days import read_day as day_typed
from selfassess.domain.wording import day
from selfassess.domain.workbook import told
from selfassess.roundtrip.excel.layout import Entry
from selfassess.roundtrip.excel.lists import NO, YES, Lists

FIRST_DAY, LAST_DAY = date(1990, 1, 1), date(2100, 1, 1)
_YES = {YES.lower(): YES, "y": YES, "true": YES, "1": YES, NO.lower(): NO, "n": NO, "false": NO, "0": NO, "": NO}

Raw = object
"""What openpyxl found in a cell."""


class Unclear(Exception):
    """A cell whose value cannot be taken; the text says why, to follow the name of the cell."""


@dataclass(frozen=True, slots=True)
class Faulty:
    """Stands for the value of a cell that has none to be read: an error, or a formula that was never worked out."""

    why: str


def read_text(value: Raw) -> str:
    """A text; numbers and days as people would have typed them. Raises `Unclear`."""
    match value:
        case None:
            said = ""
        case Faulty(why):
            raise Unclear(why)
        case bool():
            said = YES if value else NO
        case float() if value.is_integer():
            said = str(int(value))
        case datetime():
            said = day(value.date())
        case date():
            said = day(value)
        case time():
            said = f"{value:%H:%M}"
        case _:
            said = told(str(value))
    return said


def plain(value: Raw) -> str:
    """The same of a cell that only names something: what has no value says nothing."""
    return "" if isinstance(value, Faulty) else read_text(value)


def read_day(value: Raw) -> str:
    """A day as ISO 8601, empty for none. Raises `Unclear`."""
    if isinstance(value, Faulty):
        raise Unclear(value.why)
    found = _as_day(value)
    if found is None:
        raise Unclear(f"holds {read_text(value)[:60]!r}, which is not a day. Type it as in 31/3/2026")
    if found == "":
        return ""
    if not FIRST_DAY <= date.fromisoformat(found) <= LAST_DAY:
        raise Unclear(f"holds a day in the year {found[:4]}. Check it")
    return found


def _as_day(value: Raw) -> str | None:
    if value is None or (isinstance(value, str) and not value.strip()):
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _of_number(value)
    return _of_words(str(value).strip())


def _of_number(value: float) -> str | None:
    """Days since the beginning of 1900, as a cell holds them whose format was lost."""
    try:
        found = from_excel(value)
    except (ValueError, OverflowError):
        return None
    return found.date().isoformat() if isinstance(found, datetime) else None


def _of_words(words: str) -> str | None:
    try:
        return day_typed(words).isoformat()
    except ValueError:
        return None


def reader_of(entry: Entry, lists: Lists) -> Callable[[Raw], str]:
    """What reads the cells of a column: text as it is, days as ISO 8601, choices as their ids, yes as `Yes`, else nothing."""
    if entry is Entry.DAY:
        return read_day
    if entry is Entry.YES_NO:
        return _read_yes
    if entry in lists.choices:
        return _Chosen(
            {label.casefold(): key for key, label in lists.choices[entry]} | {key: key for key, _ in lists.choices[entry]}
        )
    return read_text


def _read_yes(value: Raw) -> str:
    said = read_text(value).casefold()
    if said not in _YES:
        raise Unclear(f"holds {said[:60]!r}. Choose {YES} or {NO}")
    return YES if _YES[said] == YES else ""


class _Chosen:
    """Reads a choice of a list by its label, whatever the letters' case, or by its id."""

    def __init__(self, choices: Mapping[str, str]) -> None:
        self._choices = choices

    def __call__(self, value: Raw) -> str:
        said = read_text(value)
        if not said:
            return ""
        if said.casefold() not in self._choices:
            raise Unclear(f"holds {said[:60]!r}, which is not in its list. Choose from the list")
        return self._choices[said.casefold()]
