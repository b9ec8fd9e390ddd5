"""How printed pages become paragraphs, headings and items."""

import pytest

from selfassess.domain.source import Role
from selfassess.ingest.draft import Line
from selfassess.ingest.layout.compose import compose
from selfassess.ingest.layout.joining import Vocabulary, joined
from selfassess.ingest.layout.pieces import put_together
from selfassess.ingest.readers import pdf
from tests.unit.ingest.documents import Page, Print, a_pdf, lines

FULL = "Social workers visit children often and know them well, and their managers see"


def blocks(*pages: Page) -> list[tuple[str, str]]:
    """Role and text of each block that is read of these pages."""
    return [(str(draft.role), draft.text) for draft in pdf.read(a_pdf(*pages)).drafts]


def texts(*pages: Page) -> list[str]:
    return [text for _, text in blocks(*pages)]


def test_lines_of_a_paragraph_are_one_text():
    assert texts(lines(FULL, "that plans are kept.")) == [f"{FULL} that plans are kept."]


def test_a_wider_gap_parts_paragraphs():
    page = [*lines(FULL, "that plans are kept."), *lines(FULL, "that visits are made.", down=170)]

    assert texts(page) == [f"{FULL} that plans are kept.", f"{FULL} that visits are made."]


def test_a_paragraph_goes_on_overleaf():
    assert texts(lines(FULL, down=740), lines("that plans are kept.", down=90)) == [f"{FULL} that plans are kept."]


def test_what_margins_repeat_is_left_out_with_its_page_numbers():
    pages = [
        [
            Print("Aldermere: inspection of children’s services", 72, 40),
            *lines(f"Paragraph {number} tells what inspectors saw of the work with families in the town."),
            Print(str(number), 300, 810),
        ]
        for number in range(1, 5)
    ]

    assert texts(*pages) == [
        f"Paragraph {number} tells what inspectors saw of the work with families in the town." for number in range(1, 5)
    ]


def test_a_word_parted_by_a_soft_hyphen_is_whole_again():
    assert texts(lines("Leaders know their services well and their self-assess\xad", "ment is right; assessment is timely.")) == [
        "Leaders know their services well and their self-assessment is right; assessment is timely."
    ]


@pytest.mark.parametrize(
    ("ends", "begins", "whole"),
    [
        ("joined up by the multi-", "agency hub", "multi-agency hub"),
        ("has risen since 2012-", "13 in the town", "since 2012-13 in"),
        ("support for homeless 16-", "and 17-year-olds", "homeless 16- and 17-year-olds"),
        ("help comes late -", "too late for some", "late - too late"),
    ],
)
def test_a_hyphen_that_is_printed_at_the_end_of_a_line_parts_no_word(ends, begins, whole):
    lines = [Line(text, 1, 0.0, 1.0, 1.0, 10.0, bold=False, depth=0.1) for text in (ends, begins)]
    assert whole in joined(lines, Vocabulary(lines))


def test_bullets_and_bullets_further_in_have_their_depth():
    page = [
        *lines(FULL, FULL, FULL, FULL, "that this is so:", down=80),
        Print("•", 76, 160),
        Print("plans for children in need", 94, 160),
        Print("–", 98, 182),
        Print("and their reviews", 112, 182),
        Print("•", 76, 204),
        Print("plans for care leavers", 94, 204),
    ]

    items = [(draft.text, draft.level) for draft in pdf.read(a_pdf(page)).drafts if draft.role is Role.BULLET]

    assert items == [("plans for children in need", 1), ("and their reviews", 2), ("plans for care leavers", 1)]


def test_a_heading_of_two_lines_is_one():
    page = [
        Print("The experiences and progress of children", 72, 90, size=16, bold=True),
        Print("who need help and protection", 72, 110, size=16, bold=True),
        *lines(FULL, "that plans are kept.", down=150),
    ]

    assert blocks(page)[0] == ("heading", "The experiences and progress of children who need help and protection")


def test_a_raised_mark_is_taken_out_and_its_footnote_comes_last():
    page = [
        Print("Children are safe in their homes, where carers look after them", 72, 120, raised="2"),
        Print("2", 72, 735, size=6),
        Print("These are children of whom the council is a corporate parent.", 78, 738, size=9),
        *lines("and at school, where teachers know them and speak up for them.", down=134),
    ]

    assert [role for role, _ in blocks(page)][-1] == "note"
    assert not any("2" in text for role, text in blocks(page) if role != "note")


