"""The services of peer challenges as the walk of all services calls them."""

from dataclasses import replace
from datetime import date
from io import BytesIO

from openpyxl import load_workbook

from selfassess.domain.case_form import Side
from selfassess.domain.concerns import Urgency
from selfassess.domain.feedback.checking import Outcome
from selfassess.domain.feedback.words import ReportWords
from selfassess.domain.notes import QuestionFinding, SourceKind
from selfassess.domain.peer_view import Opened, View
from selfassess.domain.peerchallenge import ChallengeKind, ScopeQuestion
from selfassess.domain.people import LOCAL
from selfassess.domain.rights import Right
from selfassess.domain.sample import Sample
from selfassess.domain.template import About, AreaSaid, with_area
from selfassess.domain.template_sheet import sheet_of
from selfassess.domain.timetable import Session, SessionKind
from selfassess.errors import NotAllowed
from selfassess.roundtrip.sheets.templates import TemplateWorkbooks
from selfassess.services import (
    case_drafts,
    case_files,
    case_reviews,
    case_rollup,
    case_uploads,
    challenge_notes,
    challenge_packs,
    challenge_progress,
    completed_cases,
    concerns,
    fact_check,
    feedback,
    peer_challenges,
    peer_views,
    response_tables,
    templates,
    timetable,
    waiting_responses,
)
from tests.challenge_world import CALLED, COHORTS
from tests.integration.people.world import CASE, HOME


def _visit(world):
    return world.peer_challenge.id


def _revision(world):
    return peer_challenges.find_challenge(world.tools, LOCAL, _visit(world)).challenge.revision


def _changed(name, said, right):
    service = getattr(peer_challenges, name)
    return (lambda world, who: service(world.tools, who, _visit(world), _revision(world), said), right)


def _of_visit(service, right=Right.CHALLENGE_SEE):
    return (lambda world, who: service(world.tools, who, _visit(world)), right)


def _of_case(service):
    return (lambda world, who: service(world.tools, who, _visit(world), CASE), Right.CHALLENGE_CASES)


def _received(world, who):
    said = {"by": "The duty manager", "at": CALLED, "done": "Visited"}
    return concerns.receive_concern(world.tools, who, _visit(world), world.peer_challenge.concern, **said)


def _closed(world, who):
    _received(world, LOCAL) if who.may(Right.CHALLENGE_MANAGE, _visit(world), today=world.tools.today()) else None
    return concerns.close_concern(world.tools, who, _visit(world), world.peer_challenge.concern)


NEW_VISIT = peer_challenges.NewChallenge(HOME, "Another", ChallengeKind.FULL, "peer-challenge-2026", "case-review-2026")
VOICE = ScopeQuestion("", "Voice", "Do we listen")
NEW_CASE = case_reviews.NewCase("CL1", "care-leavers")
NEW_CONCERN = concerns.NewConcern(CASE, "What was found", Urgency.DAY, "The duty manager", CALLED)

