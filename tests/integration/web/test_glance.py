"""The overview: where an assessment stands at one look."""

import re
from datetime import timedelta

import pytest

from selfassess.domain.people import LOCAL
from selfassess.services.backing import NewAction, add_action
from selfassess.services.glance import glance
from selfassess.services.snapshots import add_snapshot
from selfassess.services.work import assign, judge_beside

LINE = "help-protection.strategy-enquiries"


@pytest.fixture
def look(desk):
    return lambda: glance(desk.tools, LOCAL, desk.holds.assessment)


def test_what_moved_since_the_last_snapshot_stands_beside_it(desk):
    add_snapshot(desk.tools, LOCAL, assessment=desk.holds.assessment)
    before = desk.response("care-leavers").judgement.answer
    desk.save("care-leavers", judgement="inadequate", reason="Seen.", confidence="")
    found = glance(desk.tools, LOCAL, desk.holds.assessment)
    assert found.kept["care-leavers"] == before != "inadequate"
    row = desk.open(f"/assessments/{desk.holds.assessment}").split("Care leavers</a></th>")[1].split("</tr>")[0]
    now, kept = row.split('data-label="Last snapshot"')
    assert "Inadequate" in now
    assert "Inadequate" not in kept.split("</td>")[0]


def test_what_is_due_and_late_comes_by_its_day_until_it_is_done(desk, look):
    today = desk.tools.today()
    late = look().late
    assign(desk.tools, LOCAL, assessment=desk.holds.assessment, subject=LINE, assignee="MO", due=today - timedelta(days=1))
    new = NewAction("Soon", "MO", today + timedelta(days=14))
    add_action(desk.tools, LOCAL, assessment=desk.holds.assessment, subject=LINE, new=new)
    far = NewAction("Far", "MO", today + timedelta(days=15))
    add_action(desk.tools, LOCAL, assessment=desk.holds.assessment, subject=LINE, new=far)
    texts = [each.text for each in look().coming]
    assert "Soon" in texts
    assert "Far" not in texts
    assert look().late == late + 1
    assert [each.day for each in look().coming] == sorted(each.day for each in look().coming)
    desk.save(LINE, strengths="Done.", ready="yes")
    assert look().late == late


def test_disputes_are_counted_until_both_judge_the_same(desk, look):
    desk.save(LINE, judgement="good", confidence="")
    judge_beside(desk.tools, LOCAL, assessment=desk.holds.assessment, subject=LINE, judgement="inadequate", reason="Seen.")
    assert look().disputes == 1
    assert "1 in dispute" in desk.open(f"/assessments/{desk.holds.assessment}")
    desk.save(LINE, judgement="inadequate", confidence="")
    assert look().disputes == 0


def test_each_number_of_comparators_leads_to_who_they_are_and_to_their_reports(desk):
    home = desk.open(f"/assessments/{desk.holds.assessment}")
    shown = re.search(r'href="(/assessments/[^"]+/comparators/judged\?area=([\w-]+)&amp;grade=[\w+%-]+)">(\d+) ', home)
    page = desk.open(shown[1].replace("&amp;", "&"))
    assert page.count('<th scope="row"') == int(shown[3])
    assert page.count('href="/reports/') >= int(shown[3])
    whole = desk.open(f"/assessments/{desk.holds.assessment}/comparators/judged")
    assert whole.count('<th scope="row"') >= page.count('<th scope="row"')
    assert "No comparator was judged so" in desk.open(
        f"/assessments/{desk.holds.assessment}/comparators/judged?area={shown[2]}&grade=satisfactory"
    )
