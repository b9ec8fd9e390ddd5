"""Documents that are kept beside the text that was read in them, and those that are not."""

from dataclasses import replace
from io import BytesIO

import pytest
from click.testing import CliRunner
from PIL import Image

import selfassess.cli.report_library as commands
from selfassess.domain.arriving import Corrected, Originals
from selfassess.domain.evidence import Version
from selfassess.domain.people import LOCAL, Person
from selfassess.domain.report import Visibility
from selfassess.domain.rights import Grant, Role
from selfassess.errors import NotAllowed, NotFound, Unreadable
from selfassess.services.arriving import Upload, read_waiting, receive, take_back, take_in
from selfassess.services.importing import correct_report
from selfassess.services.reports import library, open_original, picture_of_page, remove_report, show_report, take_original_away
from selfassess.store.migrating import bring_up_to_date
from selfassess.store.session import Database
from tests.builders import NOON, an_evidence
from tests.reading_here import ReadingHere
from tests.unit.ingest.documents import Print, a_pdf, lines

TITLE = [
    Print("Northmoor County Council", 72, 90, size=20, bold=True),
    Print("Inspection of local authority children’s services", 72, 120, size=16, bold=True),
    Print("Inspection dates: 10 to 21 June 2024", 72, 150),
]
INSPECTION = a_pdf(
    [*TITLE, *lines("Leaders know their services well and listen to children, and plans", "are kept to.", down=200)],
    lines("Social workers visit children often and know them well, and their", "managers see that this is so."),
)
OUTSIDER = Person("outsider", "An Outsider", (Grant(Role.OWNER, "eastvale"),))
VIEWER = Person("viewer", "A Viewer", (Grant(Role.VIEWER, "northmoor"),))


@pytest.fixture
def tools(tools, ready_url):
    database = Database(ready_url, upgrade=bring_up_to_date)
    yield replace(tools, store=lambda: database, reader=ReadingHere)
    database.close()


def read(tools, **more):
    return read_waiting(tools, LOCAL, receive(tools, LOCAL, [Upload("inspection.pdf", INSPECTION)], **more).id)


def taken_in(tools, batch, **said):
    take_in(tools, LOCAL, batch.id, {1: replace(batch.arrivals[0].said, **said)})
    return library(tools, LOCAL).authorities[0][1][0].id


def kept(tools, report):
    return show_report(tools, LOCAL, report).original is not None


def files(tools):
    return list(tools.files().digests())


def test_a_published_document_is_kept_and_its_pages_can_be_looked_at(tools):
    report = taken_in(tools, read(tools))

    file, content = open_original(tools, OUTSIDER, report)
    assert (file.name, file.media_type, content) == ("inspection.pdf", "application/pdf", INSPECTION)
    first, second = (picture_of_page(tools, OUTSIDER, report, page) for page in (1, 2))
    assert first != second
    with Image.open(BytesIO(first)) as picture:
        assert picture.format == "PNG"
        assert picture.height > picture.width > 800
    for page in (0, 3, -1):
        with pytest.raises(Unreadable, match="cannot be drawn"):
            picture_of_page(tools, LOCAL, report, page)


@pytest.mark.parametrize(
    ("originals", "visibility", "stays"),
    [
        (Originals.PUBLISHED, Visibility.PUBLISHED, True),
        (Originals.PUBLISHED, Visibility.AUTHORITY, False),
        (Originals.PUBLISHED, Visibility.RESTRICTED, False),
        (Originals.ALL, Visibility.RESTRICTED, True),
        (Originals.NONE, Visibility.PUBLISHED, False),
    ],
)
def test_what_is_not_published_is_kept_only_where_somebody_says_so(tools, originals, visibility, stays):
    report = taken_in(tools, read(tools, originals=originals, visibility=visibility))

    assert kept(tools, report) == stays
    assert bool(files(tools)) == stays


def test_what_turns_out_to_be_restricted_before_it_is_taken_in_is_not_kept(tools):
    report = taken_in(tools, read(tools), visibility=Visibility.RESTRICTED)

    assert not kept(tools, report)
    assert files(tools) == []


def test_a_document_is_let_go_when_its_report_is_published_no_longer(tools):
    report = taken_in(tools, read(tools))
    head = show_report(tools, LOCAL, report).head
    said = Corrected(head.authority_name, head.kind, head.visit_start, head.visit_end, Visibility.PUBLISHED)

    correct_report(tools, LOCAL, report, said)
    assert kept(tools, report)
    correct_report(tools, LOCAL, report, replace(said, visibility=Visibility.AUTHORITY))
    assert not kept(tools, report)
    assert files(tools) == []


def test_a_document_goes_with_its_report_unless_it_is_evidence_too(tools):
    report = taken_in(tools, read(tools))
    attached = an_evidence(file=tools.files().put("attached.pdf", INSPECTION))
    with tools.store().write() as store:
        store.evidence.save(attached)
    remove_report(tools, LOCAL, report)
    assert len(files(tools)) == 1

    report = taken_in(tools, read(tools))
    with tools.store().write() as store:
        store.evidence.save(replace(attached, file=None, versions=(Version(attached.file, NOON, "lead"),)))
    remove_report(tools, LOCAL, report)
    assert len(files(tools)) == 1

    report = taken_in(tools, read(tools))
    with tools.store().write() as store:
        store.evidence.save(replace(attached, file=None, versions=()))
    take_original_away(tools, LOCAL, report)
    assert files(tools) == []
    with pytest.raises(NotFound, match="not kept"):
        open_original(tools, LOCAL, report)


def test_an_import_that_is_taken_back_and_in_again_keeps_its_document(tools):
    batch = read(tools)
    taken_in(tools, batch)
    batch = take_back(tools, LOCAL, batch.id)
    assert files(tools) == []

    report = taken_in(tools, batch)
    assert open_original(tools, LOCAL, report)[1] == INSPECTION


def test_nobody_opens_the_document_of_a_report_that_they_may_not_see(tools):
    report = taken_in(tools, read(tools, originals=Originals.ALL, visibility=Visibility.RESTRICTED))

    for who in (OUTSIDER, VIEWER):
        for opened in (lambda who=who: open_original(tools, who, report), lambda who=who: picture_of_page(tools, who, report, 1)):
            with pytest.raises(NotFound, match="There is no report"):
                opened()


def test_who_does_not_keep_a_report_cannot_throw_its_document_away(tools):
    report = taken_in(tools, read(tools))

    with pytest.raises(NotAllowed):
        take_original_away(tools, OUTSIDER, report)
    assert kept(tools, report)


def test_a_page_that_brings_its_painter_down_is_refused(tools):
    with pytest.raises(Unreadable, match="Page 1 cannot be drawn"):
        tools.painter()(INSPECTION[:300], 1)


def test_the_command_keeps_published_documents_unless_it_is_told_not_to(tools, tmp_path, monkeypatch):
    monkeypatch.setattr(commands, "toolbox", lambda: tools)
    document = tmp_path / "northmoor" / "inspection.pdf"
    document.parent.mkdir()
    document.write_bytes(INSPECTION)

    assert "1 report imported" in CliRunner().invoke(commands.import_, [str(document), "--originals", "none"]).output
    again = CliRunner().invoke(commands.import_, [str(document), "--originals", "none"]).output
    assert again.endswith("Nothing new: 1 in the library already.\n")
    report = library(tools, LOCAL).authorities[0][1][0].id
    assert not kept(tools, report)
    remove_report(tools, LOCAL, report)
    CliRunner().invoke(commands.import_, [str(tmp_path)])
    assert open_original(tools, LOCAL, report)[1] == INSPECTION