CHALLENGE_CASES = {
    "peer_challenges.create_challenge": (
        lambda world, who: peer_challenges.create_challenge(world.tools, who, NEW_VISIT),
        Right.START,
    ),
    "peer_challenges.find_challenge": _of_visit(peer_challenges.find_challenge),
    "challenge_progress.progress_of": _of_visit(challenge_progress.progress_of),
    "peer_challenges.describe": _changed(
        "describe",
        peer_challenges.Described("New title", ChallengeKind.FOCUSED, peer_challenges.People()),
        Right.CHALLENGE_ORGANISE,
    ),
    "peer_challenges.set_dates": _changed("set_dates", (), Right.CHALLENGE_ORGANISE),
    "peer_challenges.set_contacts": _changed("set_contacts", (), Right.CHALLENGE_ORGANISE),
    "peer_challenges.set_sample": _changed("set_sample", Sample(COHORTS), Right.CHALLENGE_ORGANISE),
    "peer_challenges.set_team": _changed("set_team", (), Right.CHALLENGE_MANAGE),
    "peer_challenges.set_support": _changed("set_support", (), Right.CHALLENGE_MANAGE),
    "peer_challenges.save_question": _changed(
        "save_question", ScopeQuestion("", "Voice", "Do we listen"), Right.CHALLENGE_MANAGE
    ),
    "peer_challenges.move_question": (
        lambda world, who: peer_challenges.move_question(world.tools, who, _visit(world), world.peer_challenge.question, 1),
        Right.CHALLENGE_MANAGE,
    ),
    "peer_challenges.order_annexe": (
        lambda world, who: peer_challenges.order_annexe(world.tools, who, _visit(world), (world.peer_challenge.question,)),
        Right.CHALLENGE_MANAGE,
    ),
    "peer_challenges.remove_question": (
        lambda world, who: peer_challenges.remove_question(world.tools, who, _visit(world), world.peer_challenge.question),
        Right.CHALLENGE_MANAGE,
    ),
    "case_reviews.cases_of": _of_visit(case_reviews.cases_of, Right.CHALLENGE_CASES),
    "case_reviews.open_case": _of_case(case_reviews.open_case),
    "case_reviews.case_history": _of_case(case_reviews.case_history),
    "case_reviews.add_case": (
        lambda world, who: case_reviews.add_case(world.tools, who, _visit(world), NEW_CASE),
        Right.CHALLENGE_CASES,
    ),
    "case_reviews.allocate_case": (
        lambda world, who: case_reviews.allocate_case(world.tools, who, _visit(world), CASE, NEW_CASE),
        Right.CHALLENGE_CASES,
    ),
    "case_reviews.save_case": (
        lambda world, who: case_reviews.save_case(
            world.tools, who, _visit(world), CASE, case_reviews.Typed(2, {"child-voice": "She likes school"})
        ),
        Right.CHALLENGE_CASES,
    ),
    "concerns.concerns_of": (
        lambda world, who: concerns.concerns_of(world.tools, who, _visit(world)),
        frozenset({Right.RAISE_CONCERN, Right.RECEIVE_CONCERN}),
    ),
    "concerns.find_concern": (
        lambda world, who: concerns.find_concern(world.tools, who, _visit(world), world.peer_challenge.concern),
        frozenset({Right.RAISE_CONCERN, Right.RECEIVE_CONCERN}),
    ),
    "concerns.raise_concern": (
        lambda world, who: concerns.raise_concern(world.tools, who, _visit(world), NEW_CONCERN),
        Right.RAISE_CONCERN,
    ),
    "concerns.receive_concern": (_received, frozenset({Right.RECEIVE_CONCERN, Right.CHALLENGE_MANAGE})),
    "concerns.close_concern": (_closed, Right.CHALLENGE_MANAGE),
}
"""How each service of peer challenges is called, and the right that it takes in the challenge, or any of several."""


def _merged(world, who):
    found = case_rollup.rollup_of(world.tools, LOCAL, _visit(world)).rollup.row("practice.assessment")
    return case_rollup.merge_statements(world.tools, who, _visit(world), [found.strengths[0].statements[0].key], "In one")


def _apart(world, who):
    return case_rollup.take_apart(world.tools, who, _visit(world), _merged(world, LOCAL).id)


def _left_out(world, who):
    key = (
        case_rollup.rollup_of(world.tools, LOCAL, _visit(world)).rollup.row("practice.assessment").strengths[0].statements[0].key
    )
    return case_rollup.leave_out(world.tools, who, _visit(world), key, out=True)


def _noted(world):
    return challenge_notes.write_note(world.tools, LOCAL, _visit(world), NOTED).id


def _found(world):
    said = QuestionFinding("", _visit(world), world.peer_challenge.question, "What was found")
    return challenge_notes.write_finding(world.tools, LOCAL, _visit(world), said).id


NOTED = challenge_notes.Noted(SourceKind.INTERVIEW, "foster carers", "They feel listened to.", Side.STRENGTHS, 3)


def _found_challenge(world):
    return peer_challenges.find_challenge(world.tools, LOCAL, _visit(world))


def _pack(world):
    return world.tools.packs().pack(challenge_packs.REPORT)


READ = frozenset({Right.CHALLENGE_NOTES, Right.CHALLENGE_RESPOND})
ANSWER = frozenset({Right.CHALLENGE_MANAGE, Right.CHALLENGE_RESPOND})

