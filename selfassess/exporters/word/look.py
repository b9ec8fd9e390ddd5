"""The looks of templates/word/: a Word file, or the folder of parts that one is made of."""

import zipfile
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path

import docx
from docx.document import Document as WordDocument
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from lxml.etree import XMLSyntaxError

from selfassess.errors import NotFound

NAMES = (
    *("Title", "Subtitle", "Cover Kicker", "Cover Fact", "TOC Heading", "TOC 1", "TOC 2", "TOC 3"),
    *("Heading 1", "Heading 2", "Heading 3", "Heading 4", "Normal", "Lead", "Hint", "Label", "List Bullet", "List Number"),
    *("Quote", "Quote Source", "Over Quote", "Fact", "Fact Last", "Panel", "Panel Title", "Caption", "Table Head", "Table Text"),
    *("Register", "Header", "Footer", "Footnote Text", "Footnote Reference", "Hyperlink"),
)
STYLES = {name.replace(" ", ""): name for name in NAMES}
"""Every style that a document uses: its id in the file, and its name as Word shows it."""
REFERENCES = ".//w:basedOn | .//w:next | .//w:link | .//w:pStyle | .//w:rStyle | .//w:tblStyle"
"""What names a style by its id."""
LISTS = ("ListBullet", "ListNumber")
"""The styles that must have a numbering, else their items show neither dots nor numbers."""


def look_problems(name: str, templates: Sequence[Path]) -> Iterator[str]:
    """Everything that a look lacks for documents to be set in it. Raises `NotFound` for a look that is not there."""
    try:
        word = open_look(name, templates)
        styles = {style.style_id: style for style in word.styles}
    except (KeyError, ValueError, zipfile.BadZipFile, PackageNotFoundError, XMLSyntaxError) as error:
        yield f"it is no Word file that can be opened ({type(error).__name__}). Save it in Word as a document (.docx)."
        return
    for key, shown in STYLES.items():
        if key not in styles:
            yield f'the style "{shown}" is missing. Take it over from the standard look, or make one of that name.'
    for key in LISTS:
        if key in styles and not styles[key].element.xpath("./w:pPr/w:numPr/w:numId"):
            yield f'the style "{STYLES[key]}" has no list of its own: give it one in Word, under Numbering.'
    if not word.sections or not word.sections[0].page_width:
        yield "its page has no size. Choose one in Word, under Layout."


def open_look(name: str, templates: Sequence[Path]) -> WordDocument:
    """An empty Word document with the styles, numbering and page of a look, from the first folder that has it."""
    for folder in templates:
        parts, file = folder / "word" / name, folder / "word" / f"{name}.docx"
        if parts.is_dir():
            return docx.Document(_zipped(parts))
        if file.is_file():
            return _named_alike(_emptied(docx.Document(str(file))))
    places = " or ".join(str(folder / "word") for folder in templates)
    raise NotFound(f"There is no Word look {name!r}: put {name}.docx into {places}, or name another in the pack.")


def _emptied(word: WordDocument) -> WordDocument:
    """A document without its text; its first section, which holds page, margins, header and footer, stays as the only one."""
    body = word.element.body
    first = body.xpath(".//w:sectPr")[0]
    if first is not body.sectPr:
        body.replace(body.sectPr, first)
    for element in list(body):
        if element is not body.sectPr:
            body.remove(element)
    return word


def _named_alike(word: WordDocument) -> WordDocument:
    """A document whose styles have the ids that we know them by: LibreOffice keeps their names, and gives some another id."""
    ids = {name.casefold(): key for key, name in STYLES.items()}
    styles = word.styles.element
    taken = set(styles.xpath("./w:style/@w:styleId"))
    renamed: dict[str, str] = {}
    for style in styles.xpath("./w:style"):
        wanted = ids.get(" ".join(style.xpath("./w:name/@w:val")).casefold())
        if wanted and wanted not in taken:
            renamed[style.styleId] = wanted
            style.styleId = wanted
    parts = [styles, *(part.element for part in word.part.package.iter_parts() if hasattr(part, "element"))]
    for reference in (each for part in parts for each in part.xpath(REFERENCES)):
        reference.set(qn("w:val"), renamed.get(reference.get(qn("w:val")), reference.get(qn("w:val"))))
    return word


def _zipped(folder: Path) -> BytesIO:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for part in sorted(path for path in folder.rglob("*") if path.is_file()):
            archive.write(part, part.relative_to(folder).as_posix())
    packed.seek(0)
    return packed
