"""One subject of an assessment: a line, an area, or the whole authority. Here it is written and judged."""

from dataclasses import asdict

from flask import render_template, request
from flask.typing import ResponseReturnValue

from selfassess.domain.assessment import FIELD_LABELS, WHOLE, Assessment
from selfassess.domain.charts import small
from selfassess.domain.drafting import LENGTHS
from selfassess.domain.evidence import EVIDENCE_LABELS
from selfassess.domain.follow_up import STANDING_LABELS
from selfassess.domain.framework import Framework
from selfassess.domain.indicators import DIRECTION_LABELS, SYMBOLS
from selfassess.domain.rights import Right
from selfassess.domain.typed import opened_at
from selfassess.ports import Toolbox
from selfassess.services.assessments import SubjectPage, open_subject, overview
from selfassess.services.challenges import words_aimed_for
from selfassess.services.saving import answers_of
from selfassess.web.assessments.benchmark_shown import shown_draft, shown_kept
from selfassess.web.assessments.overview import limits_met
from selfassess.web.assessments.places import Place, subject_title, trail
from selfassess.web.forms.answers import AnswersForm, answers_form
from selfassess.web.forms.govuk import error_list
from selfassess.web.visitor import person

BROUGHT_BACK = "draft"
"""What an address says that brings back what was not saved."""
DRAFTED = "drafted"
"""What a form calls each field in which it holds the draft: brought back, or kept while this very form was filled."""
JUDGING = ("judgement", "confidence", "reason")
WRITING = ("strengths", "improvements", "impact", "how", "plans")
LINE_ORDER = (*WRITING, *JUDGING)
AREA_ORDER = (*JUDGING, *WRITING)
"""The order of the fields on either page."""


def subject(tools: Toolbox, assessment_id: str, subject_id: str) -> ResponseReturnValue:
    """The page of a subject, filled with what was saved."""
    page = open_subject(tools, person(), assessment_id, subject_id)
    saved = asdict(answers_of(page.response)) | {"revision": page.response.revision}
    if BROUGHT_BACK in request.args:
        saved |= {draft.field: draft.text for draft in page.typed}
        if page.typed:
            saved["revision"] = opened_at(page.typed)
    return shown(tools, page, form_of(page.assessment, page.framework, subject_id)(data=saved))


def form_of(assessment: Assessment, framework: Framework, subject_id: str) -> type[AnswersForm]:
    """The form for a subject.

    A line may be judged, unless the assessment only describes its lines; an area that is judged, and the whole where it is, must
    give a reason.
    """
    areas = {area.id: area.judged for area in framework.areas} | {WHOLE: framework.overall}
    if subject_id in areas:
        return answers_form(framework, judged=areas[subject_id], reasoned=True)
    return answers_form(framework, judged=True, reasoned=False, levels=assessment.lines_judged)


def shown(tools: Toolbox, page: SubjectPage, form: AnswersForm) -> str:
    """The page with this form, and with its errors if it has any."""
    place = Place(page.assessment.id, page.response.subject)
    drafted = request.form.getlist(DRAFTED)
    if BROUGHT_BACK in request.args:
        drafted += [draft.field for draft in page.typed]
    shared = {
        "page": page,
        "place": place,
        "form": form,
        "errors": error_list(form, LINE_ORDER if page.line else AREA_ORDER),
        "title": subject_title(page.framework, place.subject),
        "trail": trail(page.assessment, page.framework, place.subject),
        "questions": {question.part: question for question in page.framework.questions},
        "today": tools.today(),
        "challenged": page.challenged,
        "aims": words_aimed_for(tools),
        "drafts": tuple(draft for draft in page.typed if draft.field not in drafted),
        "drafted": drafted,
        "may_write": person().may(Right.ANSWER, page.assessment.authority, subject=place.subject, today=tools.today()),
        "labels": FIELD_LABELS,
    }
    return _line_page(page, shared) if page.line else _area_page(tools, page, shared)


def _line_page(page: SubjectPage, shared: dict[str, object]) -> str:
    kept = page.response.benchmark
    wanted = {kind.value: label for kind, label in EVIDENCE_LABELS.items()}
    return render_template(
        "assessments/line.html",
        **shared,
        parts=shown_draft(page.draft) if page.draft else (),
        further=shown_draft(page.further) if page.further else (),
        kept=shown_kept(kept) if kept else None,
        lengths=tuple(LENGTHS.values()),
        length=page.length,
        wanted=tuple(wanted[kind] for kind in page.line.evidence if kind in wanted) if page.line else (),
        small={each.definition.id: small(each.values) for each in page.series},
        directions=DIRECTION_LABELS,
        symbols=SYMBOLS,
        standings=STANDING_LABELS,
        around=tuple((key, subject_title(page.framework, key)) if key else None for key in (page.previous, page.following)),
    )


def _area_page(tools: Toolbox, page: SubjectPage, shared: dict[str, object]) -> str:
    whole = overview(tools, person(), page.assessment.id)
    return render_template(
        "assessments/area.html",
        **shared,
        progress=whole.area(page.area.id) if page.area else None,
        whole=page.response.subject == WHOLE,
        met=limits_met(whole),
    )
