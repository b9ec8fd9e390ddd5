"""Packs of one area."""

import pytest

from selfassess.domain.comparators import Authority
from selfassess.domain.evidence import EvidenceKind
from selfassess.domain.people import LOCAL
from selfassess.errors import BadInput, NotFound
from selfassess.services.assessments import create_assessment
from selfassess.services.authorities import save_authorities
from selfassess.services.backing import NewEvidence, add_evidence
from selfassess.services.exports import Issuing, issue_export, make_export, open_export
from selfassess.services.packs import make_pack


@pytest.fixture
def assessment(tools):
    save_authorities(tools, LOCAL, [Authority("northmoor", "Northmoor")])
    made = create_assessment(tools, LOCAL, authority="Northmoor", framework="ilacs-2026", title="Spring").id
    for subject, title in (("help-protection.front-door", "Audit of the front door"), ("care-leavers", "Survey of care leavers")):
        add_evidence(tools, LOCAL, assessment=made, subject=subject, new=NewEvidence(EvidenceKind.AUDIT, title))
    return made


def report(tools, assessment, area, **more):
    made = make_export(tools, LOCAL, pack="area-report", subject=assessment, form="html", area=area, **more)
    return made, open_export(tools, LOCAL, made.id)[1].decode()


def test_a_report_of_an_area_says_what_is_known_of_it_and_of_no_other(tools, assessment):
    made, page = report(tools, assessment, "help-protection")
    assert made.file.name.startswith("northmoor-area-report-help-protection-ilacs-2026-")
    assert made.title == "Area report: The experiences and progress of children who need help and protection"
    assert "Audit of the front door" in page
    assert "Survey of care leavers" not in page


@pytest.mark.parametrize(
    ("area", "error", "message"), [(None, BadInput, "Say of which: leadership, "), ("homes", NotFound, "no area 'homes'")]
)
def test_without_an_area_that_there_is_nothing_is_made(tools, assessment, area, error, message):
    with pytest.raises(error, match=message):
        report(tools, assessment, area)


def test_changes_in_one_area_do_not_count_from_what_was_issued_of_another(tools, assessment):
    made, _ = report(tools, assessment, "leadership")
    issue_export(tools, LOCAL, made.id, Issuing("The lead member", tools.today()))
    assert "What changed" in report(tools, assessment, "leadership", changes=True)[1]
    with pytest.raises(BadInput, match="was issued yet"):
        report(tools, assessment, "care-leavers", changes=True)


def test_a_digest_quotes_what_was_kept_and_says_nothing_of_our_own(demonstration, tmp_path):
    holds = demonstration.copied(tmp_path / "data")
    tools = holds.tools()
    _, page = make_pack(
        tools, LOCAL, pack_id="benchmark-digest", assessment_id=holds.assessment, form="html", area="help-protection"
    )
    with tools.store().read() as store:
        responses = {each.subject: each for each in store.assessments.responses(holds.assessment)}
    tools.store().close()
    kept = [each for key, each in responses.items() if key.startswith("help-protection.") and each.benchmark]
    assert kept
    assert "<blockquote>" in page.decode()
    assert [each.texts.strengths for each in kept if each.texts.strengths and each.texts.strengths[:60] in page.decode()] == []
