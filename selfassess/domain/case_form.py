"""The form by which one case is reviewed, made from a case-review framework: on the page, in Excel and in Word alike."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from selfassess.domain.framework import Framework, Line
from selfassess.domain.framework_kinds import Field
from selfassess.errors import BadInput, NotFound

SHOWN = "shown"
"""The scale by which a reviewer may say how far a record shows an area of practice, where the template has it."""
NOT_ASKED = frozenset({"cohort", "concern"})
"""Fields that the program asks in its own place: the cohort with the local code, a concern as one that is passed on."""
OVERALL = frozenset({"strength-in-short", "consider-in-short"})
"""Fields that are answered once everything was read."""


MINUTES = "program.minutes"
"""How long a case took: asked in every form, whatever its template."""
MODERATION = "program.moderation"
MODERATED_ON = "program.moderated-on"
MODERATION_SAID = "program.moderation-said"
AGREED = "Both reviewers agree"
OUTCOMES = (AGREED, "Agreed after changes", "The reviewers differ")
"""What can come of moderation by a second reviewer."""

NOTES = ".notes"
"""How the slots end that hold a reviewer's own notes."""


def reviewers_own(slot: str) -> bool:
    """Whether what stands in a slot is the reviewers' own, which the council never gets: notes, time and moderation."""
    return slot.endswith(NOTES) or slot in (MINUTES, MODERATION, MODERATED_ON, MODERATION_SAID)


class Side(StrEnum):
    """On which side a statement stands."""

    STRENGTHS = "strengths"
    CONSIDERATIONS = "considerations"


SIDE_LABELS = {Side.STRENGTHS: "Strengths", Side.CONSIDERATIONS: "Areas for consideration"}
_SIDE_HINTS = {
    Side.STRENGTHS: "One short statement on each line, in the present tense.",
    Side.CONSIDERATIONS: "One short statement on each line. Put it as a question where that is more honest.",
}


@dataclass(frozen=True, slots=True)
class Slot:
    """One place of the form to be filled. `kind` is that of a framework's field, or `statements`: one on each line."""

    id: str
    title: str
    kind: str
    hint: str = ""
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FormPart:
    """One page of the form: what is asked of the case, or one area of practice with its prompts, or the whole."""

    id: str
    title: str
    slots: tuple[Slot, ...]
    about: str = ""
    prompts: tuple[str, ...] = ()
    line: str | None = None


@dataclass(frozen=True, slots=True)
class CaseForm:
    """Every part of the form, in order."""

    template: str
    title: str
    parts: tuple[FormPart, ...]

    def part(self, part_id: str) -> FormPart:
        """The part of this id. Raises `NotFound`."""
        for part in self.parts:
            if part.id == part_id:
                return part
        raise NotFound(f"The case review has no part {part_id!r}.")

    def slots(self) -> Iterator[Slot]:
        """Every slot, in order."""
        for part in self.parts:
            yield from part.slots

    def around(self, part_id: str) -> tuple[FormPart | None, FormPart | None]:
        """The parts before and after one."""
        at = [part.id for part in self.parts].index(part_id)
        return (self.parts[at - 1] if at else None), (self.parts[at + 1] if at + 1 < len(self.parts) else None)


def case_form(template: Framework) -> CaseForm:
    """The form that a case-review framework makes. Raises `BadInput` for a framework of another kind."""
    if template.case_review is None:
        raise BadInput(f"{template.title}, {template.version}, is no template of a case review.")
    asked = [field for field in template.case_review.fields if field.id not in NOT_ASKED]
    slots = tuple(_slot(field) for field in asked if field.id not in OVERALL)
    about = FormPart("about", "About the case", (*slots, _TIME))
    whole = FormPart("overall", "Overall reflections", tuple(_slot(field) for field in asked if field.id in OVERALL))
    areas = tuple(_area(template, line) for line in template.lines())
    return CaseForm(template.key, template.title, (about, *areas, *((whole,) if whole.slots else ()), _MODERATING))


_TIME = Slot(MINUTES, "Time spent, in minutes", "number", "Reading, talking and writing together. It is not printed.")
_MODERATING = FormPart(
    "moderation",
    "Moderation",
    (
        Slot(MODERATION, "What came of it", "choice", "", OUTCOMES),
        Slot(MODERATED_ON, "Day of moderation", "date"),
        Slot(MODERATION_SAID, "What was talked over, and what was changed", "long-text", "Between reviewers; it is not printed."),
    ),
    "A second reviewer reads the case as well, and both talk over where they differ.",
)


def slot_of(line: str, side: Side) -> str:
    """The id of the slot that holds the statements of one side about an area of practice."""
    return f"{line}.{side.value}"


def _slot(field: Field) -> Slot:
    return Slot(field.id, field.title, field.kind, field.hint, field.choices)


def _area(template: Framework, line: Line) -> FormPart:
    slots = [Slot(slot_of(line.id, side), SIDE_LABELS[side], "statements", _SIDE_HINTS[side]) for side in Side]
    scale = template.scale(SHOWN)
    if scale is not None:
        slots.append(Slot(f"{line.id}.{SHOWN}", scale.title, "choice", "", tuple(level.label for level in scale.levels)))
    slots.append(Slot(f"{line.id}{NOTES}", "What the prompts bring up", "long-text", "For the reviewer; it is not printed."))
    return FormPart(line.id, line.title, tuple(slots), line.about, tuple(prompt.text for prompt in line.prompts), line.id)
