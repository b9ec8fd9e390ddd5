"""Packs that are made of something else than an assessment: an inspection, or a peer challenge."""

from collections.abc import Collection

from selfassess.domain.audit import Deed
from selfassess.domain.compose.framing import Frame, framed
from selfassess.domain.compose.masking import masked_sheet
from selfassess.domain.document import Cover
from selfassess.domain.inspection.index import RoomIndex, facts, index_blocks, index_sheet, of_enquiry, of_item, of_request
from selfassess.domain.pack import CHALLENGE, INSPECTION, Pack
from selfassess.domain.people import Person
from selfassess.domain.rights import Right
from selfassess.errors import BadInput
from selfassess.ports import Toolbox
from selfassess.services.challenge_packs import kinds_for, of_challenge
from selfassess.services.inspection_records import written_in
from selfassess.services.inspections import inspection_for, of_inspection
from selfassess.services.packs import Ready, form_of, made_as, named
from selfassess.services.rights import need
from selfassess.services.run_up import run_up_of
from selfassess.services.watching import note

OTHERS = (INSPECTION, CHALLENGE)
"""What such packs are made of."""


def ready_other(
    tools: Toolbox,
    who: Person,
    *,
    pack_id: str,
    subject: str,
    form: str,
    parts: Collection[int] = (),
    final: bool | None = None,
) -> Ready:
    """A pack of an inspection or a peer challenge, composed: with some `parts` alone, by their numbers, where any is chosen.

    `final` is whether what goes to the council is a draft no longer; None leaves it to how the check of facts stands. Raises
    `NotFound`, `NotAllowed`, and `BadInput` for another pack, a format that it is not made in, and parts that it does not have.
    """
    pack = form_of(tools.packs().pack(pack_id), form).only(parts)
    if pack.of == INSPECTION:
        return _of_inspection(tools, who, pack, subject, form)
    if pack.of == CHALLENGE:
        return of_challenge(tools, who, pack, subject, form, final=final)
    raise BadInput(f"{pack.title!r} is made of an assessment.")


def offered(tools: Toolbox, who: Person, of: str, subject: str) -> tuple[Pack, ...]:
    """The packs that a person can have made of an inspection or a peer challenge as it stands now.

    Raises `NotFound` and `NotAllowed`.
    """
    packs = tuple(pack for pack in tools.packs().packs() if pack.of == of)
    if of == CHALLENGE:
        kinds = kinds_for(tools, who, subject)
        return tuple(pack for pack in packs if {part.kind for part in pack.parts} <= kinds)
    with tools.store().read() as store:
        inspection_for(tools, store, who, Right.EXPORT, subject)
    return packs


def make_other(
    tools: Toolbox,
    who: Person,
    *,
    pack_id: str,
    subject: str,
    form: str,
    parts: Collection[int] = (),
    final: bool | None = None,
) -> tuple[str, bytes]:
    """The same made to be looked at, and not kept: the name for its file, and the file. Raises the errors of `ready_other`."""
    composed = ready_other(tools, who, pack_id=pack_id, subject=subject, form=form, parts=parts, final=final)
    content = composed.make(composed.document)
    with tools.store().write() as store:
        note(tools, store, who, Deed.EXPORTED, composed.thing, about=f"{pack_id} as {form}")
    return composed.name, content


def _of_inspection(tools: Toolbox, who: Person, pack: Pack, inspection: str, form: str) -> Ready:
    run_up, written = run_up_of(tools, who, inspection), written_in(tools, who, inspection)
    need(tools, who, Right.EXPORT, run_up.authority.id)
    entries = (
        *(of_item(each.item, each.due, overdue=each.overdue) for each in run_up.items),
        *(of_enquiry(each) for each in written.enquiries if each.removed is None),
        *(of_request(each, written.today) for each in written.requests if each.removed is None),
    )
    visit = run_up.visit.title if run_up.visit else run_up.inspection.visit
    index = RoomIndex(run_up.inspection, run_up.authority, visit, entries, written.today)
    name, own_page = run_up.authority.name, pack.covers_a_page
    blocks = {
        "cover": (Cover(name, pack.title, run_up.inspection.title, facts(index), own_page),),
        "room-index": tuple(index_blocks(index, pack.titled("room-index", "What was asked for"))),
    }
    frame = Frame(f"{pack.title}: {name}", run_up.inspection.title, name, f"{name} · {pack.title}", pack.marking, tools.today())
    document = framed(pack, frame, [block for part in pack.parts for block in blocks[part.kind]])
    sheet, in_sheet = masked_sheet(index_sheet(index, pack.title))
    as_sheet = form == "xlsx"
    return Ready(
        of=INSPECTION,
        subject=inspection,
        thing=of_inspection(run_up.inspection),
        pack=pack,
        key=pack.id,
        title=pack.title,
        revision=run_up.inspection.revision,
        form=form,
        name=named((run_up.authority.id, pack.id, tools.today().isoformat(), pack.marking.lower()), form),
        document=None if as_sheet else document,
        make=lambda told: made_as(tools, told, form) if told else tools.sheets()(sheet, form),
        masked=in_sheet if as_sheet else document.masked,
        sheet=sheet if as_sheet else None,
    )
