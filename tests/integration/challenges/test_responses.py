"""The findings table goes to the council as Word and as Excel, is filled as a person would, and comes back."""

import json
import subprocess
from io import BytesIO

import docx
import pytest
from click.testing import CliRunner
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from openpyxl import Workbook, load_workbook

from selfassess.cli import selfassess
from selfassess.domain.changes import Decision
from selfassess.domain.people import LOCAL, Person
from selfassess.domain.rights import Grant, Role
from selfassess.errors import BadInput, Conflict, NotAllowed, NotFound, Unreadable
from selfassess.services.case_reviews import Typed, save_case
from selfassess.services.case_rollup import respond, rollup_of
from selfassess.services.feedback import share_report
from selfassess.services.response_tables import (
    export_responses,
    look_at_responses,
    response_intakes,
    take_in_responses,
    undo_responses,
)
from selfassess.services.waiting_responses import (
    look_at_waiting_responses,
    send_responses,
    take_in_waiting_responses,
    throw_responses_away,
    waiting_responses,
)
from tests.challenge_world import a_case, a_challenge, revision_of

LINE, OTHER = "practice.assessment", "practice.planning-review"
TITLES = {LINE: "Assessment", OTHER: "Planning and review"}
BOTH_FORMS = pytest.mark.parametrize("form", ["xlsx", "docx"])


@pytest.fixture
def made(tools):
    made = a_challenge(tools)
    a_case(
        tools,
        made.id,
        "IC1",
        {f"{LINE}.strengths": "Assessments are timely", f"{LINE}.considerations": "Could fathers be asked?"},
    )
    a_case(tools, made.id, "CL1", {f"{OTHER}.considerations": "=Plans drift"}, cohort="care-leavers")
    return made


def filled_workbook(content, said):
    """What the council does in Excel: types into the last column."""
    book = load_workbook(BytesIO(content))
    page = book.worksheets[0]
    for row in page.iter_rows(min_row=5):
        if row[1].value in said:
            row[4].value = said[row[1].value]
            row[4].data_type = "s"
    return saved(book)


def filled_document(content, said):
    """What the council does in Word: types into the last column, a paragraph for each thought."""
    document = docx.Document(BytesIO(content))
    for row in document.tables[0].rows[1:]:
        title = row.cells[0].text.partition("practice.")[0]
        if title in said:
            for old in row.cells[3].paragraphs[1:]:
                old._p.getparent().remove(old._p)
            first, *rest = said[title].split("\n")
            row.cells[3].paragraphs[0].text = first
            for line in rest:
                row.cells[3].add_paragraph(line)
    return saved(document)


def saved(book):
    out = BytesIO()
    book.save(out)
    return out.getvalue()


FILL = {"xlsx": filled_workbook, "docx": filled_document}


def out(tools, made, form):
    return export_responses(tools, LOCAL, made.id, form)[1]


def look(tools, form, content, **given):
    return look_at_responses(tools, LOCAL, name=f"table.{form}", content=content, **given).changes


def responses(tools, made):
    return {row.part.line: row.response for row in rollup_of(tools, LOCAL, made.id).rollup.rows if row.response}


@BOTH_FORMS
def test_the_table_goes_out_is_answered_and_comes_back_as_one_change_that_can_be_undone(tools, made, form):
    respond(tools, LOCAL, made.id, OTHER, "Noted.")
    filled = FILL[form](
        out(tools, made, form), {"Assessment": "We agree.\n=From June we ask them.", "Planning and review": "Done."}
    )
    changes = look(tools, form, filled)
    assert [(each.title, each.before, each.after, each.conflict) for each in changes.changes] == [
        ("Assessment", "", "We agree.\n=From June we ask them.", False),
        ("Planning and review", "Noted.", "Done.", False),
    ]
    assert changes.problems == ()
    assert responses(tools, made) == {OTHER: "Noted."}
    taken = take_in_responses(tools, LOCAL, name=f"table.{form}", content=filled, seen=changes.digest)
    assert responses(tools, made) == {LINE: "We agree.\n=From June we ask them.", OTHER: "Done."}
    assert look(tools, form, filled).changes == ()
    undone = undo_responses(tools, LOCAL, made.id, taken.intake.id)
    assert undone.left == ()
    assert responses(tools, made) == {OTHER: "Noted."}
    with pytest.raises(BadInput, match="undone already"):
        undo_responses(tools, LOCAL, made.id, taken.intake.id)


