import re
from dataclasses import replace
from io import BytesIO

import pytest

from selfassess.domain.people import LOCAL
from selfassess.services.reports import library

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


def test_a_report_of_which_another_copy_is_there_says_so(desk):
    assert "another copy: " not in desk.open("/reports")
    head = library(desk.tools, LOCAL).authorities[0][1][0]
    again = replace(head, id="c" * 16, source="late/reissue.pdf")
    with desk.tools.store().write() as store:
        report = store.reports.report(head.id, viewer=LOCAL.viewer(today=desk.tools.today()))
        store.reports.add(again, replace(report, sha256="c" * 64), at=desk.tools.clock(), by="local")
    page = desk.open("/reports")
    assert page.count("another copy: ") == 1
    assert page.count("another copy: reissue.pdf") + page.count(f"another copy: {head.source.split('/')[-1]}") == 1


def test_a_kind_that_does_not_exist_shows_everything(desk):
    assert ">Brackenshire" in desk.open("/reports?kind=horoscope")


def test_a_report_lists_what_is_on_its_page_under_a_name_each(desk):
    page = desk.open(f"/reports/{desk.holds.report}")
    jumps = re.findall(r'href="#([a-z0-9-]+)">([^<]+)</a></li>', page.split("On this page")[1].split("</nav>")[0])

    assert "Recommendations" in [name for _, name in jumps]
    assert len({name for _, name in jumps}) == len(jumps)
    assert all(f'id="{at}"' in page for at, _ in jumps)


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


def brought(desk, *files, **fields):
    """The address of what was read of these files."""
    answer = desk.send("/reports/import", files=[(BytesIO(content), name) for content, name in files], **fields)
    assert answer.status_code == 302
    return answer.location


def as_read(page):
    """The fields of a page as a browser would send them untouched."""
    fields = re.findall(r'<input[^>]*name="(file-[^"]+)"[^>]*>', page)
    values = {}
    for tag in re.findall(r"<input[^>]*>", page):
        name, value = re.search(r'name="(file-[^"]+)"', tag), re.search(r'value="([^"]*)"', tag)
        if name and ('type="radio"' not in tag or " checked" in tag):
            values[name[1]] = value[1] if value else ""
    for name, options in re.findall(r'<select[^>]*name="(file-[^"]+)"[^>]*>(.*?)</select>', page, re.DOTALL):
        values[name] = re.search(r'<option value="([^"]*)"[^>]* selected', options)[1]
    assert set(fields) <= set(values)
    return values


def test_a_report_enters_the_library_once_a_person_has_seen_what_was_read(desk):
    held = desk.open("/reports").count('class="app-library__report"')
    address = brought(desk, (REPORT, "feedback.txt"), visibility="authority", authority="Brackenshire")
    page = desk.open(address)

    assert "Is this what they are?" in page
    assert desk.open("/reports").count('class="app-library__report"') == held
    said = as_read(page)
    assert (said["file-1-authority"], said["file-1-kind"], said["file-1-visibility"]) == (
        "Brackenshire",
        "lga-peer-challenge",
        "authority",
    )

    assert desk.send(address, **said).location == address
    page = desk.open(address)
    assert "1 report taken into the library" in page
    assert "The authority’s own" in desk.open(re.search(r'href="(/reports/[0-9a-f]{16})"', page)[1])


def test_what_was_read_is_corrected_before_it_enters_and_a_mistake_takes_nothing_in(desk):
    address = brought(desk, (REPORT, "feedback.txt"), (REPORT + b"\nMore was said of it at length by the team.", "more.txt"))
    said = as_read(desk.open(address))
    wrong = {f"file-2-visit_end--{part}": number for part, number in (("day", "40"), ("month", "1"), ("year", "2022"))}

    page = desk.send(address, **said | wrong | {"file-1-authority": "Tarnbrough"}).text
    assert "The date must be a real date" in page
    assert 'href="#file-2-visit_end--day"' in page
    assert 'value="Tarnbrough"' in page
    assert "taken into the library" not in desk.open(address)

    desk.send(address, **said | {"file-1-authority": "Tarnbrough", "leave-out": "2"})
    page = desk.open(address)
    assert "1 report taken into the library" in page
    assert "Take 1 report into the library" in page
    assert "Tarnbrough" in desk.open(re.search(r'href="(/reports/[0-9a-f]{16})"', page)[1])


def test_an_import_is_taken_back_and_stands_as_it_was(desk):
    address = brought(desk, (REPORT, "feedback.txt"))
    desk.send(address, **as_read(desk.open(address)) | {"file-1-authority": "Tarnbrough"})
    report = re.search(r'href="(/reports/[0-9a-f]{16})"', desk.open(address))[1]

    desk.send(f"{address}/undo")

    assert desk.browser.get(report).status_code == 404
    said = as_read(desk.open(address))
    assert said["file-1-authority"] == "Tarnbrough"
    desk.send(address, **said)
    assert desk.browser.get(report).status_code == 200


