"""Looks that a council drops in are checked before a document is made in them."""

import shutil
import subprocess
from io import BytesIO

import docx
import pytest
from docx.shared import RGBColor
from PIL import Image

from selfassess.exporters.word import write
from selfassess.resources import data_dir
from selfassess.services.look_checks import a_document, check_looks


def told(folder):
    return [(mistake.file.rpartition("/")[2], mistake.message) for mistake in check_looks([folder])]


@pytest.fixture
def ours(tmp_path):
    """A folder of templates with the standard looks under a name of our own."""
    shipped = data_dir("templates")
    shutil.copytree(shipped / "word" / "standard", tmp_path / "word" / "ours")
    for kind, ending in (("pdf", "typ"), ("page", "html")):
        (tmp_path / kind).mkdir()
        shutil.copy(shipped / kind / f"standard.{ending}", tmp_path / kind / f"ours.{ending}")
    return tmp_path


def test_the_looks_that_ship_are_sound():
    assert check_looks([data_dir("templates")]) == ()


def test_a_copy_under_another_name_is_sound(ours):
    assert told(ours) == []


def test_a_style_that_is_missing_is_named(ours):
    styles = ours / "word" / "ours" / "word" / "styles.xml"
    styles.write_text(
        styles.read_text(encoding="utf-8").replace('w:styleId="QuoteSource"', 'w:styleId="Other"'), encoding="utf-8"
    )
    (found,) = told(ours)
    assert found == (
        "ours",
        'the style "Quote Source" is missing. Take it over from the standard look, or make one of that name.',
    )


def test_a_look_that_libreoffice_saved_is_sound_and_keeps_its_logo_and_its_headings(soffice, tmp_path):
    """As a council makes one: a document of ours with a logo and another colour, saved by LibreOffice."""
    Image.new("RGB", (60, 20), (120, 0, 80)).save(tmp_path / "logo.png")
    begun = tmp_path / "northmoor.docx"
    begun.write_bytes(write(a_document("standard"), (data_dir("templates"),)))
    word = docx.Document(str(begun))
    word.styles["Heading 1"].font.color.rgb = RGBColor(120, 0, 80)
    word.sections[0].header.paragraphs[0].insert_paragraph_before().add_run().add_picture(str(tmp_path / "logo.png"))
    word.save(str(begun))
    command = [soffice, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to", "docx"]
    folder = tmp_path / "templates" / "word"
    subprocess.run([*command, "--outdir", str(folder), str(begun)], check=True, capture_output=True, timeout=180)
    assert told(tmp_path / "templates") == []
    made = docx.Document(BytesIO(write(a_document("northmoor"), (tmp_path / "templates", data_dir("templates")))))
    header = made.sections[0].header
    assert len(header._element.xpath(".//w:drawing")) == 1
    assert header.paragraphs[-1].text.startswith("Northmoor")
    upright, turned, after = made.sections
    assert turned.page_width == upright.page_height == after.page_height
    for section in (turned, after):
        (picture,) = section.header._element.xpath(".//a:blip/@r:embed")
        assert (
            section.header.part.rels[picture].target_part.blob
            == header.part.rels[header._element.xpath(".//a:blip/@r:embed")[0]].target_part.blob
        )
    (heading,) = (style for style in made.styles if style.style_id == "Heading1")
    assert heading.font.color.rgb == RGBColor(120, 0, 80)


def test_a_plain_word_file_lacks_our_styles_and_says_each(tmp_path):
    (tmp_path / "word").mkdir()
    docx.Document().save(str(tmp_path / "word" / "plain.docx"))
    missing = [message.split('"')[1] for name, message in told(tmp_path) if name == "plain.docx"]
    assert {"Cover Kicker", "Register", "Fact Last"} <= set(missing)
    assert "Heading 1" not in missing


def test_a_file_that_is_no_word_file_says_so(tmp_path):
    (tmp_path / "word").mkdir()
    (tmp_path / "word" / "broken.docx").write_bytes(b"no")
    ((name, message),) = told(tmp_path)
    assert name == "broken.docx"
    assert "it is no Word file that can be opened" in message


@pytest.mark.parametrize(("kind", "name", "broken"), [("pdf", "ours.typ", "#let x = "), ("page", "ours.html", "{% if %}")])
def test_a_look_that_cannot_be_set_says_why(ours, kind, name, broken):
    path = ours / kind / name
    path.write_text(path.read_text(encoding="utf-8") + broken, encoding="utf-8")
    ((where, message),) = told(ours)
    assert where == name
    assert message.startswith("a document cannot be set in it: ")
    assert len(message) > 40
