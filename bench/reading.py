"""How long reading reports takes beside drawing their bare text out with the library underneath."""

from collections.abc import Sequence
from pathlib import Path

import pypdfium2

from bench.side_by_side import Measured, medians
from selfassess.demo.fiction import read_fiction
from selfassess.ingest.pipeline import read

REAL = Path(__file__).resolve().parent.parent.parent / "shared" / "reports" / "ofsted"
SAMPLE = 12


def measurements() -> list[Measured]:
    """A few PDFs, read whole (layout, facts, passages, lines) and as bare text, in one process each."""
    files = _files()
    ours, peer = medians(lambda: [read(file, file.name) for file in files], lambda: [_bare(file) for file in files], rounds=3)
    return [Measured(f"reading {len(files)} reports", ours, "their bare text by pypdfium2", peer)]


def _files() -> Sequence[Path]:
    real = sorted(REAL.rglob("*.pdf"))[:: max(1, len(list(REAL.rglob("*.pdf"))) // SAMPLE)] if REAL.is_dir() else []
    return real or [report.path for report in read_fiction().reports if report.path.suffix == ".pdf"]


def _bare(file: Path) -> str:
    with pypdfium2.PdfDocument(file) as document:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)