CHALLENGE_CASES |= {
    "case_rollup.rollup_of": (lambda world, who: case_rollup.rollup_of(world.tools, who, _visit(world)), READ),
    "case_rollup.merge_statements": (_merged, Right.CHALLENGE_NOTES),
    "case_rollup.take_apart": (_apart, Right.CHALLENGE_NOTES),
    "case_rollup.leave_out": (_left_out, Right.CHALLENGE_NOTES),
    "case_rollup.respond": (
        lambda world, who: case_rollup.respond(world.tools, who, _visit(world), "practice.assessment", "We shall look at it"),
        ANSWER,
    ),
    "challenge_notes.board_of": _of_visit(challenge_notes.board_of, Right.CHALLENGE_NOTES),
    "challenge_notes.shared_notes": _of_visit(challenge_notes.shared_notes),
    "challenge_notes.write_note": (
        lambda world, who: challenge_notes.write_note(world.tools, who, _visit(world), NOTED),
        Right.CHALLENGE_NOTES,
    ),
    "challenge_notes.share_note": (
        lambda world, who: challenge_notes.share_note(world.tools, who, _visit(world), _noted(world), shared=True),
        Right.CHALLENGE_MANAGE,
    ),
    "challenge_notes.move_note": (
        lambda world, who: challenge_notes.move_note(
            world.tools,
            who,
            _visit(world),
            _noted(world),
            challenge_notes.Move("", world.peer_challenge.question, Side.CONSIDERATIONS),
        ),
        Right.CHALLENGE_NOTES,
    ),
    "challenge_notes.remove_note": (
        lambda world, who: challenge_notes.remove_note(world.tools, who, _visit(world), _noted(world)),
        Right.CHALLENGE_NOTES,
    ),
    "challenge_notes.write_finding": (
        lambda world, who: challenge_notes.write_finding(
            world.tools, who, _visit(world), QuestionFinding("", _visit(world), world.peer_challenge.question, "Found")
        ),
        Right.CHALLENGE_NOTES,
    ),
    "challenge_notes.remove_finding": (
        lambda world, who: challenge_notes.remove_finding(world.tools, who, _visit(world), _found(world)),
        Right.CHALLENGE_NOTES,
    ),
    "feedback.report_words": _of_visit(feedback.report_words, Right.CHALLENGE_NOTES),
    "feedback.save_report": (
        lambda world, who: feedback.save_report(world.tools, who, _visit(world), 1, ReportWords(summary="In short")),
        Right.CHALLENGE_MANAGE,
    ),
    "feedback.share_report": (
        lambda world, who: feedback.share_report(world.tools, who, _visit(world), shared=True),
        Right.CHALLENGE_MANAGE,
    ),
    "feedback.feedback_material": (
        lambda world, who: feedback.feedback_material(world.tools, who, _visit(world), final=False),
        READ,
    ),
    "challenge_packs.of_challenge": (
        lambda world, who: challenge_packs.of_challenge(world.tools, who, _pack(world), _visit(world), "docx", final=None),
        READ,
    ),
    "challenge_packs.kinds_for": _of_visit(challenge_packs.kinds_for, Right.CHALLENGE_SEE),
    "challenge_packs.finished_cases": (
        lambda world, who: challenge_packs.finished_cases(
            world.tools, who, peer_challenges.find_challenge(world.tools, LOCAL, _visit(world))
        ),
        READ,
    ),
}


def _forms(world):
    return [("form.xlsx", case_files.case_files(world.tools, LOCAL, _visit(world), "xlsx")[0][1])]


def _taken_in(service):
    def called(world, who):
        found = service(world.tools, who, _forms(world))
        if found[0].problems:
            raise NotAllowed(found[0].problems[0])
        return found

    return called


CHALLENGE_CASES |= {
    "case_files.case_files": (
        lambda world, who: case_files.case_files(world.tools, who, _visit(world), "xlsx"),
        Right.CHALLENGE_CASES,
    ),
    "case_files.preview_cases": (_taken_in(case_files.preview_cases), Right.CHALLENGE_CASES),
    "case_files.import_cases": (_taken_in(case_files.import_cases), Right.CHALLENGE_CASES),
}


def _table(world):
    """A table of responses as it comes back, filled in."""
    content = response_tables.export_responses(world.tools, LOCAL, _visit(world), "xlsx")[1]
    book = load_workbook(BytesIO(content))
    book.worksheets[0]["E5"] = "We agree."
    out = BytesIO()
    book.save(out)
    return {"name": "table.xlsx", "content": out.getvalue()}


