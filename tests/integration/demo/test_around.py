"""What the demonstration says around its assessment: of the area, of who writes what, and of itself."""

from dataclasses import replace

import pytest

from selfassess.demo.around import stage_profile
from selfassess.domain.people import LOCAL
from selfassess.services.area_profile import profile_of
from selfassess.services.work import discussion
from selfassess.web.access import DoorKey
from selfassess.web.app import create_app

SAYS_SO = "Demonstration. Everything here is made up"


def page_of(tools, address):
    key = DoorKey()
    client = create_app(tools, key=key).test_client()
    client.get(f"/?key={key.value}")
    return client.get(address).text


def test_the_area_is_described_and_topics_are_given_out(demonstration, tmp_path):
    holds = demonstration.copied(tmp_path / "data")
    tools = holds.tools()
    stage_profile(tools, holds.assessment)
    entries = profile_of(tools, LOCAL, holds.assessment).entries
    assert sum(entry.figure.said for entry in entries) > len(entries) / 2
    given = discussion(tools, LOCAL, assessment=holds.assessment, subject="help-protection.assessment").assignment
    assert given.assignee == "Mabel Okafor-Lind"
    assert given.due > tools.today()
    tools.store().close()


@pytest.mark.parametrize("demonstration_is_served", [True, False])
def test_every_page_says_that_it_is_a_demonstration_and_only_then(tools, demonstration_is_served):
    shown = replace(tools, settings=replace(tools.settings, demonstration=demonstration_is_served))
    for address in ("/", "/reports", "/privacy", "/no-such-page"):
        assert (SAYS_SO in page_of(shown, address)) is demonstration_is_served
