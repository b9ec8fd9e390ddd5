"""A blank form goes out as Excel and as Word, is filled as a person would, comes back, and rolls up."""

import json
from dataclasses import replace
from datetime import timedelta
from io import BytesIO

import docx
import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

from selfassess.cli import selfassess
from selfassess.domain.people import LOCAL
from selfassess.errors import HeldBack, NotFound
from selfassess.services.case_files import case_files, import_cases, preview_cases
from selfassess.services.case_reviews import Typed, cases_of, open_case, save_case
from selfassess.services.case_rollup import rollup_of
from selfassess.services.case_uploads import drop_forms, receive_forms, take_forms, waiting_forms
from selfassess.services.purging import purge
from tests.challenge_world import a_case, a_challenge, revision_of
from tests.packs import blank_form

LINE = "practice.planning-review"
WRITTEN = {
    "Local code": "cl7",
    "Cohort": "Care leavers",
    "Reviewer": "A. Reviewer",
    "Day of reading": "1/6/2022",
    "Conversation with the practitioner": "no",
    "If not, why not": "It was half term",
}
STRENGTHS = ("Reviews are on time", "=She wrote her own plan")
ASIDE = ("Could the plan say what must change?",)


def filled_workbook(content, written, area="Planning and review", strengths=STRENGTHS, aside=ASIDE):
    """What a person does in Excel: types beside the questions, and adds a row where there are too few."""
    book = load_workbook(BytesIO(content))
    page = book.worksheets[0]
    part, side, wanted = "", "", {}
    for row in page.iter_rows(min_row=2):
        asked = row[1].value or ""
        if str(row[0].value or "").startswith("part:"):
            part, side = asked, ""
        elif asked in written:
            row[2].value = written[asked]
        elif asked in ("Strengths", "Areas for consideration"):
            side = asked
            wanted = {"Strengths": list(strengths), "Areas for consideration": list(aside)}[side] if part == area else []
        if part == area and side and wanted and row[0].value and row[0].value.startswith(LINE) and not asked.startswith("What"):
            row[2].value = wanted.pop(0)
            row[2].data_type = "s"
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def filled_document(content, written, area="Planning and review", strengths=STRENGTHS, aside=ASIDE):
    """What a person does in Word: types into the cells, a paragraph for each statement."""
    document = docx.Document(BytesIO(content))
    said = written | {(area, "Strengths"): "\n".join(strengths), (area, "Areas for consideration"): "\n".join(aside)}
    part = ""
    for block in document.iter_inner_content():
        if isinstance(block, docx.text.paragraph.Paragraph):
            part = block.text if block.style.name.startswith("Heading") else part
            continue
        for row in block.rows:
            asked = row.cells[0].paragraphs[0].text
            text = said.get((part, asked), said.get(asked))
            if text:
                first, *rest = text.split("\n")
                row.cells[1].paragraphs[0].text = first
                for line in rest:
                    row.cells[1].add_paragraph(f"- {line}")
    out = BytesIO()
    document.save(out)
    return out.getvalue()


FILL = {"xlsx": filled_workbook, "docx": filled_document}


@pytest.fixture
def made(tools):
    return a_challenge(tools)


@pytest.mark.parametrize("form", ["xlsx", "docx"])
def test_a_blank_form_is_filled_comes_back_and_rolls_up(tools, made, form):
    filled = FILL[form](blank_form(tools, LOCAL, made.id, form), WRITTEN)
    (preview,) = preview_cases(tools, LOCAL, [(f"filled.{form}", filled)])
    assert (preview.code, preview.new, preview.problems) == ("CL7", True, ())
    assert rollup_of(tools, LOCAL, made.id).rollup.cases == 0
    import_cases(tools, LOCAL, [(f"filled.{form}", filled)])
    case = open_case(tools, LOCAL, made.id, "CL7").case
    assert (case.cohort, case.reviewer) == ("care-leavers", "A. Reviewer")
    assert case.values == {
        "read-on": "2022-06-01",
        "worker-conversation": "no",
        "worker-not-met": "It was half term",
        f"{LINE}.strengths": "\n".join(STRENGTHS),
        f"{LINE}.considerations": ASIDE[0],
    }
    row = rollup_of(tools, LOCAL, made.id).rollup.row(LINE)
    assert [(entry.text, entry.codes) for entry in row.strengths] == [(text, ("CL7",)) for text in STRENGTHS]


