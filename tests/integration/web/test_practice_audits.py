"""Results of practice audits: looked at, taken, shown beside the line's own judgement, and challenged."""

import json
import re
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from click.testing import CliRunner
from openpyxl import Workbook

from selfassess.cli import selfassess
from selfassess.domain.people import LOCAL
from selfassess.errors import BadTable, NotFound
from selfassess.services.audit_trends import audit_trend
from selfassess.services.challenges import check_assessment
from selfassess.services.feedback import share_report
from selfassess.services.indicators import GivenTable
from selfassess.services.peers_read import peers_read
from selfassess.services.practice_audits import GivenAudit, audits_of, import_audit, take_out_exercise
from tests.challenge_world import a_case, a_challenge

LINE = "care-leavers.pathway-planning"
HEAD = ("Record", "Line", "Grade", "Grade after moderation", "Date", "Type", "Note")


def a_workbook(*rows):
    book, stream = Workbook(), BytesIO()
    for row in (HEAD, *rows):
        book.active.append(row)
    book.save(stream)
    return stream.getvalue()


def rows(today, *, moderated="requires improvement"):
    grades = ("good", "Good", "good", "outstanding", "good", "inadequate")
    return [(f"CL{at}", LINE, grade, moderated, today, "Dip sample", "") for at, grade in enumerate(grades, start=1)]


@pytest.fixture
def here(desk):
    return f"/assessments/{desk.holds.assessment}/audits"


@pytest.fixture
def take(desk):
    def taken(content, name="June audits"):
        given = GivenAudit(GivenTable("aldermere", "audits.xlsx", content), name)
        return import_audit(desk.tools, LOCAL, desk.holds.assessment, given)

    return taken


def on_line(desk, line=LINE):
    return next(each for each in audits_of(desk.tools, LOCAL, desk.holds.assessment).audited if each.subject == line)


def test_a_file_is_looked_at_before_anything_is_taken(desk, here):
    content = a_workbook(*rows(desk.tools.today()))
    page = desk.send(f"{here}/import", exercise="June audits", file=(BytesIO(content), "audits.xlsx")).text
    assert "6 grades to take" in page
    assert audits_of(desk.tools, LOCAL, desk.holds.assessment).exercises == ()
    kept = re.search(r'name="kept" value="([^"]+)"', page)[1]
    chosen = dict(zip(("code", "line", "grade", "moderated", "day", "kind", "note"), range(7), strict=True))
    columns = {f"column_{name}": str(place) for name, place in chosen.items()}
    assert desk.send(f"{here}/import", exercise="June audits", kept=kept, then="take", **columns).status_code == 302
    page = desk.open(here)
    assert "6 grades taken" in page
    assert "Dip sample" in page
    found = on_line(desk).found
    assert ({level.id: level.many for level in found.levels if level.many}, found.moderated, found.changed) == (
        {"requires improvement": 6}, 6, 6,
    )  # fmt: skip
    assert "6 grades in 6 records" in desk.open(desk.address(LINE))
    assert "Our own audits" in desk.open(desk.address("care-leavers"))


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (("1234567", LINE, "good", "", "1/6/2026"), "no local code"),
        (("CL1", "the front dor", "good", "", "1/6/2026"), "Did you mean help-protection.front-door"),
        (("CL1", LINE, "fine", "", "1/6/2026"), "no grade of the scale"),
        (("CL1", LINE, "good", "", "yesterday"), "is not a day"),
        (("CL1", LINE, "good", "", "1/6/2090"), "cannot lie ahead"),
        (("CL1", LINE, "good", "", "1/6/2026", "", "Mother Jane Roberts agreed"), "Take it out of the file"),
    ],
)
def test_a_row_that_cannot_be_taken_is_told_and_nothing_is_taken(desk, here, take, row, why):
    content = a_workbook(("CL9", LINE, "good", "", "1/6/2026"), row)
    page = desk.send(f"{here}/import", exercise="June", file=(BytesIO(content), "audits.xlsx")).text
    assert why in page
    assert "1 row that cannot be" in page
    with pytest.raises(BadTable, match="3: "):
        take(content)


def test_a_grade_that_is_given_again_takes_the_place_of_the_old_one(desk, take):
    today = desk.tools.today()
    take(a_workbook(*rows(today)))
    take(a_workbook(*rows(today, moderated="good")))
    assert on_line(desk).found.total == 6
    assert on_line(desk).found.at_or_above("good") == 6
    with pytest.raises(BadTable, match="grades the same record on the same line"):
        take(a_workbook(rows(today)[0], rows(today)[0]))


def test_audits_of_more_than_a_year_ago_are_listed_and_do_not_count(desk, here, take):
    take(a_workbook(*rows(desk.tools.today().replace(year=desk.tools.today().year - 2))), "Long ago")
    assert audits_of(desk.tools, LOCAL, desk.holds.assessment).audited == ()
    assert "Long ago" in desk.open(here)


def test_an_audit_is_taken_out_and_counts_no_more(desk, here, take):
    take(a_workbook(*rows(desk.tools.today())))
    desk.send(f"{here}/out", exercise="June audits")
    assert audits_of(desk.tools, LOCAL, desk.holds.assessment).exercises == ()
    with pytest.raises(NotFound):
        take_out_exercise(desk.tools, LOCAL, desk.holds.assessment, "June audits")


