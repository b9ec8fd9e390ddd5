"""A file that is not the workbook that went out is refused in words, and never takes long."""

import zipfile
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook

from selfassess.domain.people import LOCAL
from selfassess.errors import BadInput, NotFound, Unreadable
from selfassess.roundtrip.excel.layout import KEY_ROW
from selfassess.services.assessments import create_assessment
from selfassess.services.workbooks import export_workbook
from tests.integration.workbooks.conftest import NAME
from tests.returning import Filled

LINE = "help-protection.early-help"


def saved(book):
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def archive(**parts):
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return out.getvalue()


def with_meta(post, name, value):
    book = load_workbook(BytesIO(post.sent))
    cell = next(row[1] for row in book["_about"].iter_rows() if row[0].value == name)
    cell.value = value
    return saved(book)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "no Excel workbook"),
        (b"%PDF-1.7", "no Excel workbook"),
        (b"\xd0\xcf\x11\xe0" + b"\x00" * 600, "locked with a password"),
        (archive(word__document_xml="<w/>"), "not an Excel workbook"),
        (archive(xl__workbook_xml="<workbook"), "no Excel workbook"),
        (archive(xl__workbook_xml='<!DOCTYPE x [<!ENTITY a "aaaa">]><workbook/>'), "declares things"),
        (archive(xl__workbook_xml=b"<workbook/>", xl__media__big=b"\x00" * 9_000_000), "unpacks to far more"),
        (b"PK\x03\x04" + b"\x00" * (21 * 1024 * 1024), "larger than 20 MB"),
    ],
)
def test_a_file_of_another_kind_is_refused_saying_why(post, content, said):
    with pytest.raises(Unreadable, match=said):
        post.look(content)


def test_every_damaged_copy_is_read_or_refused_in_words(post):
    said = []
    for at in range(0, len(post.sent), len(post.sent) // 60):
        damaged = post.sent[:at] + bytes(byte ^ 0x55 for byte in post.sent[at : at + 40]) + post.sent[at + 40 :]
        try:
            found = post.look(damaged)
        except (BadInput, NotFound) as error:
            said.append(str(error))
        else:
            said.append(f"{len(found.changes)} changes.")
    assert len(said) > 60
    assert all(words.endswith(".") for words in said)
    refused = [words for words in said if "changes." not in words]
    assert len(refused) > len(said) / 2, said
    assert all(NAME in words for words in refused), refused


def test_a_workbook_of_somebody_elses_making_is_refused(post):
    with pytest.raises(Unreadable, match="not a scoring workbook that this program made"):
        post.look(saved(Workbook()))


def test_a_workbook_of_an_older_program_is_refused(post):
    book = load_workbook(BytesIO(post.sent))
    del book["_sent"]
    with pytest.raises(Unreadable, match="older version of the program"):
        post.look(saved(book))
    with pytest.raises(Unreadable, match="another version of the program"):
        post.look(with_meta(post, "format-version", "99"))


def test_a_workbook_of_another_assessment_is_refused(post):
    authority = post.filled().book["_about"]["B5"].value
    other = create_assessment(post.tools, LOCAL, authority=authority, framework="ilacs-2026", title="Another").id
    _, content = export_workbook(post.tools, LOCAL, other)
    with pytest.raises(BadInput, match="belongs to another assessment"):
        post.look(content)


def test_a_workbook_of_an_assessment_that_is_not_here_is_refused(post):
    with pytest.raises(BadInput, match="belongs to another assessment"):
        post.look(with_meta(post, "assessment", "nothing"))
    with pytest.raises(NotFound, match="an assessment that is not here"):
        post.take(Filled.opened(with_meta(post, "assessment", "nothing")))


def test_a_workbook_of_a_later_state_than_the_one_here_is_refused(post):
    book = load_workbook(BytesIO(post.sent))
    row = next(row for row in book["_about"].iter_rows() if row[0].value == LINE)
    row[1].value = "900"
    with pytest.raises(BadInput, match="a backup was restored"):
        post.look(saved(book))


def test_a_sheet_without_end_is_refused(post):
    book = post.filled()
    sheet = book.book["Evidence"]
    for number in range(100, 10_200):
        sheet.cell(number, 4).value = "x"
    with pytest.raises(Unreadable, match="more than 10,000 rows"):
        post.look(book)


def test_a_column_that_was_deleted_is_said_and_nothing_is_emptied(post):
    book = post.filled()
    sheet = book.book["Help and protection"]
    sheet.delete_cols(book.columns(sheet)["strengths"])
    found = post.look(book)
    assert found.changes == ()
    assert found.problems == ("Help and protection: the column “What we know: strengths” is missing; nothing was read for it.",)


def test_a_column_that_stands_twice_is_not_read(post):
    book = post.filled().write(LINE, how="New.")
    sheet = book.book["Help and protection"]
    sheet.cell(KEY_ROW, sheet.max_column + 1).value = "how"
    found = post.look(book)
    assert found.changes == ()
    assert "two columns are “How we know it”" in found.problems[0]


def test_a_row_that_stands_twice_and_says_two_things_is_not_read(post):
    book = post.filled()
    sheet = book.book["Help and protection"]
    row = book.cell(LINE, "id").row
    for cell in sheet[row]:
        sheet.cell(sheet.max_row + (1 if cell.column == 1 else 0), cell.column).value = cell.value
    assert post.look(book).changes == ()
    assert post.look(book).problems == ()
    book.write(LINE, strengths="Only here.")
    assert post.look(book).changes == ()
    assert "say different things of the same" in post.look(book).problems[0]


def test_a_row_that_is_deleted_takes_nothing_away(post):
    book = post.filled()
    sheet = book.book["Help and protection"]
    sheet.delete_rows(book.cell(LINE, "id").row)
    assert post.look(book).changes == ()


def test_a_copied_sheet_that_says_the_same_does_no_harm(post):
    book = post.filled()
    book.book.copy_worksheet(book.book["Help and protection"])
    assert post.look(book).changes == ()
