"""Searching as the pages and the command line do, over a real database and the frameworks that ship."""

import json
from datetime import UTC, date, datetime

import pytest
from click.testing import CliRunner

import selfassess.cli.search as search_command
from selfassess.domain.comparators import Authority
from selfassess.domain.people import LOCAL, Person
from selfassess.domain.report import PassageKind, Polarity, ReportKind, Visibility
from selfassess.domain.search import Field
from selfassess.errors import BadInput, NotFound
from selfassess.services.authorities import save_authorities
from selfassess.services.exploring import explore
from selfassess.services.searching import search
from selfassess.services.wanted import Among, Wanted
from tests.library import FRONT_DOOR, a_head, a_passage, a_report

NOW = datetime(2026, 6, 1, 12, 0, tzinfo=UTC)
AUTHORITIES = (
    Authority("northmoor", "Northmoor", "The Fells", "county", neighbours=("westbeck", "far-away")),
    Authority("eastvale", "Eastvale", "The Fells", "unitary"),
    Authority("westbeck", "Westbeck", "The Coast", "county"),
)
INTERVIEWS = "Return home interviews are offered to every child who goes missing."
OTHERS = "Return home interviews for missing children are seldom offered."


@pytest.fixture
def tools(tools):
    save_authorities(tools, LOCAL, AUTHORITIES)
    keep(tools, a_head("northmoor", date(2024, 7, 12), help_protection="good"), a_passage(INTERVIEWS))
    keep(
        tools,
        a_head("eastvale", date(2024, 3, 8), help_protection="inadequate"),
        a_passage(OTHERS, polarity=Polarity.IMPROVEMENT),
    )
    keep(tools, a_head("westbeck", date(2019, 3, 8), kind=ReportKind.SIF, help_protection="good"), a_passage("Interviews."))
    return tools


def keep(tools, head, *passages):
    with tools.store().write() as store:
        store.reports.add(head, a_report(head, passages), at=NOW, by="local")
    return head


def ask(tools, words="interviews", who=LOCAL, **more):
    return search(tools, who, Wanted(words=words, **more))


def whose(answer):
    return {shown.held.report.authority for shown in answer.hits}


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, {"northmoor", "eastvale", "westbeck"}),
        ({"authority": "Northmoor County Council"}, {"northmoor"}),
        ({"authority": "Northmoor", "among": Among.NEIGHBOURS}, {"westbeck"}),
        ({"authority": "northmoor", "among": Among.REGION}, {"eastvale"}),
        ({"authority": "northmoor", "among": Among.TYPE}, {"westbeck"}),
        ({"authority": "eastvale", "among": Among.NEIGHBOURS}, set()),
        ({"region": "the fells"}, {"northmoor", "eastvale"}),
        ({"region": "The Fells", "authority": "northmoor", "among": Among.NEIGHBOURS}, set()),
        ({"grade": "Inadequate"}, {"eastvale"}),
        ({"polarity": "improvement"}, {"eastvale"}),
        ({"report": "sif"}, {"westbeck"}),
        ({"since": date(2024, 4, 1)}, {"northmoor"}),
        ({"line": FRONT_DOOR, "until": date(2019, 12, 31)}, {"westbeck"}),
        ({"area": "leadership"}, set()),
    ],
)
def test_a_search_is_narrowed_by_what_is_chosen(tools, asked, expected):
    answer = ask(tools, **asked)

    assert whose(answer) == expected
    assert answer.total == len(expected)


@pytest.mark.parametrize(
    ("asked", "error", "says"),
    [
        ({"authority": "Nowhere"}, NotFound, "Nowhere"),
        ({"region": "Nowhere"}, BadInput, "Nowhere"),
        ({"line": "help-protection.nothing"}, BadInput, "help-protection.nothing"),
        ({"grade": "splendid"}, BadInput, "splendid"),
        ({"area": "leisure"}, BadInput, "leisure"),
        ({"kind": "rumour"}, BadInput, "rumour"),
        ({"like": "nothing.1"}, NotFound, "nothing"),
    ],
)
def test_a_filter_that_names_nothing_is_refused_by_name(tools, asked, error, says):
    with pytest.raises(error, match=says):
        ask(tools, **asked)


def test_what_a_comparator_did_not_publish_is_compared_with_nobody(tools):
    unpublished = a_head("westbeck", date(2025, 1, 8), kind=ReportKind.PEER_CHALLENGE, visibility=Visibility.AUTHORITY)
    kept = keep(tools, unpublished, a_passage("Interviews are planned."))
    compared = {"authority": "northmoor", "among": Among.NEIGHBOURS}

    assert kept.id in {shown.held.report.id for shown in ask(tools).hits}
    assert kept.id not in {shown.held.report.id for shown in ask(tools, **compared).hits}
    assert explore(tools, LOCAL, Wanted(authority="westbeck")).tally.reports == 2
    assert explore(tools, LOCAL, Wanted(**compared)).tally.reports == 1


