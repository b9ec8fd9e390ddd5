"""The document of a report: beside its text page by page, as a file, and kept no longer."""

from io import BytesIO

from flask import Response, flash, redirect, render_template, send_file, url_for
from flask.typing import ResponseReturnValue

from selfassess.errors import NotFound
from selfassess.ports import Toolbox
from selfassess.services.originals import PDF
from selfassess.services.reports import open_original, picture_of_page, show_report, take_original_away
from selfassess.web.reports.report import LINES_OF
from selfassess.web.visitor import person

A_DAY = 24 * 60 * 60


def page_beside(tools: Toolbox, report_id: str, page: int) -> ResponseReturnValue:
    """A page of the document as it was printed, beside the passages that begin on it."""
    shown = show_report(tools, person(), report_id)
    if shown.original is None or shown.original.media_type != PDF:
        raise NotFound("The pages of this report are not kept. Only its text is.")
    known = sorted({passage.page for passage in shown.report.passages if passage.page})
    if not 1 <= page <= max(known, default=page):
        raise NotFound(f"This report has no page {page} with text on it.")
    titles = {line.id: line.title for line in tools.frameworks().framework(LINES_OF).lines()}
    return render_template(
        "reports/page.html",
        head=shown.head,
        original=shown.original,
        page=page,
        last=max(known, default=page),
        passages=[(place, each) for place, each in enumerate(shown.report.passages, start=1) if each.page == page],
        titles=titles,
    )


def picture(tools: Toolbox, report_id: str, page: int) -> ResponseReturnValue:
    """A page of the document as a picture. It never changes, and is kept by the browser of this person only."""
    answer = Response(picture_of_page(tools, person(), report_id, page), mimetype="image/png")
    answer.cache_control.private = True
    answer.cache_control.max_age = A_DAY
    return answer


def document(tools: Toolbox, report_id: str) -> ResponseReturnValue:
    """The document itself, to be saved."""
    kept, content = open_original(tools, person(), report_id)
    return send_file(BytesIO(content), mimetype=kept.media_type, as_attachment=True, download_name=kept.name)


def take_away(tools: Toolbox, report_id: str) -> ResponseReturnValue:
    """Keep the document no longer."""
    take_original_away(tools, person(), report_id)
    flash("The document is no longer kept. Its text is.")
    return redirect(url_for("reports.report", report_id=report_id))
