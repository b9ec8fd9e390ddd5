"""The part that holds footnotes, which python-docx does not make."""

from collections.abc import Iterable, Iterator

from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml.parser import parse_xml

from selfassess.domain.document import Note
from selfassess.exporters.word.spans import runs
from selfassess.exporters.word.xml import Element, paragraph, run, w, written

RULE_HEIGHT = "120"
"""The room of the rule above footnotes, in twentieths of a point; LibreOffice takes as much whatever the file says."""

PART = PackURI("/word/footnotes.xml")

_EMPTY = (
    '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/>'
)


def add_footnotes(notes: Iterable[Note], word: WordDocument) -> None:
    """Give a document its footnotes; those that a look brings along are replaced. Marks in the body name them by number."""
    for key, relation in list(word.part.rels.items()):
        if relation.reltype == RELATIONSHIP_TYPE.FOOTNOTES:
            del word.part.rels[key]
    empty = parse_xml(_EMPTY)
    part = XmlPart(PART, CONTENT_TYPE.WML_FOOTNOTES, empty, word.part.package)
    root: Element = empty
    root.extend(_separators())
    root.extend(_footnote(note, part) for note in notes)
    word.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def _separators() -> Iterator[Element]:
    """The rule above footnotes and above those that go on from the page before; settings name both by id."""
    for number, kind in (("-1", "separator"), ("0", "continuationSeparator")):
        spacing = w("spacing", before="0", after="0", line=RULE_HEIGHT, lineRule="exact")
        yield w("footnote", w("p", w("pPr", spacing), run(w(kind))), type=kind, id=number)


def _footnote(note: Note, part: XmlPart) -> Element:
    mark = run(w("footnoteRef"), look=(w("rStyle", val="FootnoteReference"),))
    return w("footnote", paragraph("FootnoteText", mark, run(written(" ")), *runs(note.spans, part, {})), id=str(note.number))
