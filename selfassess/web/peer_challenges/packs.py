"""The packs of a peer challenge."""

from functools import partial

from flask.typing import ResponseReturnValue

from selfassess.domain.pack import CHALLENGE
from selfassess.domain.rights import Right
from selfassess.ports import Toolbox
from selfassess.services.peer_challenges import find_challenge
from selfassess.web.packs.others import Subject, choose_parts, look_at_pack, pack_file, packs_page
from selfassess.web.peer_challenges.around import here, shown_around
from selfassess.web.visitor import person


def _subject(tools: Toolbox, challenge_id: str) -> Subject:
    found = find_challenge(tools, person(), challenge_id)
    trail, keeps = shown_around(found)["trail"], found.mine[Right.CHALLENGE_MANAGE]
    return Subject(CHALLENGE, challenge_id, found.challenge.title, trail, keeps, partial(here, challenge_id=challenge_id))


def packs(tools: Toolbox, challenge_id: str) -> ResponseReturnValue:
    """Every pack that can be made of it, and every one that was."""
    return packs_page(tools, _subject(tools, challenge_id))


def pack(tools: Toolbox, challenge_id: str, pack_id: str, form: str) -> ResponseReturnValue:
    """A pack, to be saved."""
    return pack_file(tools, _subject(tools, challenge_id), pack_id, form)


def pack_page(tools: Toolbox, challenge_id: str, pack_id: str) -> ResponseReturnValue:
    """A pack as a page."""
    return look_at_pack(tools, _subject(tools, challenge_id), pack_id)


def choosing_parts(tools: Toolbox, challenge_id: str, pack_id: str) -> ResponseReturnValue:
    """Its parts, to be chosen."""
    return choose_parts(tools, _subject(tools, challenge_id), pack_id)


def make_parts(tools: Toolbox, challenge_id: str, pack_id: str) -> ResponseReturnValue:
    """Those that were chosen, looked at or made."""
    return choose_parts(tools, _subject(tools, challenge_id), pack_id)
