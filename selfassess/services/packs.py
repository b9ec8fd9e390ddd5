"""Packs: listing them, and making them of an assessment."""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from selfassess.domain.audit import Deed, Thing
from selfassess.domain.compose import compose
from selfassess.domain.deck import Deck
from selfassess.domain.deck_of import deck_of
from selfassess.domain.document import Document
from selfassess.domain.material import Material
from selfassess.domain.open_data import masked_in, tables
from selfassess.domain.pack import AREA, ASSESSMENT, DATA, DOCUMENT, ENDINGS, LINE, OF_ASSESSMENT, TOLD, Pack
from selfassess.domain.people import Person
from selfassess.domain.redaction import MaskedPlace
from selfassess.domain.sheet import Sheet
from selfassess.errors import BadInput
from selfassess.ports import Toolbox
from selfassess.services.material import material
from selfassess.services.pack_needs import completed
from selfassess.services.watching import note, of_assessment


def list_packs(tools: Toolbox) -> tuple[Pack, ...]:
    """Every pack, in the order of ids."""
    return tools.packs().packs()


@dataclass(frozen=True, slots=True)
class Wanted:
    """A pack with what it is made of. `key` tells packs of different areas apart, `title` names the area too."""

    pack: Pack
    material: Material
    key: str
    title: str


def wanted(
    tools: Toolbox,
    who: Person,
    *,
    pack_id: str,
    assessment_id: str,
    form: str,
    area: str | None = None,
    parts: Collection[int] = (),
) -> Wanted:
    """A pack, with all that it is made of: a pack of one area with that alone, with some `parts` alone where any is chosen.

    Raises `NotFound` for a pack, assessment or area that is not there, and `BadInput` for a format that the pack is not made in,
    where it is not said of which area a pack of one is wanted, and where parts are chosen of what is no document.
    """
    if parts and form not in DOCUMENT:
        raise BadInput("Parts are chosen of documents only: a workbook and data have all that they need.")
    pack = form_of(tools.packs().pack(pack_id), form).only(parts)
    found = completed(tools, who, pack, material(tools, who, assessment_id))
    if pack.of not in OF_ASSESSMENT:
        raise BadInput(f"{pack.title!r} is made of one {pack.of.replace('-', ' ')}, and this is an assessment.")
    if pack.of == ASSESSMENT:
        return Wanted(pack, found, pack.id, pack.title)
    if not area:
        known = found.framework.areas if pack.of == AREA else found.framework.lines()
        word = "area" if pack.of == AREA else found.framework.word("line")
        raise BadInput(f"{pack.title!r} is made of one {word}. Say of which: {', '.join(each.id for each in known)}.")
    part = found.of_area(area) if pack.of == AREA else found.of_line(area)
    return Wanted(pack, part, f"{pack.id}.{area}", f"{pack.title}: {found.subject_title(area)}")


@dataclass(frozen=True, slots=True)
class Ready:
    """A pack that is composed and has no format yet.

    `subject` is the id of what it is made of, `of` what that is, `thing` how the audit names it, and `revision` how often it was
    saved. `document` is what is told, None for what is no document; `make` sets it, or makes the file of what is none, such as
    the `sheet` or the `deck`. `masked` says what was masked where, `name` is that of its file.
    """

    of: str
    subject: str
    thing: Thing
    pack: Pack
    key: str
    title: str
    revision: int
    form: str
    name: str
    document: Document | None
    make: Callable[[Document | None], bytes]
    masked: tuple[MaskedPlace, ...]
    sheet: Sheet | None = None
    deck: Deck | None = None


def ready(tools: Toolbox, asked: Wanted, form: str) -> Ready:
    """A pack of an assessment, composed."""
    found, pack = asked.material, asked.pack
    document = compose(pack, found) if form in TOLD else None
    return Ready(
        of=ASSESSMENT,
        subject=found.assessment.id,
        thing=of_assessment(found.assessment),
        pack=pack,
        key=asked.key,
        title=asked.title,
        revision=sum(response.revision for response in found.responses),
        form=form,
        name=file_name(pack, found, form),
        document=document,
        make=lambda told: made_as(tools, told, form) if told else pack_of(tools, pack, found, form),
        masked=document.masked if document else masked_in(found) if form in DATA else (),
    )


def make_pack(
    tools: Toolbox,
    who: Person,
    *,
    pack_id: str,
    assessment_id: str,
    form: str,
    area: str | None = None,
    parts: Collection[int] = (),
) -> tuple[str, bytes]:
    """A pack made of an assessment: the name for its file, and the file. Raises the errors of `wanted`."""
    made = wanted(tools, who, pack_id=pack_id, assessment_id=assessment_id, form=form, area=area, parts=parts)
    with tools.store().write() as store:
        note(tools, store, who, Deed.EXPORTED, of_assessment(made.material.assessment), about=f"{made.key} as {form}")
    return file_name(made.pack, made.material, form), pack_of(tools, made.pack, made.material, form)


def form_of(pack: Pack, form: str) -> Pack:
    """The pack, where it is made in this format. Raises `BadInput`."""
    if form not in pack.formats:
        raise BadInput(f"{pack.title!r} is not made as {form!r}. Choose {' or '.join(pack.formats)}.")
    return pack


def pack_of(tools: Toolbox, pack: Pack, found: Material, form: str) -> bytes:
    """A pack made of this material in one of its formats."""
    if form in DATA:
        return tools.data_writer(form)(tables(found))
    if form == "xlsx":
        return tools.workbook()(found, pack)
    return made_as(tools, compose(pack, found), form)


def made_as(tools: Toolbox, document: Document, form: str) -> bytes:
    """A document in one of the formats in which it can be told, slides among them."""
    return tools.slides()(deck_of(document)) if form == "pptx" else tools.exporter(form)(document)


def file_name(pack: Pack, found: Material, form: str) -> str:
    """What a made pack is called: authority, pack, framework, day, the snapshot that it is made of if of one, and its marking."""
    areas = found.framework.areas
    area = {AREA: areas[0].id, LINE: areas[0].lines[0].id if areas[0].lines else ""}.get(pack.of, "")
    snapshot = f"snapshot-{found.snapshot}" if found.snapshot else ""
    parts = (found.authority.id, pack.id, area, found.framework.key, found.today.isoformat(), snapshot, pack.marking.lower())
    return named(parts, form)


def named(parts: Sequence[str], form: str) -> str:
    """The name of a file of these parts, in letters that every system takes."""
    plain = (re.sub(r"[^a-z0-9.]+", "-", part.lower()).strip("-.") for part in parts)
    return "-".join(part for part in plain if part) + f".{ENDINGS.get(form, form)}"
