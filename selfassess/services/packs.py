"""Packs: listing them, and making them of an assessment."""

import re
from dataclasses import dataclass

from selfassess.domain.audit import Deed
from selfassess.domain.compose import compose
from selfassess.domain.material import Material
from selfassess.domain.open_data import tables
from selfassess.domain.pack import AREA, DATA, ENDINGS, Pack
from selfassess.domain.people import Person
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


def wanted(tools: Toolbox, who: Person, *, pack_id: str, assessment_id: str, form: str, area: str | None = None) -> Wanted:
    """A pack, with all that it is made of: a pack of one area with that alone.

    Raises `NotFound` for a pack, assessment or area that is not there, and `BadInput` for a format that the pack is not made in,
    or where it is not said of which area a pack of one is wanted.
    """
    pack = form_of(tools.packs().pack(pack_id), form)
    found = completed(tools, who, pack, material(tools, who, assessment_id))
    if pack.of != AREA:
        return Wanted(pack, found, pack.id, pack.title)
    if not area:
        areas = ", ".join(each.id for each in found.framework.areas)
        raise BadInput(f"{pack.title!r} is made of one area. Say of which: {areas}.")
    return Wanted(pack, found.of_area(area), f"{pack.id}.{area}", f"{pack.title}: {found.subject_title(area)}")


def make_pack(
    tools: Toolbox, who: Person, *, pack_id: str, assessment_id: str, form: str, area: str | None = None
) -> tuple[str, bytes]:
    """A pack made of an assessment: the name for its file, and the file. Raises the errors of `wanted`."""
    made = wanted(tools, who, pack_id=pack_id, assessment_id=assessment_id, form=form, area=area)
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
    return tools.workbook()(found, pack) if form == "xlsx" else tools.exporter(form)(compose(pack, found))


def file_name(pack: Pack, found: Material, form: str) -> str:
    """What a made pack is called: authority, pack, framework and day, in letters that every system takes, and its marking."""
    area = found.framework.areas[0].id if pack.of == AREA else ""
    parts = (found.authority.id, pack.id, area, found.framework.key, found.today.isoformat(), pack.marking.lower())
    plain = (re.sub(r"[^a-z0-9.]+", "-", part.lower()).strip("-.") for part in parts)
    return "-".join(part for part in plain if part) + f".{ENDINGS.get(form, form)}"
