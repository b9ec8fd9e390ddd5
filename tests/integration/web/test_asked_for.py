"""What past reports asked for, on the page of the topic that it is about."""

from selfassess.domain.follow_up import Standing, digest_of, key_of
from selfassess.domain.people import LOCAL
from selfassess.services.assessments import open_subject
from selfassess.services.backing import NewAction, add_action
from selfassess.services.long_view import Deciding, decide

LINE = "care-leavers.pathway-planning"


def settle(desk, held, standing, **said):
    digest = digest_of(held.recommendation)
    deciding = Deciding(standing, **said)
    decide(desk.tools, LOCAL, authority="aldermere", report=held.report.id, digest=digest, revision=0, said=deciding)


def asked(desk):
    return open_subject(desk.tools, LOCAL, desk.holds.assessment, LINE).asked


def test_a_topic_lists_what_reports_asked_for_newest_first_and_that_nothing_answers_it(desk):
    found = asked(desk)
    assert found
    days = [each.held.report.day for each in found]
    assert days == sorted(days, reverse=True)
    page = desk.open(desk.address(LINE))
    assert "What reports asked for" in page
    assert "no action answers it yet" in page


def test_what_was_decided_and_what_answers_it_stand_beside_it_and_what_is_superseded_goes(desk):
    first, *rest = asked(desk)
    new = NewAction("Review every plan", "Leaving care manager", None, recommendations=(key_of(first.held),))
    add_action(desk.tools, LOCAL, assessment=desk.holds.assessment, subject=LINE, new=new)
    settle(desk, first.held, Standing.IN_PROGRESS, owner="Head of care")
    page = desk.open(desk.address(LINE))
    assert "In progress" in page
    assert "Head of care · answered by: Review every plan" in page
    settle(desk, rest[0].held, Standing.SUPERSEDED, superseded_by=key_of(first.held))
    assert rest[0].held not in [each.held for each in asked(desk)]
