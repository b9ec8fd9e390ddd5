"""Shows the demonstration: serves it, or makes every pack of it once."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from selfassess.demo.fiction import Fiction, read_fiction
from selfassess.demo.room import stage_room
from selfassess.demo.staging import stage
from selfassess.demo.visit import stage_visit
from selfassess.domain.pack import CHALLENGE, DOCUMENT, INSPECTION
from selfassess.domain.people import LOCAL
from selfassess.ports import Toolbox
from selfassess.services.feedback import Part, make_report, report_document
from selfassess.services.pack_checks import READ_BACK, PackCheck, check_others, check_packs
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
        tools = toolbox(Settings(data_dir=Path(folder), database_url=f"sqlite:///{Path(folder) / 'demo.sqlite3'}"))
        fiction = read_fiction()
        say(f"Reading {len(fiction.reports)} fictional reports and filling in an assessment. This takes a few seconds.")
        assessment = stage(tools, fiction)
        inspection = stage_room(tools, fiction.authority, assessment)
        yield Staged(tools, fiction, assessment, stage_visit(tools, fiction.authority), inspection)
        tools.store().close()


def check(staging: Staged) -> tuple[PackCheck, ...]:
    """Every pack and both reports of the peer challenge in every format, made once and read back."""
    reports = (_checked_report(staging, part, form) for part in Part for form in DOCUMENT)
    others = (
        *check_others(staging.tools, LOCAL, INSPECTION, staging.inspection),
        *check_others(staging.tools, LOCAL, CHALLENGE, staging.challenge),
    )
    return (*check_packs(staging.tools, LOCAL, staging.assessment), *others, *reports)


def _checked_report(staging: Staged, part: Part, form: str) -> PackCheck:
    name, made = make_report(staging.tools, LOCAL, staging.challenge, part, form)
    document = report_document(staging.tools, LOCAL, staging.challenge, part)
    return PackCheck(name, len(made), READ_BACK[form](made, document))
