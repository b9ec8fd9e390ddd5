"""What people choose by is called what they would call it."""

import re
from html import unescape

import pytest

SEARCHED = ("Reports about", "Topic", "Kind of finding", "Judgement of the area", "Order")
CHOSEN_BY = {
    "/search": SEARCHED,
    "/explore": ("Reports about", "Topic", "Judgement of the area", "Break the numbers down by", "Order"),
    "/authorities/aldermere/recommendations": ("Status", "Topic", "Report"),
    "/assessments/{assessment}/evidence": ("Words", "Kind", "Needs attention"),
    "/assessments/{assessment}/{line}/evidence/new": ("Who keeps it up to date?",),
}


def labels(page):
    found = re.findall(r"<label[^>]*>(.*?)</label>|<legend[^>]*>(.*?)</legend>", page, re.DOTALL)
    return {" ".join(unescape(re.sub(r"<[^>]+>", " ", label or legend)).split()) for label, legend in found}


@pytest.mark.parametrize("address", CHOSEN_BY)
def test_a_filter_is_called_what_an_officer_would_call_it(desk, address):
    page = desk.open(address.format(assessment=desk.holds.assessment, line=desk.holds.line))
    assert set(CHOSEN_BY[address]) <= labels(page)


def test_what_is_chosen_by_nothing_says_so(desk):
    assert ">No breakdown</option>" in desk.open("/explore")
    assert ">That authority</option>" in desk.open("/search")
    assert ">Every way</option>" not in desk.open("/authorities/aldermere/recommendations")
    assert ">All evidence</option>" in desk.open(f"/assessments/{desk.holds.assessment}/evidence")
