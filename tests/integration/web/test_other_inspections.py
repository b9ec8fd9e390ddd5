"""Inspections of other services on the time line of an authority, on pages and by command."""

import json
import re

import pytest
from click.testing import CliRunner

import selfassess.cli.other_inspections as command
from selfassess.domain.people import LOCAL
from selfassess.errors import BadInput, NotFound
from selfassess.services.other_inspections import list_other_inspections

HOME = "/authorities/aldermere"
NEW = f"{HOME}/other-inspections"
HOMELY = {
    "name": "Larch House",
    "day--day": "14",
    "day--month": "3",
    "day--year": "2025",
    "judgement": "good",
    "said": "Children thrive.",
}


def held(desk):
    return list_other_inspections(desk.tools, LOCAL, "aldermere")


def test_a_kind_is_chosen_first_because_each_has_a_scale_of_its_own(desk):
    page = desk.open(NEW)
    for kind in ("Children’s home", "Fostering", "Adoption", "Youth justice", "Special educational needs"):
        assert kind in page
    assert "Typically positive experiences and outcomes" in desk.open(f"{NEW}?kind=send")
    assert "Typically positive" not in desk.open(f"{NEW}?kind=fostering")


def test_one_is_added_shown_changed_and_removed(desk):
    answer = desk.send(f"{NEW}?kind=childrens-home", **HOMELY)
    (made,) = held(desk)
    assert answer.location == f"{HOME}#other-{made.id}"
    page = desk.open(HOME)
    assert re.search(r"Children’s home: Larch House[^<]*, March 2025", page)
    assert "Children’s home: Larch House, March 2025: Good" in page.split("</svg>")[0]

    desk.send(f"{NEW}/{made.id}", **HOMELY | {"judgement": "requires-improvement"})
    assert "Requires improvement to be good" in desk.open(HOME)

    assert "Remove this inspection?" in desk.open(f"{NEW}/{made.id}/remove")
    desk.send(f"{NEW}/{made.id}/remove")
    assert held(desk) == ()
    assert "Larch House" not in desk.open(HOME)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"name": ""}, "Enter what was inspected"),
        ({"day--day": "31", "day--month": "2"}, "The date must be a real date"),
        ({"day--day": "", "day--month": "", "day--year": ""}, "Enter the day on which it ended"),
        ({"day--year": "2090"}, "lies in the past"),
        ({"judgement": "splendid"}, "Choose one of the answers"),
        ({"link": "javascript:alert(1)"}, "Enter a whole address"),
    ],
)
def test_what_cannot_be_is_said_and_what_was_typed_stays(desk, wrong, told):
    page = desk.send(f"{NEW}?kind=childrens-home", **HOMELY | wrong).text
    assert told in page
    assert "Children thrive." in page
    assert held(desk) == ()


def test_the_command_does_the_same(desk, monkeypatch):
    monkeypatch.setattr(command, "toolbox", lambda: desk.tools)

    def run(*words):
        done = CliRunner().invoke(command.other_inspections, [*words, "--authority", "Aldermere"], catch_exceptions=False)
        assert done.exit_code == 0, done.output
        return done.output.strip()

    name = run("add", "--kind", "youth-justice", "--day", "2024-05-02", "--judgement", "good")
    run("change", name, "--judgement", "outstanding")
    (told,) = json.loads(run("list", "--format", "json"))
    assert (told["id"], told["judgement"], told["day"]) == (name, "outstanding", "2024-05-02")
    assert "Youth justice" in run("list")
    with pytest.raises(BadInput, match="'positive' is not a judgement of Youth justice"):
        run("change", name, "--judgement", "positive")
    run("remove", name)
    with pytest.raises(NotFound):
        run("remove", name)
