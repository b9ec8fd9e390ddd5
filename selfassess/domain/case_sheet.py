"""A case review as a file that somebody fills away from the program: what goes out, and what comes back."""

from collections.abc import Mapping
from dataclasses import dataclass, field

MARK = "selfassess case review"
"""What a file says of itself, so that another one is not taken for it."""
SHOWN = 60
"""How many letters of words that are not read are shown."""
HEAD = ("Local code", "Cohort", "Reviewer")
"""What is asked before the form itself."""


@dataclass(frozen=True, slots=True)
class CaseSheet:
    """One case in one file. `cohort` is its title; `revision` that at which it went out, 0 for a blank form.

    `values` holds what was written, by slot. `stray` tells of words that stand where the form asks nothing, with the place
    where that has a name: they are never dropped unseen.
    """

    challenge: str
    template: str
    code: str = ""
    cohort: str = ""
    reviewer: str = ""
    revision: int = 0
    values: Mapping[str, str] = field(default_factory=dict)
    stray: tuple[str, ...] = ()

    @property
    def mark(self) -> str:
        """What is written into the file to know it again."""
        return "|".join((MARK, self.challenge, self.template, str(self.revision)))


def beginning(words: str) -> str:
    """The first words of a text in quotation marks, to be named by."""
    said = " ".join(words.split())
    return f"“{said[:SHOWN]}…”" if len(said) > SHOWN else f"“{said}”"


def from_mark(mark: str) -> CaseSheet | None:
    """The empty sheet that a file's mark tells of; None for a mark that is none of ours."""
    parts = mark.strip().split("|")
    if len(parts) != 4 or parts[0] != MARK or not parts[3].isdecimal():
        return None
    return CaseSheet(parts[1], parts[2], revision=int(parts[3]))
