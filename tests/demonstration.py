"""The demonstration as tests use it: made once a session, and copied by each test that changes something."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from selfassess.demo.fiction import read_fiction
from selfassess.demo.staging import stage
from selfassess.ports import EVERY_AUTHORITY, Frameworks, Toolbox
from selfassess.settings import Settings
from selfassess.web.access import DoorKey
from selfassess.web.app import create_app
from selfassess.wiring import toolbox

LINE = "care-leavers.pathway-planning"


@dataclass(frozen=True, slots=True)
class Demonstration:
    """A data folder, and the ids of what a test may open in it: `evidence` with a file and `action` hang on the line."""

    folder: Path
    assessment: str
    line: str
    evidence: str
    action: str
    report: str
    frameworks: Callable[[], Frameworks]

    def copied(self, folder: Path) -> "Demonstration":
        """The same in another folder, which need not exist."""
        shutil.copytree(self.folder, folder, dirs_exist_ok=True)
        return replace(self, folder=folder)

    def tools(self) -> Toolbox:
        """The toolbox of an instance that keeps its data there. The frameworks are read once for all."""
        return replace(tools_in(self.folder), frameworks=self.frameworks)


def tools_in(folder: Path) -> Toolbox:
    return toolbox(Settings(data_dir=folder, database_url=f"sqlite:///{folder / 'selfassess.sqlite3'}"))


def made_in(folder: Path) -> Demonstration:
    """The demonstration, put into a folder."""
    tools = tools_in(folder)
    assessment = stage(tools, read_fiction())
    with tools.store().read() as store:
        authority = store.assessments.get(assessment).authority
        response = store.assessments.response(assessment, LINE)
        files = {item.id for item in store.evidence.of(authority) if item.file}
        reports = store.reports.heads(viewer=EVERY_AUTHORITY, authority=authority)
    tools.store().close()
    _compile_pages(tools)
    evidence = next(key for key in response.evidence if key in files)
    return Demonstration(folder, assessment, LINE, evidence, response.actions[0], reports[0].id, tools.frameworks)


def _compile_pages(tools: Toolbox) -> None:
    """Compile every template once, so that no test waits for it: what is compiled lies in the data folder."""
    environment = create_app(tools, key=DoorKey()).jinja_env
    for name in environment.list_templates():
        environment.get_template(name)
