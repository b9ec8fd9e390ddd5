import re
from html import unescape

import pytest

from tests.integration.web.test_search_page import passages


@pytest.mark.parametrize(
    "address", ["/explore", "/explore?by=grade", "/explore/recommendations?by=report", "/explore/judgements"]
)
def test_numbers_lead_to_the_passages_behind_them(desk, address):
    links = re.findall(r'<a [^>]*href="(/search[^"]+)">([\d,]+)<', desk.open(address))

    assert len(links) > 5
    for link, number in links[:: len(links) // 5]:
        page = desk.open(unescape(link))
        if address.endswith("judgements"):
            assert f"in {number} report" in page
        else:
            assert passages(page) == int(number)


def test_what_is_chosen_stands_in_the_heading_and_stays_on_the_next_page(desk):
    page = desk.open("/explore?area=leadership&since=2023")

    assert "What inspectors praise and criticise (Leadership; from 2023)" in page
    assert "/explore/judgements?area=leadership&amp;since=2023" in page


def test_a_choice_that_cannot_be_is_told_and_nothing_is_left_out(desk):
    page = desk.open("/explore?since=19")

    assert "Enter a year with four figures" in page
    assert "The front door" in page


def test_the_numbers_are_downloaded_as_they_are_chosen(desk):
    sheet = desk.browser.get("/explore/topics/table.csv?by=year&since=2023").data.decode("utf-8-sig")

    assert sheet.startswith("Area,Topic,Year,Praised,Both,Criticised,Neither")
    assert ",2019," not in sheet
    assert desk.browser.get("/explore/topics/table.exe").status_code == 404
