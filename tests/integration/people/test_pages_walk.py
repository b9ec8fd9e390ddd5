"""Every address, opened and sent to by everybody on a shared instance."""

import re
from contextlib import contextmanager

import pytest
from sqlalchemy import event

from selfassess.domain.people import LOCAL
from selfassess.services.exports import list_exports
from selfassess.services.other_inspections import list_other_inspections
from selfassess.services.waiting_workbooks import send_workbook, waiting_workbooks
from selfassess.web.app import ACCOUNT_AREAS, AREAS
from selfassess.web.routes import Access
from tests.integration.people.challenge_cases import tables_waiting
from tests.integration.people.world import ELSEWHERE, HOME, NOBODY, STRANGER, came_back

VARIABLE = re.compile(r"<(?:\w+:)?(\w+)>")
ROUTES = {f"{area.name}.{route.name}": route for area in (*AREAS, *ACCOUNT_AREAS) for route in area.routes}
PERSONAL = {endpoint: route for endpoint, route in ROUTES.items() if route.needs is Access.PERSON}
INSIDE = ("assessment_id", "evidence_id", "snapshot_id", "challenge_id", "inspection_id", "export_id", "other_id", "account_id")
"""What stands in the address of something that lies in a workspace."""
UNIQUE = re.compile(r'(?:name="csrf_token" value|nonce)="[^"]+"')
"""What differs between any two answers."""
OUTSIDERS = (STRANGER, "administrator", NOBODY)
WORKERS = ("owner", "editor", "contributor", "reviewer", "viewer")
PARTNERS = ("challenge-manager", "peer", "case-reviewer", "organiser", "escalation-contact")
"""Who takes part in the peer challenge."""
OF_ACCOUNTS = ("people.disabled", "people.second_step", "people.second_step_ended")
"""What is done to an account, which lies in no workspace: whoever looks after accounts may."""
ONES_OWN = {"administrator": OF_ACCOUNTS, STRANGER: ("reports.reclassify",)}
"""What an outsider may do all the same: look after accounts, and have the reports tagged anew that they keep elsewhere."""


@pytest.fixture(scope="module")
def world(walked):
    return walked


@pytest.fixture(scope="module")
def app(walked_app):
    return walked_app


@pytest.fixture(scope="module")
def secrets(world):
    return secrets_of(world)


def secrets_of(world):
    """Words that stand in the workspace and in no published report."""
    with world.tools.store().read() as store:
        evidence = store.evidence.of(HOME)
        actions = store.actions.of(HOME)
        answers = store.assessments.responses(world.holds.assessment)
    said = [item.title for item in evidence] + [item.text for item in actions]
    said += ["What only the workspace may read of an inspection."]
    said += ["What only the team and the organiser may read"]
    said += ["What only the team may read of this child.", "What only the council’s contact may read."]
    said += [text for answer in answers for text in (answer.texts.strengths, answer.texts.how) if text]
    assert len(said) > 30
    return [words[:40] for words in said if len(words) > 25]


def browser_of(app, name):
    browser = app.test_client()
    with browser.session_transaction() as session:
        session["token"] = name
    return browser


def token_of(browser):
    return re.search(r'name="csrf_token" value="([^"]+)"', browser.get("/account").text)[1]


def _sent(world):
    """A workbook that the owner sent and nobody has taken in."""
    owner, assessment = world.people["owner"], world.holds.assessment
    if kept := waiting_workbooks(world.tools, owner, assessment):
        return kept[0].file
    return send_workbook(world.tools, owner, assessment=assessment, **came_back(world)).file


BEGUN = dict.fromkeys(("finding_id", "session_id", "note_id", "hypothesis_id"), "new")
"""What somebody begins at its address."""


def _exported(world):
    return list_exports(world.tools, world.people["owner"], world.holds.assessment)[-1].id


