"""The commands for the template, the timetable, the check of facts and the comparison of a peer challenge."""

import json
from datetime import date

import pytest
from click.testing import CliRunner

from selfassess.cli import selfassess
from selfassess.domain.people import LOCAL
from selfassess.domain.timetable import Session, SessionKind
from selfassess.services.peer_challenges import find_challenge
from selfassess.services.templates import template_page
from selfassess.services.timetable import save_session
from tests.challenge_world import a_case, a_challenge


@pytest.fixture
def visit(tools):
    return a_challenge(tools).id


@pytest.fixture
def run(tools, monkeypatch):
    monkeypatch.setenv("SELFASSESS_DATABASE_URL", tools.settings.database_url)
    monkeypatch.setenv("SELFASSESS_DATA_DIR", str(tools.settings.data_dir))

    def command(*words, stdin=None):
        done = CliRunner().invoke(selfassess, ["peer-challenges", *map(str, words)], input=stdin)
        assert done.exit_code == 0, (done.output, done.exception)
        return done.output

    return command


def test_a_template_goes_out_as_a_sheet_comes_back_and_is_published(tools, visit, run, tmp_path):
    assert run("template", "new", visit, "--title", "Our audit", "--publisher", "Aldermere").strip() == "our-audit-1"
    run("template", "discard", visit, "--yes")
    made = run("template", "export", visit, "--format", "sheet,yaml,docx,xlsx", "--out", tmp_path).split()
    assert [path.rpartition(".")[2] for path in made] == ["xlsx", "yaml", "docx", "xlsx"]
    sheet = tmp_path / "our-audit.xlsx"
    sheet.write_bytes(next(tmp_path.glob("*-sheet.xlsx")).read_bytes())
    key = run("template", "new", visit, sheet).strip()
    told = json.loads(run("template", "show", visit, "--format", "json"))
    assert (told["building"], told["using"], told["cases"]) == (key, "case-review-2026", 0)
    assert "practice.assessment" in [part["line"] for part in told["parts"]]
    assert "being built, revision 1" in run("template", "show", visit)
    assert "This version never changes" in run("template", "publish", visit, stdin="y\n")
    page = template_page(tools, LOCAL, visit)
    assert (page.draft, page.using.key) == (None, key)
    assert run("template", "use", visit, "case-review-2026").strip() == "case-review-2026"


def test_the_timetable_is_printed_and_written(tools, visit, run, tmp_path):
    revision = find_challenge(tools, LOCAL, visit).challenge.revision
    for group in ("foster carers", "social workers"):
        session = Session("", date(2022, 6, 14), "09:30", "10:30", SessionKind.FOCUS_GROUP, group, "Room 1", people=7)
        revision = save_session(tools, LOCAL, visit, revision, session).revision
    told = json.loads(run("timetable", visit, "--format", "json"))
    assert sorted((each["day"], each["kind"], each["group"]) for each in told["sessions"]) == [
        ("2022-06-14", "focus-group", "foster carers"),
        ("2022-06-14", "focus-group", "social workers"),
    ]
    assert [each["what"] for each in told["clashes"]] == [["Room 1"]]
    assert "In two sessions at once, 2022-06-14: Room 1" in run("timetable", visit)
    written = run("timetable", visit, "--format", "ics,docx", "--out", tmp_path).split()
    assert sorted(path.suffix for path in tmp_path.iterdir() if str(path) in written) == [".docx", ".ics"]


def test_the_check_of_facts_goes_from_sending_to_final(tools, visit, run):
    a_case(tools, visit, "IC1", {"practice.assessment.strengths": "Timely"})
    assert "not sent to the council yet" in run("check", "show", visit)
    assert run("check", "send", visit).strip() == "1"
    comment = run("check", "comment", visit, 1, "It was not so.").strip()
    told = json.loads(run("check", "show", visit, "--format", "json"))
    assert (told["state"], told["round"], told["waiting"]) == ("checking", 1, 1)
    assert told["paragraphs"][0]["comments"] == [{"id": comment, "text": "It was not so.", "outcome": None, "answer": ""}]
    run("check", "answer", visit, comment, "changed", "Put right.")
    assert "changed: Put right." in run("check", "show", visit)
    assert "The report is final." in run("check", "finish", visit, stdin="y\n")
    assert json.loads(run("check", "show", visit, "--format", "json"))["final"]


def test_the_comparison_says_when_nothing_was_opened(visit, run):
    assert "not opened a self-assessment" in run("compare", visit)
    assert json.loads(run("compare", visit, "--format", "json")) == []
