"""Looks that a council drops in are checked before a document is made in them."""

import shutil

import docx
import pytest

from selfassess.resources import data_dir
from selfassess.services.look_checks import check_looks


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