def test_every_row_of_the_workbook_is_high_enough_for_its_words(tools, made):
    for number in range(2, 8):
        a_case(
            tools, made.id, f"IC{number}", {f"{LINE}.strengths": f"Assessment number {number} is timely and of a good quality"}
        )
    page = load_workbook(BytesIO(out(tools, made, "xlsx"))).worksheets[0]
    heights = {row[1].value: page.row_dimensions[row[0].row].height for row in page.iter_rows(min_row=5)}
    assert heights["Assessment"] > 7 * 12
    assert heights["Outcomes"] < 20


@BOTH_FORMS
def test_what_went_out_and_was_not_filled_changes_nothing(tools, made, form):
    respond(tools, LOCAL, made.id, LINE, "First line.\n\nSecond  line.")
    changes = look(tools, form, out(tools, made, form))
    assert (changes.changes, changes.problems) == ((), ())


@BOTH_FORMS
def test_an_emptied_response_is_a_change_too(tools, made, form):
    respond(tools, LOCAL, made.id, LINE, "Noted.")
    (change,) = look(tools, form, FILL[form](out(tools, made, form), {"Assessment": ""})).changes
    assert (change.before, change.after, change.conflict) == ("Noted.", "", False)


@BOTH_FORMS
def test_what_was_changed_here_meanwhile_is_a_conflict_that_a_person_decides(tools, made, form):
    filled = FILL[form](out(tools, made, form), {"Assessment": "From the file.", "Planning and review": "Too."})
    respond(tools, LOCAL, made.id, LINE, "Typed here.")
    changes = look(tools, form, filled)
    assert [(each.line, each.conflict) for each in changes.changes] == [(LINE, True), (OTHER, False)]
    take_in_responses(tools, LOCAL, name=f"a.{form}", content=filled)
    assert responses(tools, made) == {LINE: "Typed here.", OTHER: "Too."}
    key = changes.changes[0].key
    take_in_responses(tools, LOCAL, name=f"a.{form}", content=filled, decisions={key: Decision.BOTH})
    assert responses(tools, made)[LINE] == "From the file.\n\nTyped here."


def test_what_was_looked_at_and_changed_since_is_not_taken(tools, made):
    filled = filled_workbook(out(tools, made, "xlsx"), {"Assessment": "From the file."})
    seen = look(tools, "xlsx", filled).digest
    respond(tools, LOCAL, made.id, LINE, "Typed here.")
    with pytest.raises(Conflict, match="since you looked"):
        take_in_responses(tools, LOCAL, name="a.xlsx", content=filled, seen=seen)
    assert responses(tools, made) == {LINE: "Typed here."}


def test_undoing_leaves_what_was_changed_again(tools, made):
    filled = filled_workbook(out(tools, made, "xlsx"), {"Assessment": "One.", "Planning and review": "Two."})
    intake = take_in_responses(tools, LOCAL, name="a.xlsx", content=filled).intake
    respond(tools, LOCAL, made.id, LINE, "Changed again.")
    assert undo_responses(tools, LOCAL, made.id, intake.id).left == ("Assessment",)
    assert responses(tools, made) == {LINE: "Changed again."}
    assert response_intakes(tools, LOCAL, made.id)[0].undone_by == LOCAL.id


