"""Packs: listing them, and making them of an assessment."""

import re

from selfassess.domain.compose import compose
from selfassess.domain.material import Material
from selfassess.domain.pack import Pack
from selfassess.domain.people import Person
from selfassess.errors import BadInput
from selfassess.ports import Toolbox
from selfassess.services.assessments import material


def list_packs(tools: Toolbox) -> tuple[Pack, ...]:
    """Every pack, in the order of ids."""
    return tools.packs().packs()


def make_pack(tools: Toolbox, who: Person, *, pack_id: str, assessment_id: str, form: str) -> tuple[str, bytes]:
    """A pack made of an assessment: the name for its file, and the file.

    Raises `NotFound` for a pack or assessment that is not there, and `BadInput` for a format that the pack is not made in.
    """
    pack = tools.packs().pack(pack_id)
    if form not in pack.formats:
        raise BadInput(f"{pack.title!r} is not made as {form!r}. Choose {' or '.join(pack.formats)}.")
    found = material(tools, who, assessment_id)
    return file_name(pack, found, form), pack_of(tools, pack, found, form)


def pack_of(tools: Toolbox, pack: Pack, found: Material, form: str) -> bytes:
    """A pack made of this material in one of its formats."""
    return tools.workbook()(found, pack) if form == "xlsx" else tools.exporter(form)(compose(pack, found))


def file_name(pack: Pack, found: Material, form: str) -> str:
    """What a made pack is called: authority, pack, framework and day, in letters that every system takes, and its marking."""
    parts = (found.authority.id, pack.id, found.framework.key, found.today.isoformat(), pack.marking.lower())
    plain = (re.sub(r"[^a-z0-9.]+", "-", part.lower()).strip("-.") for part in parts)
    return "-".join(part for part in plain if part) + f".{form}"
