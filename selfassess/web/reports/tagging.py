"""Correcting what a passage is said to be about."""

from flask import flash, render_template, request, url_for
from flask.typing import ResponseReturnValue

from selfassess.domain.labels import MOST_LINES
from selfassess.ports import Toolbox
from selfassess.services.labels import Tagged, correct_tags, passage_to_tag, take_tags_back
from selfassess.services.wanted import AREAS
from selfassess.web.forms.govuk import error_list
from selfassess.web.forms.reports import TaggingForm, tagging_form
from selfassess.web.messages import land
from selfassess.web.reports.report import AREA_NAMES, LINES_OF
from selfassess.web.visitor import person


def tagging(tools: Toolbox, report_id: str, ordinal: int) -> ResponseReturnValue:
    """The form with the tags that a passage bears."""
    found = passage_to_tag(tools, person(), report_id, ordinal)
    lines = (*found.passage.lines, *[""] * MOST_LINES)
    told = {"area": found.passage.area, "polarity": found.passage.polarity.value}
    told |= dict(zip(("first", "second", "third"), lines, strict=False))
    return _writing(found, _made(tools)(data=told))


def tag(tools: Toolbox, report_id: str, ordinal: int) -> ResponseReturnValue:
    """Keep what the person says."""
    form = _made(tools)(request.form)
    if not form.validate():
        return _writing(passage_to_tag(tools, person(), report_id, ordinal), form)
    correct_tags(tools, person(), report_id, ordinal, form.tags())
    flash("The tags are corrected, in searches and drafts too")
    return _back(report_id, ordinal)


def untag(tools: Toolbox, report_id: str, ordinal: int) -> ResponseReturnValue:
    """Give the passage the tags again that were read."""
    take_tags_back(tools, person(), report_id, ordinal)
    flash("The passage has the tags again that were read")
    return _back(report_id, ordinal)


def _made(tools: Toolbox) -> type[TaggingForm]:
    areas = {area: AREA_NAMES.get(area, "No area") for area in AREAS}
    return tagging_form(areas, {line.id: line.title for line in tools.frameworks().framework(LINES_OF).lines()})


def _back(report_id: str, ordinal: int) -> ResponseReturnValue:
    return land(url_for("reports.report", report_id=report_id, _anchor=f"p{ordinal}"))


def _writing(found: Tagged, form: TaggingForm) -> str:
    return render_template("reports/tag.html", found=found, form=form, errors=error_list(form))