def _pack(route):
    """The id of a pack that is made of what stands in the address."""
    others = {"inspection_id": "inspection-room-index", "challenge_id": "feedback-report"}
    return next((pack for variable, pack in others.items() if f"<{variable}>" in route.path), "action-plan")


def _other(world):
    return next((each.id for each in list_other_inspections(world.tools, LOCAL, HOME)), "nothing")


def address(route, world, other=None, **instead):
    values = BEGUN | {
        "about": world.challenge["about"],
        "challenge_id": world.peer_challenge.id,
        "code": world.peer_challenge.case,
        "line": "practice.assessment",
        "field_id": "child-voice",
        "kind": "yaml",
        "paragraph": "1",
        "comment_id": "nothing",
        "document_id": world.peer_challenge.document,
        "concern_id": world.peer_challenge.concern,
        "part_id": "practice.assessment",
        "question_id": world.peer_challenge.question,
        "which": "team",
        "account_id": "peer" if "<challenge_id>" in route.path else "reviewer",
        "action_id": world.holds.action,
        "assessment_id": world.holds.in_review if route.path.endswith("/sign-off") else world.holds.assessment,
        "authority_id": other or HOME,
        "device": "nowhere",
        "digest": world.holds.recommendation,
        "evidence_id": world.holds.evidence,
        "table_file": tables_waiting(world)[0] if "<table_file>" in route.path else "",
        "export_id": _exported(world) if "<export_id>" in route.path else "",
        "file": _sent(world) if "<file>" in route.path else "",
        "form": "docx",
        "indicator_id": "cl.eet",
        "intake_id": "nothing",
        "inspection_id": world.inspection.id,
        "record_kind": "enquiry",
        "record_id": world.inspection.item if "/items/" in route.path else world.inspection.enquiry,
        "file_digest": world.inspection.file,
        "context_id": "dcs",
        "year_id": "annual-engagement",
        "invitation_id": "nothing",
        "job_id": world.job,
        "key": "ilacs-2026",
        "old": "ilacs-2018",
        "pack_id": _pack(route),
        "place": HOME,
        "revision": "1",
        "report_id": world.holds.report,
        "role": "peer" if "<challenge_id>" in route.path else "reviewer",
        "rule": world.challenge["rule"],
        "snapshot_id": world.holds.snapshot,
        "state": "in-review",
        "batch_id": "nothing",
        "bundle_id": "nothing",
        "taken_id": "nothing",
        "token_id": "nothing",
        "ordinal": "3",
        "other_id": _other(world) if "<other_id>" in route.path else "",
        "page": "1",
        "ending": "csv",
        "view": "topics",
        "subject_id": world.challenge["subject"] if "<rule>" in route.path else world.holds.line,
    }
    return VARIABLE.sub(lambda found: (values | instead)[found[1]], route.path)


def reads():
    return [endpoint for endpoint, route in PERSONAL.items() if "GET" in route.methods]


def writes():
    return [endpoint for endpoint, route in PERSONAL.items() if "POST" in route.methods and "everywhere" not in endpoint]


@pytest.mark.parametrize("endpoint", reads())
def test_who_is_signed_out_is_sent_to_sign_in_and_comes_back(app, world, endpoint):
    wanted = address(PERSONAL[endpoint], world)
    answer = app.test_client().get(wanted)
    assert answer.status_code == 302
    assert answer.location.startswith("/sign-in?next=")
    assert wanted.split("/")[1] in answer.location


@pytest.mark.parametrize("endpoint", writes())
def test_what_somebody_signed_out_sends_is_refused(app, world, endpoint):
    browser = app.test_client()
    found = re.search(r'name="csrf_token" value="([^"]+)"', browser.get("/sign-in").text)[1]
    answer = browser.post(address(PERSONAL[endpoint], world), data={"csrf_token": found, "note": "Words that I typed."})
    assert answer.status_code == 403
    assert "You are signed out" in answer.text
    assert "Words that I typed." in answer.text


