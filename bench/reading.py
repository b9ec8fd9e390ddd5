"""How much work reading reports is beside drawing their bare text out, by the library underneath and by another one."""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pypdfium2
from pypdf import PdfReader

from bench.side_by_side import Held, Measured
from selfassess.demo.fiction import read_fiction
from selfassess.ingest.pipeline import read

REAL = Path(__file__).resolve().parent.parent.parent / "shared" / "reports" / "ofsted"
SAMPLE = 12
ROUNDS = 5
MOST = 4.0
"""How many times the work of bare text reading may be: layout, facts, passages, lines and polarity together."""
MOST_BESIDE_PYPDF = 1 / 3
MOST_IMPORTED = 3.0
"""How many times the work of bare text on one processor an import with store and index may be on each of two."""
LARGEST = 400
"""Megabytes that the largest process of an import may hold, however many files there are."""
PROCESSORS = 2
IMPORT = """
import json, resource, subprocess, sys
done = subprocess.run([sys.executable, "-m", "selfassess", "reports", "import", *sys.argv[1:]], capture_output=True)
assert done.returncode < 2, done.stderr.decode()
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps([used.ru_utime + used.ru_stime, used.ru_maxrss / 1024]))
"""
Call = Callable[[Sequence[Path]], None]


def measurements() -> list[Measured | Held]:
    """A few PDFs read whole and as bare text in CPU time, in turns in one process; then an import of all there are."""
    files = _files()
    some = files[:: max(1, len(files) // SAMPLE)]
    bare = _in_turns(some, read_all, bare_all)
    few = some[::3]
    other = _in_turns(few, read_all, pypdf_all)
    return [
        _beside(f"reading {len(some)} reports", "their bare text by pypdfium2", bare, MOST),
        _beside(f"reading {len(few)} reports", "their bare text by pypdf", other, MOST_BESIDE_PYPDF),
        *_imported(files),
    ]


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


def pypdf_all(files: Sequence[Path]) -> None:
    """The same by a library that is written in Python throughout."""
    for file in files:
        for page in PdfReader(file).pages:
            page.extract_text()


def _in_turns(files: Sequence[Path], ours: Call, peer: Call) -> tuple[float, float]:
    return _median([(_work(ours, files), _work(peer, files)) for _ in range(ROUNDS)])


def _median(pairs: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """The pair with the median ratio."""
    return sorted(pairs, key=lambda pair: pair[0] / pair[1])[len(pairs) // 2]


def _beside(name: str, peer_name: str, seconds: tuple[float, float], most: float) -> Measured:
    return Measured(name, seconds[0], peer_name, seconds[1], most=most)


def _work(call: Call, files: Sequence[Path]) -> float:
    """Seconds of CPU time, which other programs on the machine do not lengthen."""
    began = time.process_time()
    call(files)
    return time.process_time() - began


def _imported(files: Sequence[Path]) -> list[Measured | Held]:
    """An import by the command, into an empty library; all its work is shared by two processors."""
    pairs = []
    largest = 0.0
    for _ in range(ROUNDS):
        bare = _work(bare_all, files)
        seconds, megabytes = _import(files)
        pairs.append((seconds / PROCESSORS, bare))
        largest = max(largest, megabytes)
    return [
        _beside(f"importing {len(files)} reports", "bare text on one processor", _median(pairs), MOST_IMPORTED),
        Held("the largest process of an import", largest, LARGEST),
    ]


def _import(files: Sequence[Path]) -> tuple[float, float]:
    """The seconds of CPU time of all processes of an import, and the megabytes of the largest."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "SELFASSESS_DATA_DIR": folder}
        done = subprocess.run([sys.executable, "-c", IMPORT, *map(str, files)], env=environment, capture_output=True, check=True)
    seconds, megabytes = json.loads(done.stdout)
    return seconds, megabytes


def _files() -> Sequence[Path]:
    found = sorted(REAL.rglob("*.pdf"))
    return found or [report.path for report in read_fiction().reports if report.path.suffix == ".pdf"]
