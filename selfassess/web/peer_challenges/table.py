"""The addresses of peer challenges."""

from collections.abc import Callable

from flask.typing import ResponseReturnValue

from selfassess.web.peer_challenges import (
    board,
    case_uploads,
    cases,
    compare,
    concerns,
    fact_check,
    pages,
    report,
    responses,
    rollup,
    scope,
    setup,
    template,
    timetable,
)
from selfassess.web.routes import Access, Area, Route

HERE = "/peer-challenges"
ONE = f"{HERE}/<challenge_id>"
CASE = f"{ONE}/cases/<code>"


def reads(path: str, view: Callable[..., ResponseReturnValue]) -> Route:
    """A page."""
    return Route(path, view, needs=Access.PERSON)


def sends(path: str, view: Callable[..., ResponseReturnValue]) -> Route:
    """What a form is sent to."""
    return Route(path, view, needs=Access.PERSON, methods=("POST",))


AREA = Area(
    "peer_challenges",
    (
        reads(HERE, pages.challenges),
        reads(f"{HERE}/new", pages.start),
        sends(f"{HERE}/new", pages.create),
        reads(ONE, pages.challenge),
        reads(f"{ONE}/about", setup.describing),
        sends(f"{ONE}/about", setup.save_description),
        reads(f"{ONE}/dates", setup.dates),
        sends(f"{ONE}/dates", setup.save_dates),
        reads(f"{ONE}/who/<which>", setup.several),
        sends(f"{ONE}/who/<which>", setup.save_several),
        reads(f"{ONE}/questions", scope.scope),
        reads(f"{ONE}/questions/<question_id>", scope.question),
        sends(f"{ONE}/questions/<question_id>", scope.keep_question),
        sends(f"{ONE}/questions/<question_id>/arrange", scope.arrange_question),
        reads(f"{ONE}/sample", scope.sample),
        sends(f"{ONE}/sample", scope.save_sample),
        reads(f"{ONE}/template", template.template),
        sends(f"{ONE}/template", template.begin_template),
        sends(f"{ONE}/template/import", template.import_template),
        sends(f"{ONE}/template/settle", template.settle_template),
        sends(f"{ONE}/template/arrange", template.arrange_template),
        reads(f"{ONE}/template/preview", template.preview_template),
        reads(f"{ONE}/template/about", template.template_about),
        sends(f"{ONE}/template/about", template.save_template_about),
        reads(f"{ONE}/template/scale", template.template_scale),
        sends(f"{ONE}/template/scale", template.save_template_scale),
        reads(f"{ONE}/template/cohorts", template.template_cohorts),
        sends(f"{ONE}/template/cohorts", template.save_template_cohorts),
        reads(f"{ONE}/template/areas/<line>", template.template_area),
        sends(f"{ONE}/template/areas/<line>", template.save_template_area),
        reads(f"{ONE}/template/questions/<field_id>", template.template_field),
        sends(f"{ONE}/template/questions/<field_id>", template.save_template_field),
        reads(f"{ONE}/template/files/<kind>", template.template_file),
        reads(f"{ONE}/cases", cases.cases),
        sends(f"{ONE}/cases", cases.add),
        reads(f"{ONE}/forms", case_uploads.forms_in),
        sends(f"{ONE}/forms", case_uploads.send_forms),
        sends(f"{ONE}/forms/settle", case_uploads.settle_forms),
        reads(f"{ONE}/forms/blank.<form>", case_uploads.blank_case_form),
        reads(f"{ONE}/shared-notes", board.shared),
        reads(CASE, cases.case),
        sends(CASE, cases.allocate),
        sends(f"{CASE}/finish", cases.finish),
        reads(f"{CASE}/form/<part_id>", cases.part),
        sends(f"{CASE}/form/<part_id>", cases.save_part),
        sends(f"{CASE}/typing", cases.keep_typing),
        sends(f"{CASE}/form/<part_id>/drafts/throw-away", cases.throw_typing_away),
        reads(f"{CASE}/concern", concerns.raising),
        sends(f"{CASE}/concern", concerns.record),
        reads(f"{ONE}/concerns", concerns.concerns),
        reads(f"{ONE}/concerns/<concern_id>", concerns.concern),
        sends(f"{ONE}/concerns/<concern_id>", concerns.receive),
        sends(f"{ONE}/concerns/<concern_id>/close", concerns.close),
        reads(f"{ONE}/findings", rollup.rollup),
        sends(f"{ONE}/findings", rollup.merge),
        sends(f"{ONE}/findings/<key>/arrange", rollup.arrange),
        sends(f"{ONE}/findings/<line>/response", rollup.answer),
        reads(f"{ONE}/completed-cases.<form>", rollup.completed),
        reads(f"{ONE}/responses", responses.responses),
        sends(f"{ONE}/responses", responses.receive_responses),
        reads(f"{ONE}/responses.<form>", responses.responses_file),
        reads(f"{ONE}/responses/<table_file>", responses.look_at_table),
        sends(f"{ONE}/responses/<table_file>", responses.take_table),
        sends(f"{ONE}/responses/taken/<intake_id>/undo", responses.undo_table),
        reads(f"{ONE}/timetable", timetable.timetable),
        reads(f"{ONE}/timetable.<form>", timetable.timetable_file),
        reads(f"{ONE}/timetable/<session_id>", timetable.session),
        sends(f"{ONE}/timetable/<session_id>", timetable.keep_session),
        reads(f"{ONE}/compare", compare.compare),
        sends(f"{ONE}/compare", compare.open_to_team),
        reads(f"{ONE}/compare/<subject_id>", compare.view),
        sends(f"{ONE}/compare/<subject_id>", compare.keep_view),
        reads(f"{ONE}/board", board.board),
        reads(f"{ONE}/board/notes/<note_id>", board.note),
        sends(f"{ONE}/board/notes/<note_id>", board.keep_note),
        sends(f"{ONE}/board/notes/<note_id>/share", board.share),
        reads(f"{ONE}/board/<question_id>/findings/<finding_id>", board.finding),
        sends(f"{ONE}/board/<question_id>/findings/<finding_id>", board.keep_finding),
        reads(f"{ONE}/report", report.report),
        sends(f"{ONE}/report", report.keep_report),
        sends(f"{ONE}/report/share", report.share_with_council),
        reads(f"{ONE}/report/slides.pptx", report.slides),
        reads(f"{ONE}/report/check", fact_check.fact_check),
        sends(f"{ONE}/report/check", fact_check.send_report),
        sends(f"{ONE}/report/check/finish", fact_check.make_final),
        sends(f"{ONE}/report/check/<int:paragraph>", fact_check.comment_paragraph),
        sends(f"{ONE}/report/comments/<comment_id>", fact_check.settle_comment),
        reads(f"{ONE}/report/<part>.<form>", report.document),
    ),
)
