"""One subject of an assessment: a line, an area, or the whole authority. Here it is written and judged."""

from dataclasses import asdict

from flask import render_template, request
from flask.typing import ResponseReturnValue

from selfassess.domain.assessment import WHOLE
from selfassess.domain.drafting import LENGTHS
from selfassess.domain.evidence import EVIDENCE_LABELS
from selfassess.domain.framework import Framework
from selfassess.ports import Toolbox
from selfassess.services.assessments import SubjectPage, open_subject, overview
from selfassess.services.saving import answers_of
from selfassess.web.assessments.benchmark_shown import shown_draft, shown_kept
from selfassess.web.assessments.overview import limits_met
from selfassess.web.assessments.places import Place, subject_title, trail
from selfassess.web.forms.answers import AnswersForm, answers_form
from selfassess.web.forms.govuk import error_list
from selfassess.web.visitor import person

JUDGING = ("judgement", "confidence", "reason")
WRITING = ("strengths", "improvements", "impact", "how", "plans")
LINE_ORDER = (*WRITING, *JUDGING)
AREA_ORDER = (*JUDGING, *WRITING)
"""The order of the fields on either page."""


def subject(tools: Toolbox, assessment_id: str, subject_id: str) -> ResponseReturnValue:
    """The page of a subject, filled with what was saved."""
    page = open_subject(tools, person(), assessment_id, subject_id, length=request.args.get("length", "normal"))
    saved = asdict(answers_of(page.response)) | {"revision": page.response.revision}
    return shown(tools, page, form_of(page.framework, subject_id)(data=saved))


def form_of(framework: Framework, subject_id: str) -> type[AnswersForm]:
    """The form for a subject: a line may be judged; an area that is judged, and the whole where it is, must give a reason."""
    areas = {area.id: area.judged for area in framework.areas} | {WHOLE: framework.overall}
    if subject_id in areas:
        return answers_form(framework, judged=areas[subject_id], reasoned=True)
    return answers_form(framework, judged=True, reasoned=False)


def shown(tools: Toolbox, page: SubjectPage, form: AnswersForm) -> str:
    """The page with this form, and with its errors if it has any."""
    place = Place(page.assessment.id, page.response.subject)
    shared = {
        "page": page,
        "place": place,
        "form": form,
        "errors": error_list(form, LINE_ORDER if page.line else AREA_ORDER),
        "title": subject_title(page.framework, place.subject),
        "trail": trail(page.assessment, page.framework, place.subject),
        "questions": {question.part: question for question in page.framework.questions},
        "today": tools.today(),
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
        length=request.args.get("length", "normal"),
        wanted=tuple(wanted[kind] for kind in page.line.evidence if kind in wanted) if page.line else (),
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
