"""Proposed changes: what something that comes back would change here, to be looked at before anything is changed."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from itertools import groupby


class Of(StrEnum):
    """What a change changes."""

    ANSWER = "answer"
    EVIDENCE = "evidence"
    ACTION = "action"


class Decision(StrEnum):
    """What a person decides about a change. `BOTH` keeps the text that came, followed by the one that is here."""

    TAKE = "take"
    LEAVE = "leave"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Change:
    """One field that would change.

    `line` is the id of the subject, evidence or action that it belongs to; of something `added`, the number by which the file
    names it, such as E9. `before` is what stands here now and `after` what would stand here. `why` says where the change was
    read. With `conflict`, somebody here changed the same field since the file went out. Changes of one `part` are decided
    together: a judgement with its reason, or all that is said of something new. `title` is what people call the line.
    """

    line: str
    field: str
    before: str
    after: str
    why: str
    of: Of = Of.ANSWER
    title: str = ""
    part: str = ""
    added: bool = False
    conflict: bool = False
    text: bool = False

    @property
    def key(self) -> str:
        """By what a decision about it is known."""
        return f"{self.of}:{self.line}:{self.part or self.field}"


@dataclass(frozen=True, slots=True)
class Choice:
    """The changes that one decision is about. `both` says whether two texts could be kept one after the other."""

    key: str
    changes: tuple[Change, ...]

    @property
    def conflict(self) -> bool:
        """Whether a person has to choose."""
        return any(change.conflict for change in self.changes)

    @property
    def both(self) -> bool:
        """Whether both texts may be kept."""
        return self.conflict and len(self.changes) == 1 and self.changes[0].text


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """All that would change, in reading order, and what could not be read, each problem in one sentence."""

    changes: tuple[Change, ...]
    problems: tuple[str, ...] = ()

    @property
    def choices(self) -> tuple[Choice, ...]:
        """The changes by the decisions that they need."""
        grouped: dict[str, list[Change]] = {}
        for change in self.changes:
            grouped.setdefault(change.key, []).append(change)
        return tuple(Choice(key, tuple(found)) for key, found in grouped.items())

    @property
    def conflicts(self) -> tuple[Choice, ...]:
        """The decisions that nobody but a person can make."""
        return tuple(choice for choice in self.choices if choice.conflict)

    @property
    def digest(self) -> str:
        """Changes as soon as anything in it does: what a person agreed to is what they saw."""
        return sha256("\x1e".join(map(repr, self.changes)).encode()).hexdigest()[:24]

    def by_line(self) -> Iterator[tuple[str, tuple[Choice, ...]]]:
        """What each line is called, with the decisions about it."""
        for title, group in groupby(self.choices, lambda choice: choice.changes[0].title):
            yield title, tuple(group)