def test_a_line_judged_above_its_audits_is_challenged(desk, take):
    def challenged():
        found = check_assessment(desk.tools, LOCAL, desk.holds.assessment).of(LINE).open
        return [each.said for each in found if each.rule.id == "above-audits"]

    desk.save(LINE, judgement="good", confidence="", reason="Seen.", strengths="Reviewed.", impact="Seen.")
    assert challenged() == []
    take(a_workbook(*rows(desk.tools.today())))
    assert "0 are good or better" in challenged()[0]
    take(a_workbook(*rows(desk.tools.today(), moderated="good")))
    assert challenged() == []


def test_what_peers_found_in_cases_challenges_a_judgement_once_the_council_may_read_it(desk):
    challenge = a_challenge(desk.tools)
    for number in range(1, 5):
        said = {"practice.assessment.considerations": "Some plans were late"} if number < 4 else {}
        a_case(desk.tools, challenge.id, f"IC{number}", said | {"practice.assessment.strengths": "Voices are heard"})
    framework = desk.tools.frameworks().framework("ilacs-2026")

    def read():
        with desk.tools.store().read() as store:
            return peers_read(desk.tools, store, framework, "aldermere")

    assert read() == {}
    share_report(desk.tools, LOCAL, challenge.id, shared=True)
    found = read()["help-protection.assessment"]
    assert (found.cases, found.considered) == (4, 3)
    desk.save("help-protection.assessment", judgement="good", confidence="", reason="Seen.", strengths="Timely.", impact="Seen.")
    asked = check_assessment(desk.tools, LOCAL, desk.holds.assessment).of("help-protection.assessment").open
    assert any("In 3 of 4 cases" in each.said for each in asked)


def test_audits_are_imported_and_listed_by_commands(desk, tmp_path, monkeypatch):
    monkeypatch.setenv("SELFASSESS_DATA_DIR", str(desk.holds.folder))
    file = tmp_path / "audits.xlsx"
    file.write_bytes(a_workbook(*rows(desk.tools.today())))

    def run(*words, status=0):
        done = CliRunner().invoke(selfassess, ["audits", *words], catch_exceptions=False)
        assert done.exit_code == status, done.output
        return done.stdout

    assert "6 grades would be taken" in run("import", desk.holds.assessment, str(file), "--dry-run")
    assert "6 grades taken" in run("import", desk.holds.assessment, str(file), "--name", "June")
    told = json.loads(run("list", desk.holds.assessment, "--format", "json"))
    assert next(each for each in told if each["subject"] == LINE)["grades"]["requires improvement"] == 6
    file.write_bytes(a_workbook(("1234567", LINE, "good", "", "1/6/2026")))
    assert "1 row cannot be" in run("import", desk.holds.assessment, str(file), "--dry-run", status=1)


def test_audits_and_case_reviews_of_a_line_stand_month_by_month(desk, here, take, monkeypatch):
    today = date(2026, 11, 21)
    tools = replace(desk.tools, today=lambda: today)
    graded = [("CL1", LINE, "good", "", "2/11/2026", "", ""), ("CL2", LINE, "good", "inadequate", "3/11/2026", "", "")]
    old = [("CL3", LINE, "good", "", "30/9/2026", "", ""), ("CL4", LINE, "good", "", "1/11/2025", "", "")]
    take(a_workbook(*graded, *old))
    visit = a_challenge(desk.tools)
    practice = "practice.planning-review"
    a_case(desk.tools, visit.id, "CL1", {f"{practice}.strengths": "Plans are clear", "read-on": "2026-10-05"})
    a_case(desk.tools, visit.id, "CL2", {f"{practice}.considerations": "Who reviews?", "read-on": "2026-10-06"})
    a_case(desk.tools, visit.id, "CL5", {f"{practice}.considerations": "Not done", "read-on": "2026-10-06"}, done=False)
    trend = audit_trend(tools, LOCAL, desk.holds.assessment, LINE)
    assert (len(trend.months), trend.months[0].first, trend.months[-1].first) == (12, date(2025, 12, 1), date(2026, 11, 1))
    assert [(each.first.month, each.found.total, each.found.changed) for each in trend.months if each.found.total] == [
        (9, 1, 0),
        (11, 2, 1),
    ]
    assert trend.reviewed == ()
    share_report(desk.tools, LOCAL, visit.id, shared=True)
    (review,) = audit_trend(tools, LOCAL, desk.holds.assessment, LINE).reviewed
    assert (review.month, review.cases, review.strengths, review.considerations) == (date(2026, 10, 1), 2, 1, 1)
    assert audit_trend(tools, LOCAL, desk.holds.assessment, LINE, span=24).graded == 4
    with pytest.raises(NotFound):
        audit_trend(tools, LOCAL, desk.holds.assessment, "no-such-line")

    page = desk.open(f"{here}/months/{LINE}?months=36")
    assert "November 2025" in page
    assert "With areas for consideration" in page
    assert f"{here}/months/{LINE}" in desk.open(here.removesuffix("/audits") + f"/{LINE}")
    monkeypatch.setenv("SELFASSESS_DATABASE_URL", desk.tools.settings.database_url)
    monkeypatch.setenv("SELFASSESS_DATA_DIR", str(desk.tools.settings.data_dir))
    said = CliRunner().invoke(selfassess, ["audits", "months", desk.holds.assessment, LINE, "--months", "36", "--format", "json"])
    told = json.loads(said.output)
    assert sum(sum(each["grades"].values()) for each in told["months"]) == 4
    assert [(each["month"], each["cases"]) for each in told["case_reviews"]] == [("2026-10", 2)]


def test_a_line_without_an_audit_says_how_to_bring_one_in(desk, here):
    assert "Nothing was graded in these months" in desk.open(f"{here}/months/{LINE}")