@BOTH_FORMS
def test_the_council_changes_no_finding_and_is_told_when_they_changed_here(tools, made, form):
    content = out(tools, made, form)
    if form == "xlsx":
        book = load_workbook(BytesIO(filled_workbook(content, {"Assessment": "No."})))
        row = next(row for row in book.worksheets[0].iter_rows() if row[1].value == "Assessment")
        row[3].value = "Nothing to consider"
    else:
        book = docx.Document(BytesIO(filled_document(content, {"Assessment": "No."})))
        row = next(row for row in book.tables[0].rows if row.cells[0].text.startswith("Assessment"))
        row.cells[2].paragraphs[0].text = "Nothing to consider"
    save_case(tools, LOCAL, made.id, "CL1", Typed(revision_of(tools, made.id, "CL1"), {f"{OTHER}.considerations": "Reworded"}))
    changes = look(tools, form, saved(book))
    assert [each.line for each in changes.changes] == [LINE]
    assert [said.partition(":")[0] for said in changes.problems] == ["Assessment", "Planning and review"]
    assert "the findings were changed in the file. They stay" in changes.problems[0]
    assert "the findings were changed here after the file went out" in changes.problems[1]


def test_columns_moved_and_hidden_and_rows_sorted_are_still_understood(tools, made):
    book = load_workbook(BytesIO(filled_workbook(out(tools, made, "xlsx"), {"Assessment": "Yes.", "Planning and review": "No."})))
    page = book.worksheets[0]
    head, *rows = [[cell.value for cell in row][:5] for row in page.iter_rows(min_row=4)]
    page.delete_rows(1, page.max_row)
    for row in (["Our copy"], [], *([row[4], row[1], row[0], None, row[2], row[3]] for row in [head, *reversed(rows)])):
        page.append(row)
    page.column_dimensions["B"].hidden = True
    changes = look(tools, "xlsx", saved(book))
    assert {each.line: each.after for each in changes.changes} == {LINE: "Yes.", OTHER: "No."}
    assert changes.problems == (
        "Words stand where nothing is asked, and are not taken: cell A1 of the sheet Response, “Our copy”.",
    )


@BOTH_FORMS
def test_rows_that_lost_their_key_are_known_by_their_area_and_then_every_difference_is_a_conflict(tools, made, form):
    respond(tools, LOCAL, made.id, LINE, "Noted.")
    filled = FILL[form](out(tools, made, form), {"Assessment": "Yes.", "Planning and review": "No."})
    if form == "xlsx":
        book = load_workbook(BytesIO(filled))
        book.worksheets[0].delete_cols(1)
    else:
        book = docx.Document(BytesIO(filled))
        for row in book.tables[0].rows[1:]:
            for run in [run for run in row.cells[0].paragraphs[0].runs if run.font.hidden]:
                run._r.getparent().remove(run._r)
    changes = look(tools, form, saved(book))
    assert [(each.line, each.conflict) for each in changes.changes] == [(LINE, True), (OTHER, False)]


def test_words_that_word_followed_as_changes_count_and_those_taken_out_do_not(tools, made):
    document = docx.Document(BytesIO(filled_document(out(tools, made, "docx"), {"Assessment": "We agree"})))
    row = next(row for row in document.tables[0].rows if row.cells[0].text.startswith("Assessment"))
    paragraph = row.cells[3].paragraphs[0]
    for tag, words, inner in (("w:ins", " in part.", "w:t"), ("w:del", " wholly.", "w:delText")):
        change, run, text = OxmlElement(tag), OxmlElement("w:r"), OxmlElement(inner)
        change.set(qn("w:id"), "1")
        change.set(qn("w:author"), "Council")
        text.text = words
        text.set(qn("xml:space"), "preserve")
        run.append(text)
        change.append(run)
        paragraph._p.append(change)
    (changed,) = look(tools, "docx", saved(document)).changes
    assert changed.after == "We agree in part."


