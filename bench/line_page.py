"""How long the page of a line takes, beside a page that is only sent, and the drafts of all lines of an assessment."""

import io
import tempfile
from collections.abc import Sequence
from contextlib import redirect_stdout
from pathlib import Path

from flask import Flask

from bench.reading import REAL
from bench.side_by_side import Measured, medians
from selfassess.demo.showing import staged
from selfassess.domain.benchmark import Draft
from selfassess.domain.people import LOCAL
from selfassess.ports import Toolbox
from selfassess.services.assessments import create_assessment
from selfassess.services.benchmarks import draft_benchmark
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
            return _all(tools, made.id)
    with redirect_stdout(io.StringIO()), staged(print) as staging:
        return _all(staging.tools, staging.assessment)


def _all(tools: Toolbox, assessment: str) -> list[Measured]:
    return [*(_measured(tools, assessment, line) for line in LINES), _drafts(tools, assessment)]


def _drafts(tools: Toolbox, assessment: str) -> Measured:
    """Drafting every line of an assessment, beside drafting the first of them."""
    with tools.store().read() as store:
        kept = store.assessments.get(assessment)
    lines = [line.id for line in tools.frameworks().framework(kept.framework).lines()]

    def drafted(wanted: Sequence[str]) -> list[Draft]:
        return [draft_benchmark(tools, LOCAL, authority=kept.authority, framework=kept.framework, line=line) for line in wanted]

    ours, peer = medians(lambda: drafted(lines), lambda: drafted(lines[:1]))
    return Measured(f"drafts of all {len(lines)} lines", ours, "the draft of one line", peer, limit=1.0)


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
    return Measured(f"page of {line}", ours, "the same page, only sent", peer, limit=0.035)
