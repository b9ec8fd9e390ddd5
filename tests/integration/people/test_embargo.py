"""A result under embargo: who sees it before it is published."""

import re

import pytest

from selfassess.domain.people import Person
from selfassess.domain.rights import Grant, Role
from selfassess.errors import BadInput, NotAllowed
from selfassess.services.embargo import NewResult, embargo_of, keep_result, lift_embargo
from selfassess.web.app import create_app
from tests.integration.people.world import HOME, STRANGER, copied

WORDS = "Leaders were told on Friday afternoon."


@pytest.fixture
def world(furnished, tmp_path):
    here = copied(furnished, tmp_path / "data")
    yield here
    here.tools.store().close()


def told(world, *named, revision=0):
    new = NewResult({"leadership": "good"}, WORDS, named, revision)
    return keep_result(world.tools, world.people["owner"], world.inspection.id, new)


def seen(world, who):
    return embargo_of(world.tools, who, world.inspection.id)


def pages(world, name):
    """Every page of the inspection and of the workspace as somebody reads them."""
    app = create_app(world.tools)
    browser = app.test_client()
    with browser.session_transaction() as session:
        session["token"] = name
    here = f"/inspections/{world.inspection.id}"
    paths = (f"{here}/report", here, f"{here}/on-site", f"/authorities/{HOME}/inspections", "/search?words=friday+afternoon")
    return " ".join(browser.get(path).text for path in paths)


def test_only_who_is_named_sees_a_result_until_the_embargo_is_lifted(world):
    second = Person("second", "Second owner", (Grant(Role.OWNER, HOME),))
    told(world, "reviewer")
    for who in (world.people["owner"], world.people["reviewer"]):
        assert seen(world, who).result.text == WORDS
    for who in (second, world.people["editor"], world.people["viewer"]):
        assert seen(world, who).there
        assert seen(world, who).result is None
    assert WORDS in pages(world, "reviewer")
    assert WORDS not in pages(world, "editor") + pages(world, STRANGER)
    with pytest.raises(NotAllowed, match="not among the people named"):
        keep_result(world.tools, second, world.inspection.id, NewResult({}, "Mine", (), 1))
    with pytest.raises(NotAllowed, match="not among the people named"):
        lift_embargo(world.tools, second, world.inspection.id)
    lift_embargo(world.tools, world.people["owner"], world.inspection.id)
    assert seen(world, second).result.judgements == {"leadership": "good"}
    assert WORDS in pages(world, "editor")
    assert WORDS not in pages(world, STRANGER)


def test_nobody_from_outside_the_workspace_is_named(world):
    with pytest.raises(BadInput, match="hold a role in this workspace"):
        told(world, STRANGER)


def test_who_opened_it_is_written_down_and_not_what_it_says(world):
    told(world, "reviewer")
    seen(world, world.people["reviewer"])
    with world.tools.store().read() as store:
        events = store.audit.found(place=HOME, who="reviewer", before=None, limit=10)
        everything = " ".join(f"{event.note} {event.thing.id}" for event in store.audit.chain())
    assert [event.deed.value for event in events if event.thing.kind == "inspection"] == ["saw"]
    assert WORDS not in everything
    assert not re.search(r"good|Friday", everything)
