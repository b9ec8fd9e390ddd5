import pytest

from selfassess.exporters.word.look import open_look
from selfassess.exporters.word.paging import pages_of
from selfassess.exporters.word.paging.arial import text_width
from selfassess.exporters.word.xml import paragraph, run, w, written
from selfassess.resources import data_dir

WIDTH, HEIGHT = 9298, 13946


@pytest.fixture(scope="module")
def styles():
    return open_look("standard", [data_dir("templates")]).styles.element


def heading(name, *direct):
    mark = w("bookmarkStart", id="1", name=name)
    return paragraph("Heading1", mark, run(written("Heading")), direct=direct)


def text(words=12):
    return paragraph("Normal", run(written("word " * words)))


def pages(styles, *body, notes=None):
    found = pages_of(body, notes or {}, styles, [(WIDTH, HEIGHT)])
    return dict(found.of), found.count


def test_a_break_begins_a_page_but_not_before_the_first_line(styles):
    broken = w("pageBreakBefore")
    found, count = pages(styles, heading("a", w("pageBreakBefore")), text(), heading("b", broken))
    assert (found, count) == ({"a": 1, "b": 2}, 2)


def test_text_that_fills_a_page_pushes_the_next_heading_on(styles):
    lines = [text() for _ in range(40)]
    assert pages(styles, heading("a"), *lines, heading("b"), text())[0] == {"a": 1, "b": 2}


def test_a_heading_is_never_left_alone_at_the_foot_of_a_page(styles):
    full = next(count for count in range(80) if pages(styles, *(text() for _ in range(count)))[1] == 2) - 1
    assert pages(styles, *(text() for _ in range(full - 4)), heading("a"), text())[0] == {"a": 1}
    assert pages(styles, *(text() for _ in range(full - 1)), heading("a"), text())[0] == {"a": 2}


def test_a_long_paragraph_breaks_across_pages(styles):
    assert pages(styles, text(words=700))[1] == 1
    assert pages(styles, text(words=1500), heading("a"))[0] == {"a": 2}


def test_footnotes_take_room_from_the_text(styles):
    noted = [paragraph("Normal", run(written("word")), run(w("footnoteReference", id="1"))) for _ in range(30)]
    plain = [paragraph("Normal", run(written("word"))) for _ in range(30)]
    assert pages(styles, *plain)[1] == 1
    assert pages(styles, *noted, notes={"1": "A source that fills a line. " * 3})[1] == 2


def test_rows_of_a_table_go_to_the_next_page_whole(styles):
    def row(lines):
        cell = w(
            "tc",
            w("tcPr", w("tcW", w=str(WIDTH), type="dxa")),
            *(paragraph("TableText", run(written("x"))) for _ in range(lines)),
        )
        return w("tr", w("trPr", w("cantSplit")), cell)

    table = w("tbl", row(30), row(30), row(2))
    assert pages(styles, table, heading("a")) == ({"a": 2}, 2)


def test_letters_have_the_widths_of_arial():
    assert text_width("iW", 1000, bold=False) == 222 + 944
    assert text_width("iW", 1000, bold=True) == 278 + 944
    assert text_width("日", 1000, bold=False) == 556
