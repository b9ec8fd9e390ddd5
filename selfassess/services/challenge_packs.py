"""Packs that are made of a peer challenge: its timetable, what the team reports, its case reviews, and their blank form."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from selfassess.domain.audit import Thing
from selfassess.domain.case_sheet import CaseSheet
from selfassess.domain.cases import CaseReview
from selfassess.domain.completed_case import case_blocks
from selfassess.domain.compose.framing import Frame, framed
from selfassess.domain.compose.masking import masked_sheet
from selfassess.domain.deck import Deck
from selfassess.domain.document import Block, Contents, Cover, Document, PageBreak
from selfassess.domain.feedback import (
    COMPOSERS,
    FeedbackMaterial,
    council_of,
    feedback_blocks,
    feedback_cover,
    feedback_marking,
)
from selfassess.domain.feedback.slides import SLIDES, feedback_slides
from selfassess.domain.pack import CHALLENGE, Pack, PackPart
from selfassess.domain.people import Person
from selfassess.domain.redaction import MaskedPlace
from selfassess.domain.rights import Right
from selfassess.domain.sheet import Sheet
from selfassess.domain.wording import day
from selfassess.errors import BadInput
from selfassess.ports import Toolbox
from selfassess.services.case_rollup import readable
from selfassess.services.feedback import feedback_material, final_files
from selfassess.services.packs import Ready, named
from selfassess.services.peer_challenges import Found, find_challenge
from selfassess.services.rights import need
from selfassess.services.timetable import timetable_blocks, timetable_of, timetable_sheet

REPORT, CASES, SLIDE_PACK, COMPLETED, BLANK = (
    "feedback-report",
    "case-review-report",
    "feedback-slides",
    "completed-cases",
    "case-review-template",
)
"""The packs that pages and commands of a challenge name."""
TEAM = "The peer team"
FORM, TIMETABLE, ALL_CASES = "case-form", "timetable", "completed-cases"
OF_FEEDBACK = {*COMPOSERS, *SLIDES}
"""The kinds of part that say what the team found."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """A pack of a challenge in one format, by whom it is wanted; `material` is there where the team's findings are asked for."""

    tools: Toolbox
    who: Person
    pack: Pack
    found: Found
    form: str
    material: FeedbackMaterial | None

    @property
    def marking(self) -> str:
        """What stands on each page."""
        return feedback_marking(self.pack, self.material) if self.material else self.pack.marking

    def ready(
        self,
        make: Callable[[Document | None], bytes],
        masked: Iterable[MaskedPlace] = (),
        *,
        document: Document | None = None,
        sheet: Sheet | None = None,
        deck: Deck | None = None,
    ) -> Ready:
        """The pack with what it says and what sets that."""
        challenge, pack = self.found.challenge, self.pack
        words = self.material.saved if self.material else 0
        return Ready(
            of=CHALLENGE,
            subject=challenge.id,
            thing=Thing(pack.id, challenge.id, challenge.id),
            pack=pack,
            key=pack.id,
            title=pack.title,
            revision=challenge.revision + words,
            form=self.form,
            name=named((challenge.authority, pack.id, self.tools.today().isoformat(), self.marking.lower()), self.form),
            document=document,
            make=make,
            masked=tuple(masked),
            sheet=sheet,
            deck=deck,
        )


def of_challenge(tools: Toolbox, who: Person, pack: Pack, challenge_id: str, form: str, *, final: bool | None) -> Ready:
    """A pack of a peer challenge, composed.

    The timetable is for everybody who takes part; what the team found for the team, and for the council's organiser once it is
    shared; the blank form for who reviews cases. Raises `NotFound`, `NotAllowed`, and `BadInput` where there is nothing to print.
    """
    found = find_challenge(tools, who, challenge_id)
    kinds = {part.kind for part in pack.parts}
    files = final_files(tools, challenge_id)
    material = None
    if kinds & OF_FEEDBACK:
        material = feedback_material(tools, who, challenge_id, final=files is not None if final is None else final)
    asked = _Asked(tools, who, pack, found, form, material)
    if FORM in kinds:
        return _blank(asked)
    if form == "xlsx":
        sheet, in_sheet = masked_sheet(timetable_sheet(timetable_of(tools, who, challenge_id), pack.title))
        return asked.ready(lambda _: tools.sheets()(sheet, form), in_sheet, sheet=sheet)
    if form == "pptx" and material:
        deck, on_slides = feedback_slides(pack, material)
        return asked.ready(lambda _: tools.slides()(deck), on_slides, deck=deck)
    document = _document(asked)
    whole = pack.id == REPORT and pack == tools.packs().pack(REPORT)
    kept = files.get(form) if files and whole else None
    return asked.ready(partial(_set, asked, document, kept), document.masked, document=document)


