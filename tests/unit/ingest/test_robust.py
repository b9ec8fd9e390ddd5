"""Texts that are no reports, and reports that were damaged on their way: read in bounded time, and into what can be kept."""

import json
import random
import time
from pathlib import Path

import pytest

from selfassess.schemas.report import dump, load
from tests.unit.ingest.reading import a_reading
from tests.unit.ingest.test_letters import FOCUSED, JTAI, MONITORING, UNANNOUNCED

GOLDEN = Path(__file__).resolve().parents[2] / "golden" / "reports"
REPORTS = (FOCUSED, MONITORING, JTAI, UNANNOUNCED, *(path.read_text(encoding="utf-8") for path in sorted(GOLDEN.glob("*.md"))))
ADDED = (".", ":", "(", "1. ", "# ", "Good", "\t", " 31 June 2024")
BEFORE = ("# ", "- ", "1. ", "", "  - ")


@pytest.mark.parametrize(
    "endless",
    [
        "inspection of ",
        "the last inspection of the council ",
        "was inspected in ",
        "Inspectors were Jo Example ",
        "-",
        "a\t\tb\n\n\n",
        "his mother, Jo ",
        "Overall effectiveness good ",
        "1. Children who need help and protection Good 2.1 ",
        "0",
        "a.",
        "<br> \n",
        "visit to Aldermere on 1 and 2 May 2018 and ",
        "the safeguarding children ",
    ],
)
def test_words_without_end_are_read_in_the_time_of_a_long_report(endless):
    begun = time.process_time()

    assert a_reading(f"{endless * 10_000}@\u00a7").kind == "other"
    assert time.process_time() - begun < 8


@pytest.mark.parametrize("seed", range(12))
def test_a_damaged_report_is_read_into_what_the_library_can_hold(seed):
    chance = random.Random(seed)
    lines = chance.choice(REPORTS).split("\n")
    for _ in range(25):
        place = chance.randrange(len(lines))
        lines[place] = chance.choice(BEFORE) + lines[place][: chance.randrange(len(lines[place]) + 1)] + chance.choice(ADDED)
        lines.insert(chance.randrange(len(lines)), chance.choice(lines))

    report = a_reading("\n".join(lines))

    assert load(json.loads(json.dumps(dump(report)))) == report
    assert all(len(passage.heading) <= 500 for passage in report.passages)
    assert len(report.topic or "") <= 500
