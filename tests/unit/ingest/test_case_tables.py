"""The table of a case review in every format in which a report comes."""

import pytest

from selfassess.domain.report import CaseReviewRow
from selfassess.ingest.classify import Model
from selfassess.ingest.pipeline import read
from tests.unit.ingest.documents import Print, a_pdf, lines
from tests.unit.ingest.reading import FICTIONAL, kinds

FRONT = ("Aldermere Council Children’s Services Peer Challenge", "Date: 14th-17th June 2022", "Case review findings")
AFTER = "There were no safeguarding concerns that needed to be escalated to the Council."
ROWS = (
    CaseReviewRow(
        "Assessment",
        ("Most show a recent one e.g. [removed]", "Health is on time."),
        ("Some could go deeper.",),
        "Agreed; it is booked.",
    ),
    CaseReviewRow("Planning and review", ("Oversight is recorded.",), ("How well does tracking reduce delay?",), ""),
)
TABS = f"""{FRONT[0]}

{FRONT[1]}

{FRONT[2]}

Areas of Practice\tStrengths\tAreas for Consideration\tResponse from the LA
Assessment\t<p>Most show a recent one e.g. 8579891</p> <p>Health is on time.</p>\tSome could go deeper.\tAgreed; it is booked.

<p>Planning and review</p>\tOversight is recorded.\tHow well does tracking reduce\t
\t\tdelay?\t
--\t--\t--\t--

{AFTER}
"""
BARS = f"""# {FRONT[0]}

{FRONT[1]}

## {FRONT[2]}

| Areas of Practice | Strengths | Areas for Consideration | Response from the LA |
|---|:--|---|---|
| **Assessment** | Most show a recent one e.g. 8579891<br>Health is on time. | Some could go deeper. | Agreed; it is booked. |
| Planning and review | Oversight is recorded. | How well does tracking reduce delay? | |

{AFTER}
"""
PAGE = f"""<!doctype html><title>Peer challenge</title><h1>{FRONT[0]}</h1><p>{FRONT[1]}</p><h2>{FRONT[2]}</h2>
<table><tr><th>Areas of Practice</th><th>Strengths</th><th>Areas for Consideration</th><th>Response from the LA</th></tr>
<tr><td><b>Assess</b>ment</td><td><ul><li>Most show a recent
one e.g. 8579891</li><li>Health is on time.</li></ul></td><td><p>Some could go deeper.</p></td><td>Agreed; it is booked.</td></tr>
<tr><td>Planning and review<td>Oversight is recorded.</td><td>How well does tracking reduce delay?</td><td></td></tr></table>
<p>{AFTER}</p>"""


SIDES = """# Aldermere Council Children’s Services Peer Challenge

## Case review findings

| Areas of Practice | Strengths | Areas for Consideration | Response from the LA |
|---|---|---|---|
| Supervision | Children are not exposed to harm. | Consider the use of case summaries; they could describe children well. | |
| Planning | Most plans are clear and timely; too many are out of date. | Do reviews help? Could they be earlier? | |
"""


def test_the_column_says_which_way_an_entry_speaks_and_not_its_words():
    report = read(SIDES.encode(), "peer.md", known=FICTIONAL)

    said = {passage.text: (passage.polarity, set(passage.sides)) for passage in report.passages}

    assert said["Children are not exposed to harm."] == ("strength", {1})
    assert said["Consider the use of case summaries; they could describe children well."] == ("improvement", {-1})
    assert said["Do reviews help? Could they be earlier?"] == ("improvement", {-1})
    assert said["Most plans are clear and timely; too many are out of date."][0] == "mixed"


def test_the_column_of_an_entry_is_known_when_it_is_tagged_anew():
    passages = read(SIDES.encode(), "peer.md", known=FICTIONAL).passages

    assert Model().tags(passages) == passages


def in_columns(down, *cells):
    """A row of a printed table: the lines of each cell one under the other, all cells beginning on one line."""
    return [
        Print(words, left, down + 14 * place)
        for left, cell in zip((72, 190, 310, 430), cells, strict=True)
        for place, words in enumerate(cell)
    ]


SHOWN = ["• Most show a", "recent one e.g.", "8579891", "• Health is on time."]


def printed():
    front = [Print(FRONT[0], 72, 90, 18), Print(FRONT[1], 72, 130), Print(FRONT[2], 72, 180, 14, bold=True)]
    first = [
        *front,
        *in_columns(220, ["Areas of Practice"], ["Strengths"], ["Areas for", "Consideration"], ["Response from", "the LA"]),
        *in_columns(262, ["Assessment"], SHOWN, ["Some could", "go deeper."], ["Agreed; it is", "booked."]),
        *in_columns(330, ["Planning and", "review"], ["Oversight is", "recorded."], ["How well does", "tracking reduce"], []),
    ]
    second = [
        *in_columns(100, [], [], ["delay?"], []),
        Print("Conclusion", 72, 160, 14, bold=True),
        *lines(AFTER, "The reviewers found that the right children come into care in Aldermere.", down=190),
    ]
    return a_pdf(first, second)


FORMATS = {"text": TABS.encode(), "Markdown": BARS.encode(), "HTML": PAGE.encode(), "PDF": printed()}


@pytest.fixture(scope="module", params=FORMATS)
def report(request):
    return read(FORMATS[request.param], f"peer in {request.param}", known=FICTIONAL)


def test_it_comes_out_in_rows(report):
    assert report.peer_challenge.case_review == ROWS


def test_nothing_is_said_to_be_wrong_with_it(report):
    assert not [problem for problem in report.problems if "case review" in problem]


def test_what_stands_after_it_is_read_on_as_text(report):
    assert any(passage.text.startswith(AFTER) for passage in report.passages)
    assert kinds(report)["Health is on"] == "finding"


@pytest.mark.parametrize(
    "line",
    ["\tAn indented line with a tab before it.", "1. Introduction\t3", "Either | or is a choice that every plan leaves open."],
)
def test_a_tab_or_a_bar_in_a_text_makes_no_table(line):
    report = read(f"# Report\n\n## Findings\n\n{line}\n\nA paragraph of the report, in full.\n".encode(), "a.txt")
    assert all("\t" not in passage.text for passage in report.passages)
    assert any(passage.text == "A paragraph of the report, in full." for passage in report.passages)