@pytest.mark.parametrize("form", ["xlsx", "docx"])
def test_what_went_out_comes_back_without_a_change(tools, made, form):
    a_case(tools, made.id, "IC1", {f"{LINE}.strengths": "One\nTwo", "child-voice": "Line one\n=SUM(A1)\nLine three"})
    ((name, content),) = case_files(tools, LOCAL, made.id, form)
    assert name == f"case-ic1.{form}"
    (preview,) = preview_cases(tools, LOCAL, [(name, content)])
    assert (preview.code, preview.new, preview.changes, preview.problems) == ("IC1", False, (), ())


@pytest.mark.parametrize("form", ["xlsx", "docx"])
def test_a_file_filled_while_others_wrote_is_merged_and_a_clash_is_refused_whole(tools, made, form):
    a_case(tools, made.id, "CL7", {"child-voice": "She likes school"}, cohort="care-leavers")
    ((name, content),) = case_files(tools, LOCAL, made.id, form)
    filled = FILL[form](content, {})
    save_case(tools, LOCAL, made.id, "CL7", Typed(revision_of(tools, made.id, "CL7"), {"period": "January to June"}))
    import_cases(tools, LOCAL, [(name, filled)])
    values = open_case(tools, LOCAL, made.id, "CL7").case.values
    assert values["period"] == "January to June"
    assert values[f"{LINE}.strengths"] == "\n".join(STRENGTHS)
    other = FILL[form](content, {}, strengths=("Something else",))
    (found,) = import_cases(tools, LOCAL, [(name, other)])
    assert "Somebody changed this meanwhile" in found.problems[0]
    assert open_case(tools, LOCAL, made.id, "CL7").case.values == values


@pytest.mark.parametrize("form", ["xlsx", "docx"])
def test_a_form_with_a_mistake_is_refused_whole_and_says_why(tools, made, form):
    wrong = WRITTEN | {"Local code": "1029511", "Cohort": "Somebody", "Day of reading": "yesterday"}
    (found,) = import_cases(tools, LOCAL, [(f"a.{form}", FILL[form](blank_form(tools, LOCAL, made.id, form), wrong))])
    said = " ".join(found.problems)
    for words in ("'1029511' is no local code", "'Somebody' is not in the sample", "'yesterday' is not a day"):
        assert words in said
    assert rollup_of(tools, LOCAL, made.id).rollup.cases == 0


def test_words_beside_the_form_are_never_dropped_unseen(tools, made):
    document = docx.Document(BytesIO(filled_document(blank_form(tools, LOCAL, made.id, "docx"), WRITTEN)))
    document.add_paragraph("One more thing that I saw.")
    out = BytesIO()
    document.save(out)
    (found,) = import_cases(tools, LOCAL, [("a.docx", out.getvalue())])
    assert "One more thing that I saw." in found.problems[0]


def test_words_beside_and_below_the_excel_form_and_on_other_sheets_are_named_with_their_cells(tools, made):
    book = load_workbook(BytesIO(filled_workbook(blank_form(tools, LOCAL, made.id, "xlsx"), WRITTEN)))
    page = book.worksheets[0]
    below = page.max_row + 2
    page["D5"], page["F9"], page.cell(below, 2).value = "Ask about the school.", "And this.", "A note below"
    book.create_sheet("My notes")["B3"] = "Words that go on and on " * 5
    out = BytesIO()
    book.save(out)
    (found,) = import_cases(tools, LOCAL, [("a.xlsx", out.getvalue())])
    said = "\n".join(found.problems)
    assert len(found.problems) == 4
    assert "cell D5 of the sheet Case review, “Ask about the school.”" in said
    assert "cell F9 of the sheet Case review, “And this.”" in said
    assert f"cell B{below} of the sheet Case review, “A note below”" in said
    assert "cell B3 of the sheet My notes, “Words that go on and on Words" in said
    assert not cases_of(tools, LOCAL, made.id).cases


def test_a_day_comes_in_as_every_page_prints_it(tools, made):
    content = filled_workbook(blank_form(tools, LOCAL, made.id, "xlsx"), WRITTEN | {"Day of reading": "12 November 2026"})
    (found,) = import_cases(tools, LOCAL, [("a.xlsx", content)])
    assert found.problems == ()
    assert "2026-11-12" in open_case(tools, LOCAL, made.id, "CL7").case.values.values()