def test_each_file_of_an_import_is_answered_for(desk):
    page = desk.open(brought(desk, (REPORT, "feedback.txt"), (b"MZ", "virus.exe"), (b"no", "letter.pdf"), (REPORT, "copy.txt")))

    assert "Take 1 report into the library" in page
    assert "Reports are read from PDF, Word" in page
    assert "letter.pdf is not what its name says" in page
    assert "The same file is in the library already, or twice in this import" in page


def test_a_file_that_is_in_the_library_is_left_alone(desk):
    address = brought(desk, (REPORT, "feedback.txt"))
    desk.send(address, **as_read(desk.open(address)))

    assert "Here already" in desk.open(brought(desk, (REPORT, "copy.txt")))


def test_an_import_that_is_not_finished_is_found_again_and_thrown_away(desk):
    address = brought(desk, (REPORT, "feedback.txt"))
    assert f'href="{address}"' in desk.open("/reports/import")

    desk.send(f"{address}/close")
    assert f'href="{address}"' not in desk.open("/reports/import")
    assert desk.browser.get(address).status_code == 404


def test_an_import_that_was_taken_in_is_found_again_until_it_is_closed(desk):
    address = brought(desk, (REPORT, "feedback.txt"), authority="Brackenshire")
    days = {"visit_start": ("9", "5", "2022"), "visit_end": ("12", "5", "2022")}
    dated = {
        f"file-1-{name}--{part}": number
        for name, numbers in days.items()
        for part, number in zip(("day", "month", "year"), numbers, strict=True)
    }
    desk.send(address, **as_read(desk.open(address)) | dated)
    page = desk.open("/reports/import")
    assert "Imports that can still be undone" in page
    assert re.search(rf'href="{address}">1 report of [^<]+<', page)
    page = desk.open(address)
    assert "Brackenshire: Peer challenge, May 2022</a>" in page
    assert "Visit: 9 May 2022 to 12 May 2022" in page

    asked = desk.send(f"{address}/close").text
    assert "1 report that was taken in stays in the library." in asked
    assert "Undo ends with the import" in asked
    assert f'href="{address}"' in desk.open("/reports/import")

    desk.send(f"{address}/close", sure="yes")
    assert f'href="{address}"' not in desk.open("/reports/import")
    assert desk.browser.get(address).status_code == 404


def test_an_import_that_was_undone_is_unfinished_again(desk):
    address = brought(desk, (REPORT, "feedback.txt"))
    desk.send(address, **as_read(desk.open(address)))
    desk.send(f"{address}/undo")

    page = desk.open("/reports/import")
    assert "Imports that can still be undone" not in page
    assert f'href="{address}">1 file of' in page


def test_of_many_imports_the_older_ones_can_be_unfolded(desk):
    for number in range(12):
        address = brought(desk, (REPORT + b"More, %d." % number, f"{number}.txt"))
        desk.send(address, **as_read(desk.open(address)))

    page = desk.open("/reports/import")
    assert page.count("1 report of") == 12
    assert "2 earlier imports" in page
    assert 'href="#undoable">12 imports can still be undone</a>' in page


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


def test_an_uploaded_file_that_names_no_council_leaves_that_to_the_person(desk):
    text = b"Review of services\n\nThis paragraph says what was found in a service of some council or other, at length."
    page = desk.open(brought(desk, (text, "note.txt")))
    assert as_read(page)["file-1-authority"] == ""
    assert "document-1" not in page


def test_a_wrong_tag_is_corrected_on_the_page_of_the_report_and_the_correction_undone(desk):
    report = f"/reports/{desk.holds.report}"
    address = f"{report}/passages/3"
    assert address in desk.open(report)
    assert "What is this passage about?" in desk.open(address)

    twice = {"first": "leadership.workforce", "second": "leadership.workforce", "area": "leadership", "polarity": "mixed"}
    assert "Choose another topic than the first" in desk.send(address, **twice).text
    assert desk.send(address, **twice | {"second": ""}).location == f"{report}#p3"
    page = desk.open(report)
    assert page.count("corrected by a person") == 1
    assert 'id="p3"' in desk.open(f"{report}?line=leadership.workforce&polarity=mixed")

    assert "Corrected by" in desk.open(address)
    desk.send(f"{address}/undo")
    assert "corrected by a person" not in desk.open(report)


def test_a_page_of_the_document_stands_beside_what_was_read_on_it(desk):
    report = f"/reports/{desk.holds.report}"
    assert f'href="{report}/pages/1"' in desk.open(report)

    page = desk.open(f"{report}/pages/1")
    assert f'src="{report}/pages/1/picture"' in page
    assert desk.browser.get(f"{report}/pages/1/picture").data.startswith(b"\x89PNG")
    assert desk.browser.get(f"{report}/pages/99").status_code == 404
    saved = desk.browser.get(f"{report}/document")
    assert saved.data.startswith(b"%PDF")
    assert saved.headers["Content-Disposition"] == "attachment; filename=inspection.pdf"


def test_a_document_that_is_thrown_away_is_offered_no_longer(desk):
    report = f"/reports/{desk.holds.report}"
    desk.send(f"{report}/document/remove")

    page = desk.open(report)
    assert "The document is no longer kept" in page
    assert "Pages beside their text" not in page
    assert desk.browser.get(f"{report}/document").status_code == 404