def test_names_among_the_words_are_read_as_filters_where_no_passage_holds_all_of_them(tools):
    answer = ask(tools, "return home interviews inadequate 2024 The Fells")

    assert answer.read
    assert (answer.wanted.words, answer.wanted.grade, answer.wanted.region) == (
        "return home interviews",
        "inadequate",
        "The Fells",
    )
    assert (answer.wanted.since, answer.wanted.until) == (date(2024, 1, 1), date(2024, 12, 31))
    assert whose(answer) == {"eastvale"}


def test_words_that_some_passage_holds_stay_words(tools):
    keep(tools, a_head("eastvale", date(2025, 1, 1)), a_passage("In 2024 interviews were inadequate."))

    answer = ask(tools, "interviews inadequate 2024")
    assert not answer.read
    assert [shown.held.passage.text for shown in answer.hits] == ["In 2024 interviews were inadequate."]


def test_a_passage_leads_to_others_like_it_on_the_same_line(tools):
    head = a_head("northmoor", date(2024, 7, 12), help_protection="good")
    answer = ask(tools, "", like=f"{head.id}.1")

    assert answer.model.passage.text == INTERVIEWS
    assert answer.hits[0].held.report.authority == "eastvale"
    assert "northmoor" not in whose(answer)


def test_pages_are_counted_from_one(tools):
    pages = [ask(tools, page=number, limit=2) for number in (1, 2, 3)]

    assert [len(page.hits) for page in pages] == [2, 1, 0]
    assert {page.pages for page in pages} == {2}
    assert not whose(pages[0]) & whose(pages[1])


@pytest.mark.parametrize("words", ["", '"', "-interviews"])
def test_without_words_what_every_report_prints_is_not_listed_unless_it_is_asked_for(tools, words):
    keep(tools, a_head("eastvale", date(2025, 1, 1)), a_passage("Crown copyright. Write to us.", kind=PassageKind.CONTEXT))

    found = search(tools, LOCAL, Wanted(words=words))
    assert all(shown.held.passage.kind is not PassageKind.CONTEXT for shown in found.hits)
    assert found.wanted.words == ("" if words == '"' else words)
    assert search(tools, LOCAL, Wanted(words=words, kind="context")).total == 1
    assert search(tools, LOCAL, Wanted(words="copyright")).total == 1


def test_a_person_who_acts_for_nobody_finds_what_is_published(tools):
    keep(tools, a_head("eastvale", date(2025, 1, 1), visibility=Visibility.RESTRICTED), a_passage("Interviews, between us."))

    assert ask(tools).total == 4
    assert ask(tools, who=Person("colleague", "A Colleague")).total == 3
    assert dict(ask(tools, who=Person("colleague", "A Colleague")).counts[Field.YEAR]) == {"2024": 2, "2019": 1}


@pytest.fixture
def selfassess(tools, monkeypatch):
    monkeypatch.setattr(search_command, "toolbox", lambda: tools)

    def run(*words):
        return CliRunner().invoke(search_command.search, words)

    return run


def test_the_command_prints_passages_best_first_with_report_page_and_paragraph(selfassess):
    (found,) = json.loads(selfassess("interviews", "--authority", "Eastvale", "--format", "json").stdout)

    assert found["authority"] == "Eastvale"
    assert (found["page"], found["number"], found["day"]) == (3, "4", "2024-03-08")
    assert found["passage"] == f"{found['report']}.1"
    assert found["text"] == OTHERS
    assert "".join(piece["text"] for piece in found["snippet"]) == OTHERS
    assert [piece["text"] for piece in found["snippet"] if piece["hit"]] == ["interviews"]


def test_the_command_takes_a_kind_of_passage_and_a_kind_of_report(selfassess):
    assert json.loads(selfassess("--kind", "finding", "--kind", "sif", "--format", "json").stdout)[0]["authority"] == "Westbeck"


@pytest.mark.parametrize(("since", "number"), [("2024", 2), ("2024-04-01", 1), ("2025", 0)])
def test_the_command_takes_a_year_or_a_day(selfassess, since, number):
    assert len(json.loads(selfassess("interviews", "--since", since, "--format", "json").stdout)) == number


def test_the_command_refuses_what_is_no_day(selfassess):
    done = selfassess("interviews", "--since", "spring")

    assert done.exit_code == 2
    assert "'spring' is neither a year" in done.stderr


def test_the_command_says_how_it_read_the_words(selfassess):
    done = selfassess("return home interviews inadequate 2024", "--format", "json")

    assert "with grade inadequate, year 2024 instead" in done.stderr
    assert len(json.loads(done.stdout)) == 1


def test_the_command_counts(selfassess):
    counted = json.loads(selfassess("interviews", "--counts", "--format", "json").stdout)

    assert (counted["passages"], counted["reports"]) == (3, 3)
    assert counted["counts"]["region"] == {"The Fells": 2, "The Coast": 1}


def test_the_command_prints_for_people(selfassess):
    printed = selfassess("seldom", "offered").stdout

    assert printed.startswith("1 passage in 1 report\n\nEastvale, ILACS inspection, March 2024, paragraph 4, page 3 [")
    assert OTHERS in printed