@pytest.mark.parametrize("name", OUTSIDERS)
@pytest.mark.parametrize("endpoint", reads())
def test_an_outsider_opens_nothing_of_a_workspace(app, world, secrets, endpoint, name):
    route = PERSONAL[endpoint]
    answer = browser_of(app, name).get(address(route, world))
    theirs = name == "administrator" and endpoint in OF_ACCOUNTS
    assert answer.status_code in ((403, 404) if inside(route) and not theirs else (200, 302, 403, 404))
    said = answer.data.decode(errors="replace")
    assert [words for words in secrets if words in said] == []


@contextmanager
def queries_of(world):
    """The statements that are sent to the database meanwhile."""
    asked, engine = [], world.tools.store()._engine

    def noticed(_connection, _cursor, statement, *_):
        asked.append(statement)

    event.listen(engine, "before_cursor_execute", noticed)
    yield asked
    event.remove(engine, "before_cursor_execute", noticed)


def inside(route):
    return next((part for part in INSIDE if f"<{part}>" in route.path), None)


@pytest.mark.parametrize("endpoint", [endpoint for endpoint in reads() if inside(PERSONAL[endpoint])])
def test_what_is_somebody_elses_is_answered_like_what_is_not_there_and_after_the_same_queries(app, world, endpoint):
    route = PERSONAL[endpoint]
    theirs = address(route, world, **{inside(route): "{}"})
    (existing,) = re.fullmatch(re.escape(theirs).replace(r"\{\}", "(.*)"), address(route, world)).groups()
    browser = browser_of(app, STRANGER)
    browser.get(theirs.format("warm"))

    answers = []
    for key in (existing, existing[::-1]):
        with queries_of(world) as asked:
            answer = browser.get(theirs.format(key))
        said = UNIQUE.sub("", answer.data.decode(errors="replace")).replace(key, "the key")
        answers.append((answer.status_code, said, asked))
    assert answers[0] == answers[1]


@pytest.mark.parametrize("name", OUTSIDERS)
def test_an_outsider_changes_nothing_of_a_workspace(app, world, name):
    browser = browser_of(app, name)
    asked = {
        endpoint: address(PERSONAL[endpoint], world)
        for endpoint in writes()
        if not endpoint.startswith("signing_in.") and endpoint not in ONES_OWN.get(name, ())
    }
    token, before = token_of(browser), world.records()
    for endpoint, where in asked.items():
        answer = browser.post(where, data={"csrf_token": token})
        assert answer.status_code != 500, endpoint
        if any(f"<{part}>" in PERSONAL[endpoint].path for part in INSIDE):
            assert answer.status_code in (400, 403, 404), endpoint
    assert world.records() == before


REFUSED = {
    "reports.reclassifying": {"contributor", "reviewer", "viewer"},
    "people.second_step": {"owner", "editor", "contributor", "reviewer", "viewer"},
    "bundles.send": {"contributor", "reviewer", "viewer"},
    "people.instance": {"owner", "editor", "contributor", "reviewer", "viewer"},
    "jobs.file": {"editor", "contributor", "reviewer", "viewer"},
    "people.audit": {"editor", "contributor", "reviewer", "viewer"},
    "people.instance_audit": {"owner", "editor", "contributor", "reviewer", "viewer"},
    "people.changing": {"editor", "contributor", "reviewer", "viewer"},
    "assessments.pack": {"contributor"},
    "reports.tagging": {"contributor", "reviewer", "viewer"},
    "packs.preview": {"contributor"},
    "packs.choosing": {"contributor"},
    "packs.exports": {"contributor"},
    "packs.export": {"contributor"},
    "packs.issuing": {"contributor"},
    "packs.look": {"reviewer", "viewer"},
    "life.export": {"contributor"},
    "plan.adding": {"reviewer", "viewer"},
    "plan.calendar": {"contributor"},
    "inspections.calendar": {"contributor"},
    "inspections.packs": {"contributor"},
    "inspections.pack": {"contributor"},
    "inspections.pack_page": {"contributor"},
    "inspections.choosing_parts": {"contributor"},
    "inspections.result": {"editor", "contributor", "reviewer", "viewer"},
    "life.signing": {"editor", "contributor", "reviewer", "viewer"},
    "life.snapshot_pack": {"contributor"},
    "authorities.choosing_kind": {"contributor", "reviewer", "viewer"},
    "authorities.changing_other": {"contributor", "reviewer", "viewer"},
    "authorities.removing_other": {"contributor", "reviewer", "viewer"},
    "authorities.deciding": {"contributor", "reviewer", "viewer"},
    "authorities.recommendations_table": {"contributor"},
}
"""Who works in the workspace and does not open a page of it."""