def test_the_command_says_plainly_that_nothing_of_a_file_was_taken(tools, made, monkeypatch, tmp_path):
    monkeypatch.setenv("SELFASSESS_DATABASE_URL", tools.settings.database_url)
    monkeypatch.setenv("SELFASSESS_DATA_DIR", str(tools.settings.data_dir))
    blank = blank_form(tools, LOCAL, made.id, "xlsx")
    good, wrong, other = (tmp_path / name for name in ("good.xlsx", "wrong.xlsx", "other.xlsx"))
    good.write_bytes(filled_workbook(blank, WRITTEN))
    wrong.write_bytes(filled_workbook(blank, WRITTEN | {"Day of reading": "yesterday"}))
    other.write_bytes(b"no workbook")

    def run(*words):
        return CliRunner().invoke(selfassess, ["peer-challenges", "cases", "import", *map(str, words)])

    said = run(wrong, other)
    assert said.exit_code == 1
    assert "wrong.xlsx: nothing was taken. Mend what follows and send it again:\n  Day of reading: 'yesterday' is" in said.output
    assert "other.xlsx: nothing was taken:\n  other.xlsx is not an Excel workbook" in said.output
    assert "changed" not in said.output
    assert "new case CL7, " in (looked := run(good, "--dry-run").output)
    assert "answers would change" in looked
    assert "answers changed" in run(good).output


LET_SLIP = ("Reviews are on time", "See form 1029511")


def test_what_may_tell_who_a_child_is_is_held_back_until_somebody_says_why_it_does_not(tools, made):
    sent = [("a.xlsx", filled_workbook(blank_form(tools, LOCAL, made.id, "xlsx"), WRITTEN, strengths=LET_SLIP))]
    ((waits),) = receive_forms(tools, LOCAL, made.id, sent)
    assert [(each.title, each.line) for each in waits.incoming.held] == [("Planning and review: strengths", "See form 1029511")]
    (left,) = take_forms(tools, LOCAL, made.id, [waits.file])
    assert "looks like a case number" in left.problems[0]
    assert not cases_of(tools, LOCAL, made.id).cases
    assert [each.file for each in waiting_forms(tools, LOCAL, made.id)] == [waits.file]
    with pytest.raises(HeldBack):
        take_forms(tools, LOCAL, made.id, [waits.file], {waits.file: "It is 1029511"})
    (taken,) = take_forms(tools, LOCAL, made.id, [waits.file], {waits.file: "The number of a form"})
    assert taken.problems == ()
    assert waiting_forms(tools, LOCAL, made.id) == ()
    case = open_case(tools, LOCAL, made.id, "CL7").case
    assert case.values[f"{LINE}.strengths"] == "\n".join(LET_SLIP)
    assert case.reasons == {f"{LINE}.strengths": "The number of a form"}


def test_the_command_takes_what_is_held_back_with_a_reason_alone(tools, made, monkeypatch, tmp_path):
    monkeypatch.setenv("SELFASSESS_DATABASE_URL", tools.settings.database_url)
    monkeypatch.setenv("SELFASSESS_DATA_DIR", str(tools.settings.data_dir))
    path = tmp_path / "a.docx"
    path.write_bytes(filled_document(blank_form(tools, LOCAL, made.id, "docx"), WRITTEN, strengths=LET_SLIP))

    def run(*words):
        return CliRunner().invoke(selfassess, ["peer-challenges", "cases", "import", str(path), *words])

    assert json.loads(run("--dry-run", "--format", "json").output)[0]["held_back"][0]["line"] == "See form 1029511"
    refused = run()
    assert refused.exit_code == 1
    assert "Planning and review: strengths: ‘See form 1029511’" in refused.output
    assert not cases_of(tools, LOCAL, made.id).cases
    done = run("--reason", "The number of a form")
    assert (done.exit_code, "kept with your reason" in done.output) == (0, True)


@pytest.mark.parametrize("name", ["report.docx", "table.xlsx", "notes.txt", "broken.xlsx", "broken.docx"])
def test_another_file_is_refused(tools, made, name, tmp_path):
    if name == "report.docx":
        docx.Document().save(tmp_path / name)
    elif name == "table.xlsx":
        book = load_workbook(BytesIO(blank_form(tools, LOCAL, made.id, "xlsx")))
        book.worksheets[0]["A1"] = "something else"
        book.save(tmp_path / name)
    else:
        (tmp_path / name).write_bytes(b"not what it says")
    (found,) = import_cases(tools, LOCAL, [(name, (tmp_path / name).read_bytes())])
    assert found.problems
    assert name in found.problems[0]


