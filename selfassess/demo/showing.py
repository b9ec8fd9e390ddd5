"""Shows the demonstration: serves it, or makes every pack of it once."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from selfassess.demo.around import stage_profile
from selfassess.demo.fiction import Fiction, read_fiction
from selfassess.demo.peers import stage_views
from selfassess.demo.room import stage_room
from selfassess.demo.running import stage_running
from selfassess.demo.staging import stage
from selfassess.demo.visit import stage_visit
from selfassess.domain.pack import CHALLENGE, INSPECTION
from selfassess.domain.people import LOCAL
from selfassess.ports import Toolbox
from selfassess.services.pack_checks import PackCheck, check_others, check_packs
from selfassess.settings import Settings
from selfassess.wiring import toolbox


@dataclass(frozen=True, slots=True)
class Staged:
    """A demonstration that is ready: its instance, what was put in, and the ids of what can be opened in it."""

    tools: Toolbox
    fiction: Fiction
    assessment: str
    challenge: str
    inspection: str


@contextmanager
def staged(say: Callable[[str], None]) -> Iterator[Staged]:
    """A fresh demonstration in a folder of its own, which is gone afterwards. A user's own data is never opened."""
    with tempfile.TemporaryDirectory(prefix="selfassess-demo-", ignore_cleanup_errors=True) as folder:
        address = f"sqlite:///{Path(folder) / 'demo.sqlite3'}"
        tools = toolbox(Settings(data_dir=Path(folder), database_url=address, demonstration=True))
        fiction = read_fiction()
        say(f"Reading {len(fiction.reports)} fictional reports: about ten seconds on a machine that is not busy.")
        assessment = stage(tools, fiction)
        say("Preparing an inspection and two peer challenges.")
        stage_profile(tools, assessment)
        inspection = stage_room(tools, fiction.authority, assessment)
        challenge = stage_visit(tools, fiction.authority)
        stage_views(tools, challenge, assessment)
        stage_running(tools, fiction.authority)
        yield Staged(tools, fiction, assessment, challenge, inspection)
        tools.store().close()


def check(staging: Staged) -> tuple[PackCheck, ...]:
    """Every pack of the assessment, the inspection and the peer challenge in every format, made once and read back."""
    return (
        *check_packs(staging.tools, LOCAL, staging.assessment),
        *check_others(staging.tools, LOCAL, INSPECTION, staging.inspection),
        *check_others(staging.tools, LOCAL, CHALLENGE, staging.challenge),
    )
