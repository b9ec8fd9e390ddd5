"""What is read of real reports, measured against what people read in them.

The thresholds are those that are reached; a change that falls below one has made reading worse.
"""

import json
import re
import subprocess
import sys
from collections import Counter

import pytest

from selfassess.ingest.reading import ProcessReader
from selfassess.schemas.report import dump, load

WORKERS = 2
EVERY = (
    "kind",
    "authority",
    "inspection_start",
    "inspection_end",
    "lead_inspector",
    "published",
    "judgement",
    "recommendation count",
)
LEAST = {
    "passage found": 0.99,
    "passage intact": 0.96,
    "area": 0.955,
    "first line of enquiry is one of the gold lines": 0.95,
    "polarity": 0.85,
}


@pytest.fixture(scope="module")
def reports(shared):
    """Every real report, read once."""
    return list(ProcessReader(workers=WORKERS).read([shared / "reports" / "ofsted"]))


@pytest.fixture(scope="module")
def score(shared, reports, tmp_path_factory):
    """What the scorer says of them: of each measure the share, its numerator and its denominator."""
    parsed = tmp_path_factory.mktemp("gold") / "parsed.jsonl"
    parsed.write_text("".join(f"{json.dumps(dump(report))}\n" for report in reports), encoding="utf-8")
    scorer = shared / "tools" / "score_reports.py"
    command = [sys.executable, str(scorer), "--parsed", str(parsed), "--gold", str(shared / "gold" / "dev"), "--json"]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


@pytest.mark.parametrize("measure", EVERY)
def test_every_fact_that_people_read_is_read(score, measure):
    assert score[measure]["share"] == 1


def test_no_judgement_is_invented(score):
    assert score["judgement invented"]["share"] == 0


@pytest.mark.parametrize(("measure", "least"), LEAST.items())
def test_passages_are_found_whole_and_in_their_place(score, measure, least):
    assert score[measure]["share"] >= least


def test_hardly_any_passage_is_merged_with_another(score):
    assert score["passage merged with another"]["share"] <= 0.02


def test_what_people_labelled_is_whole_in_one_passage_or_in_some_that_follow_each_other(shared, reports):
    """The scorer looks into the first passage that has the same beginning, which is sometimes another one: here every one counts.

    What is in no row of passages has words of a title, a footer or a footnote among its own.
    """
    read = {_name(report.source): [_letters(each.text) for each in _printed(report)] for report in reports}
    gold = shared / "gold" / "dev"
    labelled = {label["id"] for label in json.loads((gold / "labels.json").read_text(encoding="utf-8"))}
    passages = [
        (read[_name(each["file"])], _letters(each["text"]))
        for each in json.loads((gold / "passages.json").read_text(encoding="utf-8"))
        if each["id"] in labelled
    ]

    in_one = [any(words[:70] in text and words[-70:] in text for text in texts) for texts, words in passages]
    in_some = [whole or words in "".join(texts) for whole, (texts, words) in zip(in_one, passages, strict=True)]

    assert sum(in_one) / len(passages) >= 0.97
    assert sum(in_some) / len(passages) >= 0.985


def _printed(report):
    return [*report.passages, *report.recommendations]


def _name(source):
    return "/".join(source.split("/")[-2:])


def _letters(text):
    return re.sub(r"[^a-z0-9]+", "", text.lower())


def test_no_report_has_a_reason_to_doubt_it(reports):
    assert {report.source: report.problems for report in reports if report.problems} == {}


def test_every_single_inspection_tells_its_local_area(reports):
    told = [{fact.name for fact in report.facts} for report in reports if report.kind == "sif"]

    always = Counter(name for names in told for name in names)
    assert always["children under 18"] == always["child protection plans"] == len(told)
    assert min(map(len, told)) >= 15


def test_figures_are_of_the_size_of_an_authority(reports):
    figures = {(report.source, fact.name): fact for report in reports for fact in report.facts}

    assert all(0 <= fact.value <= 100 for (_, name), fact in figures.items() if "per cent" in name)
    assert all(5_000 <= fact.value <= 600_000 for (_, name), fact in figures.items() if name == "children under 18")
    assert all(50 <= fact.value <= 5_000 for (_, name), fact in figures.items() if name == "children looked after")


def test_nothing_about_the_publisher_can_be_quoted(reports):
    imprint = ("crown copyright", "open government licence", "piccadilly gate", "reuse this information", "reproduced in whole")
    quotable = [passage.text for report in reports for passage in report.passages if passage.kind != "context"]

    assert [text for text in quotable if any(words in text.casefold() for words in imprint)] == []


def test_a_report_comes_back_from_its_json_as_it_was(reports):
    assert all(load(json.loads(json.dumps(dump(report)))) == report for report in reports)