def kinds_for(tools: Toolbox, who: Person, challenge_id: str) -> frozenset[str]:
    """The kinds of part that a person can have printed of a challenge as it stands now. Raises `NotFound`."""
    found = find_challenge(tools, who, challenge_id)
    with tools.store().read() as store:
        shared = store.peer_challenges.report(challenge_id)[2] is not None
        finished = any(case.finished for case in store.cases.of(challenge_id))
    kinds = {"cover", "contents", TIMETABLE}
    if found.mine[Right.CHALLENGE_NOTES] or (shared and found.mine[Right.CHALLENGE_RESPOND]):
        kinds |= OF_FEEDBACK | ({ALL_CASES} if finished else set())
    if found.mine[Right.CHALLENGE_CASES]:
        kinds.add(FORM)
    return frozenset(kinds)


def _set(asked: _Asked, plain: Document, kept: str | None, told: Document | None) -> bytes:
    """The file of a document: the final report's as it was made when it became final, unless changes are marked in it."""
    if kept and told is plain:
        return asked.tools.files().content(kept)
    return asked.tools.exporter(asked.form)(told or plain)


def _blank(asked: _Asked) -> Ready:
    challenge = asked.found.challenge
    need(asked.tools, asked.who, Right.CHALLENGE_CASES, challenge.id)
    files, cohorts = asked.tools.case_forms(asked.form), tuple(each.title for each in challenge.sample.cohorts)
    sheet = CaseSheet(challenge.id, challenge.template)
    return asked.ready(lambda _: files.write(asked.found.form, sheet, cohorts))


def _document(asked: _Asked) -> Document:
    challenge, council = asked.found.challenge, council_of(asked.found.authority)
    blocks = [block for part in asked.pack.parts for block in _blocks(asked, part)]
    frame = Frame(
        title=f"{council}: {challenge.title}. {asked.pack.title}",
        subtitle=challenge.title,
        author=TEAM if asked.material else council,
        header=f"{council} · {challenge.title}",
        marking=asked.marking,
        today=asked.tools.today(),
    )
    return framed(asked.pack, frame, blocks)


def _blocks(asked: _Asked, part: PackPart) -> Iterator[Block]:
    if part.kind == "cover":
        yield _cover(asked)
    elif part.kind == "contents":
        yield from (Contents(part.title or "Contents", depth=int(part.option("depth"))), PageBreak())
    elif part.kind == TIMETABLE:
        yield from timetable_blocks(timetable_of(asked.tools, asked.who, asked.found.challenge.id))
    elif part.kind == ALL_CASES:
        yield from case_blocks(asked.found.challenge, asked.found.form, finished_cases(asked.tools, asked.who, asked.found))
    elif asked.material and part.kind in COMPOSERS:
        yield from feedback_blocks(asked.pack, part, asked.material)


def _cover(asked: _Asked) -> Cover:
    if asked.material:
        return feedback_cover(asked.pack, asked.material)
    challenge, printed = asked.found.challenge, (("Printed on", day(asked.tools.today())),)
    return Cover(council_of(asked.found.authority), asked.pack.title, challenge.title, printed, asked.pack.covers_a_page)


def finished_cases(tools: Toolbox, who: Person, found: Found) -> tuple[CaseReview, ...]:
    """The finished cases of a challenge, for the team, and for the council's organiser once the findings are shared.

    Raises `NotFound`, `NotAllowed`, and `BadInput` where no case is finished.
    """
    with tools.store().read() as store:
        challenge = readable(tools, store, who, found.challenge.id)
        cases = tuple(case for case in store.cases.of(challenge.id) if case.finished)
    if not cases:
        raise BadInput("No case review is finished yet, so there is nothing to hand over.")
    return cases
