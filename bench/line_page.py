"""How long the page of a line takes, with a library of reports behind it, beside a page that is only sent."""

import io
import tempfile
from contextlib import redirect_stdout
from pathlib import Path

from flask import Flask

from bench.reading import REAL
from bench.side_by_side import Measured, medians
from selfassess.demo.showing import staged
from selfassess.domain.people import LOCAL
from selfassess.ports import Toolbox
from selfassess.services.assessments import create_assessment
from selfassess.services.importing import import_reports
from selfassess.settings import Settings
from selfassess.web.access import DoorKey
from selfassess.web.app import create_app
from selfassess.wiring import toolbox

LINES = ("leadership.strategic-leadership", "help-protection.planning-review", "children-in-care.permanence")


def measurements() -> list[Measured]:
    """The slowest sort of line page: much was written about it, in many reports."""
    if REAL.is_dir():
        with tempfile.TemporaryDirectory() as folder:
            tools = toolbox(Settings(data_dir=Path(folder), database_url=f"sqlite:///{folder}/bench.sqlite3"))
            list(import_reports(tools, LOCAL, [REAL]))
            made = create_assessment(tools, LOCAL, authority="Warrington", framework="ilacs-2026", title="Measured")
            return [_measured(tools, made.id, line) for line in LINES]
    with redirect_stdout(io.StringIO()), staged(print) as staging:
        return [_measured(staging.tools, staging.assessment, line) for line in LINES]


def _measured(tools: Toolbox, assessment: str, line: str) -> Measured:
    key = DoorKey()
    browser = create_app(tools, key=key).test_client()
    browser.get(f"/?key={key.value}")
    address = f"/assessments/{assessment}/{line}"
    page = browser.get(address)
    assert page.status_code == 200, page.status
    plain = Flask("plain")
    plain.add_url_rule("/", "page", lambda: page.text)
    floor = plain.test_client()
    ours, peer = medians(lambda: browser.get(address).text, lambda: floor.get("/").text)
    return Measured(f"page of {line}", ours, "the same page, only sent", peer, limit=0.05)
