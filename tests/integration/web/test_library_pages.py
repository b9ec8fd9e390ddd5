import re
from io import BytesIO

import pytest

REPORT = b"""Brackenshire County Council
Children's services peer challenge
Feedback report, May 2022

1. Executive summary

Leaders know their services well. The peer team saw committed staff, and partners who speak of the council with trust.
Children who need help are seen quickly, and their plans are reviewed in time.

2. Key recommendations

Agree with partners how often thresholds are looked at together, and tell staff what was decided.
"""


def test_the_library_lists_reports_by_authority(desk):
    page = desk.open("/reports")

    assert re.search(r"\d+ reports in the library", page)
    assert page.index(">Aldermere") < page.index(">Brackenshire")


def test_the_library_is_searched_by_words_in_the_name_and_by_kind(desk):
    assert ">Brackenshire" not in desk.open("/reports?words=alder")
    assert "Show all" in desk.open("/reports?words=alder")
    assert "0 reports fit" in desk.open("/reports?words=nowhere")
    assert "Single inspection (SIF)" not in re.sub("<option.*?</option>", "", desk.open("/reports?kind=ilacs-short"))


def test_a_kind_that_does_not_exist_shows_everything(desk):
    assert ">Brackenshire" in desk.open("/reports?kind=horoscope")


def test_a_report_shows_its_passages_with_page_line_and_which_way_they_speak(desk):
    page = desk.open(f"/reports/{desk.holds.report}")

    assert 'id="p1"' in page
    assert re.search(r"page \d+", page)
    assert "Judgements" in page
    assert "</span> Strength" in page


def test_passages_are_narrowed_to_a_line_and_a_polarity(desk):
    everything = desk.open(f"/reports/{desk.holds.report}")
    line = re.search(r'<option value="([a-z-]+\.[a-z-]+)"', everything)[1]

    narrowed = desk.open(f"/reports/{desk.holds.report}?line={line}")

    assert 0 < narrowed.count('class="app-passage"') < everything.count('class="app-passage"')
    assert "Show all" in narrowed


def test_a_report_that_nobody_published_is_there_for_the_one_person_of_a_laptop(desk):
    files = {"files": (BytesIO(REPORT), "feedback.txt"), "visibility": "authority", "authority": "Brackenshire"}
    answer = desk.send("/reports/import", **files)
    report = re.search(r'href="(/reports/[0-9a-f]+)"', answer.text)[1]

    assert "The authority’s own" in desk.open(report)


def test_each_file_of_an_import_is_answered_for(desk):
    files = [(BytesIO(REPORT), "feedback.txt"), (BytesIO(b"MZ"), "virus.exe"), (BytesIO(b"no"), "letter.pdf")]
    answer = desk.send("/reports/import", files=files, visibility="published")

    assert "1 of 3 files imported" in answer.text
    assert "Reports are read from PDF, Word" in answer.text
    assert "letter.pdf is not what its name says" in answer.text

    again = desk.send("/reports/import", files=[(BytesIO(REPORT), "copy.txt")], visibility="published")
    assert "The same file is in the library." in again.text


def test_an_import_without_a_file_is_a_mistake(desk):
    answer = desk.send("/reports/import", visibility="published")

    assert "Choose at least one file" in answer.text
    assert 'href="#files"' in answer.text


def test_a_report_is_removed_after_a_question(desk):
    here = f"/reports/{desk.holds.report}/remove"
    assert "Remove this report?" in desk.open(here)

    desk.send(here)

    assert "Removed: " in desk.open("/reports")
    assert desk.browser.get(f"/reports/{desk.holds.report}").status_code == 404


@pytest.mark.parametrize(
    "address", ["/reports/0000000000000000", "/frameworks/ilacs-1999", "/assessments/none", "/evidence/none/file"]
)
def test_what_does_not_exist_is_not_found(desk, address):
    assert desk.browser.get(address).status_code == 404


def test_what_was_read_of_a_report_is_corrected(desk):
    address = f"/reports/{desk.holds.report}/correct"
    assert 'value="Aldermere"' in desk.open(address)
    said = {"authority": "Brackenshire", "kind": "focused-visit", "visibility": "authority"}
    visit = {"visit_start--day": "4", "visit_start--month": "3", "visit_start--year": "2025"}
    answer = desk.send(address, **said, **visit)
    assert answer.location == f"/reports/{desk.holds.report}"
    page = desk.open(answer.location)
    assert "Corrected: Brackenshire, Focused visit, March 2025" in page
    assert "4 March 2025" in page
    assert "The authority’s own" in page
    assert "Pathway plans are written with young people" in page
    found = desk.open("/search?words=personal+advisers+use+pathway+plans+well&authority=brackenshire")
    assert "Focused visit, March 2025" in found


def test_a_visit_that_ends_before_it_begins_is_refused_and_nothing_typed_is_lost(desk):
    visit = {
        f"visit_{end}--{part}": number
        for end, day in (("start", "9"), ("end", "4"))
        for part, number in (("day", day), ("month", "3"), ("year", "2025"))
    }
    answer = desk.send(
        f"/reports/{desk.holds.report}/correct", authority="Typed here", kind="sif", visibility="published", **visit
    )
    assert "The visit must end on or after the day that it began" in answer.text
    assert 'value="Typed here"' in answer.text


def test_an_uploaded_file_that_names_no_council_says_so_in_words_for_a_person(desk):
    text = b"Review of services\n\nThis paragraph says what was found in a service of some council or other, at length."
    answer = desk.send("/reports/import", files=[(BytesIO(text), "note.txt")], visibility="")
    assert "no council is printed. Say which one it is about." in answer.text
    assert "uploaded-1" not in answer.text
    assert "--authority" not in answer.text
