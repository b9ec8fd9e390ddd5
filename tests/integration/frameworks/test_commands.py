"""`selfassess frameworks`, as a person types it."""

import json

import pytest
from click.testing import CliRunner
from openpyxl import Workbook, load_workbook

from selfassess.cli.frameworks import frameworks
from selfassess.errors import BadFramework, BadInput, BadTable, NotFound, Unreadable
from selfassess.library.catalogue import load_catalogue
from selfassess.resources import data_dir
from tests.framework_files import SMALL, a_folder, line_of, spoilt

OWN = ("--id", "our-own", "--version", "2026", "--title", "Our own", "--publisher", "Aldermere Council")


@pytest.fixture
def own(tmp_path, monkeypatch):
    """An operator's own frameworks folder, searched before what ships."""
    folder = a_folder(tmp_path / "own", small_1=SMALL)
    monkeypatch.setenv("SELFASSESS_FRAMEWORKS_DIR", str(folder))
    monkeypatch.setenv("SELFASSESS_DATA_DIR", str(tmp_path / "data"))
    return folder


@pytest.fixture
def run(own):
    def command(*arguments):
        return CliRunner().invoke(frameworks, [str(each) for each in arguments])

    return command


def raised(done):
    """The error that a command raised on purpose."""
    assert done.exception is not None, done.output
    return done.exception


def a_sheet(path, *rows, head=("Area", "Topic", "Criterion", "About", "Signals", "Evidence", "Judged")):
    book = Workbook()
    for row in (head, *rows):
        book.active.append(row)
    book.save(path)
    return path


ROWS = (
    ("Help", "The front door", "Contacts are dealt with.", "The way in.", "front door; contacts", "data, audit", "yes"),
    (None, None, "Children are made safe.", None, None, None, None),
    ("Care", "Homes", "Homes last.", "Where children live.", "homes", "", "no"),
)


def test_list_shows_own_and_shipped_frameworks(run):
    done = run("list", "--format", "json")

    found = {each["id"]: each for each in json.loads(done.output)}
    assert found["ilacs-2026"]["lines"] == 40
    assert found["ilacs-2026"]["from"] == "2026-04-01"
    assert found["small-1"]["published"] is False
    assert "small-1" in run("list").output


def test_show_prints_what_is_asked_and_whose_wording_it_is(run):
    shown = run("show", "ilacs-2026").output

    assert "[help-protection.front-door]" in shown
    assert "our wording, not Ofsted's" in shown
    assert "https://www.gov.uk/" in shown


def test_show_gives_programs_the_whole_framework(run):
    shown = json.loads(run("show", "small-1", "--format", "json").output)

    assert shown["areas"][0]["lines"][0]["criteria"][0] == {
        "id": "door.prompt",
        "text": "Contacts are dealt with promptly.",
        "basis": "our own",
    }


def test_show_of_what_does_not_exist_says_what_was_probably_meant(run):
    assert "Did you mean 'ilacs-2026'?" in str(raised(run("show", "ilacs-206")))
    assert isinstance(raised(run("show", "ilacs-206")), NotFound)


def test_check_is_silent_about_what_is_right(run):
    done = run("check")

    assert (done.exit_code, done.stdout) == (0, "")


def test_check_prints_file_and_line_of_every_mistake_and_ends_with_one(run, own):
    text = spoilt("concepts: [safety]", "concepts: [safty]", spoilt("\ntitle: A", "\ntitel: A"))
    (own / "small" / "1.yaml").write_text(text, encoding="utf-8")

    done = run("check")

    file = (own / "small" / "1.yaml").as_posix()
    assert done.exit_code == 1
    assert done.stdout.splitlines() == [
        f'{file}:1: "title" is missing.',
        f'{file}:3: unknown key "titel": did you mean "title"?',
        f'{file}:{line_of(text, "safty")}: unknown concept "safty": did you mean "safety"?',
    ]


