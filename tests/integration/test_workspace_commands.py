"""The commands of the workspace, on the demonstration."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from selfassess.cli import selfassess
from selfassess.errors import BadInput

LINE = "help-protection.strategy-enquiries"


@pytest.fixture(scope="module")
def holds(demonstration, tmp_path_factory):
    return demonstration.copied(tmp_path_factory.mktemp("commands"))


@pytest.fixture
def run(holds, monkeypatch):
    monkeypatch.setenv("SELFASSESS_DATA_DIR", str(holds.folder))

    def called(*words, status=0):
        done = CliRunner().invoke(selfassess, [str(word) for word in words], catch_exceptions=False)
        assert done.exit_code == status, done.output
        return done.stdout.strip()

    return called


def test_evidence_is_added_and_found_by_what_it_is(run, holds, tmp_path):
    file = tmp_path / "audit.csv"
    file.write_text("graded,good\n40,22\n", encoding="utf-8")
    given = ("--kind", "audit", "--title", "Audit of 40 records", "--about", "2026-05-31", "--file", file)
    made = run("evidence", "add", holds.assessment, LINE, *given)
    listed = json.loads(run("evidence", "list", holds.assessment, "--words", "40 records", "--format", "json"))
    assert [(each["id"], each["subjects"], each["file"]["name"]) for each in listed] == [(made, [LINE], "audit.csv")]
    assert run("evidence", "list", holds.assessment, "--kind", "observation", "--words", "40 records").splitlines()[1:] == []


def test_challenges_make_the_exit_status_one_while_one_is_not_answered(run, holds):
    found = json.loads(run("assessments", "check", holds.assessment, "--format", "json", status=1))
    assert found["open"] == sum(len(subject["open"]) for subject in found["subjects"]) > 0
    assert {"rule", "weight", "about", "found", "ask", "why"} == set(found["subjects"][0]["open"][0])


def test_actions_are_added_set_listed_and_taken_into_a_calendar(run, holds, tmp_path):
    given = ("--text", "Hold a panel", "--owner", "Head", "--due", "2020-01-31", "--measure", "Fewer delays")
    made = run("actions", "add", holds.assessment, LINE, *given)
    late = json.loads(run("actions", "list", holds.assessment, "--which", "overdue", "--format", "json"))
    assert {"Fewer delays"} == {each["measure"] for each in late if each["id"] == made}
    assert "DTSTART;VALUE=DATE:20200131" in _read(run("actions", "export", holds.assessment, "--out", tmp_path))
    assert run("actions", "set", made, "done") == "Done"
    assert made not in run("actions", "list", holds.assessment, "--which", "overdue")


def test_figures_are_looked_at_first_and_then_taken(run, holds, tmp_path):
    file = tmp_path / "figures.csv"
    file.write_text("What,period,value\ncl.touch,2025-26,91\n", encoding="utf-8")
    named = ("--authority", "Aldermere", "--column", "indicator=What")
    assert run("indicators", "import", file, *named, "--dry-run") == "1 value would be taken, 0 rows cannot be."
    assert run("indicators", "import", file, *named) == "1 value taken."
    listed = json.loads(run("indicators", "list", holds.assessment, "--format", "json"))
    assert [each["value"] for each in listed if each["id"] == "cl.touch"] == [91]
    file.write_text("indicator,period,value\ncl.tuch,2025-26,91\n", encoding="utf-8")
    assert "0 values would be taken" in run("indicators", "import", file, "--authority", "Aldermere", "--dry-run", status=1)


def test_a_snapshot_is_kept_verified_compared_and_taken_away(run, holds, tmp_path):
    made = run("snapshots", "add", holds.assessment, "--note", "Before")
    assert json.loads(run("snapshots", "list", holds.assessment, "--format", "json"))[0]["id"] == made
    assert run("snapshots", "verify", made).endswith("intact")
    run("evidence", "add", holds.assessment, LINE, "--kind", "data", "--title", "Later figures")
    found = json.loads(run("snapshots", "compare", holds.assessment, made, "--format", "json"))
    assert [(each["subject"], each["fields"]) for each in found["differences"]] == [(LINE, ["evidence"])]
    assert json.loads(_read(run("snapshots", "export", made, "--out", tmp_path)))["form"] == 1
    pack = run("snapshots", "export", made, "--out", tmp_path, "--pack", "action-plan", "--format", "docx")
    assert pack.endswith(".docx")


def test_an_assessment_is_previewed_carried_forward_and_moved(run, holds):
    carried = ("assessments", "create", "--framework", "ilacs-2026", "--title", "Next", "--from", holds.assessment)
    preview = json.loads(run(*carried, "--authority", "Aldermere", "--preview"))
    assert len(preview["subjects"]) == 45
    said = run(*carried, "--authority", "Aldermere")
    made = next(each["id"] for each in json.loads(run("assessments", "list", "--format", "json")) if each["title"] == "Next")
    assert said == (
        f"“Next” is started as {made}: `selfassess assessments show {made}` prints where it stands,"
        " `selfassess serve` opens it in a browser."
    )
    assert run("assessments", "move", made, "in-review", "--note", "Complete") == "In review"
    listed = json.loads(run("assessments", "list", "--format", "json"))
    assert {each["state"] for each in listed if each["id"] == made} == {"in-review"}
    with pytest.raises(BadInput, match="is of Aldermere, not of"):
        run(*carried, "--authority", "Warrington")


def test_an_assessment_is_started_with_topics_judged_or_only_described(run, holds):
    start = ("assessments", "create", "--authority", "Aldermere", "--framework", "ilacs-2026", "--format", "json")
    made = json.loads(run(*start, "--title", "Plain"))
    assert made == {"id": made["id"], "title": "Plain", "framework": "ilacs-2026", "lines": "judged"}
    described = json.loads(run(*start, "--title", "Told", "--lines", "described"))
    assert described["lines"] == "described"
    assert json.loads(run(*start, "--title", "Told on", "--from", described["id"]))["lines"] == "described"
    assert json.loads(run(*start, "--title", "Judged on", "--from", described["id"], "--lines", "judged"))["lines"] == "judged"


def _read(path):
    return Path(path).read_bytes().decode()


def test_an_inspection_is_prepared_and_its_days_counted_by_commands(run, tmp_path):
    made = run("inspections", "start", "Aldermere", "--visit", "short", "--title", "The next", "--called", "2026-03-02")
    found = json.loads(run("inspections", "show", made, "--format", "json"))["items"]
    first = found[0]
    assert (first["due"], first["status"], first["overdue"]) == ("2026-03-02", "not-started", True)
    assert run("inspections", "set", made, first["id"], "sent") == "Sent or done"
    listed = json.loads(run("inspections", "list", "Aldermere", "--format", "json"))
    assert listed["inspections"] == [
        {"id": made, "visit": "short", "title": "The next", "called": "2026-03-02", "finished": 1, "items": len(found)}
    ]
    assert listed["window"]["estimate"] is True
    assert run("inspections", "deadline", "2023-05-09", "70").splitlines()[0] == "2023-08-16"
    assert "BEGIN:VEVENT" in Path(run("inspections", "export", made, "--out", tmp_path)).read_text(encoding="utf-8")
    with pytest.raises(BadInput, match="no visit 'surprise'"):
        run("inspections", "start", "Aldermere", "--visit", "surprise", "--title", "No")
