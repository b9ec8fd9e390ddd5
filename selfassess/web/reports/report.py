"""One report, read through; and taking it out of the library."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from selfassess.domain.holdings import ReportHead
from selfassess.domain.report import Passage, PrintedJudgement, Report
from selfassess.ports import Toolbox
from selfassess.services.originals import PDF
from selfassess.services.reports import remove_report, show_report
from selfassess.web.forms.reports import POLARITIES, ReadingForm, reading_form
from selfassess.web.visitor import person

LINES_OF = "ilacs-2026"
"""The framework whose titles stand beside passages: they are labelled with the lines of ILACS, which every version shares."""


AREA_NAMES = {
    "overall": "Overall",
    "leadership": "Leadership",
    "help-protection": "Help and protection",
    "children-in-care": "Children in care",
    "care-leavers": "Care leavers",
    "children-in-care-and-care-leavers": "Children in care and care leavers",
    "adoption": "Adoption",
    "lscb": "Safeguarding children board",
}
"""What people read for the areas that reports judge."""


@dataclass(frozen=True, slots=True)
class Section:
    """Passages that follow each other under one heading, each with its place in the report."""

    heading: str
    passages: tuple[tuple[int, Passage], ...]

    @property
    def title(self) -> str:
        """The heading; what the report begins with has none, and nor has what stands apart from its sections."""
        first = self.passages[0][0] == 1
        return self.heading or ("Opening" if first else "Without a heading")


def report(tools: Toolbox, report_id: str) -> ResponseReturnValue:
    """A report with its judgements, recommendations and passages, or those passages that are asked for."""
    shown = show_report(tools, person(), report_id)
    titles = {line.id: line.title for line in tools.frameworks().framework(LINES_OF).lines()}
    form = reading_form(_spoken_of(shown.report, titles))(request.args)
    return render_template(
        "reports/report.html",
        head=shown.head,
        report=shown.report,
        sections=tuple(sections(shown.report, form)),
        form=form,
        filtered=bool(form.line.data or form.polarity.data),
        titles=titles,
        judged=_judged(shown.head),
        polarities=POLARITIES,
        corrected=shown.corrected,
        original=shown.original,
        paged=shown.original is not None and shown.original.media_type == PDF,
        keeps=shown.keeps,
    )


def _judged(head: ReportHead) -> tuple[tuple[str, PrintedJudgement], ...]:
    """Each judgement with what its area is called, in the order in which areas are read."""
    order = {area: place for place, area in enumerate(AREA_NAMES)}
    judgements = sorted(head.judgements, key=lambda judgement: order.get(judgement.area, len(order)))
    return tuple((AREA_NAMES.get(judgement.area, judgement.area), judgement) for judgement in judgements)


def _spoken_of(report: Report, titles: Mapping[str, str]) -> dict[str, str]:
    """The lines that a report speaks to, in the framework's order."""
    spoken = {line for passage in report.passages for line in passage.lines}
    return {line: title for line, title in titles.items() if line in spoken}


def sections(report: Report, form: ReadingForm) -> Iterator[Section]:
    """The passages that a form asks for, under their headings, in the order of the report."""
    heading, gathered = "", list[tuple[int, Passage]]()
    for ordinal, passage in enumerate(report.passages, start=1):
        if not _asked_for(passage, form):
            continue
        if passage.heading != heading and gathered:
            yield Section(heading, tuple(gathered))
            gathered = []
        heading = passage.heading
        gathered.append((ordinal, passage))
    if gathered:
        yield Section(heading, tuple(gathered))


def _asked_for(passage: Passage, form: ReadingForm) -> bool:
    right_line = not form.line.data or form.line.data in passage.lines
    return right_line and (not form.polarity.data or form.polarity.data == passage.polarity.value)


def removing(tools: Toolbox, report_id: str) -> ResponseReturnValue:
    """Ask before a report is taken out."""
    return render_template("reports/remove.html", head=show_report(tools, person(), report_id).head)


def remove(tools: Toolbox, report_id: str) -> ResponseReturnValue:
    """Take a report out of the library."""
    head = show_report(tools, person(), report_id).head
    remove_report(tools, person(), report_id)
    flash(f"Removed: {head.authority_name}, {head.title}")
    return redirect(url_for("reports.library"))
