"""The guide speaks of pages and buttons by the names that they have."""

import re
from html import unescape

import pytest

from selfassess.domain.life import State
from selfassess.domain.people import LOCAL
from selfassess.services.life import move
from selfassess.services.work import judge_beside

NAMED_IN = (
    "",
    "/challenges",
    "/moderation",
    "/life",
    "/workbook",
    "/{line}",
    "/{line}/discussion",
)


def words(page):
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


@pytest.fixture
def pages(desk):
    """What the pages say that the guide leads to, where something is in dispute and one assessment in review."""
    judge_beside(
        desk.tools, LOCAL, assessment=desk.holds.assessment, subject=desk.holds.line, judgement="good", reason="Plans are read."
    )
    here = f"/assessments/{desk.holds.assessment}"
    said = [words(desk.open(here + below.format(line=desk.holds.line))) for below in NAMED_IN]
    said += [words(desk.open(address)) for address in ("/authorities/aldermere", "/authorities/aldermere/recommendations")]
    move(desk.tools, LOCAL, assessment=desk.holds.assessment, to=State.IN_REVIEW)
    return " ".join((*said, words(desk.open(f"{here}/life"))))


def test_every_page_and_button_of_the_guide_is_called_so(desk, pages):
    named = [words(name) for name in re.findall(r"<em>(.*?)</em>", desk.open("/guide"))]
    assert len(named) > 12
    assert [name for name in named if name not in pages] == []


def test_the_guide_leads_to_its_sections(desk):
    page = desk.open("/guide")
    for anchor in ("challenges", "disagreements", "asked", "sign-off", "workbook"):
        assert f'href="#{anchor}"' in page
        assert f'id="{anchor}"' in page
