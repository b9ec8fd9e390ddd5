"""What stands in the addresses that the tests open, and the data that must be there first."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from openpyxl import load_workbook

from selfassess import demo
from selfassess.domain.background import Holds
from selfassess.domain.bundle.parts import Kind
from selfassess.domain.case_form import Side
from selfassess.domain.concerns import Urgency
from selfassess.domain.conversations import Conversation, Talk, With
from selfassess.domain.hypotheses import Hypothesis, Standing
from selfassess.domain.inspection.records import Correction, Enquiry, Meeting, Request, Sampled, SampleUse
from selfassess.domain.notes import SourceKind
from selfassess.domain.peer_view import Opened, View
from selfassess.domain.peerchallenge import ScopeQuestion
from selfassess.domain.people import LOCAL
from selfassess.domain.template import About
from selfassess.domain.timetable import Session, SessionKind
from selfassess.services.arriving import Upload, read_waiting, receive, unfinished
from selfassess.services.background import NewBackground, add_document, documents_of
from selfassess.services.bundling import Sending, make_bundle
from selfassess.services.case_rollup import respond
from selfassess.services.challenge_notes import Noted, write_note
from selfassess.services.challenges import check_assessment
from selfassess.services.concerns import NewConcern, concerns_of, raise_concern
from selfassess.services.embargo import NewResult, keep_result
from selfassess.services.exports import make_export
from selfassess.services.fact_check import comment_on, send_for_check
from selfassess.services.hypotheses import save_hypothesis
from selfassess.services.inspection_records import keep_record
from selfassess.services.inspections import NewInspection, room_of, start_inspection
from selfassess.services.other_inspections import Said, add_other_inspection, list_other_inspections
from selfassess.services.peer_challenges import find_challenge, list_challenges, save_question
from selfassess.services.peer_views import SaidView, open_assessment, say_view
from selfassess.services.response_tables import export_responses
from selfassess.services.run_up import add_item_file, run_up_of
from selfassess.services.saving import answers_of, save_answers
from selfassess.services.selection import SaidOfCase, describe_case
from selfassess.services.taking_bundles import take_bundle_in
from selfassess.services.templates import STANDARD, start_template
from selfassess.services.timetable import save_session
from selfassess.services.unbundling import receive_bundle, waiting_bundles
from selfassess.services.waiting_responses import send_responses, waiting_responses
from selfassess.services.waiting_workbooks import send_workbook
from selfassess.services.workbooks import export_workbook
from selfassess.web.routes import Access, Route
from tests.challenge_world import CALLED, a_case, a_challenge
from tests.demonstration import tools_in
from tests.e2e.site import Site
from tests.returning import Filled


def _came_back(site: Site) -> str:
    """A workbook that was sent back, with a conflict, a change and something new."""
    tools, assessment, line = site.holds.tools(), site.holds.assessment, site.holds.line
    book = Filled.opened(export_workbook(tools, LOCAL, assessment)[1])
    new = book.first_spare("Evidence")
    book.write(new, title="An audit of pathway plans", kind="Practice audit").write(line, plans="A plan.", evidence=new)
    book.write(line, strengths="From the workbook.")
    with tools.store().read() as store:
        current = store.assessments.response(assessment, line)
    said = replace(answers_of(current), strengths=f"{current.texts.strengths} And more since.")
    save_answers(tools, LOCAL, assessment=assessment, subject=line, revision=current.revision, answers=said)
    return send_workbook(tools, LOCAL, assessment=assessment, name="workbook.xlsx", content=book.saved()).file


def _visit(site: Site) -> str:
    """A peer challenge with a case and a concern, made when it is first asked for."""
    tools = site.holds.tools()
    found = list_challenges(tools, LOCAL)
    if found:
        return found[0].challenge.id
    made = a_challenge(tools)
    start_template(tools, LOCAL, made.id, STANDARD, About("Review of our practice", "Aldermere"))
    save_question(
        tools, LOCAL, made.id, made.revision, ScopeQuestion("", "Homes", "Are there enough homes", ("outcomes.impact",))
    )
    a_case(tools, made.id, "IC1", {"practice.assessment.strengths": "Assessments are timely"})
    told = NewConcern("IC1", "A young person is missing tonight.", Urgency.NOW, "The duty manager", CALLED)
    raise_concern(tools, LOCAL, made.id, told)
    arranged = find_challenge(tools, LOCAL, made.id).challenge
    for group in ("foster carers", "social workers"):
        session = Session("", date(2022, 6, 14), "09:30", "10:30", SessionKind.FOCUS_GROUP, group, "Room 1", people=7)
        arranged = save_session(tools, LOCAL, made.id, arranged.revision, session)
    asked = arranged.questions[0].id
    sent = NewBackground(
        "Our strategy", Holds.DOCUMENT, note="Chapter 3.", questions=(asked,), file=("plan.txt", b"What we plan.")
    )
    add_document(tools, LOCAL, made.id, sent)
    expected = Hypothesis("", "", "Plans drift.", "The data.", Standing.TESTED, "We read ten plans.", questions=(asked,))
    save_hypothesis(tools, LOCAL, made.id, expected)
    noted = Noted(SourceKind.FOCUS_GROUP, "foster carers", "They feel listened to.", Side.STRENGTHS, questions=(asked,))
    write_note(tools, LOCAL, made.id, noted)
    talks = (Conversation(With.PRACTITIONER, Talk.NOT_HELD, reason="On leave"), Conversation(With.MANAGER, Talk.HELD))
    describe_case(tools, LOCAL, made.id, "IC1", SaidOfCase({"gender": "Girl", "age": "5 to 9"}, talks))
    open_assessment(tools, LOCAL, made.id, Opened(site.holds.assessment))
    say_view(tools, LOCAL, made.id, SaidView(site.holds.line, View.NOT_SEEN, "There was no time."))
    send_for_check(tools, LOCAL, made.id)
    comment_on(tools, LOCAL, made.id, 1, "It was not so.")
    return made.id


def _question(site: Site) -> str:
    return find_challenge(site.holds.tools(), LOCAL, _visit(site)).challenge.questions[0].id


def _concern(site: Site) -> str:
    found = concerns_of(site.holds.tools(), LOCAL, _visit(site))
    return (*found.open, *found.closed)[0].id


LETTER = Path(demo.__file__).parent / "sources" / "aldermere" / "2021-focused-visit.md"


def _an_import(site: Site) -> str:
    """An import that waits for somebody to agree: a letter, the same once more, and what is no report."""
    tools = site.holds.tools()
    if not (found := unfinished(tools, LOCAL)):
        letter = LETTER.read_bytes()
        sent = [Upload("letter.md", letter), Upload("copy.md", letter), Upload("virus.exe", b"MZ")]
        read_waiting(tools, LOCAL, receive(tools, LOCAL, sent).id)
        found = unfinished(tools, LOCAL)
    tools.store().close()
    return found[0].id


def _inspection(site: Site) -> str:
    """An inspection with something on every page, made when it is first asked for."""
    tools = site.holds.tools()
    if found := room_of(tools, LOCAL, "aldermere").inspections:
        return found[0].inspection.id
    made = start_inspection(tools, LOCAL, NewInspection("aldermere", "standard", "Inspection 2026", date(2026, 3, 2)))
    file = ("self-evaluation.txt", b"What we know.")
    add_item_file(tools, LOCAL, inspection=made.id, item=_item(site, made.id), file=file)
    lines = ("help-protection.front-door",)
    keep_record(tools, LOCAL, Enquiry("", made.id, "Is the front door safe out of hours?", made.called, lines))
    keep_record(tools, LOCAL, Request("", made.id, "Supervision notes of one team", "A. Inspector", made.called, made.called))
    keep_record(tools, LOCAL, Meeting("", made.id, date(2026, 3, 9), "They will look at thresholds tomorrow.", "All four"))
    keep_record(tools, LOCAL, Sampled("", made.id, "IC1", SampleUse.TRACKED, "Child in care", "Team 2"))
    keep_record(tools, LOCAL, Correction("", made.id, "Paragraph 4", "Twelve homes", "Fourteen homes", "The register of 1 March"))
    keep_result(tools, LOCAL, made.id, NewResult({"leadership": "good"}, "Told at the end.", ()))
    return made.id


def _other_inspection(site: Site) -> str:
    """An inspection of another service on the time line of the authority."""
    tools = site.holds.tools()
    said = Said("fostering", date(2024, 3, 1), judgement="good", said="Carers are well prepared.")
    held = list_other_inspections(tools, LOCAL, "aldermere") or [
        add_other_inspection(tools, LOCAL, authority="aldermere", said=said)
    ]
    return held[0].id


def _item(site: Site, inspection: str) -> str:
    return run_up_of(site.holds.tools(), LOCAL, inspection).items[0].item.id


def _table(site: Site) -> str:
    """A table of responses that was sent back, with a change and a conflict."""
    tools, visit = site.holds.tools(), _visit(site)
    if not (waiting := waiting_responses(tools, LOCAL, visit)):
        book = load_workbook(BytesIO(export_responses(tools, LOCAL, visit, "xlsx")[1]))
        book.worksheets[0]["E5"], book.worksheets[0]["E6"] = "We agree.", "We are putting this right."
        book.worksheets[0]["G6"] = "A note in the margin"
        out = BytesIO()
        book.save(out)
        respond(tools, LOCAL, visit, "practice.assessment", "Somebody typed this meanwhile.")
        waiting = (send_responses(tools, LOCAL, visit, name="responses.xlsx", content=out.getvalue()),)
    return waiting[0].file


def _a_bundle(site: Site) -> str:
    """A bundle that came back and waits: the other side and this one went on with the same answer, and it is of a stranger."""
    tools, assessment, line = site.holds.tools(), site.holds.assessment, site.holds.line
    if found := waiting_bundles(tools, LOCAL):
        return found[0].id
    out = BytesIO()
    make_bundle(tools, LOCAL, Sending(Kind.ASSESSMENT, assessment), out)
    with TemporaryDirectory() as folder:
        there = tools_in(Path(folder))
        came = receive_bundle(there, LOCAL, name="out.selfassess", source=out)
        take_bundle_in(there, LOCAL, came.id, trust=True)
        back = BytesIO()
        for each, said in ((tools, "Written here."), (there, "Written over there.")):
            with each.store().read() as store:
                current = store.assessments.response(assessment, line)
            answers = replace(answers_of(current), strengths=said)
            save_answers(each, LOCAL, assessment=assessment, subject=line, revision=current.revision, answers=answers)
        make_bundle(there, LOCAL, Sending(Kind.ASSESSMENT, assessment), back)
        there.store().close()
    return receive_bundle(tools, LOCAL, name="back.selfassess", source=back).id


VALUES: Mapping[str, Callable[[Site], str]] = {
    "challenge_id": _visit,
    "code": lambda _: "IC1",
    "inspection_id": _inspection,
    "record_kind": lambda _: "item",
    "record_id": lambda site: _item(site, _inspection(site)),
    "file_digest": lambda site: run_up_of(site.holds.tools(), LOCAL, _inspection(site)).items[0].item.files[0].sha256,
    "context_id": lambda _: "children-in-care",
    "year_id": lambda _: "annual-engagement",
    "concern_id": _concern,
    "field_id": lambda _: "new",
    "finding_id": lambda _: "new",
    "kind": lambda _: "yaml",
    "line": lambda _: "new",
    "session_id": lambda _: "new",
    "note_id": lambda _: "new",
    "hypothesis_id": lambda _: "new",
    "document_id": lambda site: documents_of(site.holds.tools(), LOCAL, _visit(site)).documents[0].id,
    "part_id": lambda _: "practice.assessment",
    "question_id": _question,
    "which": lambda _: "team",
    "action_id": lambda site: site.holds.action,
    "assessment_id": lambda site: site.holds.assessment,
    "evidence_id": lambda site: site.holds.evidence,
    "export_id": lambda site: (
        make_export(site.holds.tools(), LOCAL, pack="action-plan", subject=site.holds.assessment, form="docx").id
    ),
    "authority_id": lambda _: "aldermere",
    "other_id": _other_inspection,
    "digest": lambda site: site.holds.recommendation,
    "file": _came_back,
    "form": lambda _: "docx",
    "table_file": _table,
    "indicator_id": lambda _: "cl.eet",
    "job_id": lambda site: site.holds.job,
    "key": lambda _: "ilacs-2026",
    "batch_id": _an_import,
    "bundle_id": _a_bundle,
    "ordinal": lambda _: "3",
    "page": lambda _: "1",
    "ending": lambda _: "xlsx",
    "view": lambda _: "topics",
    "old": lambda _: "ilacs-2018",
    "report_id": lambda site: site.holds.report,
    "snapshot_id": lambda site: site.holds.snapshot,
    "state": lambda _: "in-review",
    "subject_id": lambda site: site.holds.line,
}
"""For the name of each variable of a path: how to find a value of it in a running site."""

VARIABLE = re.compile(r"<(?:\w+:)?(\w+)>")


ALSO = {
    "a line nobody began": "/assessments/{assessment}/help-protection.strategy-enquiries",
    "an inspection of a home": "/authorities/aldermere/other-inspections?kind=childrens-home",
    "recommendations without an action": "/authorities/aldermere/recommendations?loose=yes",
    "a comparison": "/assessments/{assessment}/snapshots/compare?older={snapshot}&newer=now",
    "an area": "/assessments/{assessment}/help-protection",
    "the whole": "/assessments/{assessment}/whole",
    "some reports": "/reports?words=alder",
    "no reports": "/reports?words=nowhere",
    "some passages": "/reports/{report}?polarity=strength",
    "passages that were found": "/search?words=pathway+plans&polarity=strength",
    "no passages found": "/search?words=submarine",
    "a search that cannot be": "/search?words=plans&since=19",
    "counts by judgement": "/explore?by=grade&sort=criticised",
    "counts of one region by year": "/explore?by=year&region=The+Fells&since=2015",
    "counts that cannot be": "/explore?since=19",
    "counts of nothing": "/explore?since=2090",
    "a new line of enquiry": "/inspections/{inspection}/entries/enquiry/new",
    "a case review": "/frameworks/case-review-2026",
    "a peer challenge": "/frameworks/peer-challenge-2026",
}
"""What else is worth opening: the same pages with something else, or nothing, on them."""


def pages(areas):
    """Every route that a signed-in person can open with a link, by the name of its endpoint."""
    return {
        f"{area.name}.{route.name}": route
        for area in areas
        for route in area.routes
        if "GET" in route.methods and route.needs is Access.PERSON
    }


def address(route: Route, site: Site) -> str:
    """An address of the route that exists in the site. Raises KeyError for a variable that nobody gave a value."""
    values = {**VALUES, "pack_id": lambda _: _pack(route.path)}
    return site.address + VARIABLE.sub(lambda found: values[found[1]](site), route.path)


def _pack(path: str) -> str:
    """The id of a pack that is made of what stands in the path."""
    others = {"<inspection_id>": "inspection-room-index", "<challenge_id>": "feedback-report"}
    return next((pack for variable, pack in others.items() if variable in path), "self-evaluation")


def places(areas) -> dict[str, Callable[[Site], str]]:
    """Everything that is worth opening: for each name, how to find its address in a running site."""
    routes = {endpoint: partial(address, route) for endpoint, route in pages(areas).items()}
    routes |= {endpoint: partial(_together, path) for endpoint, path in TOGETHER.items()}
    return routes | {name: partial(_also, pattern) for name, pattern in ALSO.items()}


def _together(path: Callable[[Site], str], site: Site) -> str:
    return site.address + path(site)


def _of_a_challenge(site: Site) -> str:
    found = check_assessment(site.holds.tools(), LOCAL, site.holds.assessment)
    item = next(item for subject in found.subjects for item in subject.open)
    return f"/assessments/{site.holds.assessment}/{item.subject}/challenges/{item.rule.id}/{item.about}"


def _of_signing(site: Site) -> str:
    return f"/assessments/{site.holds.in_review}/sign-off"


def _also(pattern: str, site: Site) -> str:
    held = {"assessment": site.holds.assessment, "report": site.holds.report, "snapshot": site.holds.snapshot}
    if "{inspection}" in pattern:
        held["inspection"] = _inspection(site)
    return site.address + pattern.format(**held)


TOGETHER: Mapping[str, Callable[[Site], str]] = {
    "challenges.challenge": _of_a_challenge,
    "life.signing": _of_signing,
}
"""The paths whose values belong together, by endpoint."""
