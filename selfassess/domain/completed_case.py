"""The completed template of one case as the council gets it: what was asked and written, and nothing of the reviewers’ own."""

from collections.abc import Iterator
from datetime import date

from selfassess.domain.case_form import MINUTES, CaseForm, FormPart, Slot
from selfassess.domain.cases import NO, YES, CaseReview, lines_of
from selfassess.domain.compose.blocks import body
from selfassess.domain.compose.masking import masked
from selfassess.domain.document import Block, Bullets, Cell, Cover, Document, Facts, Heading, Span, Text
from selfassess.domain.peerchallenge import PeerChallenge
from selfassess.domain.wording import day

LANGUAGE = "en-GB"
NOTES = ".notes"
"""How the slots end that hold a reviewer's own notes."""
MODERATION_PART = "moderation"


def completed_case(challenge: PeerChallenge, form: CaseForm, case: CaseReview, council: str, today: date) -> Document:
    """One case under its local code, with case numbers and the like masked."""
    title = f"Case {case.code}"
    facts = [("Cohort", challenge.sample.cohort(case.cohort).title), ("Reviewer", case.reviewer), ("Printed on", day(today))]
    cover = Cover(f"{council} · {challenge.title}", title, form.title, tuple(each for each in facts if each[1]), own_page=False)
    parts = (block for part in form.parts if part.id != MODERATION_PART for block in _part(part, case))
    return masked(
        Document(
            title=f"{title}: {challenge.title}",
            subtitle=form.title,
            author="The peer team",
            subject=form.title,
            created=today,
            language=LANGUAGE,
            header=f"{council} · {challenge.title} · {title}",
            footer=f"Printed on {day(today)}",
            marking="Official – sensitive",
            blocks=(cover, *parts),
        )
    )


def _part(part: FormPart, case: CaseReview) -> Iterator[Block]:
    yield Heading(1, part.title, part.id.replace(".", "-"))
    asked = [slot for slot in part.slots if slot.id != MINUTES and not slot.id.endswith(NOTES)]
    short = [(slot.title, Cell((Span(said),))) for slot in asked if _is_short(slot) and (said := _said(slot, case))]
    if short:
        yield Facts(tuple(short))
    for slot in asked:
        said = case.values.get(slot.id, "")
        if slot.kind == "statements":
            yield Heading(2, slot.title, slot.id.replace(".", "-"))
            yield _bullets(said)
        elif not _is_short(slot) and said:
            yield Text((Span(slot.title, strong=True),), "label")
            yield from map(body, (line for line in said.splitlines() if line.strip()))
    if part.line is None and not any(case.values.get(slot.id) for slot in asked):
        yield body("Nothing was written.")


def _bullets(said: str) -> Block:
    lines = lines_of(said)
    return Bullets(tuple((Span(line),) for line in lines)) if lines else body("Nothing was written.")


def _is_short(slot: Slot) -> bool:
    return slot.kind not in ("statements", "long-text")


def _said(slot: Slot, case: CaseReview) -> str:
    said = case.values.get(slot.id, "")
    if slot.kind == "date" and said:
        return day(date.fromisoformat(said))
    return {YES: "Yes", NO: "No"}.get(said, said) if slot.kind == "yes-no" else said
