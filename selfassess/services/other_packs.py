"""Packs that are made of something else than an assessment: an inspection, or a peer challenge."""

from dataclasses import dataclass

from selfassess.domain.audit import Deed, Thing
from selfassess.domain.compose import LANGUAGE
from selfassess.domain.compose.masking import masked, masked_sheet
from selfassess.domain.document import STANDARD_LOOK, Block, Cover, Document
from selfassess.domain.inspection.index import RoomIndex, facts, index_blocks, index_sheet, of_enquiry, of_item, of_request
from selfassess.domain.pack import CHALLENGE, INSPECTION, Pack
from selfassess.domain.people import Person
from selfassess.domain.rights import Right
from selfassess.domain.sheet import Sheet
from selfassess.domain.wording import day
from selfassess.errors import BadInput
from selfassess.ports import Toolbox
from selfassess.services.inspection_records import written_in
from selfassess.services.inspections import of_inspection
from selfassess.services.packs import form_of, made_as, named
from selfassess.services.rights import need
from selfassess.services.run_up import run_up_of
from selfassess.services.timetable import Timetable, timetable_blocks, timetable_of, timetable_sheet
from selfassess.services.watching import note

OTHERS = (INSPECTION, CHALLENGE)
"""What such packs are made of."""


@dataclass(frozen=True, slots=True)
class Made:
    """A pack before it has a format: whose it is and what of, its document, and the same as a plain table."""

    pack: Pack
    authority: str
    thing: Thing
    document: Document
    sheet: Sheet


def compose_other(tools: Toolbox, who: Person, *, pack_id: str, subject: str) -> Made:
    """What a pack of an inspection or a peer challenge says. Raises `NotFound`, `NotAllowed`, and `BadInput` for another pack."""
    pack = tools.packs().pack(pack_id)
    if pack.of == INSPECTION:
        return _of_inspection(tools, who, pack, subject)
    if pack.of == CHALLENGE:
        return _of_challenge(tools, who, pack, subject)
    raise BadInput(f"{pack.title!r} is made of an assessment.")


def make_other(tools: Toolbox, who: Person, *, pack_id: str, subject: str, form: str) -> tuple[str, bytes]:
    """A pack of an inspection or a peer challenge: the name for its file, and the file. Raises the errors of `compose_other`."""
    made = compose_other(tools, who, pack_id=pack_id, subject=subject)
    form_of(made.pack, form)
    content = tools.sheets()(made.sheet, form) if form == "xlsx" else made_as(tools, made.document, form)
    with tools.store().write() as store:
        note(tools, store, who, Deed.EXPORTED, made.thing, about=f"{pack_id} as {form}")
    return named((made.authority, pack_id, tools.today().isoformat(), made.pack.marking.lower()), form), content


def _of_inspection(tools: Toolbox, who: Person, pack: Pack, inspection: str) -> Made:
    run_up, written = run_up_of(tools, who, inspection), written_in(tools, who, inspection)
    need(tools, who, Right.EXPORT, run_up.authority.id)
    entries = (
        *(of_item(each.item, each.due, overdue=each.overdue) for each in run_up.items),
        *(of_enquiry(each) for each in written.enquiries if each.removed is None),
        *(of_request(each, written.today) for each in written.requests if each.removed is None),
    )
    visit = run_up.visit.title if run_up.visit else run_up.inspection.visit
    index = RoomIndex(run_up.inspection, run_up.authority, visit, entries, written.today)
    title = _title(pack, "room-index", "What was asked for")
    cover = Cover(run_up.authority.name, pack.title, run_up.inspection.title, facts(index), own_page=_own_page(pack))
    document = _document(tools, pack, run_up.authority.name, (cover, *index_blocks(index, title)))
    return Made(
        pack, run_up.authority.id, of_inspection(run_up.inspection), document, masked_sheet(index_sheet(index, pack.title))
    )


def _of_challenge(tools: Toolbox, who: Person, pack: Pack, challenge: str) -> Made:
    found: Timetable = timetable_of(tools, who, challenge)
    council = f"{found.found.authority.name} Council"
    cover = Cover(council, pack.title, found.challenge.title, (("Printed on", day(tools.today())),), own_page=_own_page(pack))
    document = _document(tools, pack, council, (cover, *timetable_blocks(found)))
    thing = Thing("timetable", challenge, challenge)
    return Made(pack, found.challenge.authority, thing, document, masked_sheet(timetable_sheet(found, pack.title)))


def _title(pack: Pack, kind: str, usual: str) -> str:
    part = pack.part(kind)
    return (part.title if part else "") or usual


def _own_page(pack: Pack) -> bool:
    cover = pack.part("cover")
    return cover is not None and bool(cover.option("page"))


def _document(tools: Toolbox, pack: Pack, name: str, blocks: tuple[Block, ...]) -> Document:
    cover, *rest = blocks
    shown = (cover, *rest) if pack.part("cover") else tuple(rest)
    return masked(
        Document(
            title=f"{pack.title}: {name}",
            subtitle=cover.subtitle if isinstance(cover, Cover) else "",
            author=name,
            subject=pack.about,
            created=tools.today(),
            language=LANGUAGE,
            header=f"{name} · {pack.title}",
            footer=f"Printed on {day(tools.today())}",
            marking=pack.marking,
            blocks=shown,
            look=pack.template or STANDARD_LOOK,
        )
    )
