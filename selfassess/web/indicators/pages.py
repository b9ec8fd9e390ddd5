"""All indicators of an authority, and one with its charts."""

from flask import render_template, url_for
from flask.typing import ResponseReturnValue

from selfassess.domain.charts import comparison, small, trend
from selfassess.domain.indicators import DIRECTION_LABELS, SYMBOLS
from selfassess.ports import Toolbox
from selfassess.services.indicators import indicators_of, series_of
from selfassess.web.assessments.places import Step, trail
from selfassess.web.visitor import person


def indicators(tools: Toolbox, assessment_id: str) -> ResponseReturnValue:
    """Every indicator that has a value, and those that are asked for and have none."""
    found = indicators_of(tools, person(), assessment_id)
    return render_template(
        "indicators/all.html",
        found=found,
        small={each.definition.id: small(each.values) for each in found.series},
        directions=DIRECTION_LABELS,
        symbols=SYMBOLS,
        trail=trail(found.assessment, found.framework),
    )


def indicator(tools: Toolbox, assessment_id: str, indicator_id: str) -> ResponseReturnValue:
    """One indicator: over time, beside its comparators, and both as a table."""
    found, series = series_of(tools, person(), assessment_id, indicator_id)
    return render_template(
        "indicators/one.html",
        found=found,
        series=series,
        trend=trend(series.values, found.authority.name),
        comparison=comparison(series.values[-1], found.authority.name),
        directions=DIRECTION_LABELS,
        symbols=SYMBOLS,
        trail=(
            *trail(found.assessment, found.framework),
            Step("Indicators", url_for("indicators.indicators", assessment_id=assessment_id)),
        ),
    )
