"""How long a search takes beside a bare full-text match for the same words, with a filter, and as the library grows.

The reports that are there are kept many times over, each copy under an authority of its own. SELFASSESS_BENCH_FULL=1 does it for
600,000 passages too, which takes some minutes.
"""

import gc
import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from statistics import quantiles
from time import perf_counter

from bench.reading import REAL
from bench.side_by_side import Measured
from selfassess.demo.fiction import read_fiction
from selfassess.domain.comparators import Authority
from selfassess.domain.people import LOCAL
from selfassess.domain.query import read_query
from selfassess.domain.report import Report, Visibility
from selfassess.domain.tally import By
from selfassess.ingest.reading import ProcessReader
from selfassess.ports import Toolbox
from selfassess.services.exploring import explore
from selfassess.services.importing import head_of
from selfassess.services.searching import search
from selfassess.services.wanted import Wanted
from selfassess.settings import Settings
from selfassess.wiring import toolbox

SMALL, LARGE = 60_000, 600_000
ROUNDS = 5
WORDS = (
    "children",
    "social workers",
    "return home interviews",
    '"return home interviews"',
    "pathway plans",
    "neglect",
    "supervision caseloads",
    "strateg*",
    "missing exploitation",
    "care leavers housing -university",
    '"children in care" health',
    "front door thresholds",
    "private fostering",
    "permanence delay",
    "auditing",
    "domestic abuse risk assessment",
)
NOW = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Library:
    """A library of so many passages, the same words in a bare table, the library's own file, and one authority in it."""

    tools: Toolbox
    bare: sqlite3.Connection
    plain: sqlite3.Connection
    authority: str


def measurements() -> list[Measured]:
    """Each at 60,000 passages, and where that is asked for at 600,000, with how much slower the larger is."""
    reports = _reports()
    with _library(reports, SMALL) as library:
        small, measured = _measured(library, SMALL)
    if os.environ.get("SELFASSESS_BENCH_FULL") == "1":
        with _library(reports, LARGE) as library:
            large, more = _measured(library, LARGE)
        grown = Measured(f"search, p95, {LARGE:,} passages", large, f"{SMALL:,} passages", small, most=12)
        measured += [*more, grown]
    return measured


def _measured(library: Library, size: int) -> tuple[float, list[Measured]]:
    ours, bare = _p95(lambda words: _search(library, words), lambda words: _bare(library, words))
    one, every = _p95(lambda words: _search(library, words, library.authority), lambda words: _search(library, words))
    counted, plain = _p95(lambda _: _explore(library), lambda _: _count(library))
    return ours, [
        Measured(f"explorer, p95, {size:,} passages", counted, "GROUP BY report, labels", plain, most=8),
        Measured(f"search, p95, {size:,} passages", ours, "MATCH ? ORDER BY rank LIMIT 20", bare, most=3),
        Measured(f"search of one authority, p95, {size:,} passages", one, "of all", every, most=1 / 3),
    ]


def _search(library: Library, words: str, authority: str = "") -> None:
    search(library.tools, LOCAL, Wanted(words=words, authority=authority))


def _explore(library: Library) -> None:
    explore(library.tools, LOCAL, Wanted(), By.YEAR)


def _count(library: Library) -> None:
    library.plain.execute("SELECT report, labels, count(*) FROM search_passages GROUP BY report, labels").fetchall()


def _bare(library: Library, words: str) -> None:
    query = read_query(words)
    wanted, excluded = (
        [f'"{" ".join(term.words)}"{" *" if term.prefix else ""}' for term in terms] for terms in (query.terms, query.excluded)
    )
    match = " NOT ".join([f"({' AND '.join(wanted)})", *excluded])
    library.bare.execute("SELECT rowid FROM bare WHERE bare MATCH ? ORDER BY rank LIMIT 20", (match,)).fetchall()


def _p95(ours: Callable[[str], None], peer: Callable[[str], None]) -> tuple[float, float]:
    """The 95th percentile of each over all words, warm, in turns."""
    times: tuple[list[float], list[float]] = ([], [])
    for turn in range(ROUNDS + 1):
        for words in WORDS:
            for call, seconds in zip((ours, peer), times, strict=True):
                began = perf_counter()
                call(words)
                if turn:
                    seconds.append(perf_counter() - began)
    return quantiles(times[0], n=20)[-1], quantiles(times[1], n=20)[-1]


def _reports() -> Sequence[Report]:
    paths = [REAL] if REAL.is_dir() else [report.path for report in read_fiction().reports]
    return [report for report in ProcessReader().read(paths) if report.passages]


@contextmanager
def _library(reports: Sequence[Report], size: int) -> Iterator[Library]:
    with tempfile.TemporaryDirectory() as folder:
        tools = toolbox(Settings(data_dir=Path(folder), database_url=f"sqlite:///{folder}/bench.sqlite3"))
        with closing(sqlite3.connect(f"{folder}/bare.sqlite3")) as bare:
            authority = _fill(tools, bare, reports, size)
            gc.freeze()  # looking for garbage in the reports held here is no part of a search
            with closing(sqlite3.connect(f"{folder}/bench.sqlite3")) as plain:
                yield Library(tools, bare, plain, authority)
        tools.store().close()
        gc.unfreeze()


def _fill(tools: Toolbox, bare: sqlite3.Connection, reports: Sequence[Report], size: int) -> str:
    """Keep the reports again and again until there are so many passages; the answer is one of the authorities."""
    bare.execute('CREATE VIRTUAL TABLE bare USING fts5(heading, text, tokenize="porter unicode61 remove_diacritics 2")')
    kept = copy = 0
    while kept < size:
        about = [
            Authority(f"authority-{copy}-{name or 'none'}", f"{name} {copy}") for name in (each.authority for each in reports)
        ]
        with tools.store().write() as store:
            store.authorities.save(tuple({authority.id: authority for authority in about}.values()))
            for report, authority in zip(reports, about, strict=True):
                made = replace(report, sha256=f"{copy:06x}{report.sha256[6:]}", passages=report.passages[: size - kept])
                store.reports.add(head_of(made, authority, Visibility.PUBLISHED), made, at=NOW, by=LOCAL.id)
                rows = [(passage.heading, passage.text) for passage in made.passages]
                bare.executemany("INSERT INTO bare (heading, text) VALUES (?, ?)", rows)
                kept += len(rows)
        bare.commit()
        copy += 1
    return f"authority-0-{reports[0].authority or 'none'}"
