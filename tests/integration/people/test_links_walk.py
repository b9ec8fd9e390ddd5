"""No page shows a link that whoever reads it may not follow."""

import re
from html import unescape

import pytest

from tests.integration.people.test_pages_walk import PARTNERS, PERSONAL, WORKERS, address, browser_of, reads

LINK = re.compile(r'<a\b[^>]*\bhref="(/[^"#]*)')
REFUSED = (403, 404)
FEWEST = 40
"""So many different kinds of page a person who has any role is led to at least, counted for each page that leads there."""


@pytest.fixture(scope="module")
def world(walked):
    return walked


@pytest.fixture(scope="module")
def app(walked_app):
    return walked_app


@pytest.mark.parametrize("name", [*WORKERS, *PARTNERS])
def test_no_link_leads_to_a_page_that_is_refused(app, world, name):
    browser, leads, known = browser_of(app, name), {}, app.url_map.bind("localhost")
    statuses = {}
    for endpoint in reads():
        answer = browser.get(opened := address(PERSONAL[endpoint], world))
        statuses[opened] = answer.status_code
        if answer.status_code == 200 and answer.mimetype == "text/html":
            for link in map(unescape, LINK.findall(answer.text)):
                leads.setdefault((endpoint, known.match(link.partition("?")[0])[0]), link)
    statuses |= {link: browser.get(link).status_code for link in set(leads.values()) - statuses.keys()}
    assert len(leads) > FEWEST
    assert {page: link for (page, _), link in leads.items() if statuses[link] in REFUSED} == {}
