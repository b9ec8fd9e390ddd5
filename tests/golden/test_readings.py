"""What is read of fictional reports of each layout: facts, what is asked for, and what each passage does.

What a passage is about and which way it speaks is left out: that is measured, and changes with each training.
"""

from pathlib import Path

import pytest

from selfassess.ingest.marks import RECOMMENDED as GROUND
from selfassess.ingest.pipeline import read
from tests.unit.ingest import test_letters, test_peer_challenge
from tests.unit.ingest.reading import FICTIONAL

REPORTS = Path(__file__).resolve().parent / "reports"
LETTERS = {
    "focused-visit": test_letters.FOCUSED,
    "monitoring-visit": test_letters.MONITORING,
    "jtai": test_letters.JTAI,
    "unannounced-2010": test_letters.UNANNOUNCED,
}


def outline(report):
    """A report in lines that a person can compare with the document."""
    return "".join(
        f"{line}\n" for line in (*_facts(report), "", *map(_asked, report.recommendations), "", *map(_said, report.passages))
    )


def _facts(report):
    yield f"{report.kind} of {report.authority}, {report.framework}: {report.inspection_start} to {report.inspection_end}"
    yield f"led by {report.lead_inspector}, dated {report.dated}, published {report.published}, licence {report.licence}"
    yield from (f"{name} is absent: {why}" for name, why in report.absent)
    yield from (f"judged {judgement.area}: {judgement.grade} ({judgement.printed})" for judgement in report.judgements)
    yield from (f"topic: {topic}" for topic in (report.topic,) if topic)
    yield from (f"earlier: {named.what}, {named.when}, {named.grade}" for named in report.earlier)
    yield from (f"figure: {fact.name} {fact.value:g} at {fact.at}, before {fact.previous}" for fact in report.facts)
    yield from (f"problem: {problem}" for problem in report.problems)


def _asked(item):
    tied = (item.title, item.theme, *item.paragraphs, *item.framework_tags)
    marks = ", ".join(filter(None, (item.number, item.audience, "priority" if item.priority else None, *tied)))
    return f"asks ({marks}): {_flat(item.text)}"


def _said(passage):
    marked = GROUND if GROUND in passage.marks else None
    marks = ", ".join(filter(None, (passage.number, marked, "fragment" if passage.fragment else None)))
    return f"{passage.kind} [{passage.heading}] {f'({marks}) ' if marks else ''}{_flat(passage.text)}"


def _flat(text):
    return " / ".join(text.split("\n\n"))


@pytest.mark.parametrize("name", sorted(path.stem for path in REPORTS.glob("*.md")))
def test_a_report_of_each_layout_reads_as_was_agreed(name, agreed):
    file = REPORTS / f"{name}.md"
    text = outline(read(file, file.name, known=FICTIONAL))
    assert text == agreed(f"reading.{name}.txt", text)


@pytest.mark.parametrize("name", LETTERS)
def test_a_letter_of_each_kind_reads_as_was_agreed(name, agreed):
    text = outline(read(LETTERS[name].encode(), f"{name}.md", known=FICTIONAL))
    assert text == agreed(f"reading.{name}.txt", text)


def test_a_peer_challenge_in_word_reads_as_was_agreed(agreed):
    text = outline(read(test_peer_challenge.in_word(test_peer_challenge.REPORT), "peer.docx", known=FICTIONAL))
    assert text == agreed("reading.peer-challenge.txt", text)
