"""What a person says that a passage is about: it counts everywhere, outlives a new reading, and is taken back."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from click.testing import CliRunner

import selfassess.cli.report_library as commands
from selfassess.domain.labels import Tags
from selfassess.domain.people import LOCAL, Person
from selfassess.domain.report import Polarity
from selfassess.domain.rights import Grant, Role
from selfassess.errors import BadInput, NotAllowed, NotFound
from selfassess.services.authorities import save_authorities
from selfassess.services.labels import correct_tags, labels, passage_to_tag, take_tags_back
from selfassess.services.reports import remove_report, show_report
from selfassess.services.searching import search
from selfassess.services.wanted import Wanted
from selfassess.store.migrating import bring_up_to_date
from selfassess.store.session import Database
from tests.integration.test_searching import AUTHORITIES
from tests.library import FRONT_DOOR, a_head, a_passage, a_report

NOW = datetime(2026, 6, 1, 12, 0, tzinfo=UTC)
WORKFORCE = "leadership.workforce"
SAID = Tags("leadership", (WORKFORCE,), Polarity.IMPROVEMENT)
HEAD = a_head("northmoor", date(2024, 7, 12), help_protection="good", leadership="inadequate")
PASSAGES = (a_passage("Twice the same."), a_passage("Twice the same."), a_passage("Once alone."))


@pytest.fixture
def tools(tools, ready_url):
    database = Database(ready_url, upgrade=bring_up_to_date)
    made = replace(tools, store=lambda: database)
    save_authorities(made, LOCAL, AUTHORITIES)
    keep(made)
    yield made
    database.close()


def keep(tools, *passages):
    with tools.store().write() as store:
        store.reports.add(HEAD, a_report(HEAD, passages or PASSAGES), at=NOW, by="somebody")


def tags(tools):
    return [(passage.lines, passage.polarity) for passage in show_report(tools, LOCAL, HEAD.id).report.passages]


READ, CORRECTED = ((FRONT_DOOR,), Polarity.STRENGTH), ((WORKFORCE,), Polarity.IMPROVEMENT)


def found(tools, **wanted):
    return [shown.held.ordinal for shown in search(tools, LOCAL, Wanted(**wanted)).hits]


def test_a_correction_counts_in_the_report_in_searches_and_in_drafts(tools):
    correct_tags(tools, LOCAL, HEAD.id, 2, SAID)

    assert tags(tools) == [READ, CORRECTED, READ]
    assert show_report(tools, LOCAL, HEAD.id).corrected == {2}
    assert found(tools, line=WORKFORCE, polarity="improvement", grade="inadequate") == [2]
    assert sorted(found(tools, words="twice", line=FRONT_DOOR)) == [1]
    with tools.store().read() as store:
        (about,) = store.reports.passages_about("northmoor", [WORKFORCE])
        assert (about.ordinal, about.passage.sides) == (2, (-1,))
        assert store.reports.imported_by(HEAD.id) == "somebody"


def test_a_correction_outlives_that_the_report_is_read_again_in_another_order(tools):
    correct_tags(tools, LOCAL, HEAD.id, 2, SAID)
    remove_report(tools, LOCAL, HEAD.id)

    keep(tools, a_passage("Something before."), *PASSAGES)
    assert tags(tools) == [READ, READ, CORRECTED, READ]
    assert found(tools, line=WORKFORCE) == [3]


def test_a_correction_is_taken_back_and_what_was_read_is_there_again(tools):
    correct_tags(tools, LOCAL, HEAD.id, 2, SAID)
    correct_tags(tools, LOCAL, HEAD.id, 2, replace(SAID, lines=(), polarity=Polarity.NEUTRAL))
    take_tags_back(tools, LOCAL, HEAD.id, 2)

    assert tags(tools) == [READ, READ, READ]
    assert sorted(found(tools, line=FRONT_DOOR)) == [1, 2, 3]
    assert list(labels(tools, LOCAL)) == []
    with pytest.raises(BadInput, match="Nobody corrected"):
        take_tags_back(tools, LOCAL, HEAD.id, 2)


@pytest.mark.parametrize(
    "said",
    [
        replace(SAID, lines=("help-protection.nothing",)),
        replace(SAID, lines=(WORKFORCE, WORKFORCE)),
        replace(SAID, area="leisure"),
    ],
)
def test_tags_that_there_are_not_are_refused(tools, said):
    with pytest.raises(BadInput):
        correct_tags(tools, LOCAL, HEAD.id, 2, said)
    assert tags(tools) == [READ, READ, READ]


def test_only_those_who_keep_a_report_correct_its_passages(tools):
    with pytest.raises(NotAllowed):
        correct_tags(tools, Person("viewer", "A Viewer", (Grant(Role.VIEWER, "northmoor"),)), HEAD.id, 2, SAID)
    with pytest.raises(NotFound, match="go from 1 to 3"):
        passage_to_tag(tools, LOCAL, HEAD.id, 4)


def test_labels_are_printed_without_the_words_of_the_report(tools, monkeypatch):
    monkeypatch.setattr(commands, "toolbox", lambda: tools)
    done = CliRunner().invoke(commands.tag, [f"{HEAD.id}.2", "--line", WORKFORCE, "--area", "leadership"])
    assert done.stdout == f"strength; leadership; {WORKFORCE}\n"

    printed = CliRunner().invoke(commands.labels_, []).stdout
    label = json.loads(printed)
    assert (label["report"], label["before"], label["lines"], label["polarity"]) == (HEAD.id, 1, [WORKFORCE], "strength")
    assert label["read"] == {"area": "help-protection", "lines": [FRONT_DOOR], "polarity": "strength"}
    assert "Twice" not in printed
    assert CliRunner().invoke(commands.tag, [f"{HEAD.id}.2", "--undo"]).stdout == f"strength; help-protection; {FRONT_DOOR}\n"


def test_the_command_that_removes_a_report_says_which_before_it_asks(tools, monkeypatch):
    monkeypatch.setattr(commands, "toolbox", lambda: tools)

    unknown = CliRunner().invoke(commands.remove, ["nothing"], input="y\n")
    kept = CliRunner().invoke(commands.remove, [HEAD.id], input="n\n")
    assert isinstance(unknown.exception, NotFound)
    assert "[y/N]" not in unknown.output
    assert kept.output.startswith("Take Northmoor, ILACS inspection (2024-07-12) out of the library? [y/N]")
    assert show_report(tools, LOCAL, HEAD.id)

    CliRunner().invoke(commands.remove, [HEAD.id], input="y\n")
    with pytest.raises(NotFound):
        show_report(tools, LOCAL, HEAD.id)
