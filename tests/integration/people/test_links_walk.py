"""No page shows a link that whoever reads it may not follow."""

import re
from html import unescape

import pytest

from selfassess.domain.peer_view import Opened
from selfassess.domain.people import LOCAL
from selfassess.domain.template import About
from selfassess.services.peer_views import open_assessment
from selfassess.services.templates import STANDARD, start_template
from selfassess.web.app import create_app
from tests.integration.people.test_pages_walk import PARTNERS, PERSONAL, WORKERS, address, browser_of, reads
from tests.integration.people.world import made_in
from tests.strict_client import StrictClient

LINK = re.compile(r'<a\b[^>]*\bhref="(/[^"#]*)')
REFUSED = (403, 404)
FEWEST = 40
"""So many different kinds of page a person who has any role is led to at least, counted for each page that leads there."""


@pytest.fixture(scope="module")
def world(demonstration, tmp_path_factory):
    made = made_in(tmp_path_factory.mktemp("links") / "data", demonstration)
    start_template(made.tools, LOCAL, made.peer_challenge.id, STANDARD, About("Ours", "Aldermere"))
    open_assessment(made.tools, LOCAL, made.peer_challenge.id, Opened(made.holds.assessment))
    yield made
    made.tools.store().close()


@pytest.fixture(scope="module")
def app(world):
    app = create_app(world.tools)
    app.testing = True
    app.test_client_class = StrictClient
    return app


@pytest.mark.parametrize("name", [*WORKERS, *PARTNERS])
def test_no_link_leads_to_a_page_that_is_refused(app, world, name):
    browser, leads, known = browser_of(app, name), {}, app.url_map.bind("localhost")
    for endpoint in reads():
        answer = browser.get(address(PERSONAL[endpoint], world))
        if answer.status_code == 200 and answer.mimetype == "text/html":
            for link in map(unescape, LINK.findall(answer.text)):
                leads.setdefault((endpoint, known.match(link.partition("?")[0])[0]), link)
    statuses = {link: browser.get(link).status_code for link in set(leads.values())}
    assert len(leads) > FEWEST
    assert {page: link for (page, _), link in leads.items() if statuses[link] in REFUSED} == {}
