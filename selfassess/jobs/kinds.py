"""Which service does which kind of job."""

from collections.abc import Mapping
from typing import Any

from selfassess.domain.people import Person
from selfassess.ports import Toolbox
from selfassess.services.arriving import READING, read_waiting
from selfassess.services.jobs import Handler, Tell
from selfassess.services.looking import LOOKING, look_through_kept
from selfassess.services.making import PACK, make_and_keep
from selfassess.services.reclassifying import RECLASSIFYING, reclassify_kept


def _pack(tools: Toolbox, who: Person, arguments: Mapping[str, Any], tell: Tell) -> Mapping[str, Any]:
    tell(0, 1, "Making it")
    if "assessment" in arguments:  # asked for when packs were made of assessments alone
        arguments = {("subject" if name == "assessment" else name): value for name, value in arguments.items()}
    return make_and_keep(tools, who, **arguments)


def _reading(tools: Toolbox, who: Person, arguments: Mapping[str, Any], tell: Tell) -> Mapping[str, Any]:
    batch = read_waiting(tools, who, arguments["batch"], tell)
    return {"batch": batch.id, "files": len(batch.arrivals)}


def _reclassifying(tools: Toolbox, who: Person, _: Mapping[str, Any], tell: Tell) -> Mapping[str, Any]:
    return reclassify_kept(tools, who, tell)


KINDS: Mapping[str, Handler] = {PACK: _pack, READING: _reading, RECLASSIFYING: _reclassifying, LOOKING: look_through_kept}
