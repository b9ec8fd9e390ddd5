"""What past reports asked for, on the page of the topic that it is about."""

from selfassess.domain.follow_up import Standing, digest_of, key_of
from selfassess.domain.people import LOCAL
from selfassess.services.assessments import open_subject
from selfassess.services.backing import NewAction, add_action
from selfassess.services.long_view import Deciding, decide
from selfassess.services.plan import open_recommendations

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


def sent(action, **more):
    return {"text": action.text, "owner": action.owner, "status": action.status.value, **more}


def test_an_action_on_its_topic_says_what_it_answers_and_leads_there(desk):
    first, *_ = asked(desk)
    new = NewAction("Review every plan", "Leaving care manager", None, recommendations=(key_of(first.held),))
    add_action(desk.tools, LOCAL, assessment=desk.holds.assessment, subject=LINE, new=new)
    page = desk.open(desk.address(LINE))
    here = page.split("Review every plan</span>")[1].split("</li>")[0]
    where = f"/authorities/aldermere/recommendations#{first.held.report.id}-{digest_of(first.held.recommendation)}"
    assert f"Answers {first.held.report.title}" in here
    assert f'href="{where}"' in here


def test_what_was_asked_on_the_topic_is_offered_first_and_the_rest_behind_a_summary(desk):
    page = desk.open(desk.address(LINE, "/actions/new"))
    near, _, others = page.partition("Other recommendations that are open")
    first, *_ = asked(desk)
    assert f'value="{key_of(first.held)}"' in near
    every = open_recommendations(desk.tools, LOCAL, desk.holds.assessment)
    elsewhere = [each.key for each in every if LINE not in each.lines]
    assert elsewhere
    assert all(f'value="{key}"' in others for key in elsewhere)
    assert near.count('name="recommendations"') + others.count('name="recommendations"') == len(every)


def test_an_action_keeps_what_it_answers_when_that_is_met_and_the_action_is_changed(desk):
    first, *_ = asked(desk)
    new = NewAction("Review every plan", "Leaving care manager", None, recommendations=(key_of(first.held),))
    made = add_action(desk.tools, LOCAL, assessment=desk.holds.assessment, subject=LINE, new=new)
    settle(desk, first.held, Standing.MET, note="Shown by audit.")
    key = key_of(first.held)
    for address in (desk.address(LINE, f"/actions/{made.id}"), f"/assessments/{desk.holds.assessment}/actions/{made.id}"):
        assert f'value="{key}" checked' in desk.open(address)
        desk.send(address, **sent(made, recommendations=key))
    assert "Answers " in desk.open(desk.address(LINE)).split("Review every plan</span>")[1].split("</li>")[0]
