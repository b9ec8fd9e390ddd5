from io import BytesIO

import pytest

from selfassess.domain.evidence import EvidenceKind
from selfassess.domain.people import LOCAL
from selfassess.errors import NotFound
from selfassess.services.backing import NewAction, NewEvidence, add_action, add_evidence, attach_evidence, backing_of

FRESH = "help-protection.strategy-enquiries"
AUDIT = {
    "kind": "audit",
    "title": "Audit of 40 records",
    "about--day": "31",
    "about--month": "March",
    "about--year": "2026",
    "locator": "Page 6",
    "note": "Most were held in time.",
}
PANEL = {"text": "Weekly panel", "owner": "Head of service", "due--day": "30", "due--month": "9", "due--year": "2026"}


def test_evidence_is_added_where_it_backs_a_line(desk):
    answer = desk.send(desk.address(FRESH, "/evidence/new"), **AUDIT)

    assert answer.location == f"{desk.address(FRESH)}#evidence"
    page = desk.open(desk.address(FRESH))
    assert "Evidence added: Audit of 40 records" in page
    assert "Practice audit · about 31 March 2026 · Page 6" in page
    assert "Most were held in time." in page


@pytest.mark.parametrize(
    ("wrong", "message", "where"),
    [
        ({"title": " "}, "Enter what the evidence is", "title"),
        ({"kind": ""}, "Choose the kind of evidence", "kind"),
        ({"about--day": "31", "about--month": "2"}, "The date must be a real date", "about--day"),
        ({"about--year": ""}, "The date must include a year", "about--year"),
        ({"link": "javascript:alert(1)"}, "Enter a web address that begins with https://", "link"),
    ],
)
def test_evidence_with_a_mistake_is_not_added_and_nothing_typed_is_lost(desk, wrong, message, where):
    answer = desk.send(desk.address(FRESH, "/evidence/new"), **(AUDIT | wrong))

    assert "<title>Error: Add evidence" in answer.text
    assert message in answer.text
    assert f'href="#{where}"' in answer.text
    assert "Most were held in time.</textarea>" in answer.text
    assert desk.response(FRESH).evidence == ()


def test_a_file_comes_back_as_it_was_put_in_and_is_never_opened_by_the_browser(desk):
    desk.send(desk.address(FRESH, "/evidence/new"), **AUDIT, file=(BytesIO(b"a,b\n1,2\n"), "audit <1>.csv"))
    evidence = desk.response(FRESH).evidence[0]

    answer = desk.browser.get(f"/evidence/{evidence}/file")

    assert answer.data == b"a,b\n1,2\n"
    assert answer.mimetype == "text/csv"
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_a_file_that_is_not_what_its_name_says_is_refused_beside_its_field(desk):
    answer = desk.send(desk.address(FRESH, "/evidence/new"), **AUDIT, file=(BytesIO(b"MZ"), "audit.pdf"))

    assert "audit.pdf is not what its name says" in answer.text
    assert 'href="#file"' in answer.text
    assert "choose it again" in answer.text


def test_a_link_and_a_file_together_are_one_too_many(desk):
    answer = desk.send(desk.address(FRESH, "/evidence/new"), **AUDIT, link="https://example.org", file=(BytesIO(b"x"), "x.txt"))

    assert "Give a web address or a file, not both" in answer.text


def test_evidence_of_the_register_backs_another_line_too(desk):
    offered = desk.open(desk.address(FRESH, "/evidence/register"))
    assert desk.holds.evidence in offered

    desk.send(desk.address(FRESH, "/evidence/register"), chosen=desk.holds.evidence)

    assert desk.response(FRESH).evidence == (desk.holds.evidence,)
    assert desk.holds.evidence in desk.response().evidence


def test_nothing_chosen_from_the_register_is_a_mistake(desk):
    assert "Choose at least one piece of evidence" in desk.send(desk.address(FRESH, "/evidence/register")).text


def test_evidence_is_taken_off_after_a_question_and_stays_in_the_register(desk):
    here = desk.address(None, f"/evidence/{desk.holds.evidence}/take-off")
    assert "Take off this evidence?" in desk.open(here)

    desk.send(here)

    assert desk.holds.evidence not in desk.response().evidence
    assert desk.holds.evidence in desk.open(desk.address(None, "/evidence/register"))
    assert desk.browser.get(here).status_code == 404


def test_an_action_is_added_changed_and_taken_off(desk):
    desk.send(desk.address(FRESH, "/actions/new"), **PANEL)
    [action] = desk.response(FRESH).actions
    assert "Head of service · by 30 September 2026 · Not started" in desk.open(desk.address(FRESH))

    here = desk.address(FRESH, f"/actions/{action}")
    assert "Weekly panel</textarea>" in desk.open(here)
    desk.send(here, **PANEL | {"text": "Daily panel", "status": "done"})
    assert "Daily panel" in desk.open(desk.address(FRESH))

    assert "Take off this action?" in desk.open(f"{here}/take-off")
    desk.send(f"{here}/take-off")
    assert desk.response(FRESH).actions == ()


def test_an_action_without_an_owner_is_not_added(desk):
    answer = desk.send(desk.address(FRESH, "/actions/new"), **PANEL | {"owner": ""})

    assert "Enter who owns the action" in answer.text
    assert "Weekly panel</textarea>" in answer.text
    assert desk.response(FRESH).actions == ()


def test_an_action_whose_day_has_passed_is_marked_in_words(desk):
    desk.send(desk.address(FRESH, "/actions/new"), **PANEL | {"due--year": "2020"})

    assert "overdue</strong>" in desk.open(desk.address(FRESH))


def test_what_hangs_on_another_line_cannot_be_changed_from_this_one(desk):
    assert desk.browser.get(desk.address(FRESH, f"/actions/{desk.holds.action}")).status_code == 404
    assert desk.send(desk.address(FRESH, f"/evidence/{desk.holds.evidence}/take-off")).status_code == 404


def test_nothing_is_kept_of_a_subject_that_the_framework_does_not_have(desk):
    where = {"assessment": desk.holds.assessment, "subject": "leadership.worforce"}
    before = backing_of(desk.tools, LOCAL, assessment=desk.holds.assessment, subject=FRESH)
    with pytest.raises(NotFound, match=r"has no 'leadership.worforce'") as refused:
        add_evidence(desk.tools, LOCAL, **where, new=NewEvidence(EvidenceKind.AUDIT, "Audit"))
    assert "`selfassess frameworks show ilacs" in refused.value.with_hint
    with pytest.raises(NotFound, match=r"has no 'leadership.worforce'"):
        add_action(desk.tools, LOCAL, **where, new=NewAction("Recruit", "", None))
    with pytest.raises(NotFound, match=r"has no 'leadership.worforce'"):
        attach_evidence(desk.tools, LOCAL, **where, evidence=before.register[0].id)
    assert backing_of(desk.tools, LOCAL, assessment=desk.holds.assessment, subject=FRESH) == before


def test_a_page_names_no_command(desk):
    page = desk.browser.get("/assessments/zzz")
    assert page.status_code == 404
    assert "There is no assessment" in page.text
    assert "selfassess assessments" not in page.text