def tables_waiting(world, who=LOCAL):
    """The tables that somebody who may has sent; where none waits one is sent, by this person if they may."""
    if not waiting_responses.waiting_responses(world.tools, LOCAL, _visit(world)):
        may = any(who.may(right, _visit(world), today=world.tools.today()) for right in ANSWER)
        waiting_responses.send_responses(world.tools, who if may else LOCAL, _visit(world), **_table(world))
    return [each.file for each in waiting_responses.waiting_responses(world.tools, LOCAL, _visit(world))]


def _taken_table(world):
    if not response_tables.response_intakes(world.tools, LOCAL, _visit(world)):
        response_tables.take_in_responses(world.tools, LOCAL, **_table(world))
    return response_tables.response_intakes(world.tools, LOCAL, _visit(world))[0].id


def _take_waiting(world, who):
    (file,) = tables_waiting(world, who)
    seen = waiting_responses.look_at_waiting_responses(world.tools, LOCAL, _visit(world), file).changes.digest
    return waiting_responses.take_in_waiting_responses(world.tools, who, _visit(world), file, decisions={}, seen=seen)


TYPED = {"field": "child-voice", "text": "She likes school", "revision": 2}


def _draft_dropped(world, who):
    part = case_reviews.open_case(world.tools, LOCAL, _visit(world), CASE).form.part("about")
    return case_drafts.drop_case_drafts(world.tools, who, _visit(world), CASE, part)


def _completed(world, who):
    """The completed cases, for somebody who may read the findings; a case is finished first by somebody who may."""
    current = case_reviews.open_case(world.tools, LOCAL, _visit(world), CASE).case
    if not current.finished:
        case_reviews.save_case(world.tools, LOCAL, _visit(world), CASE, case_reviews.Typed(current.revision, {}, finished=True))
    return completed_cases.completed_cases(world.tools, who, _visit(world), "docx")


CHALLENGE_CASES |= {
    "case_drafts.keep_case_draft": (
        lambda world, who: case_drafts.keep_case_draft(world.tools, who, _visit(world), CASE, **TYPED),
        Right.CHALLENGE_CASES,
    ),
    "case_drafts.own_case_drafts": _of_case(case_drafts.own_case_drafts),
    "case_drafts.drop_case_drafts": (_draft_dropped, Right.CHALLENGE_CASES),
    "completed_cases.completed_cases": (_completed, READ),
    "response_tables.export_responses": (
        lambda world, who: response_tables.export_responses(world.tools, who, _visit(world), "docx"),
        READ,
    ),
    "response_tables.look_at_responses": (
        lambda world, who: response_tables.look_at_responses(world.tools, who, **_table(world)),
        ANSWER,
    ),
    "response_tables.take_in_responses": (
        lambda world, who: response_tables.take_in_responses(world.tools, who, **_table(world)),
        ANSWER,
    ),
    "response_tables.response_intakes": _of_visit(response_tables.response_intakes, ANSWER),
    "response_tables.undo_responses": (
        lambda world, who: response_tables.undo_responses(world.tools, who, _visit(world), _taken_table(world)),
        ANSWER,
    ),
    "waiting_responses.send_responses": (
        lambda world, who: waiting_responses.send_responses(world.tools, who, _visit(world), **_table(world)),
        ANSWER,
    ),
    "waiting_responses.waiting_responses": _of_visit(waiting_responses.waiting_responses, ANSWER),
    "waiting_responses.look_at_waiting_responses": (
        lambda world, who: waiting_responses.look_at_waiting_responses(
            world.tools, who, _visit(world), tables_waiting(world, who)[0]
        ),
        ANSWER,
    ),
    "waiting_responses.take_in_waiting_responses": (_take_waiting, ANSWER),
    "waiting_responses.throw_responses_away": (
        lambda world, who: waiting_responses.throw_responses_away(world.tools, who, _visit(world), tables_waiting(world, who)[0]),
        ANSWER,
    ),
}

ABOUT = About("Ours", "Aldermere")


def _building(service):
    """A service that is called once a template is being built."""

    def called(world, who):
        with world.tools.store().read() as store:
            begun = store.templates.draft(_visit(world)) is not None
        if not begun:
            templates.start_template(world.tools, LOCAL, _visit(world), templates.STANDARD, ABOUT)
        return service(world.tools, who, _visit(world))

    return (called, Right.CHALLENGE_MANAGE)


