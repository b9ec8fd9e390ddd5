"""The page on which the passages of the library are tagged anew."""

from selfassess.errors import BadInput
from selfassess.jobs.kinds import KINDS
from selfassess.services import reclassifying
from selfassess.services.jobs import do_next

PAGE = "/reports/reclassify"


def begun(desk):
    answer = desk.send(PAGE)
    assert answer.status_code == 302
    assert answer.location.endswith(PAGE)


def test_the_library_leads_to_it_and_it_says_what_it_does(desk):
    assert f'href="{PAGE}"' in desk.open("/reports")
    page = desk.open(PAGE)
    assert "What people corrected stays" in page
    assert "The last time" not in page


def test_it_is_done_in_the_background_once_and_then_says_what_came_of_it(desk):
    begun(desk)
    begun(desk)
    waiting = desk.open(PAGE)
    assert "It waits to begin." in waiting
    assert "Stop tagging" in waiting

    assert do_next(desk.tools, KINDS)
    assert not do_next(desk.tools, KINDS), "it was asked for once"

    done = desk.open(PAGE)
    assert "The last time" in done
    assert "passages in" in done
    assert "Tagging passages anew" in desk.open("/jobs")


def test_what_failed_says_why_and_can_be_begun_again(desk):
    begun(desk)

    def failing(*_):
        raise BadInput("The disk is full.")

    assert do_next(desk.tools, {reclassifying.RECLASSIFYING: failing})
    page = desk.open(PAGE)
    assert "it failed. The disk is full." in " ".join(page.split())
    begun(desk)
    assert "It waits to begin." in desk.open(PAGE)
