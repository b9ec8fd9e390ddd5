"""The packs in an office program: they open, they read as they should, and nothing that was typed is worked out."""

import re
import subprocess
import zipfile
from io import BytesIO

import pypdfium2
import pytest
from openpyxl import load_workbook

from selfassess.domain.compose import compose
from selfassess.exporters.word import write as write_word
from selfassess.roundtrip.excel import write as write_workbook
from tests.builders import a_framework, a_line, a_material, a_response, an_action, an_area, an_evidence
from tests.golden.northmoor import northmoor
from tests.packs import shipped

TYPED = ("=1+1", "+1+1", "-1+1", "@SUM(1)", "\t=1+1", "_x0041_", "bell\x07")


@pytest.fixture(scope="module")
def convert(soffice, tmp_path_factory):
    """Opens a file in LibreOffice and saves it in another format."""
    folder = tmp_path_factory.mktemp("office")

    def run(content, name, form):
        source = folder / name
        source.write_bytes(content)
        command = [soffice, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", form]
        target = folder / form
        subprocess.run([*command, "--outdir", str(target), str(source)], check=True, capture_output=True, timeout=180)
        return (target / f"{source.stem}.{form}").read_bytes()

    return run


@pytest.fixture(scope="module")
def pages(convert):
    """The text of each page of the self-evaluation, as LibreOffice prints it."""
    content = write_word(compose(shipped("self-evaluation"), northmoor()))
    with pypdfium2.PdfDocument(convert(content, "self-evaluation.docx", "pdf")) as pdf:
        return [page.get_textpage().get_text_bounded() for page in pdf]


def test_the_contents_name_the_page_on_which_each_heading_is_printed(pages):
    contents = next(page for page in pages if "Contents" in page)
    entries = re.findall(r"^(.+?)\.{3,}\s*(\d+)\s*$", contents, re.MULTILINE)
    assert len(entries) > 20
    wrong = [(title, number) for title, number in entries if title.strip() not in " ".join(pages[int(number) - 1].split())]
    assert wrong == []


def test_a_cross_reference_names_the_page_on_which_its_heading_is_printed(pages):
    register = " ".join(" ".join(pages[-4:]).split())
    named = re.findall(r"(The front door|The whole authority) \(page (\d+)\)", register)
    assert {title for title, _ in named} == {"The front door", "The whole authority"}
    assert [(title, number) for title, number in named if title not in " ".join(pages[int(number) - 1].split())] == []


def test_every_page_but_the_first_is_numbered(pages):
    assert "Page" not in pages[0]
    assert all(f"Page {number} of {len(pages)}" in page for number, page in enumerate(pages[1:], start=2))


def test_footnotes_stand_on_the_page_of_their_mark(pages):
    (page,) = [page for page in pages if "Thresholds are well understood" in page]
    assert "Northmoor, ILACS inspection, July 2024, paragraph 12, page 4. Source 1." in page.replace("\r\n", " ")


def test_the_first_page_is_the_cover(pages):
    assert "Self-evaluation of" in pages[0]
    assert "Contents" not in pages[0]


@pytest.fixture(scope="module")
def reopened(convert):
    """A workbook of dangerous texts, opened and saved by LibreOffice, with what it worked out."""
    lines = [a_line(f"help-protection.{at}", f"Line {at}") for at in range(len(TYPED))]
    responses = [
        a_response(line.id, strengths=text, evidence=["evidence-1"], actions=["action-1"])
        for line, text in zip(lines, TYPED, strict=True)
    ]
    material = a_material(responses, a_framework([an_area(lines=lines)]), [an_evidence(title="=1+1")], [an_action(text="=1+1")])
    saved = convert(write_workbook(material, shipped("scoring-workbook")), "typed.xlsx", "xlsx")
    return load_workbook(BytesIO(saved), data_only=True), saved


def test_nothing_that_was_typed_is_worked_out(reopened):
    book, _ = reopened
    strengths = [row[9].value for row in book["Help and protection"].iter_rows(min_row=6)]
    assert strengths == [*TYPED[:-1], "bell\N{REPLACEMENT CHARACTER}"]
    assert book["Evidence"]["D5"].value == "=1+1"
    assert book["Actions"]["D5"].value == "=1+1"


def test_only_the_summary_has_formulas_and_it_counts(convert):
    saved = convert(write_workbook(northmoor(), shipped("scoring-workbook")), "northmoor.xlsx", "xlsx")
    summary = load_workbook(BytesIO(saved), data_only=True)["Summary"]
    rows = {row[0]: row[1:] for row in summary.iter_rows(min_row=4, values_only=True) if row[0]}
    assert rows["Area"][2:] == (
        "Topics",
        "Outstanding",
        "Good",
        "Requires improvement to be good",
        "Inadequate",
        "Not answered",
        "Do not know",
        "Not applicable",
    )
    assert rows["Children who need help and protection"] == ("Requires improvement to be good", "Medium", 3, 0, 1, 0, 1, 1, 0, 0)
    assert rows["The experiences and progress of children in care"][0] == "Do not know"
    assert rows["All areas"][2:] == (7, 0, 1, 0, 1, 4, 0, 1)
    assert rows["Pieces of evidence"][0] == 3
    assert rows["Actions"][0] == 2


def test_what_is_hidden_comes_back_hidden(reopened):
    book, saved = reopened
    assert book["_about"].sheet_state != "visible"
    assert book["Help and protection"].column_dimensions["A"].hidden
    with zipfile.ZipFile(BytesIO(saved)) as archive:
        assert archive.testzip() is None
