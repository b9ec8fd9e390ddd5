"""Lines that no crosswalk knows: of a peer challenge, or of a framework that a user wrote."""

from dataclasses import replace

import pytest

from selfassess.domain.drafting.free_lines import lines_by_words
from selfassess.domain.people import LOCAL
from selfassess.domain.report import Visibility
from selfassess.ingest.pipeline import read
from selfassess.services.authorities import save_authorities
from selfassess.services.benchmarks import draft_benchmark
from selfassess.services.importing import head_of
from selfassess.settings import Settings
from selfassess.wiring import toolbox
from tests.builders import a_line, an_authority
from tests.framework_files import a_folder, spoilt


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    folder = tmp_path_factory.mktemp("frameworks")
    return toolbox(Settings(folder, f"sqlite:///{folder / 'test.sqlite3'}")).frameworks().framework("ilacs-2026")


@pytest.mark.parametrize(
    ("title", "about", "line"),
    [
        ("Caseloads", "How turnover, vacancies and agency staff are brought down.", "leadership.workforce"),
        ("Adopters", "Recruitment of adopters, early permanence and adoption support.", "children-in-care.adoption"),
        ("Who went missing", "Return home interviews and child exploitation.", "help-protection.exploitation-missing"),
    ],
)
def test_a_free_line_is_known_by_its_own_words(library, title, about, line):
    free = replace(a_line("ours.one", title, ("It is done well.",)), about=about)
    assert lines_by_words(free, library)[0] == line


def test_a_line_whose_words_name_nothing_is_about_no_line(library):
    assert lines_by_words(a_line("ours.one", "Miscellany", ("It is done well.",)), library) == ()


LETTER = b"""# Inspection of Northmoor local authority children's services

**Inspection dates:** 8 to 19 July 2024

## The impact of leaders on social work practice with children and families: requires improvement to be good

1. Social workers enjoy working for the council. Caseloads have fallen, and turnover is low.

2. The corporate parenting panel does not challenge officers enough.
"""


def test_a_framework_that_a_user_wrote_is_drafted_for_by_its_signals_alone(tmp_path):
    own = spoilt("signals: [plans]", "signals: [caseloads, turnover, agency staff]", spoilt("title: Plans", "title: Our people"))
    settings = Settings(
        tmp_path / "data",
        f"sqlite:///{tmp_path / 'test.sqlite3'}",
        frameworks_dir=a_folder(tmp_path / "own", small_1=spoilt("Whether plans change things.", "How it is to work here.", own)),
    )
    tools = toolbox(settings)
    save_authorities(tools, LOCAL, [an_authority()])
    report = read(LETTER, "letter.md")
    with tools.store().write() as store:
        store.reports.add(head_of(report, an_authority(), Visibility.PUBLISHED), report, at=tools.clock(), by=LOCAL.id)

    drafted = draft_benchmark(tools, LOCAL, authority="northmoor", framework="small-1", line="help.plans")
    tools.store().close()

    assert [citation.quote for citation in drafted.citations] == [
        "Social workers enjoy working for the council. Caseloads have fallen, and turnover is low."
    ]
