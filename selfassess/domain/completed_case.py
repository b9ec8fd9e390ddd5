"""The completed template of one case as the council gets it: what was asked and written, and nothing of the reviewers’ own."""

from collections.abc import Iterator, Sequence
from datetime import date

from selfassess.domain.case_form import CaseForm, FormPart, Slot, reviewers_own
from selfassess.domain.cases import NO, YES, CaseReview, lines_of
from selfassess.domain.compose import LANGUAGE
from selfassess.domain.compose.blocks import body, label
from selfassess.domain.compose.masking import masked
from selfassess.domain.document import Block, Bullets, Cell, Cover, Document, Facts, Heading, PageBreak, Span
from selfassess.domain.pack import Pack
from selfassess.domain.peerchallenge import PeerChallenge
from selfassess.domain.wording import day

MODERATION_PART = "moderation"


def completed_case(challenge: PeerChallenge, form: CaseForm, case: CaseReview, council: str, pack: Pack, today: date) -> Document:  # noqa: PLR0917 - what a document is made of
    """One case under its local code, with case numbers and the like masked, marked as the pack of all cases is."""
    title = f"Case {case.code}"
    facts = (*_facts(challenge, case), ("Printed on", day(today)))
    cover = Cover(f"{council} · {challenge.title}", title, form.title, facts, own_page=False)
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
            marking=pack.marking,
            blocks=(cover, *_parts(form, case, 1)),
        )
    )


def case_blocks(challenge: PeerChallenge, form: CaseForm, cases: Sequence[CaseReview]) -> Iterator[Block]:
    """Several cases one after another in one document, each on a page of its own."""
    for number, case in enumerate(cases):
        if number:
            yield PageBreak()
        yield Heading(1, f"Case {case.code}", case.code.lower())
        yield Facts(tuple((name, Cell((Span(said),))) for name, said in _facts(challenge, case)))
        yield from _parts(form, case, 2)


def _facts(challenge: PeerChallenge, case: CaseReview) -> tuple[tuple[str, str], ...]:
    facts = (("Cohort", challenge.sample.cohort(case.cohort).title), ("Reviewer", case.reviewer))
    return tuple(each for each in facts if each[1])


def _parts(form: CaseForm, case: CaseReview, level: int) -> Iterator[Block]:
    for part in form.parts:
        if part.id != MODERATION_PART:
            yield from _part(part, case, level)


def _part(part: FormPart, case: CaseReview, level: int) -> Iterator[Block]:
    yield Heading(level, part.title, _anchor(case, part.id))
    asked = [slot for slot in part.slots if not reviewers_own(slot.id)]
    short = [(slot.title, Cell((Span(said),))) for slot in asked if _is_short(slot) and (said := _said(slot, case))]
    if short:
        yield Facts(tuple(short))
    for slot in asked:
        lines = () if _is_short(slot) else lines_of(case.values.get(slot.id, ""))
        if lines:
            yield label(slot.title)
            yield from (Bullets(tuple((Span(line),) for line in lines)),) if slot.kind == "statements" else map(body, lines)
    if not any(case.values.get(slot.id) for slot in asked):
        yield body("Nothing was written.")


def _anchor(case: CaseReview, name: str) -> str:
    return f"{case.code.lower()}-{name.replace('.', '-')}"


def _is_short(slot: Slot) -> bool:
    return slot.kind not in ("statements", "long-text")


def _said(slot: Slot, case: CaseReview) -> str:
    said = case.values.get(slot.id, "")
    if slot.kind == "date" and said:
        return day(date.fromisoformat(said))
    return {YES: "Yes", NO: "No"}.get(said, said) if slot.kind == "yes-no" else said