def test_check_gives_programs_a_list(run, own):
    (own / "small" / "1.yaml").write_text(spoilt("kind: inspection", "kind: visit"), encoding="utf-8")

    (found,) = json.loads(run("check", own, "--format", "json").stdout)

    assert (found["line"], '"kind" cannot be "visit"' in found["message"]) == (5, True)


def test_diff_tells_what_april_2026_changed(run):
    found = json.loads(run("diff", "ilacs-2023", "ilacs-2026", "--format", "json").output)

    told = {(each["what"], each["id"]): each for each in found}
    assert told["fact", "overall judgement"]["after"] == "no"
    assert told["criterion", "hp.family-help"]["change"] == "added"
    assert "Family group decision-making" in told["criterion", "hp.family-network"]["after"]
    assert "~ reworded hp.family-network" in run("diff", "ilacs-2023", "ilacs-2026").output


def test_a_sheet_becomes_a_framework_that_checks_clean(run, own, tmp_path):
    done = run("new", "--from-excel", a_sheet(tmp_path / "mine.xlsx", *ROWS), *OWN)

    assert done.exit_code == 0, done.exception
    made = load_catalogue([own]).framework("our-own-2026")
    assert [area.judged for area in made.areas] == [True, False]
    assert [(line.title, len(line.criteria), line.evidence) for line in made.lines()] == [
        ("The front door", 2, ("data", "audit")),
        ("Homes", 1, ()),
    ]
    assert [level.id for level in made.scale("judgement").levels][2] == "requires improvement"
    assert run("check").exit_code == 0


def test_a_sheet_with_mistakes_is_refused_with_the_row_of_each_and_nothing_is_written(run, own, tmp_path):
    sheet = a_sheet(
        tmp_path / "mine.xlsx",
        ("Help", "The front door", "Contacts.", None, "contacts", "audits", "perhaps"),
        ("Help", "The front door", None, None, None, None, None),
        ("Help", "The front door", "Contacts.", None, None, None, None),
        ("Care", None, "Homes last.", None, None, None, None),
    )

    refused = raised(run("new", "--from-excel", sheet, *OWN))

    assert isinstance(refused, BadTable)
    assert [(mistake.line, mistake.message.partition(":")[0]) for mistake in refused.mistakes] == [
        (2, '"judged" is "perhaps"'),
        (2, '"audits" is no kind of evidence. Kinds'),
        (3, '"criterion" is empty.'),
        (4, "The same criterion stands in row 2 already."),
        (5, '"line" is empty.'),
    ]
    assert not (own / "our-own").exists()


def test_what_only_the_framework_shows_is_told_by_row_too(run, own, tmp_path):
    sheet = a_sheet(tmp_path / "mine.xlsx", *ROWS, ("Care", "Health", "Children are well.", None, None, None, None))

    refused = raised(run("new", "--from-excel", sheet, *OWN))

    (mistake,) = refused.mistakes
    assert (mistake.line, 'has no "signals"' in mistake.message) == (5, True)
    assert not (own / "our-own").exists()


def test_a_sheet_without_the_columns_that_are_needed_is_refused(run, tmp_path):
    refused = raised(run("new", "--from-excel", a_sheet(tmp_path / "a.xlsx", head=("Area", "Notes")), *OWN))

    assert [mistake.line for mistake in refused.mistakes] == [1, 1, 1]
    assert 'There is no column "criterion".' in str(refused)
    assert 'The column "notes" is not known.' in str(refused)


def test_a_sheet_without_rows_is_refused(run, tmp_path):
    assert "has no rows" in str(raised(run("new", "--from-excel", a_sheet(tmp_path / "a.xlsx"), *OWN)))


def test_a_file_that_is_no_workbook_is_refused(run, tmp_path):
    file = tmp_path / "a.xlsx"
    file.write_text("area,line,criterion\n", encoding="utf-8")

    assert isinstance(raised(run("new", "--from-excel", file, *OWN)), Unreadable)


