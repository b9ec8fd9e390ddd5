"""The demonstration as tests use it: made once a session, and copied by each test that changes something."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from selfassess.demo.fiction import read_fiction
from selfassess.demo.staging import stage
from selfassess.domain.follow_up import digest_of
from selfassess.domain.life import State
from selfassess.domain.people import LOCAL
from selfassess.domain.report import (
    Passage,
    PassageKind,
    Polarity,
    PrintedJudgement,
    Recommendation,
    Report,
    ReportKind,
    Status,
    Visibility,
)
from selfassess.jobs.kinds import KINDS
from selfassess.ports import Frameworks, Toolbox
from selfassess.services.assessments import create_assessment
from selfassess.services.importing import ID_LENGTH, head_of
from selfassess.services.indicators import GivenTable, import_values
from selfassess.services.jobs import do_next
from selfassess.services.life import move
from selfassess.services.making import ask_for_pack
from selfassess.services.originals import keep_original
from selfassess.services.snapshots import add_snapshot
from selfassess.settings import Settings
from selfassess.web.access import DoorKey
from selfassess.web.app import create_app
from selfassess.wiring import toolbox
from tests.builders import NOON
from tests.unit.ingest.documents import a_pdf, lines

LINE = "care-leavers.pathway-planning"
SAID = (
    (Polarity.STRENGTH, "Pathway plans are written with young people, early, and in their own words. Reviews are timely."),
    (Polarity.STRENGTH, "Personal advisers use pathway plans well to help young people find homes that suit them."),
    (Polarity.IMPROVEMENT, "Some pathway plans are not reviewed when a young person's life changes, and drift follows."),
    (Polarity.NEUTRAL, "The authority is responsible for 212 care leavers."),
)
"""What a report says that is written for these tests: which way, and the words."""


def _report() -> Report:
    passages = tuple(
        Passage(
            number=str(number),
            page=3,
            heading="The experiences and progress of care leavers",
            area="care-leavers",
            lines=(LINE,) if polarity is not Polarity.NEUTRAL else (),
            polarity=polarity,
            kind=PassageKind.CONTEXT if polarity is Polarity.NEUTRAL else PassageKind.FINDING,
            text=text,
        )
        for number, (polarity, text) in enumerate(SAID, start=1)
    )
    asked = Recommendation("1", "The timeliness of reviews of pathway plans.", 2, "care-leavers", (LINE,))
    return Report(
        source="written-for-tests.pdf",
        sha256="f" * 64,
        kind=ReportKind.ILACS_STANDARD,
        framework="ilacs-2023",
        authority="Aldermere",
        inspection_start=date(2025, 2, 3),
        inspection_end=date(2025, 2, 14),
        published=None,
        dated=None,
        lead_inspector="Jo Example",
        judgements=(PrintedJudgement("care-leavers", "good", "Good"), PrintedJudgement("overall", "good", "Good")),
        recommendations=(asked,),
        passages=passages,
        facts=(),
        absent=(),
        status=Status.CLEAN,
        problems=(),
        licence="Open Government Licence v3.0",
    )


REPORT = _report()


FIGURES = b"""indicator,period,value,numerator,denominator,england,region,neighbours,target,source
cl.eet,2021-22,52.4,110,210,52,51,53,60,Own data
cl.eet,2022-23,50.0,104,208,53,52,53,60,Own data
cl.eet,2023-24,c,,,53,52,54,60,Own data
cl.eet,2024-25,48.1,101,210,54,53,54,60,Own data
cl.eet,2025-26,39.6,84,212,54,53,55,60,Own data
cla.rate,2024-25,71.0,240,33800,70,74,72,,Own data
cla.rate,2025-26,73.1,247,33790,70,75,72,,Own data
"""
"""Figures of the fictional authority."""


@dataclass(frozen=True, slots=True)
class Demonstration:
    """A data folder, and the ids of what a test may open in it: `evidence` with a file and `action` hang on the line."""

    folder: Path
    assessment: str
    line: str
    evidence: str
    action: str
    report: str
    recommendation: str
    snapshot: str
    job: str
    in_review: str
    frameworks: Callable[[], Frameworks]

    def copied(self, folder: Path) -> "Demonstration":
        """The same in another folder, which need not exist."""
        shutil.copytree(self.folder, folder, symlinks=True, dirs_exist_ok=True)
        return replace(self, folder=folder)

    def tools(self) -> Toolbox:
        """The toolbox of an instance that keeps its data there. The frameworks are read once for all."""
        return replace(tools_in(self.folder), frameworks=self.frameworks)


def share_pages(folder: Path, compiled: Path) -> None:
    """Let an instance that will keep its data in the folder, which need not exist, use pages that others compiled."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "compiled-pages").symlink_to(compiled, target_is_directory=True)


def tools_in(folder: Path) -> Toolbox:
    return toolbox(Settings(data_dir=folder, database_url=f"sqlite:///{folder / 'selfassess.sqlite3'}"))


def made_in(folder: Path) -> Demonstration:
    """The demonstration, put into a folder."""
    tools = tools_in(folder)
    assessment = stage(tools, read_fiction())
    with tools.store().write() as store:
        authority = store.assessments.get(assessment).authority
        keep_original(tools, store, REPORT.sha256[:ID_LENGTH], "inspection.pdf", a_pdf(lines("Page one, as it was printed.")))
        store.reports.add(head_of(REPORT, store.authorities.get(authority), Visibility.PUBLISHED), REPORT, at=NOON, by="tests")
    with tools.store().read() as store:
        response = store.assessments.response(assessment, LINE)
        files = {item.id for item in store.evidence.of(authority) if item.file}
    title, framework = "To be signed", "ilacs-2026"
    second = create_assessment(replace(tools, clock=lambda: NOON), LOCAL, authority=authority, framework=framework, title=title)
    move(tools, LOCAL, assessment=second.id, to=State.IN_REVIEW)
    import_values(tools, LOCAL, GivenTable(authority, "figures.csv", FIGURES))
    kept = add_snapshot(tools, LOCAL, assessment=assessment, note="Before moderation")
    job = ask_for_pack(tools, LOCAL, pack="action-plan", subject=assessment, form="docx")
    do_next(tools, KINDS)
    tools.store().close()
    _compile_pages(tools)
    evidence = next(key for key in response.evidence if key in files)
    return Demonstration(
        folder,
        assessment,
        LINE,
        evidence,
        response.actions[0],
        REPORT.sha256[:16],
        digest_of(REPORT.recommendations[0]),
        kept.id,
        job.id,
        second.id,
        tools.frameworks,
    )


def _compile_pages(tools: Toolbox) -> None:
    """Compile every template once, so that no test waits for it."""
    environment = create_app(tools, key=DoorKey()).jinja_env
    for name in environment.list_templates():
        environment.get_template(name)
