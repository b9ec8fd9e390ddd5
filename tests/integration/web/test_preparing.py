"""What people own in an inspection stands in their own work."""

from dataclasses import replace
from datetime import date

import pytest

from selfassess.domain.inspection.records import Enquiry, Request
from selfassess.domain.inspection.room import ItemStatus
from selfassess.domain.people import LOCAL, Person
from selfassess.domain.rights import Grant, Role
from selfassess.services.inspection_records import keep_record, take_out_record
from selfassess.services.inspections import NewInspection, start_inspection
from selfassess.services.preparing import to_prepare
from selfassess.services.run_up import run_up_of, set_item_status

MO = Person("mo", "Mo Khan", (Grant(Role.CONTRIBUTOR, "aldermere"),))
CALLED = date(2026, 3, 2)


@pytest.fixture
def inspection(desk):
    """An inspection that was called, in which Mo owns one thing of each kind."""
    new = NewInspection("aldermere", "standard", "Inspection 2026", called=CALLED)
    key = start_inspection(desk.tools, LOCAL, new).id
    keep_record(desk.tools, LOCAL, replace(first_item(desk, key), owner="mo khan "))
    keep_record(desk.tools, LOCAL, Enquiry("", key, "How quick are strategy meetings?", owner="Mo Khan"))
    keep_record(desk.tools, LOCAL, Request("", key, "Ten chronologies", due_day=date(2026, 3, 4), owner="Mo Khan"))
    keep_record(desk.tools, LOCAL, Request("", key, "Somebody else’s request", owner="Jo March"))
    return key


def first_item(desk, inspection):
    return run_up_of(desk.tools, LOCAL, inspection).items[0].item


def test_what_is_ones_own_is_listed_soonest_first_and_what_has_no_day_last(desk, inspection):
    listed = to_prepare(desk.tools, MO)
    item = first_item(desk, inspection)
    assert [each.kind for each in listed] == ["item", "request", "enquiry"]
    assert [each.title for each in listed] == [item.title, "Ten chronologies", "How quick are strategy meetings?"]
    assert [each.overdue for each in listed] == [True, True, False]


def test_what_is_done_answered_closed_or_taken_out_is_listed_no_more(desk, inspection):
    item, request, enquiry = to_prepare(desk.tools, MO)
    set_item_status(desk.tools, LOCAL, inspection=inspection, item=item.record, status=ItemStatus.NOT_HELD)
    take_out_record(desk.tools, LOCAL, inspection, kind=Request, record=request.record, out=True)
    assert [each.record for each in to_prepare(desk.tools, MO)] == [enquiry.record]
    with desk.tools.store().read() as store:
        held = store.inspections.record(inspection, Enquiry, enquiry.record)
    keep_record(desk.tools, LOCAL, replace(held, closed=True))
    assert to_prepare(desk.tools, MO) == ()


def test_a_name_alone_opens_nothing_of_another_authority(desk, inspection):
    assert to_prepare(desk.tools, Person("x", "Mo Khan", (Grant(Role.OWNER, "tarnbrough"),))) == ()
    assert to_prepare(desk.tools, Person("y", "Mo Khan")) == ()


def test_my_work_leads_to_each_of_them(desk, inspection):
    page = desk.open("/my-work")
    assert "For inspections" in page
    for each in to_prepare(desk.tools, MO):
        assert f'href="/inspections/{inspection}/entries/{each.kind}/{each.record}"' in page
        assert each.title in desk.open(f"/inspections/{inspection}/entries/{each.kind}/{each.record}")