@pytest.mark.parametrize(("option", "value"), [("--id", "../ours"), ("--id", "Our Own"), ("--version", "../1")])
def test_a_name_that_would_lead_elsewhere_is_refused(run, own, tmp_path, option, value):
    refused = raised(run("new", "--from-excel", a_sheet(tmp_path / "mine.xlsx", *ROWS), *OWN, option, value))

    assert isinstance(refused, BadFramework)
    assert sorted(each.name for each in own.iterdir()) == ["reference", "small"]


def test_a_judged_area_needs_a_scale_to_judge_by(run, tmp_path):
    refused = raised(run("new", "--from-excel", a_sheet(tmp_path / "mine.xlsx", *ROWS), *OWN, "--like", "case-review-2026"))

    assert [mistake.line for mistake in refused.mistakes] == [2]
    assert 'there is no scale "judgement"' in str(refused)


def test_a_version_that_is_there_is_not_written_over(run, own, tmp_path):
    sheet = a_sheet(tmp_path / "mine.xlsx", *ROWS)
    run("new", "--from-excel", sheet, *OWN)

    assert "exists already" in str(raised(run("new", "--from-excel", sheet, *OWN)))


def test_a_case_review_of_ones_own_takes_over_the_form_of_another(run, own, tmp_path):
    done = run(
        "new",
        "--from-excel",
        a_sheet(tmp_path / "mine.xlsx", ("Practice", "Plans", "Plans move.")),
        *OWN,
        "--like",
        "case-review-2026",
    )

    assert done.exit_code == 0, done.exception
    made = load_catalogue([own]).framework("our-own-2026")
    assert made.case_review.cohorts
    assert made.word("line") == "area of practice"


def test_a_framework_goes_out_as_a_sheet_and_comes_back_the_same(run, own, tmp_path):
    out = tmp_path / "out.xlsx"
    run("sheet", "ilacs-2026", "--out", out)
    run("new", "--from-excel", out, *OWN)

    def asked(framework):
        return [(line.title, [each.text for each in line.criteria], line.signals) for line in framework.lines()]

    catalogue = load_catalogue([own, data_dir("frameworks")])
    assert asked(catalogue.framework("our-own-2026")) == asked(catalogue.framework("ilacs-2026"))


def test_text_that_looks_like_a_formula_stays_text_in_a_sheet(run, own, tmp_path):
    file = own / "small" / "1.yaml"
    file.write_text(spoilt("text: Plans move on.", 'text: "=1+1"'), encoding="utf-8")

    run("sheet", "small-1", "--out", tmp_path / "out.xlsx")

    cell = next(cell for row in load_workbook(tmp_path / "out.xlsx").active for cell in row if cell.value == "=1+1")
    assert cell.data_type == "s"


def test_a_published_framework_cannot_be_changed_any_more(run, own):
    assert run("publish", "small-1").exit_code == 0
    assert "is published already" in str(raised(run("publish", "small-1")))

    (own / "small" / "1.yaml").write_text(spoilt("Plans move on.", "Plans move."), encoding="utf-8")

    assert run("check").exit_code == 1
    assert isinstance(raised(run("publish", "small-1")), BadFramework)
    assert run("publish", "small-1", "--again").exit_code == 0
    assert run("check").exit_code == 0


def test_a_framework_with_mistakes_is_not_published(run, own):
    (own / "small" / "1.yaml").write_text(spoilt("kind: inspection", "kind: visit"), encoding="utf-8")

    assert isinstance(raised(run("publish", "small-1")), BadFramework)
    assert not (own / "PUBLISHED").exists()


def test_new_without_a_folder_of_ones_own_says_how_to_name_one(tmp_path, monkeypatch):
    monkeypatch.delenv("SELFASSESS_FRAMEWORKS_DIR", raising=False)
    monkeypatch.setenv("SELFASSESS_DATA_DIR", str(tmp_path))

    done = CliRunner().invoke(frameworks, ["new", "--from-excel", str(a_sheet(tmp_path / "a.xlsx", *ROWS)), *OWN])

    assert isinstance(raised(done), BadInput)
    assert "SELFASSESS_FRAMEWORKS_DIR" in str(raised(done))