@BOTH_FORMS
def test_libreoffice_may_save_it_and_it_is_still_understood(tools, made, form, soffice, tmp_path):
    respond(tools, LOCAL, made.id, OTHER, "Noted.\nTwice.")
    path = tmp_path / f"table.{form}"
    path.write_bytes(FILL[form](out(tools, made, form), {"Assessment": "We agree.\nFrom June."}))
    command = [soffice, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to", form]
    subprocess.run([*command, "--outdir", tmp_path / "back", path], check=True, capture_output=True, timeout=120)
    changes = look(tools, form, (tmp_path / "back" / path.name).read_bytes())
    assert [(each.line, each.before, each.after, each.conflict) for each in changes.changes] == [
        (LINE, "", "We agree.\nFrom June.", False)
    ]
    assert changes.problems == ()


@BOTH_FORMS
def test_words_beside_the_table_are_named_and_two_answers_to_one_area_too(tools, made, form):
    filled = FILL[form](out(tools, made, form), {"Assessment": "Yes."})
    if form == "xlsx":
        book = load_workbook(BytesIO(filled))
        page = book.worksheets[0]
        page["G6"] = "A note in the margin"
        page.append([None, "Assessment", None, None, "Yes and no."])
        page.append([None, "Buildings", None, None, "We have some."])
        book.create_sheet("Mine")["A1"] = "On a sheet"
    else:
        book = docx.Document(BytesIO(filled))
        book.add_paragraph("A note in the margin")
        book.add_paragraph("On a sheet")
        for title, said in (("Assessment", "Yes and no."), ("Buildings", "We have some.")):
            cells = book.tables[0].add_row().cells
            cells[0].text, cells[3].text = title, said
    changes = look(tools, form, saved(book))
    assert [each.after for each in changes.changes] == ["Yes."]
    told = "\n".join(changes.problems)
    for words in ("A note in the margin", "On a sheet", "answers Assessment once more", "no area of practice 'Buildings'"):
        assert words in told


def test_a_wrong_an_old_and_a_foreign_file_are_refused_with_the_reason(tools, made):
    other = a_challenge(tools, authority="Tarnbrough")
    content = out(tools, made, "xlsx")
    old = load_workbook(BytesIO(content))
    old.worksheets[0]["A4"] = old.worksheets[0]["A4"].value.replace("|1|", "|0|")
    headless = load_workbook(BytesIO(content))
    headless.worksheets[0].delete_rows(4)
    plain = Workbook()
    plain.active.append(["Areas of practice", "Response from the council"])
    template = load_workbook(BytesIO(content))
    template.worksheets[0]["A4"] = template.worksheets[0]["A4"].value.replace("case-review-2026", "case-review-2019")
    gone = load_workbook(BytesIO(content))
    gone.worksheets[0]["A4"] = gone.worksheets[0]["A4"].value.replace(made.id, "nowhere")
    for name, sent, error, why in (
        ("a.pdf", b"%PDF", Unreadable, "neither an Excel workbook"),
        ("a.xlsx", b"no", Unreadable, "no Excel workbook"),
        ("a.docx", b"no", Unreadable, "not a Word document"),
        ("a.docx", saved(docx.Document()), Unreadable, "no table of findings of this program"),
        ("a.xlsx", saved(plain), Unreadable, "no table of findings of this program"),
        ("a.xlsx", saved(headless), Unreadable, "no row with the headings"),
        ("a.xlsx", saved(old), BadInput, "another version of the program"),
        ("a.xlsx", saved(template), BadInput, "reviewed by case-review-2019"),
        ("a.xlsx", saved(gone), NotFound, "a challenge that is not here"),
    ):
        with pytest.raises(error, match=why):
            look_at_responses(tools, LOCAL, name=name, content=sent)
    with pytest.raises(BadInput, match="belongs to another challenge"):
        look_at_responses(tools, LOCAL, name="a.xlsx", content=content, challenge=other.id)
    with pytest.raises(BadInput, match="not made as 'pdf'"):
        export_responses(tools, LOCAL, made.id, "pdf")


def test_a_response_that_is_too_long_is_not_taken_and_says_so(tools, made):
    filled = filled_workbook(out(tools, made, "xlsx"), {"Assessment": "Long. " * 700, "Planning and review": "Short."})
    changes = look(tools, "xlsx", filled)
    assert [each.line for each in changes.changes] == [OTHER]
    assert "Assessment: the response has more than 4,000 letters" in changes.problems[0]


def test_the_council_takes_part_once_the_findings_are_shared_and_nobody_else(tools, made):
    content = filled_workbook(out(tools, made, "xlsx"), {"Assessment": "We agree."})
    organiser = Person("o", "Organiser", (Grant(Role.ORGANISER, made.id),))
    peer = Person("p", "Peer", (Grant(Role.PEER, made.id),))
    stranger = Person("s", "Stranger", (Grant(Role.ORGANISER, "elsewhere"),))
    for call in (
        lambda: export_responses(tools, organiser, made.id, "docx"),
        lambda: look_at_responses(tools, organiser, name="a.xlsx", content=content),
    ):
        with pytest.raises(NotAllowed, match="not shared"):
            call()
    share_report(tools, LOCAL, made.id, shared=True)
    assert export_responses(tools, organiser, made.id, "docx")[0].endswith(".docx")
    take_in_responses(tools, organiser, name="a.xlsx", content=content)
    assert responses(tools, made) == {LINE: "We agree."}
    with pytest.raises(NotAllowed):
        take_in_responses(tools, peer, name="a.xlsx", content=content)
    with pytest.raises(NotFound, match="may not see"):
        look_at_responses(tools, stranger, name="a.xlsx", content=content)


def test_a_table_that_was_sent_waits_and_its_file_is_gone_once_it_is_settled(tools, made):
    kept = set(tools.files().digests())
    first, second = (
        send_responses(tools, LOCAL, made.id, name=name, content=filled_workbook(out(tools, made, "xlsx"), {"Assessment": name}))
        for name in ("one.xlsx", "two.xlsx")
    )
    assert [each.name for each in waiting_responses(tools, LOCAL, made.id)] == ["one.xlsx", "two.xlsx"]
    seen = look_at_waiting_responses(tools, LOCAL, made.id, first.file).changes
    take_in_waiting_responses(tools, LOCAL, made.id, first.file, decisions={}, seen=seen.digest)
    throw_responses_away(tools, LOCAL, made.id, second.file)
    assert responses(tools, made) == {LINE: "one.xlsx"}
    assert waiting_responses(tools, LOCAL, made.id) == ()
    assert set(tools.files().digests()) == kept
    with pytest.raises(NotFound, match="waits no longer"):
        look_at_waiting_responses(tools, LOCAL, made.id, first.file)


def test_the_commands_take_the_table_out_and_in_and_undo_it(tools, made, monkeypatch, tmp_path):
    monkeypatch.setenv("SELFASSESS_DATABASE_URL", tools.settings.database_url)
    monkeypatch.setenv("SELFASSESS_DATA_DIR", str(tools.settings.data_dir))

    def run(*words):
        return CliRunner().invoke(selfassess, ["peer-challenges", "responses", *map(str, words)])

    done = run("export", made.id, "--format", "xlsx,docx", "--out", tmp_path)
    assert done.exit_code == 0, done.output
    path = next(tmp_path.glob("*.xlsx"))
    path.write_bytes(filled_workbook(path.read_bytes(), {"Assessment": "We agree."}))
    dry = json.loads(run("import", path, "--dry-run", "--format", "json").output)
    assert dry["challenge"] == made.id
    assert [(each["line"], each["before"], each["after"], each["conflict"]) for each in dry["changes"]] == [
        (LINE, "", "We agree.", False)
    ]
    assert responses(tools, made) == {}
    respond(tools, LOCAL, made.id, LINE, "Typed here.")
    left = run("import", path)
    assert left.exit_code == 1
    assert "Assessment: both changed this. Nothing is taken here" in left.output
    assert run("import", path, "--conflicts", "file").exit_code == 0
    assert responses(tools, made) == {LINE: "We agree."}
    (intake,) = json.loads(run("list", made.id, "--format", "json").output)
    assert intake["changes"] == 1
    assert run("undo", made.id, intake["id"]).exit_code == 0
    assert responses(tools, made) == {LINE: "Typed here."}
    path.write_bytes(b"no")
    assert isinstance(run("import", path).exception, Unreadable)
