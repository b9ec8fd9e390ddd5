"""Fictional reports for tests, written as Markdown or HTML and read by the whole pipeline."""

from textwrap import dedent

from selfassess.domain.report import Passage, Report
from selfassess.ingest.pipeline import read

FICTIONAL = (("Aldermere",), ("Northmoor",), ("Wexbridge", "Wexbridge and Holt"))
"""Councils that the list that ships does not hold."""


def a_reading(text: str, *, name: str = "report.md") -> Report:
    """What is read of a text, indented as the test is."""
    return read(dedent(text).encode(), name, known=FICTIONAL)


def kinds(report: Report) -> dict[str, str]:
    """What each passage does in its report, by its first three words."""
    return {" ".join(passage.text.split()[:3]): str(passage.kind) for passage in report.passages}


def the(report: Report, beginning: str) -> Passage:
    """The one passage that begins with these words."""
    (found,) = [passage for passage in report.passages if passage.text.startswith(beginning)]
    return found


def judged(report: Report) -> dict[str, str]:
    """The judgements in their normal form."""
    return {judgement.area: judgement.grade for judgement in report.judgements}


def ilacs(
    *,
    rows: str,
    title: str = "Inspection of Aldermere local authority children’s services",
    dates: str = "10 to 21 June 2024",
    body: str = "",
    lead: str = "Lead inspector: Mary Example",
) -> Report:
    """A graded report: its title, dates, rows of judgements as paragraphs, and what follows."""
    table = "\n\n".join(row.strip() for row in rows.strip().splitlines())
    return a_reading(f"# {title}\n\nInspection dates: {dates}\n\n{lead}\n\n{table}\n\n{dedent(body)}")
