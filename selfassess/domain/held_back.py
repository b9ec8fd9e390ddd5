"""What is typed in a case review and may tell who somebody is: held back until it is reworded, or a reason is given."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from selfassess.domain.case_form import CaseForm
from selfassess.domain.cases import private
from selfassess.errors import HeldBack

WRITTEN = frozenset({"statements", "long-text", "text"})
"""The kinds of slots in which people write."""
REASON_LENGTH = 300
_SHOWN = 80


@dataclass(frozen=True, slots=True)
class Held:
    """A text that is held back: its slot with the title of its place, the line that is pointed at, and why."""

    slot: str
    title: str
    line: str
    why: str

    @property
    def told(self) -> str:
        """In one sentence, for whoever typed it."""
        return f"‘{self.line[:_SHOWN]}’: {self.why}. Reword it, or say why it tells nobody who a child is"


def held_back(
    form: CaseForm, before: Mapping[str, str], after: Mapping[str, str], reasons: Mapping[str, str]
) -> tuple[Held, ...]:
    """What of these values is new, may tell who somebody is, and has no reason beside it; all three are by the ids of slots."""
    return tuple(
        Held(slot.id, f"{part.title}: {slot.title.lower()}", *pointed)
        for part in form.parts
        for slot in part.slots
        if slot.kind in WRITTEN and not reasons.get(slot.id, "").strip()
        for pointed in _new(before.get(slot.id, ""), after.get(slot.id, ""))[:1]
    )


def _new(before: str, after: str) -> list[tuple[str, str]]:
    there = dict(_pointed(before))
    return [(line, why) for line, why in _pointed(after) if line not in there]


def _pointed(text: str) -> Iterator[tuple[str, str]]:
    """The lines that may tell who somebody is, each with why; the whole where only all of it together does."""
    lines = [(line.strip(), why) for line in text.splitlines() if (why := private(line))]
    if not lines and (why := private(text)):
        lines = [(" ".join(text.split()), why)]
    yield from lines


def reasons_kept(after: Mapping[str, str], before: Mapping[str, str], given: Mapping[str, str]) -> dict[str, str]:
    """The reasons that stand beside these values, by slot: what was given now, or before, where there is something to explain.

    Raises `HeldBack` for a reason that is too long, or may itself tell who somebody is.
    """
    said = {slot: " ".join(text.split()) for slot, text in given.items()}
    wrong = {
        slot: f"The reason may itself tell who somebody is: {private(reason)}. Reword it"
        if private(reason)
        else f"Shorten the reason to {REASON_LENGTH} characters or fewer"
        for slot, reason in said.items()
        if private(reason) or len(reason) > REASON_LENGTH
    }
    if wrong:
        raise HeldBack(wrong)
    kept = {slot: said.get(slot) or before.get(slot, "") for slot in after}
    return {slot: reason for slot, reason in kept.items() if reason and private(after[slot])}
