"""How much work reading reports is beside drawing their bare text out with the library underneath, in CPU time."""

import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pypdfium2

from bench.side_by_side import Measured
from selfassess.demo.fiction import read_fiction
from selfassess.ingest.pipeline import read

REAL = Path(__file__).resolve().parent.parent.parent / "shared" / "reports" / "ofsted"
SAMPLE = 12
ROUNDS = 5
MOST = 4.0
"""How many times the work of bare text reading may be: layout, facts, passages, lines and polarity together."""


def measurements() -> list[Measured]:
    """A few PDFs, read whole (layout, facts, passages, lines) and as bare text, in turns in one process."""
    files = _files()
    pairs = [(_work(read_all, files), _work(bare_all, files)) for _ in range(ROUNDS)]
    ours, peer = sorted(pairs, key=lambda pair: pair[0] / pair[1])[ROUNDS // 2]
    return [Measured(f"reading {len(files)} reports", ours, "their bare text by pypdfium2", peer, most=MOST)]


def read_all(files: Sequence[Path]) -> None:
    """Every stage of reading."""
    for file in files:
        read(file, file.name)


def bare_all(files: Sequence[Path]) -> None:
    """The bare text of every page, the least that any reader must do."""
    for file in files:
        with pypdfium2.PdfDocument(file) as document:
            for page in document:
                page.get_textpage().get_text_bounded()


def _work(call: Callable[[Sequence[Path]], None], files: Sequence[Path]) -> float:
    """Seconds of CPU time, which other programs on the machine do not lengthen."""
    began = time.process_time()
    call(files)
    return time.process_time() - began


def _files() -> Sequence[Path]:
    found = sorted(REAL.rglob("*.pdf"))
    return found[:: max(1, len(found) // SAMPLE)] or [
        report.path for report in read_fiction().reports if report.path.suffix == ".pdf"
    ]
