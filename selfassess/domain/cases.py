"""Case reviews: one child's record read by a reviewer under a local code, never under the council's own case number."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from hashlib import sha256

from selfassess.domain.case_form import MINUTES, MODERATION, CaseForm, Side, Slot, slot_of
from selfassess.domain.conversations import Conversation, talked
from selfassess.domain.days import read_day
from selfassess.domain.redaction import NOT_NAMES, mask, may_identify
from selfassess.domain.sample import Trait
from selfassess.errors import BadInput, Conflict, NotFound

CODE = re.compile(r"[A-Z]{1,5}-?[0-9]{1,3}")
NAME_IN_BRACKETS = re.compile(r"\(\s*(?:[A-Z][a-z’'-]+)(?:\s+[A-Z][a-z’'-]+)*\s*\)")
"""A name in brackets, as records have it after a role: ‘the social worker (Ann Example)’."""
BULLET = re.compile(r"^\s*(?:[-*\u2022\u2013\u2014]|\d{1,2}[.)])\s+")
YES, NO = "yes", "no"


@dataclass(frozen=True, slots=True)
class Statement:
    """One short statement about practice in one case."""

    code: str
    cohort: str
    line: str
    side: Side
    text: str

    @property
    def key(self) -> str:
        """What tells it from every other one of its challenge, as long as its words stay."""
        told = "\n".join((self.code, self.line, self.side.value, " ".join(self.text.split()).casefold()))
        return sha256(told.encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class CaseReview:
    """One case. `values` holds what was written, by the id of the slot; days are ISO 8601, yes and no are those words.

    `traits` are its team, age band, gender and ethnicity, as far as anybody said; `conversations` those about it.
    `reasons` say by slot why what looks as if it told who somebody is does not.
    """

    challenge: str
    code: str
    cohort: str
    reviewer: str = ""
    second_reviewer: str = ""
    finished: bool = False
    revision: int = 0
    values: Mapping[str, str] = field(default_factory=dict)
    saved_by: str = ""
    saved_at: datetime | None = None
    traits: Mapping[str, str] = field(default_factory=dict)
    conversations: tuple[Conversation, ...] = ()
    reasons: Mapping[str, str] = field(default_factory=dict)

    @property
    def begun(self) -> bool:
        """Whether anything was written."""
        return any(self.values.values())

    @property
    def minutes(self) -> int:
        """How long it took so far; 0 where nobody said it."""
        told = self.values.get(MINUTES, "")
        return int(told) if told.isdecimal() else 0

    @property
    def moderated(self) -> str:
        """What came of moderation by a second reviewer; empty where there was none."""
        return self.values.get(MODERATION, "")

    def trait(self, trait: Trait) -> str:
        """Its team, age band, gender or ethnicity; empty where nobody said."""
        return self.traits.get(trait.value, "")

    @property
    def talks(self) -> tuple[Conversation, ...]:
        """The conversations about it, as they were recorded or as its form says."""
        return talked(self.conversations, self.values)

    def statements(self, form: CaseForm) -> Iterator[Statement]:
        """Every statement, in the order of the form."""
        for part in form.parts:
            if part.line is not None:
                for side in Side:
                    for text in lines_of(self.values.get(slot_of(part.line, side), "")):
                        yield Statement(self.code, self.cohort, part.line, side, text)

    def written(self, values: Mapping[str, str], *, finished: bool, by: str, at: datetime) -> "CaseReview":
        """The next revision, with these values."""
        kept = {name: text for name, text in values.items() if text}
        return replace(self, values=kept, finished=finished, revision=self.revision + 1, saved_by=by, saved_at=at)


def lines_of(text: str) -> tuple[str, ...]:
    """The statements in a text: one a line, without the marks that people set before them."""
    return tuple(found for line in text.splitlines() if (found := BULLET.sub("", line).strip()))


def checked_code(typed: str) -> str:
    """A local code as it is kept. Raises `BadInput` for anything that could be a council's own number."""
    code = "".join(typed.split()).upper()
    if not CODE.fullmatch(code):
        raise BadInput(
            f"{typed.strip()[:20]!r} is no local code: write letters and up to three figures, such as IC1. "
            "The council’s own case number must never stand here."
        )
    return code


def merged(opened: Mapping[str, str], yours: Mapping[str, str], theirs: Mapping[str, str]) -> dict[str, str]:
    """What stands after two people wrote at once: of each slot what was changed. Raises `Conflict` where both changed one."""
    result = dict(theirs)
    clashes = []
    for name, mine in yours.items():
        was, other = opened.get(name, ""), theirs.get(name, "")
        if mine in (was, other):
            continue
        if other == was:
            result[name] = mine
        else:
            clashes.append(name)
    if clashes:
        raise Conflict(
            "Somebody else changed the same text while you were writing. Nothing is lost: choose what to keep.",
            yours={name: yours[name] for name in clashes},
            theirs={name: theirs.get(name, "") for name in clashes},
        )
    return result


def checked_value(slot: Slot, typed: str) -> str:
    """What is kept of a value that came in a file. Raises `BadInput` for one that the slot cannot hold."""
    text = typed.strip()
    if not text:
        return ""
    if slot.kind == "choice":
        return _one_of(slot, text)
    if slot.kind == "yes-no":
        return _yes_or_no(slot, text)
    if slot.kind == "date":
        return _day(slot, text)
    if slot.kind == "number" and not text.isdecimal():
        raise BadInput(f"{slot.title}: {text[:40]!r} is not a whole number.")
    return "\n".join(lines_of(text)) if slot.kind == "statements" else text


def _one_of(slot: Slot, text: str) -> str:
    for choice in slot.choices:
        if choice.casefold() == text.casefold():
            return choice
    raise BadInput(f"{slot.title}: {text[:40]!r} is not one of the answers: {', '.join(slot.choices)}.")


def _yes_or_no(slot: Slot, text: str) -> str:
    if text.casefold() not in (YES, NO):
        raise BadInput(f"{slot.title}: {text[:40]!r} is neither yes nor no.")
    return text.casefold()


def _day(slot: Slot, text: str) -> str:
    try:
        return read_day(text).isoformat()
    except ValueError as error:
        raise BadInput(f"{slot.title}: {error}") from error


def private(text: str) -> str:
    """Why a text should be looked at again, because it may tell who somebody is; empty where nothing does."""
    if mask(text).count:
        return "something in it looks like a case number, a date of birth, a telephone number or an e-mail address"
    if any(NOT_NAMES.isdisjoint(found.group().strip("( )").casefold().split()) for found in NAME_IN_BRACKETS.finditer(text)):
        return "something in brackets looks like a name"
    together = may_identify(text)
    return f"{together} may tell who a child is" if together else ""


def no_case(code: str) -> NotFound:
    """What is said of a local code that no case of a challenge has."""
    return NotFound(f"There is no case {code!r} in this challenge.")
