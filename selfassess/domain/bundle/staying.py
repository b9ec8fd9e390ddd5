"""What stays behind when a bundle is made, by what people call it, and why."""

from collections.abc import Mapping
from dataclasses import dataclass

from selfassess.domain.bundle.parts import Kind
from selfassess.domain.wording import counted

TYPED = "it is kept for whoever typed it until they save it"
TAKEN_IN = "only what it changed travels"


@dataclass(frozen=True, slots=True)
class Staying:
    """So many of something that stays, and why; `chosen` where a person may choose to send it all the same."""

    number: int
    called: str
    why: str
    chosen: bool = False

    @property
    def what(self) -> str:
        """So many of it: 1 piece of evidence, 2 pieces of evidence."""
        for between in (" of ", " with ", " that "):
            noun, found, rest = self.called.partition(between)
            if found:
                return f"{counted(self.number, noun)}{found}{rest}"
        return counted(self.number, self.called)

    @property
    def told(self) -> str:
        """What is said of it once a bundle is made."""
        return f"{self.what} stayed: {self.why}."

    def __str__(self) -> str:
        return f"{self.what}: {self.why}."


WAITING = {
    Kind.ASSESSMENT: {
        "drafts": ("text that was typed and not saved", TYPED),
        "exports": ("pack that was made and kept", "the other side makes its own"),
        "review_requests": ("request for a review", "it asks somebody who has an account here"),
        "waiting_workbooks": ("workbook that waits for somebody to agree", "nobody has taken it in yet"),
        "workbook_intakes": ("record of a workbook that was taken in", TAKEN_IN),
    },
    Kind.CHALLENGE: {
        "case_drafts": ("text that was typed and not saved", TYPED),
        "exports": ("pack that was made and kept", "the other side makes its own"),
        "challenge_waiting_files": ("file that waits for somebody to agree", "nobody has taken it in yet"),
        "response_intakes": ("record of a table of responses that was taken in", TAKEN_IN),
    },
}
"""What hangs from an assessment or a challenge and never travels, by its table: what it is called, and why."""

BESIDE: Mapping[str, tuple[str, str]] = {
    "inspections": ("inspection with its room", "it belongs to the authority and not to the assessment"),
    "other_inspections": ("inspection of another service", "it belongs to the authority and not to the assessment"),
}
"""What hangs from the authority and is seen beside an assessment without belonging to it, by its table."""

TOLD_NOWHERE = frozenset({"draft_lengths"})
"""Tables that hold how somebody wants something shown, and nothing that anybody wrote."""
