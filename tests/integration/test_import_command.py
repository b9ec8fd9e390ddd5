"""`selfassess reports import` tells what it does, names what it refused, and goes on where it was stopped."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.unit.ingest.documents import Print, a_pdf, lines

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes among its files")

# A shell makes what it starts in the background deaf to Ctrl+C, tests and all.
AS_AT_A_TERMINAL = """
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)
from selfassess.cli import main
main()
"""


def report(authority: str) -> bytes:
    title = [
        Print(authority, 72, 90, size=20, bold=True),
        Print("Inspection of local authority children’s services", 72, 120, size=16, bold=True),
        Print("Inspection dates: 10 to 21 June 2024", 72, 150),
    ]
    return a_pdf([*title, *lines("Leaders know their services well and listen to children.", down=200)])


@pytest.fixture
def folder(tmp_path) -> Path:
    made = tmp_path / "reports"
    made.mkdir()
    (made / "a.pdf").write_bytes(report("Norfolk County Council"))
    (made / "b.pdf").write_bytes(b"%PDF-1.7 and no more")
    (made / "c.pdf").write_bytes(report("Suffolk County Council"))
    return made


def command(folder: Path) -> subprocess.Popen[str]:
    environment = {**os.environ, "SELFASSESS_DATA_DIR": str(folder.parent / "data")}
    environment.pop("SELFASSESS_DATABASE_URL", None)
    words = [sys.executable, "-c", AS_AT_A_TERMINAL, "reports", "import", str(folder)]
    return subprocess.Popen(words, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_each_document_is_told_with_what_became_of_it_and_the_refused_are_named_at_the_end(folder):
    with command(folder) as program:
        said, told = program.communicate()

    assert [line for line in told.splitlines() if not line.startswith("  ")] == [
        "1 of at most 3: Norfolk, ILACS inspection, June 2024 (reports/a.pdf)",
        "2 of at most 3: refused (reports/b.pdf)",
        "3 of at most 3: Suffolk, ILACS inspection, June 2024 (reports/c.pdf)",
    ]
    assert "refused (reports/b.pdf)\n  reports/b.pdf: " in told
    assert said.splitlines() == ["2 reports imported with 2 passages; 1 refused.", "Refused: reports/b.pdf"]
    assert program.returncode == 1


def test_an_import_that_is_stopped_says_what_stays_and_goes_on_when_it_is_asked_again(folder):
    os.mkfifo(folder / "d.pdf")
    with command(folder) as program:
        first = program.stderr.readline()
        program.send_signal(signal.SIGINT)
        rest = first + program.communicate()[1]
    assert rest.endswith("The same command goes on with the rest.\n")
    assert "in the library" in rest
    assert "Aborted" not in rest
    assert "Traceback" not in rest

    (folder / "d.pdf").unlink()
    with command(folder) as again:
        said = again.communicate()[0]
    assert "in the library already" in said
    assert again.returncode == 1
