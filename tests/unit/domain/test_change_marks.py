"""What is new since the version that was issued last."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfassess.domain.change_marks import marked
from selfassess.domain.document import Bullets, Cell, Facts, Heading, Panel, Span, Table, Text
from selfassess.domain.evidence import StoredFile
from selfassess.domain.exports import Export, Issue
from selfassess.domain.said import said_by
from tests.builders import NOON, TODAY
from tests.unit.exporters.test_word import a_document


def issued(document):
    file = StoredFile("a.docx", "0" * 64, 1, "x")
    issue = Issue("Ofsted", TODAY, "", "lead", NOON)
    return Export("1", "assessment", "a", "p", "Self-evaluation", "docx", (), "", 1, file, "lead", NOON, said_by(document), issue)


def text(*words):
    return Text(tuple(Span(each) for each in words))


def new_words(document):
    """Every run that is marked, wherever it stands."""

    def spans(block):
        match block:
            case Text():
                return block.spans
            case Bullets():
                return [span for item in block.items for span in item]
            case Facts():
                return [span for _, cell in block.rows for span in cell.spans]
            case Table():
                return [span for row in block.rows for cell in row for span in cell.spans]
        return ()

    return [span.text for block in document.blocks for span in spans(block) if span.new]


def panel(document):
    (found,) = [block for block in document.blocks if isinstance(block, Panel)]
    return found.paragraphs[0].spans[0].text


def row(*cells):
    return tuple(Cell((Span(each),)) for each in cells)


HEADING = Heading(1, "Leadership", "leadership")


def test_a_word_that_was_added_is_marked_and_the_rest_is_not():
    old = a_document(HEADING, text("We see most children every month."))
    now = a_document(HEADING, text("We see nearly all children every month."))
    assert new_words(marked(now, issued(old))) == ["nearly all"]


def test_a_paragraph_that_is_new_is_marked_as_a_whole_and_counted():
    old = a_document(HEADING, text("One thing."))
    now = a_document(HEADING, text("One thing."), text("Something else altogether."))
    found = marked(now, issued(old))
    assert new_words(found) == ["Something else altogether."]
    assert panel(found).startswith(
        "Compared with Self-evaluation, given to Ofsted on 15 June 2026: 1 passage new or changed, 0 passages"
    )


def test_what_was_taken_out_is_counted():
    old = a_document(HEADING, text("One thing."), text("Another."))
    assert "0 passages new or changed, 1 passage taken out" in panel(marked(a_document(HEADING, text("One thing.")), issued(old)))


@pytest.mark.parametrize(
    ("old", "now", "new"),
    [
        (Bullets(((Span("a b c"),), (Span("d"),))), Bullets(((Span("a b x"),), (Span("d"),))), ["x"]),
        (Facts((("Ours", Cell((Span("Good"),))),)), Facts((("Ours", Cell((Span("Outstanding"),))),)), ["Outstanding"]),
        (
            Table("T", ("A", "B"), (row("Train every manager", "Under way"),), (0.5, 0.5)),
            Table("T", ("A", "B"), (row("Train every manager", "Done"),), (0.5, 0.5)),
            ["Done"],
        ),
    ],
)
def test_lists_facts_and_tables_are_marked_inside(old, now, new):
    assert new_words(marked(a_document(HEADING, now), issued(a_document(HEADING, old)))) == new


def test_a_note_stays_behind_the_last_of_its_words():
    old = a_document(HEADING, text("We know this well."))
    now = a_document(HEADING, Text((Span("We know this very well.", note=1),)), notes=((1, "Source."),))
    (block,) = [block for block in marked(now, issued(old)).blocks if isinstance(block, Text)]
    assert [(span.text, span.note) for span in block.spans][-1][1] == 1
    assert sum(span.note is not None for span in block.spans) == 1


WORDS = st.lists(st.sampled_from(["we", "see", "children", "often", "now", ""]), max_size=6).map(" ".join)


@given(st.lists(WORDS, max_size=5), st.lists(WORDS, max_size=5))
def test_marking_changes_no_word(before, after):
    now = a_document(HEADING, *(text(each) for each in after))
    found = marked(now, issued(a_document(HEADING, *(text(each) for each in before))))
    without = replace(found, blocks=tuple(block for block in found.blocks if not isinstance(block, Panel)))
    assert said_by(without) == said_by(now)


def test_the_same_document_has_nothing_new():
    document = a_document(HEADING, text("One thing."))
    found = marked(document, issued(document))
    assert new_words(found) == []
    assert panel(found).endswith("No words are new since then.")
