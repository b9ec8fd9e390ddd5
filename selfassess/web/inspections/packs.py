"""The packs of an inspection."""

from functools import partial
from typing import Any

from flask import url_for
from flask.typing import ResponseReturnValue

from selfassess.domain.pack import INSPECTION
from selfassess.domain.rights import Right
from selfassess.ports import Toolbox
from selfassess.services.run_up import run_up_of
from selfassess.web.inspections.around import to_inspection
from selfassess.web.packs.others import Subject, choose_parts, look_at_pack, pack_file, packs_page
from selfassess.web.visitor import person


def _subject(tools: Toolbox, inspection_id: str) -> Subject:
    found = run_up_of(tools, person(), inspection_id)
    keeps = person().may(Right.REGISTER, found.authority.id, today=tools.today())
    trail = to_inspection(found.authority, found.inspection)
    return Subject(INSPECTION, inspection_id, found.inspection.title, trail, keeps, partial(_to, inspection_id))


def _to(inspection_id: str, name: str, **values: Any) -> str:
    return url_for(f"inspections.{name}", inspection_id=inspection_id, **values)


def packs(tools: Toolbox, inspection_id: str) -> ResponseReturnValue:
    """Every pack that can be made of it, and every one that was."""
    return packs_page(tools, _subject(tools, inspection_id))


def pack(tools: Toolbox, inspection_id: str, pack_id: str, form: str) -> ResponseReturnValue:
    """A pack, to be saved."""
    return pack_file(tools, _subject(tools, inspection_id), pack_id, form)


def pack_page(tools: Toolbox, inspection_id: str, pack_id: str) -> ResponseReturnValue:
    """A pack as a page."""
    return look_at_pack(tools, _subject(tools, inspection_id), pack_id)


def choosing_parts(tools: Toolbox, inspection_id: str, pack_id: str) -> ResponseReturnValue:
    """Its parts, to be chosen."""
    return choose_parts(tools, _subject(tools, inspection_id), pack_id)


def make_parts(tools: Toolbox, inspection_id: str, pack_id: str) -> ResponseReturnValue:
    """Those that were chosen, looked at or made."""
    return choose_parts(tools, _subject(tools, inspection_id), pack_id)
