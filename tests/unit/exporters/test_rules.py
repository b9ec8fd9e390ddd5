"""The rules by which the tests judge a Word file find an offence when there is one."""

import zipfile
from io import BytesIO

import pytest

from tests.ooxml import mistakes
from tests.unit.exporters.test_word import EVERY_KIND, a_document, write


@pytest.fixture(scope="module")
def sound():
    return write(a_document(*EVERY_KIND, notes=((1, "Source 1."), (2, "Source 2."))))


def altered(content, part, old, new):
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as before, zipfile.ZipFile(out, "w") as after:
        for name in before.namelist():
            data = before.read(name).decode()
            assert name != part or old in data
            after.writestr(name, data.replace(old, new, 1) if name == part else data)
    return out.getvalue()


@pytest.mark.parametrize(
    ("part", "old", "new", "found"),
    [
        ("word/document.xml", '<w:pStyle w:val="Quote"/>', '<w:pStyle w:val="Motto"/>', "no style Motto"),
        (
            "word/document.xml",
            '<w:pPr><w:pStyle w:val="Quote"/>',
            '<w:pPr><w:keepNext/><w:pStyle w:val="Quote"/>',
            "out of order",
        ),
        ("word/document.xml", 'w:fldCharType="end"', 'w:fldCharType="separate"', "not closed"),
        ("word/document.xml", '<w:footnoteReference w:id="1"/>', '<w:footnoteReference w:id="7"/>', "do not answer"),
        ("word/document.xml", 'w:name="_Toc00000001"', 'w:name="first heading"', "named twice or badly"),
        ("word/numbering.xml", '<w:num w:numId="3"', '<w:num w:numId="33"', "no numbering 3"),
        ("[Content_Types].xml", "/word/footnotes.xml", "/word/feetnotes.xml", "not there"),
        ("word/_rels/document.xml.rels", "footnotes.xml", "feetnotes.xml", "not there"),
    ],
)
def test_an_offence_is_found(sound, part, old, new, found):
    assert mistakes(sound) == []
    assert found in "\n".join(mistakes(altered(sound, part, old, new)))
