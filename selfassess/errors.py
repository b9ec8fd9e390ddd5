"""Every error that is raised on purpose.

SelfAssessError
├── BadInput            what was given cannot be used: which thing, what is wrong, what to do
│   ├── BadFramework    a framework, crosswalk or pack file has mistakes, each with file and line
│   ├── BadSetting      a setting from the environment cannot be used
│   ├── BadTable        a spreadsheet or CSV has mistakes, each with its row
│   ├── HeldBack        what was typed may tell who somebody is, and nobody said why it does not
│   └── Unreadable      a document cannot be read as a report
├── NotFound            the thing that was named does not exist, or may not be seen
├── NotAllowed          the person may not do this
├── TooMany             too much came at once from one place; says how long to wait
├── Conflict            somebody else saved first; holds both texts
└── Unavailable         a program or service this needs is missing or does not answer

Anything else that is raised is a defect of ours.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


class SelfAssessError(Exception):
    """Base of every error raised on purpose; its text is written for the person who reads it.

    `hint` is what helps at the command line alone, such as the command that lists what there is: pages leave it out.
    """

    def __init__(self, message: str = "", hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint

    @property
    def with_hint(self) -> str:
        """The text for somebody at a command line."""
        return f"{self} {self.hint}".strip()


class BadInput(SelfAssessError):
    """What was given cannot be used."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake in a file: where it stands, what is wrong and what was meant.

    `line` counts from 1 and is None where the mistake belongs to the whole file.
    """

    file: str
    line: int | None
    message: str

    def __str__(self) -> str:
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        return f"{place}: {self.message}"


class BadFramework(BadInput):
    """A framework, crosswalk or pack file has mistakes; all of them are in `mistakes`."""

    def __init__(self, mistakes: Sequence[Mistake]) -> None:
        super().__init__("\n".join(str(mistake) for mistake in mistakes))
        self.mistakes = tuple(mistakes)


class BadSetting(BadInput):
    """A setting from the environment cannot be used."""


class BadTable(BadInput):
    """A spreadsheet or CSV has mistakes; `mistakes` holds them, `line` being the row."""

    def __init__(self, mistakes: Sequence[Mistake]) -> None:
        super().__init__("\n".join(str(mistake) for mistake in mistakes))
        self.mistakes = tuple(mistakes)


class HeldBack(BadInput):
    """What was typed may tell who somebody is. `places` says it of each field by its id; nothing was kept."""

    def __init__(self, places: Mapping[str, str]) -> None:
        super().__init__(". ".join(places.values()))
        self.places = dict(places)


class Unreadable(BadInput):
    """A document cannot be read as a report: damaged, encrypted, a picture only, or of another kind."""


class NotFound(SelfAssessError):
    """The thing that was named does not exist, or may not be seen by this person: both read the same."""


class NotAllowed(SelfAssessError):
    """The person may not do this."""


class TooMany(SelfAssessError):
    """Too much came at once from one place; after `seconds` it may come again."""

    def __init__(self, message: str, *, seconds: int) -> None:
        super().__init__(message)
        self.seconds = seconds


class Conflict(SelfAssessError):
    """Somebody else saved first. `yours` and `theirs` hold every field that differs, by name."""

    def __init__(self, message: str, *, yours: dict[str, str], theirs: dict[str, str]) -> None:
        super().__init__(message)
        self.yours = yours
        self.theirs = theirs


class Unavailable(SelfAssessError):
    """A program or service that this needs is missing or does not answer."""