def _used(world, who):
    """Use a template in a challenge without cases; the role in it is the one that is held in the other."""
    made = peer_challenges.create_challenge(world.tools, LOCAL, NEW_VISIT)
    there = replace(who, grants=tuple(replace(grant, place=made.id) for grant in who.grants))
    return templates.use_template(world.tools, there, made.id, templates.STANDARD)


def _sheet(tools):
    return TemplateWorkbooks().write(sheet_of(tools.frameworks().framework(templates.STANDARD)))


CHALLENGE_CASES |= {
    "templates.template_page": _of_visit(templates.template_page, Right.CHALLENGE_MANAGE),
    "templates.start_template": (
        lambda world, who: templates.start_template(world.tools, who, _visit(world), templates.STANDARD, ABOUT),
        Right.CHALLENGE_MANAGE,
    ),
    "templates.change_template": _building(
        lambda tools, who, visit: templates.change_template(
            tools, who, visit, None, lambda draft: with_area(draft, None, AreaSaid("Neglect"))
        )
    ),
    "templates.discard_template": _building(templates.discard_template),
    "templates.publish_template": _building(templates.publish_template),
    "templates.use_template": (
        _used,
        Right.CHALLENGE_MANAGE,
    ),
    "templates.import_template": (
        lambda world, who: templates.import_template(world.tools, who, _visit(world), "ours.xlsx", _sheet(world.tools)),
        Right.CHALLENGE_MANAGE,
    ),
    "templates.template_file": (
        lambda world, who: templates.template_file(world.tools, who, _visit(world), "yaml"),
        Right.CHALLENGE_MANAGE,
    ),
}


def _waiting(world):
    """Forms that wait, sent by somebody who may."""
    return [each.file for each in case_uploads.receive_forms(world.tools, LOCAL, _visit(world), _forms(world))]


def _of_forms(service):
    return (lambda world, who: service(world.tools, who, _visit(world), _waiting(world)), Right.CHALLENGE_CASES)


CHALLENGE_CASES |= {
    "case_uploads.receive_forms": (
        lambda world, who: case_uploads.receive_forms(world.tools, who, _visit(world), _forms(world)),
        Right.CHALLENGE_CASES,
    ),
    **{f"case_uploads.{service.__name__}": _of_forms(service) for service in (case_uploads.take_forms, case_uploads.drop_forms)},
    "case_uploads.waiting_forms": _of_visit(case_uploads.waiting_forms, Right.CHALLENGE_CASES),
}


SEEN = peer_views.SaidView("leadership.workforce", View.NOT_SEEN, "There was no time.")


def _opened(world):
    with world.tools.store().read() as store:
        open_now = store.peer_challenges.get(_visit(world)).opened
    if open_now is None:
        peer_views.open_assessment(world.tools, LOCAL, _visit(world), Opened(world.holds.assessment))


def _comparing(service, right):
    """A service that is called once the council has opened its self-assessment."""

    def called(world, who):
        _opened(world)
        return service(world, who)

    return (called, right)


def _dropped(world, who):
    _opened(world)
    with world.tools.store().read() as store:
        said = store.peer_challenges.views(_visit(world))
    if not said:
        peer_views.say_view(world.tools, LOCAL, _visit(world), SEEN)
    return peer_views.drop_view(world.tools, who, _visit(world), SEEN.subject)


CHALLENGE_CASES |= {
    "peer_views.comparison_of": _of_visit(peer_views.comparison_of, READ),
    "peer_views.say_view": _comparing(
        lambda world, who: peer_views.say_view(world.tools, who, _visit(world), SEEN), Right.CHALLENGE_NOTES
    ),
    "peer_views.drop_view": (_dropped, Right.CHALLENGE_NOTES),
}


SESSION = Session("", date(2022, 6, 14), "09:30", "10:30", SessionKind.INTERVIEW, "foster carers")


def _session(world):
    kept = timetable.save_session(world.tools, LOCAL, _visit(world), _revision(world), SESSION)
    return kept.sessions[0].id


