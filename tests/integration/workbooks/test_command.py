"""The scoring workbook by command: out, in, undone; for people and for programs."""

import json

import pytest
from click.testing import CliRunner

from selfassess.cli.workbook import workbook
from selfassess.errors import NotFound

LINE = "help-protection.early-help"


@pytest.fixture
def run(post, monkeypatch):
    monkeypatch.setenv("SELFASSESS_DATABASE_URL", post.tools.settings.database_url)
    monkeypatch.setenv("SELFASSESS_DATA_DIR", str(post.tools.settings.data_dir))
    return lambda *words: CliRunner().invoke(workbook, [*map(str, words)])


@pytest.fixture
def returned(post, run, tmp_path):
    """A workbook that went out by command, and came back with two answers written in it."""
    path = tmp_path / "from the team.xlsx"
    assert run("export", post.assessment, "--out", path).stdout.strip() == str(path)
    path.write_bytes(post.filled().write(LINE, strengths="From the workbook.", plans="Also from it.").saved())
    return path


def test_a_dry_run_tells_programs_what_would_change_and_changes_nothing(post, run, returned):
    before = post.responses()
    found = json.loads(run("import", returned, "--dry-run").stdout)
    assert found["assessment"] == post.assessment
    assert [(each["field"], each["after"]) for each in found["changes"]] == [
        ("strengths", "From the workbook."),
        ("plans", "Also from it."),
    ]
    assert post.responses() == before


def test_a_dry_run_in_text_is_for_people_to_read(post, run, returned):
    before = post.responses()
    said = run("import", returned, "--dry-run", "--format", "text").stdout
    assert "  + From the workbook.\n" in said
    assert not said.startswith("{")
    assert post.responses() == before


def test_a_conflict_is_named_and_left_until_a_rule_settles_it(post, run, returned):
    post.save(LINE, strengths="Saved on the page.")
    taken = run("import", returned)
    assert taken.exit_code == 1
    title = post.look(returned.read_bytes()).conflicts[0].changes[0].title
    assert f"{title}, strengths: both changed this. Nothing is taken here" in taken.stderr
    assert (post.response(LINE).texts.strengths, post.response(LINE).texts.plans) == ("Saved on the page.", "Also from it.")
    assert run("import", returned, "--conflicts", "file").exit_code == 0
    assert post.response(LINE).texts.strengths == "From the workbook."


def test_what_was_taken_in_is_listed_and_undone(post, run, returned):
    before = post.response(LINE).texts
    done = json.loads(run("import", returned, "--format", "json").stdout)
    assert (done["applied"], done["left"]) == (2, [])
    (listed,) = json.loads(run("list", post.assessment, "--format", "json").stdout)
    assert (listed["id"], listed["changes"]) == (done["intake"], 2)
    assert run("undo", post.assessment, done["intake"]).exit_code == 0
    assert post.response(LINE).texts == before


def test_a_workbook_of_an_assessment_that_is_not_here_is_refused(post, run, returned, monkeypatch, tmp_path):
    monkeypatch.setenv("SELFASSESS_DATABASE_URL", f"sqlite:///{tmp_path / 'other.sqlite'}")
    refused = run("import", returned)
    assert isinstance(refused.exception, NotFound)
    assert "belongs to an assessment that is not here" in str(refused.exception)
