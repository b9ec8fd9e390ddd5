"""How those with whom an assessment is compared were judged, each with its report."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import render_template, request
from flask.typing import ResponseReturnValue

from selfassess.domain.comparators import SET_LABELS
from selfassess.domain.holdings import AreaGrade
from selfassess.domain.judgement import GRADE_LABELS
from selfassess.domain.wording import counted
from selfassess.ports import Toolbox
from selfassess.services.assessments import overview
from selfassess.services.progress import Overview
from selfassess.web.assessments.places import trail
from selfassess.web.visitor import person


@dataclass(frozen=True, slots=True)
class Row:
    """One comparator with its newest judgement of each area, by the area's id."""

    authority: str
    name: str
    grades: Mapping[str, AreaGrade]


def judged(tools: Toolbox, assessment_id: str) -> ResponseReturnValue:
    """Every comparator that was judged, or those that were judged in an area as the address says."""
    found = overview(tools, person(), assessment_id)
    area, grade = request.args.get("area", ""), request.args.get("grade", "")
    rows = comparators_judged(found)
    fitting = [row for row in rows if area in row.grades and row.grades[area].judgement.grade == grade]
    short = next((progress.area.short for progress in found.areas if progress.area.id == area), "")
    asked = bool(short and grade in GRADE_LABELS)
    counts = f"{len(fitting)} of {counted(sum(area in row.grades for row in rows), 'comparator')}"
    return render_template(
        "assessments/judged_elsewhere.html",
        overview=found,
        rows=fitting if asked else rows,
        said=f"{short} judged {GRADE_LABELS[grade].lower()}: {counts}." if asked else "",
        areas=[progress.area for progress in found.areas if progress.area.judged],
        set_label=SET_LABELS[found.chosen.kind],
        trail=trail(found.assessment, found.framework),
    )


def comparators_judged(found: Overview) -> list[Row]:
    """Each comparator that was judged in any area, by name."""
    by_authority: dict[str, dict[str, AreaGrade]] = {}
    for progress in found.areas:
        for grade in progress.elsewhere:
            by_authority.setdefault(grade.authority, {})[progress.area.id] = grade
    rows = [Row(key, next(iter(grades.values())).report.authority_name, grades) for key, grades in by_authority.items()]
    return sorted(rows, key=lambda row: row.name)