def test_the_commands_write_forms_and_take_them_in(tools, made, monkeypatch, tmp_path):
    monkeypatch.setenv("SELFASSESS_DATABASE_URL", tools.settings.database_url)
    monkeypatch.setenv("SELFASSESS_DATA_DIR", str(tools.settings.data_dir))
    run = CliRunner().invoke
    done = run(selfassess, ["peer-challenges", "cases", "export", made.id, "--blank", "--out", str(tmp_path)])
    assert done.exit_code == 0, done.output
    (path,) = tmp_path.glob("*-case-review-template-*.xlsx")
    path.write_bytes(filled_workbook(path.read_bytes(), WRITTEN))
    dry = run(selfassess, ["peer-challenges", "cases", "import", str(path), "--dry-run", "--format", "json"])
    (told,) = json.loads(dry.output)
    assert (told["case"], told["new"]) == ("CL7", True)
    assert run(selfassess, ["peer-challenges", "cases", "import", str(path)]).exit_code == 0
    assert open_case(tools, LOCAL, made.id, "CL7").case.values["worker-not-met"] == "It was half term"
    wrong = tmp_path / "wrong.xlsx"
    wrong.write_bytes(b"no")
    assert run(selfassess, ["peer-challenges", "cases", "import", str(wrong)]).exit_code == 1


def test_forms_that_were_sent_wait_until_somebody_agrees_and_are_gone_afterwards(tools):
    visit, other = a_challenge(tools).id, a_challenge(tools, authority="Tarnbrough").id
    mine = filled_workbook(blank_form(tools, LOCAL, visit, "xlsx"), WRITTEN)
    theirs = filled_document(blank_form(tools, LOCAL, other, "docx"), WRITTEN)
    kept = set(tools.files().digests())
    waiting = receive_forms(tools, LOCAL, visit, [("a.xlsx", mine), ("b.docx", theirs), ("c.xlsx", b"no workbook")])
    assert [each.incoming.code for each in waiting] == ["CL7", "", ""]
    assert [bool(each.incoming.problems) for each in waiting] == [False, True, True]
    assert "form of another challenge" in waiting[1].incoming.problems[0]
    assert cases_of(tools, LOCAL, visit).cases == ()
    assert [(each.file, each.incoming.name) for each in waiting_forms(tools, LOCAL, visit)] == [(waiting[0].file, "a.xlsx")]

    (taken,) = take_forms(tools, LOCAL, visit, [waiting[0].file])
    assert taken.problems == ()
    assert open_case(tools, LOCAL, visit, "CL7").case.values[f"{LINE}.strengths"]
    assert set(tools.files().digests()) == kept
    assert waiting_forms(tools, LOCAL, visit) == ()


def test_what_does_not_wait_in_this_challenge_is_never_taken_or_thrown_away(tools):
    visit, other = a_challenge(tools).id, a_challenge(tools, authority="Tarnbrough").id
    evidence = tools.files().put("evidence.txt", b"Something else that is kept.")
    sent = receive_forms(tools, LOCAL, other, [("a.xlsx", filled_workbook(blank_form(tools, LOCAL, other, "xlsx"), WRITTEN))])
    for service in (take_forms, drop_forms):
        for file in (evidence.sha256, sent[0].file):
            with pytest.raises(NotFound, match="waits no longer"):
                service(tools, LOCAL, visit, [file])
    assert {evidence.sha256, sent[0].file} <= set(tools.files().digests())


def test_what_nobody_agreed_to_is_thrown_away_after_a_month(tools):
    visit = a_challenge(tools).id
    blank = blank_form(tools, LOCAL, visit, "xlsx")
    old = receive_forms(tools, LOCAL, visit, [("old.xlsx", filled_workbook(blank, WRITTEN))])[0].file
    later = replace(tools, clock=lambda: tools.clock() + timedelta(days=31))
    assert purge(later, LOCAL, days=30, only_look=True).waiting == 1
    new = receive_forms(later, LOCAL, visit, [("new.xlsx", filled_workbook(blank, WRITTEN | {"Local code": "cl8"}))])[0].file
    assert [each.file for each in waiting_forms(tools, LOCAL, visit)] == [new]
    assert old not in set(tools.files().digests())
    much_later = replace(tools, clock=lambda: tools.clock() + timedelta(days=90))
    assert str(purge(much_later, LOCAL, days=30)) == "1 file that waited for somebody to agree and 1 file"
    assert waiting_forms(tools, LOCAL, visit) == ()
    assert new not in set(tools.files().digests())
