"""Long PDF files: set in parts and joined, they say and hold what the same document says and holds when it is set at once."""

import re
from io import BytesIO
from itertools import count

import pytest
import typst
from pypdf import PdfReader

from selfassess.domain.document import Bullets, Cell, Chart, Contents, Cover, Heading, Note, PageBreak, Span, Table, Text
from selfassess.errors import Unavailable
from selfassess.exporters import pdf, typesetting
from selfassess.exporters.pdf import parts
from selfassess.exporters.pdf.checking import pdf_problems
from tests.unit.exporters.test_charts import a_shares
from tests.unit.exporters.test_pdf import a_document, text_of

TITLES = ("Where we (stand", "An area: 5 0 R and \\ (so on)", "Last, “quoted”")
PLACES = ("part/one", "part/two (2)", "part/three")


def table(*, numbered=True):
    rows = tuple((Cell((Span(f"{number}"),)), Cell((Span("x " * 40, note=None),))) for number in range(3))
    return Table("What we judged", ("Area", "Judgement"), rows, (0.5, 0.5), numbered=numbered)


def section(number, notes):
    """A section that has one of everything that is counted, and leads to the other sections."""
    led = tuple(Span(f"To {place} ", link=f"#{place}") for place in PLACES)
    return (
        PageBreak(),
        Heading(1, TITLES[number], PLACES[number]),
        Text((*led, Span("Cited.", note=next(notes)))),
        table(),
        table(numbered=False),
        Heading(2, f"Under {number}", f"under/{number}"),
        Bullets(((Span("One", note=next(notes)),), (Span("Two", link="https://example.org/part:one"),))),
        Chart("A chart", "It shows much.", a_shares()),
        *(Text((Span("Words. " * 120),)) for _ in range(9)),
    )


@pytest.fixture(scope="module")
def document():
    notes = count(1)
    blocks = [block for number in range(3) for block in section(number, notes)]
    said = tuple(Note(number, (Span(f"Source {number} (page 3)."),)) for number in range(1, next(notes)))
    return a_document(Cover("Northmoor", "Self-evaluation", "2026", ()), Contents("Contents"), *blocks, notes=said)


@pytest.fixture(scope="module")
def both(document):
    """The document set at once, and in parts."""
    with pytest.MonkeyPatch.context() as patch:
        whole = pdf.write(document)
        patch.setattr(pdf, "SHORT", 0)
        patch.setattr(parts, "LONGEST", 1)
        return whole, pdf.write(document)


def bookmarks(reader, outline, level=0):
    for entry in outline:
        if isinstance(entry, list):
            yield from bookmarks(reader, entry, level + 1)
        else:
            yield level, entry.title, reader.get_destination_page_number(entry)


def tags(node, *, under=""):
    """The tags of a file from the top, each with the tag that it stands in, without those of the contents."""
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        held = kid.get_object()
        if isinstance(held, dict) and "/S" in held:
            name = held["/S"]
            if name in {"/TOC", "/L"} and under == "/Document" and any(True for _ in links_in(held)):
                continue
            yield under, name, held.get("/Alt")
            yield from tags(held, under=name)


def links_in(node):
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        held = kid.get_object()
        if isinstance(held, dict):
            if held.get("/Type") == "/OBJR":
                yield held["/Obj"]
            yield from links_in(held)


def test_in_parts_it_reads_and_counts_as_it_does_at_once(document, both):
    whole, joined = both
    assert pdf_problems(joined, document) == ()
    dots = re.compile(r"[\s.]+")
    assert dots.sub(" ", text_of(joined)) == dots.sub(" ", text_of(whole))
    assert "Table 3: What we judged" in text_of(joined)
    assert "Figure 3: A chart" in text_of(joined)


def test_bookmarks_and_pages_are_the_same(both):
    first, second = (PdfReader(BytesIO(content), strict=True) for content in both)
    assert len(first.pages) == len(second.pages) > 6
    assert list(bookmarks(second, second.outline)) == list(bookmarks(first, first.outline))
    assert f"<xmpTPg:NPages>{len(first.pages)}<".encode() in both[1]


def test_every_link_leads_to_a_place_that_is_there(both):
    reader = PdfReader(BytesIO(both[1]), strict=True)
    led = [(page.page_number, annotation.get_object()) for page in reader.pages for annotation in page.get("/Annots", ())]
    inner = [link for _, link in led if "/Dest" in link]
    named = {link["/Dest"] for link in inner if isinstance(link["/Dest"], str)}
    assert set(PLACES) <= named <= set(reader.named_destinations)
    straight = [link["/Dest"][0].get_object() for link in inner if not isinstance(link["/Dest"], str)]
    assert straight
    assert all(any(page == held for held in reader.pages) for page in straight)
    assert [link["/A"]["/URI"] for _, link in led if "/A" in link] == ["https://example.org/part:one"] * 3
    told = {str(link["/Contents"]) for link in inner}
    assert not any("part:" in each for each in told)
    away = reader.get_destination_page_number(reader.named_destinations["part/three"]) + 1
    assert f"Section, page {away}" in told


def test_tags_stand_as_they_do_at_once_and_every_page_finds_its_own(both):
    first, second = (PdfReader(BytesIO(content), strict=True) for content in both)
    roots = [reader.trailer["/Root"]["/StructTreeRoot"] for reader in (first, second)]
    found = [list(tags(root)) for root in roots]
    assert len(found[0]) > 100
    assert found[1] == found[0]
    assert beside(second, roots[1])[3:] == beside(first, roots[0])[3:]


def beside(reader, root):
    """For each page, the tag of each piece of marked content on it, as the tree of parents has it."""
    numbers = root["/ParentTree"]["/Nums"]
    keys = [int(key) for key in numbers[::2]]
    assert keys == list(range(int(root["/ParentTreeNextKey"])))
    entries = dict(zip(keys, numbers[1::2], strict=True))
    return [[str(tag.get_object()["/S"]) for tag in entries[page["/StructParents"]].get_object()] for page in reader.pages]


def test_no_two_cells_or_notes_have_one_name_and_every_head_that_is_named_is_there(both):
    root = PdfReader(BytesIO(both[1]), strict=True).trailer["/Root"]["/StructTreeRoot"]
    named = [str(name) for name in root["/IDTree"]["/Names"][::2]]
    assert len(named) == len(set(named)) > 12
    assert named == sorted(named)
    assert set(re.findall(r"/Headers\[\(([^)]*)\)\]", both[1].decode("latin-1"))) <= set(named)


def test_a_look_that_knows_of_no_parts_is_set_whole(document, tmp_path, monkeypatch):
    (tmp_path / "pdf").mkdir()
    plain = b'#let given = json(bytes(sys.inputs.document))\n#set document(title: given.title)\n#set text(lang: "en")\n= Whole'
    (tmp_path / "pdf" / "standard.typ").write_bytes(plain)
    monkeypatch.setattr(pdf, "SHORT", 0)
    monkeypatch.setattr(parts, "LONGEST", 1)
    assert text_of(pdf.write(document, [tmp_path])).strip() == "Whole"


def test_a_mistake_in_a_look_is_said_from_another_process_too():
    with pytest.raises(typst.TypstError, match="unknown variable: nothing"):
        typesetting.typeset_apart(b"#nothing", {})


def test_a_process_that_dies_is_said_with_what_to_do(monkeypatch):
    monkeypatch.setattr(typesetting, "_serve", exit)
    with pytest.raises(Unavailable, match="Choose fewer parts"):
        typesetting.typeset_apart(b"= A", {})