CHALLENGE_CASES |= {
    "timetable.timetable_of": _of_visit(timetable.timetable_of),
    "timetable.save_session": (
        lambda world, who: timetable.save_session(world.tools, who, _visit(world), _revision(world), SESSION),
        Right.CHALLENGE_ORGANISE,
    ),
    "timetable.remove_session": (
        lambda world, who: timetable.remove_session(world.tools, who, _visit(world), _session(world)),
        Right.CHALLENGE_ORGANISE,
    ),
    "timetable.timetable_calendar": _of_visit(timetable.timetable_calendar),
}


def _sent(world):
    with world.tools.store().read() as store:
        sent = store.fact_checks.latest(_visit(world))
    if sent is None:
        fact_check.send_for_check(world.tools, LOCAL, _visit(world))


def _commented(world):
    _sent(world)
    return fact_check.comment_on(world.tools, LOCAL, _visit(world), 1, "It was not so.").id


def _checking(service, right):
    """A service that is called once the report was sent."""

    def called(world, who):
        _sent(world)
        return service(world, who)

    return (called, right)


CHALLENGE_CASES |= {
    "fact_check.check_page": _of_visit(fact_check.check_page, READ),
    "fact_check.send_for_check": _of_visit(fact_check.send_for_check, Right.CHALLENGE_MANAGE),
    "fact_check.comment_on": _checking(
        lambda world, who: fact_check.comment_on(world.tools, who, _visit(world), 1, "It was not so."), Right.CHALLENGE_RESPOND
    ),
    "fact_check.take_comment_back": (
        lambda world, who: fact_check.take_comment_back(world.tools, who, _visit(world), _commented(world)),
        Right.CHALLENGE_RESPOND,
    ),
    "fact_check.answer_comment": (
        lambda world, who: fact_check.answer_comment(
            world.tools, who, _visit(world), _commented(world), outcome=Outcome.CHANGED, answer=""
        ),
        Right.CHALLENGE_MANAGE,
    ),
    "fact_check.finish_report": _checking(
        lambda world, who: fact_check.finish_report(world.tools, who, _visit(world), sure=True), Right.CHALLENGE_MANAGE
    ),
}

CHECKED = {"report_checks", "report_comments", "challenge_reports"}
CHALLENGE_PREPARED = {
    "peer_views.say_view": {"peer_challenges"},
    "peer_views.drop_view": {"peer_challenges", "challenge_findings"},
    "timetable.remove_session": {"peer_challenges"},
    **{f"fact_check.{name}": CHECKED for name in ("comment_on", "take_comment_back", "answer_comment", "finish_report")},
    **{f"templates.{name}_template": {"case_templates"} for name in ("change", "discard", "publish")},
    "templates.use_template": {"peer_challenges"},
    "case_rollup.take_apart": {"challenge_findings"},
    "completed_cases.completed_cases": {"case_reviews", "case_review_revisions"},
    "case_uploads.take_forms": {"challenge_waiting_files"},
    "case_uploads.drop_forms": {"challenge_waiting_files"},
    "response_tables.undo_responses": {"case_responses", "response_intakes"},
    **{
        f"waiting_responses.{name}": {"challenge_waiting_files"}
        for name in ("look_at_waiting_responses", "take_in_waiting_responses", "throw_responses_away")
    },
    "challenge_notes.share_note": {"challenge_notes"},
    "challenge_notes.move_note": {"challenge_notes"},
    "challenge_notes.remove_note": {"challenge_notes"},
    "challenge_notes.remove_finding": {"challenge_findings"},
}
"""The tables into which somebody who may writes before a service is called."""

CHALLENGE_OPEN = {
    "case_reviews.with_values": "what a save keeps: its callers asked",
    "case_rollup.readable": "the check itself",
    "case_rollup.may_answer": "the check itself",
    "rights.challenge_for": "the check itself",
    "case_drafts.drop_saved_drafts": "within a save that asked already: tried with drafts",
    "waiting_files.keep_waiting": "keeps a file for a service that asked already",
    "waiting_files.let_go": "lets a file go for a service that asked already",
    "peer_views.open_assessment": "takes a right in the challenge and one in the workspace: tried with the comparison",
    "peer_challenges.change_challenge": "takes the right of the service that calls it",
    "peer_challenges.list_challenges": "lists what one takes part in: tried with the challenges",
}
"""Those that ask for no right of the table, and why that is so."""
