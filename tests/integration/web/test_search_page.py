import re
from datetime import date
from html import unescape

import pytest

from selfassess.domain.report import Polarity
from tests.builders import NOON
from tests.library import a_head, a_passage, a_report


@pytest.fixture(autouse=True)
def shelf(desk):
    """Reports of three years beside those of the demonstration, with more passages than one page shows."""
    for year, grade in ((2022, "good"), (2023, "inadequate"), (2024, "good")):
        head = a_head("aldermere", date(year, 5, 20), help_protection=grade)
        said = [
            a_passage(f"Plans for children are made well, in case {number}.", polarity=polarity, number=str(number))
            for number in range(1, 5)
            for polarity in (Polarity.STRENGTH, Polarity.IMPROVEMENT)
        ]
        with desk.tools.store().write() as store:
            store.reports.add(head, a_report(head, said), at=NOON, by="local")


def plain(page):
    """What a page says, without its tags."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


def passages(page):
    return int(re.search(r"(\d+) passages? in \d+ report", plain(page))[1])


def test_before_anything_is_asked_only_the_form_is_shown(desk):
    page = desk.open("/search")

    assert 'name="words"' in page
    assert "passages in" not in page


def test_words_are_found_and_marked_and_lead_to_their_place_in_the_report(desk):
    page = desk.open("/search?words=pathway+plans")
    report, ordinal = re.search(r'href="/reports/(\w+)#p(\d+)"', page).groups()

    assert passages(page) > 0
    assert re.search(r'<mark class="app-hit">[Pp]athway</mark>', page)
    assert f'id="p{ordinal}"' in desk.open(f"/reports/{report}")


def test_each_number_leads_to_as_many_passages(desk):
    page = desk.open("/search?words=plans")
    counted = re.findall(r'href="(/search\?[^"]+)">[^<]+</a> <span class="app-counts__number">(\d+)<', page)

    assert len(counted) > 5
    for address, number in counted[::4]:
        assert passages(desk.open(unescape(address))) == int(number)


def test_what_is_chosen_is_said_and_can_be_taken_away(desk):
    page = desk.open("/search?words=plans&polarity=strength&since=2022&until=2024")

    assert "Kind of finding: Strength" in page
    assert "2022 to 2024" in page
    without = unescape(re.search(r'href="([^"]+)">Kind of finding: Strength', page)[1])
    assert "polarity" not in without
    assert passages(desk.open(without)) >= passages(page)


def test_pages_of_what_was_found_follow_each_other(desk):
    first = desk.open("/search?words=children+plans")
    following = unescape(re.search(r'href="([^"]+)" rel="next"', first)[1])

    assert 'start="21"' in desk.open(following)
    assert "There is no such page" in desk.open("/search?words=children+plans&page=400")


def test_a_passage_leads_to_others_like_it(desk):
    page = desk.open("/search?words=pathway+plans")
    like = unescape(re.search(r'href="(/search\?like=[^"]+)">More like this', page)[1])

    assert "Like this passage of" in desk.open(like)


def test_names_among_the_words_are_read_where_no_passage_holds_them_all(desk):
    page = desk.open("/search?words=plans+inadequate+2023+aldermere")

    assert "the names among them were read" in page
    assert passages(page) > 0


@pytest.mark.parametrize("words", ["%3Cscript%3Ealert(1)%3C/script%3E", "%22%3E%3Cb%3E", "%00%02%03", "NEAR(", "a*b*-"])
def test_what_is_typed_is_never_taken_for_anything_but_words(desk, words):
    page = desk.open(f"/search?words={words}")

    assert "<script>alert" not in page
    assert "<b>" not in page


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ("since=19", "Enter a year with four figures"),
        ("line=nothing", "Choose one of the answers"),
        ("until=2024x", "Enter a year"),
    ],
)
def test_a_choice_that_cannot_be_is_refused_beside_its_field(desk, asked, says):
    page = desk.open(f"/search?words=plans&{asked}")

    assert "There is a problem" in page
    assert says in page
    assert "passages in" not in page


def test_a_passage_that_does_not_exist_is_not_found(desk):
    assert desk.browser.get("/search?like=nothing.1").status_code == 404


def test_nothing_found_says_what_to_try(desk):
    assert "Try fewer words" in desk.open("/search?words=submarine")
