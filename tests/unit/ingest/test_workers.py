"""Files read by processes of their own, which a bad file cannot bring down or hold up for the others."""

import os
import sys
from pathlib import Path

import pytest

from selfassess.domain.report import Status
from selfassess.ingest.workers import File, read_all
from tests.unit.ingest.documents import a_pdf, lines

SENTENCE = "Social workers visit children often and know them well, and their plans are kept."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "first.pdf").write_bytes(a_pdf(lines(SENTENCE)))
    (tmp_path / "long.pdf").write_bytes(a_pdf(*[lines(*[SENTENCE] * 45) for _ in range(3000)]))
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7 and no more")
    (tmp_path / "last.pdf").write_bytes(a_pdf(lines(SENTENCE)))
    return tmp_path


def test_a_file_over_its_deadline_is_stopped_and_the_rest_are_read(folder):
    names = ["first.pdf", "long.pdf", "broken.pdf", "missing.pdf", "last.pdf"]

    reports = list(read_all([File(folder / name, name) for name in names], workers=2, deadline=2))

    assert [report.source for report in reports] == names
    refused = {report.source: report.problems[0] for report in reports if report.status is Status.REFUSED}
    assert set(refused) == {"long.pdf", "broken.pdf", "missing.pdf"}
    assert refused["long.pdf"] == "long.pdf: reading it took longer than 2 seconds: it was stopped"
    assert "damaged or cut short" in refused["broken.pdf"]
    assert "cannot be opened" in refused["missing.pdf"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes among its files")
def test_a_file_that_never_ends_is_stopped_by_the_clock_and_the_rest_are_read(folder):
    os.mkfifo(folder / "pipe.txt")
    writer = os.open(folder / "pipe.txt", os.O_RDWR)
    try:
        files = [File(folder / name, name) for name in ("pipe.txt", "last.pdf")]
        stopped, read = read_all(files, workers=2, longest=8)
    finally:
        os.close(writer)

    assert stopped.problems == ("pipe.txt: reading it took longer than 8 seconds: it was stopped",)
    assert read.source == "last.pdf"
    assert read.status is Status.CLEAN