def answers_for(endpoint, name):
    """The status codes with which a page may answer somebody who works in the workspace."""
    path = PERSONAL[endpoint].path
    if "<challenge_id>" in path or re.search("<(batch|bundle)_id>", path):
        return (404,)
    return (403, 404) if name in REFUSED.get(endpoint, ()) else (200, 302)


@pytest.mark.parametrize("name", WORKERS)
@pytest.mark.parametrize("endpoint", reads())
def test_whoever_works_here_opens_what_their_role_lets_them(app, world, endpoint, name):
    answer = browser_of(app, name).get(address(PERSONAL[endpoint], world))
    assert answer.status_code in answers_for(endpoint, name), answer.data


@pytest.mark.parametrize("name", PARTNERS)
@pytest.mark.parametrize("endpoint", reads())
def test_who_takes_part_in_a_challenge_opens_that_and_no_workspace(app, world, secrets, endpoint, name):
    route = PERSONAL[endpoint]
    answer = browser_of(app, name).get(address(route, world))
    if "<challenge_id>" in route.path:
        assert answer.status_code in (200, 403), answer.text
    said = answer.data.decode(errors="replace")
    if "<challenge_id>" in route.path:
        assert answer.status_code in (200, 403), said
    else:
        assert answer.status_code in (200, 302, 403, 404)
        assert [words for words in secrets if words in said] == []
    if name in ("organiser", "escalation-contact"):
        assert "What only the team may read" not in said
    if name == "organiser":
        assert "What only the council’s contact may read" not in said


def test_a_viewer_changes_nothing(app, world):
    browser = browser_of(app, "viewer")
    token, before = token_of(browser), world.records()
    for endpoint in writes():
        if not endpoint.startswith(("signing_in.", "jobs.make")):
            assert browser.post(address(PERSONAL[endpoint], world), data={"csrf_token": token}).status_code != 500, endpoint
    assert world.records() == before


def test_what_is_written_down_of_a_workspace_holds_none_of_its_content(app, world, secrets):
    with world.tools.store().read() as store:
        told = " ".join(f"{event.thing.id} {event.note}" for event in store.audit.chain())
    assert len(told) > 1000
    assert [words for words in secrets if words in told] == []


@pytest.mark.parametrize("page", ["/privacy", "/accessibility", "/sign-in"])
def test_somebody_signed_out_is_not_told_where_things_are_kept(app, world, page):
    answer = app.test_client().get(page)
    assert answer.status_code == 200
    assert str(world.tools.settings.data_dir) not in answer.text


def test_an_owner_is_a_stranger_in_another_workspace(app, world):
    answer = browser_of(app, "owner").get(f"/authorities/{ELSEWHERE}/people")
    assert answer.status_code == 403


def test_who_only_reads_a_topic_finds_text_and_no_form(app, world):
    asked = f"/assessments/{world.holds.assessment}/{world.holds.line}"
    reading, writing = (browser_of(app, name).get(asked).text for name in ("viewer", "editor"))

    assert "Your role does not include writing here." in reading
    assert 'name="strengths"' not in reading
    assert 'name="strengths"' in writing
    assert 'value="save"' not in reading
    assert "disabled" not in re.search(r'<form id="answers".*?<textarea', writing, re.DOTALL)[0]
    assert 'value="save"' in writing