def test_a_footnote_at_the_foot_of_one_page_is_none_of_the_numbers_that_stand_on_all():
    pages = [[*lines(f"{FULL} plan {place} is kept."), Print(str(place), 300, 810)] for place in range(1, 5)]
    pages[1] += [Print("3", 72, 777, size=6.5), Print("These are schools that look after children.", 78, 783, size=10)]

    found = blocks(*pages)

    assert [text for role, text in found if role == "note"] == ["These are schools that look after children."]
    assert [text for role, text in found if role != "note"] == [f"{FULL} plan {place} is kept." for place in range(1, 5)]


def test_paragraph_numbers_are_kept_apart_from_the_text():
    page = [
        Print("1.", 72, 140),
        Print("Leaders have plan 1 in place for children in need.", 100, 140),
        Print("2.", 72, 180),
        Print("Leaders have plan 2 in place for children in need.", 100, 180),
    ]

    found = [(draft.number, draft.text) for draft in pdf.read(a_pdf(page)).drafts]

    assert found == [(str(number), f"Leaders have plan {number} in place for children in need.") for number in (1, 2)]


def test_the_day_of_a_month_that_begins_a_line_is_no_number():
    page = [*lines("Ofsted, Manchester"), *lines("23 May 2024", down=150), *lines("Dear Jo Example", down=180)]

    assert blocks(page) == [("paragraph", "Ofsted, Manchester"), ("paragraph", "23 May 2024"), ("paragraph", "Dear Jo Example")]


def around(*page: Print) -> Page:
    """A page between paragraphs of full lines at the margin."""
    return [*lines(FULL, "that plans are kept."), *page, *lines(FULL, FULL, "that visits are made.", down=400)]


ITEMS = ("The pace of assessments.", "The oversight of children who wait.", "Supervision.")


def test_items_further_in_whose_bullets_are_drawn_are_the_list_that_a_heading_opens():
    page = around(Print("What needs to improve", 72, 170, 14, bold=True), *lines(*ITEMS, left=102, down=190))

    assert [text for role, text in blocks(page) if role == "bullet"] == list(ITEMS)


def test_paragraphs_further_in_that_nothing_opens_are_no_list():
    page = around(*lines(*ITEMS, left=102, down=190))

    assert {role for role, _ in blocks(page)} == {"paragraph"}


def test_a_number_close_below_a_heading_or_before_a_figure_is_a_number():
    page = [
        *lines("1. Leaders have plans in place for children in need, and keep them.", down=120),
        Print("The experiences of children in care", 72, 160, size=14, bold=True),
        Print("2. Most children come into care at the right time and after other", 72, 177),
        Print("options have been explored with all of their families and friends.", 100, 191),
        Print("3. 307 families are well served by those who work with them, and", 72, 220),
        Print("know whom to ask.", 100, 234),
        Print("2015. That year is no number of a paragraph, wherever it stands.", 72, 270),
    ]

    assert [draft.number for draft in pdf.read(a_pdf(page)).drafts if draft.role is not Role.HEADING] == ["1", "2", "3", None]


def a_piece(text: str, left: float, right: float, *, baseline: float = 120, mark: bool = False) -> Line:
    return Line(text, page=1, left=left, right=right, baseline=baseline, size=12, bold=False, depth=0.2, mark=mark)


def test_a_raised_mark_with_which_a_piece_begins_does_not_part_its_line():
    seven = a_piece("Seven live in special schools,", 133, 343)
    rest = a_piece("11 of whom all come home.", 343.5, 495, baseline=114, mark=True)
    footnote = a_piece("11 These are schools for a part of the year.", 72, 300, baseline=126, mark=True)

    whole, below = put_together([seven, rest, footnote], 12)

    assert whole.text == "Seven live in special schools, of whom all come home."
    assert below == footnote


@pytest.mark.parametrize(
    "glyph",
    [
        "\u2022",
        "\u25aa",
        "\u25a0",
        "\u25fc",
        "\u25cf",
        "\u00b7",
        "\u2023",
        "\uf0b7",
        "\uf06e",
        "\uf0a7",
        "\uf0d8",
        "\uf0fc",
        "\u2013",
        "o",
    ],
)
def test_whatever_glyph_a_font_has_for_a_bullet_an_item_begins_with_it_and_is_told_without_it(glyph):
    drafts = compose([a_piece(f"{FULL}:", 72, 500), a_piece(f"{glyph} plans for care leavers.", 76, 300, baseline=145)])

    assert [(draft.role, draft.text) for draft in drafts] == [
        (Role.PARAGRAPH, f"{FULL}:"),
        (Role.BULLET, "plans for care leavers."),
    ]


def test_ligatures_are_whole_letters_and_letters_without_width_are_spaces():
    (draft,) = compose([a_piece("O\ufb03cers o\ufb00er \ufb01ndings and \ufb02ag them\u200bearly, as \ufeffmany do.", 72, 300)])

    assert draft.text == "Officers offer findings and flag them early, as many do."
