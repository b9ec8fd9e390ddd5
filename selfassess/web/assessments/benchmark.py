"""Editing the benchmark of a line, beside the draft that it comes from."""

from flask import flash, render_template, request
from flask.typing import ResponseReturnValue

from selfassess.domain.benchmark import Acceptance
from selfassess.domain.benchmark_text import draft_text
from selfassess.errors import BadInput
from selfassess.ports import Toolbox
from selfassess.services.assessments import SubjectPage, open_subject
from selfassess.services.benchmarks import keep_benchmark
from selfassess.web.assessments.below import below
from selfassess.web.assessments.benchmark_shown import shown_draft
from selfassess.web.assessments.places import Place
from selfassess.web.forms.benchmark import BenchmarkForm
from selfassess.web.messages import land
from selfassess.web.visitor import person


def benchmark(tools: Toolbox, assessment_id: str, subject_id: str) -> ResponseReturnValue:
    """The form in which a benchmark is edited: what was kept, or else the draft."""
    page = open_subject(tools, person(), assessment_id, subject_id)
    return _editing(tools, page, BenchmarkForm(data=_offered(page)))


def edit_benchmark(tools: Toolbox, assessment_id: str, subject_id: str) -> ResponseReturnValue:
    """Keep a benchmark as a person edited it."""
    form = BenchmarkForm(request.form)
    if form.validate():
        try:
            _keep(tools, Place(assessment_id, subject_id), form)
        except BadInput as error:
            form.text.errors = [str(error)]
        else:
            flash("Benchmark kept")
            return land(Place(assessment_id, subject_id).address("benchmark"))
    return _editing(tools, open_subject(tools, person(), assessment_id, subject_id), form)


def _offered(page: SubjectPage) -> dict[str, str]:
    kept, draft = page.response.benchmark, page.draft
    if kept is not None and kept.text:
        return {"text": kept.text, "digest": kept.drafted_from}
    if draft is None:
        raise BadInput("Only a line has a benchmark.")
    return {"text": draft_text(draft), "digest": draft.digest}


def _keep(tools: Toolbox, place: Place, form: BenchmarkForm) -> None:
    keep_benchmark(
        tools,
        person(),
        assessment=place.assessment,
        line=place.subject,
        acceptance=Acceptance.EDITED,
        text=form.text.data or "",
        digest=form.digest.data or "",
    )


def _editing(tools: Toolbox, page: SubjectPage, form: BenchmarkForm) -> str:
    place = Place(page.assessment.id, page.response.subject)
    parts = shown_draft(page.draft) if page.draft else ()
    return render_template("assessments/benchmark.html", **below(tools, place, form), page=page, parts=parts)
