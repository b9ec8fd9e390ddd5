"""The explorer: every number is what the search with the same filters finds, on both databases."""

import csv
import json
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO, StringIO

import openpyxl
import pytest
from click.testing import CliRunner

import selfassess.cli.explore as explore_command
from selfassess.domain.comparators import Authority
from selfassess.domain.people import LOCAL, Person
from selfassess.domain.report import PassageKind, Polarity, ReportKind, Visibility
from selfassess.domain.search import Field
from selfassess.domain.sheet import Sheet
from selfassess.domain.tally import By, Says
from selfassess.errors import BadInput
from selfassess.services.authorities import save_authorities
from selfassess.services.exploring import (
    download,
    explore,
    explore_judgements,
    explore_recommendations,
    explored_sheet,
    judgements_sheet,
)
from selfassess.services.searching import search
from selfassess.services.wanted import Among, Wanted
from selfassess.settings import Settings
from selfassess.store.migrating import bring_up_to_date
from selfassess.store.session import Database
from selfassess.wiring import toolbox
from tests.library import FRONT_DOOR, a_head, a_passage, a_report

NOW = datetime(2026, 6, 1, 12, 0, tzinfo=UTC)
HELP = "help-protection.early-help"
AUTHORITIES = (
    Authority("northmoor", "Northmoor", "The Fells", "county", neighbours=("westbeck",)),
    Authority("eastvale", "Eastvale", "The Fells", "unitary"),
    Authority("westbeck", "Westbeck", "The Coast", "county"),
)


@pytest.fixture(scope="module")
def library(tmp_path_factory, module_url):
    """An instance with three reports, which nobody changes."""
    folder = tmp_path_factory.mktemp("explored")
    yield from filled(toolbox(Settings(folder, module_url)), module_url)


@pytest.fixture
def tools(tools, ready_url):
    """The same, to be changed."""
    yield from filled(tools, ready_url)


def filled(tools, url):
    database = Database(url, upgrade=bring_up_to_date)
    made = replace(tools, store=lambda: database)
    save_authorities(made, LOCAL, AUTHORITIES)
    for number, (authority, kind) in enumerate(
        [("northmoor", ReportKind.ILACS_STANDARD), ("eastvale", ReportKind.ILACS_SHORT), ("westbeck", ReportKind.SIF)]
    ):
        grade = ("good", "inadequate", "requires improvement")[number]
        head = a_head(authority, date(2018 + 2 * number, 3, 8), kind=kind, help_protection=grade, leadership="good")
        keep(
            made,
            head,
            *(a_passage(f"Well, {number}.", lines=(FRONT_DOOR, HELP)) for _ in range(number + 1)),
            a_passage("Not so well.", polarity=Polarity.IMPROVEMENT),
            a_passage("Both.", polarity=Polarity.MIXED, lines=(HELP,)),
            a_passage("The council serves a town.", kind=PassageKind.CONTEXT, polarity=Polarity.NEUTRAL),
            a_passage("Do better.", kind=PassageKind.RECOMMENDATION, polarity=Polarity.IMPROVEMENT),
        )
    yield made
    database.close()


def keep(tools, head, *passages):
    with tools.store().write() as store:
        store.reports.add(head, a_report(head, passages), at=NOW, by="local")
    return head


def found(tools, wanted, who=LOCAL):
    answer = search(tools, who, wanted)
    return answer.total, answer.reports


@pytest.mark.parametrize("by", [None, *By])
@pytest.mark.parametrize(
    "wanted",
    [
        Wanted(),
        Wanted(region="The Fells"),
        Wanted(authority="northmoor", among=Among.NEIGHBOURS),
        Wanted(grade="Inadequate", since=date(2019, 1, 1)),
        Wanted(line=HELP, until=date(2020, 12, 31)),
        Wanted(report="sif", kind="recommendation"),
        Wanted(area="help-protection", framework="ilacs-2018"),
    ],
)
def test_every_number_is_what_a_search_with_the_same_filters_finds(library, wanted, by):
    counted = explore(library, LOCAL, wanted, by)

    assert (counted.tally.whole.total, counted.tally.reports) == found(library, counted.wanted)
    for line, says in counted.tally.lines.items():
        if not wanted.line:
            assert says.total == found(library, replace(counted.wanted, line=line))[0]
    for (line, value), says in counted.tally.cells.items():
        if not wanted.line or line == wanted.line:
            there = replace(counted.wanted, line=line).choosing(Field(by.value), value)
            for polarity in Polarity:
                if by is By.YEAR or not wanted.since:
                    assert says.of(polarity.value) == found(library, replace(there, polarity=polarity.value))[0]


def test_findings_are_counted_unless_another_part_is_chosen(library):
    assert explore(library, LOCAL, Wanted()).line(FRONT_DOOR) == Says(strength=6, improvement=3)
    assert explore_recommendations(library, LOCAL, Wanted()).line(FRONT_DOOR) == Says(improvement=3)


def test_a_passage_on_two_lines_counts_for_both_and_once_in_all(library):
    counted = explore(library, LOCAL, Wanted(region="The Coast"), By.REGION)

    assert counted.line(FRONT_DOOR).strength == counted.line(HELP).strength == 3
    assert counted.tally.whole == counted.tally.values["The Coast"] == Says(strength=3, improvement=1, mixed=1)


def test_values_stand_in_the_order_in_which_people_read_them(library):
    assert explore(library, LOCAL, Wanted(), By.GRADE).values == ("good", "requires improvement", "inadequate")
    assert explore(library, LOCAL, Wanted(), By.YEAR).values == ("2018", "2020", "2022")


def test_a_copy_of_a_report_is_counted_once_until_the_other_leaves(tools):
    before = explore(tools, LOCAL, Wanted()).tally
    copy = replace(a_head("westbeck", date(2022, 3, 9), kind=ReportKind.SIF, help_protection="requires improvement"), id="c" * 16)
    keep(tools, copy, a_passage("Interviews, once more."))

    assert explore(tools, LOCAL, Wanted()).tally == before
    assert found(tools, Wanted(words="interviews")) == (0, 0)
    with tools.store().write() as store:
        told = store.reports.latest_grades(["westbeck"], "help-protection")[0].report
        assert told.id != copy.id
        store.reports.remove(told.id)
    assert found(tools, Wanted(words="interviews")) == (1, 1)


def test_what_others_may_not_see_is_not_counted_for_them(tools):
    inside = a_head("eastvale", date(2025, 1, 1), visibility=Visibility.AUTHORITY, leadership="inadequate")
    keep(tools, inside, a_passage("Between us."))

    assert explore(tools, LOCAL, Wanted()).tally.reports == 4
    assert explore(tools, Person("colleague", "A Colleague"), Wanted()).tally.reports == 3
    assert explore_judgements(tools, Person("colleague", "A Colleague"), Wanted()).years[-1] == 2022


def test_judgements_are_counted_by_year_and_what_was_judged_together_counts_for_both(tools):
    together = a_head("northmoor", date(2021, 5, 5), children_in_care_and_care_leavers="good", overall="good")
    keep(tools, together, a_passage())

    counted = explore_judgements(tools, LOCAL, Wanted(region="The Fells"))
    assert counted.years == (2018, 2019, 2020, 2021)
    assert counted.counts == {
        ("leadership", 2018, "good"): 1,
        ("leadership", 2020, "good"): 1,
        ("help-protection", 2018, "good"): 1,
        ("help-protection", 2020, "inadequate"): 1,
        ("children-in-care", 2021, "good"): 1,
        ("care-leavers", 2021, "good"): 1,
    }


def test_a_table_holds_a_row_for_each_topic_and_value(library):
    sheet = explored_sheet(explore(library, LOCAL, Wanted(), By.YEAR))

    assert sheet.head == ("Area", "Topic", "Year", "Praised", "Both", "Criticised", "Neither")
    assert [row[2:] for row in sheet.rows if row[1] == "The front door"] == [
        ("2018", 1, 0, 1, 0),
        ("2020", 2, 0, 1, 0),
        ("2022", 3, 0, 1, 0),
    ]


def test_a_table_of_excel_or_csv_holds_the_numbers_and_no_formula(tools):
    sheet = Sheet("Judged", ("Region", "Number"), (("=1+1", 3), ("The Coast", 4)))

    page = openpyxl.load_workbook(BytesIO(download(tools, LOCAL, sheet, "xlsx"))).active
    assert [[cell.value for cell in row] for row in page.iter_rows()] == [["Region", "Number"], ["=1+1", 3], ["The Coast", 4]]
    assert page["A2"].data_type == "s"
    lines = list(csv.reader(StringIO(download(tools, LOCAL, sheet, "csv").decode("utf-8-sig"))))
    assert lines == [["Region", "Number"], ["'=1+1", "3"], ["The Coast", "4"]]
    with pytest.raises(BadInput, match="xlsx or csv"):
        download(tools, LOCAL, sheet, "pdf")


def test_the_command_prints_the_same_numbers_and_writes_them(tools, tmp_path, monkeypatch):
    monkeypatch.setattr(explore_command, "toolbox", lambda: tools)
    told = CliRunner().invoke(explore_command.explore, ["judgements", "--region", "The Fells", "--format", "json"])
    rows = judgements_sheet(explore_judgements(tools, LOCAL, Wanted(region="The Fells"))).rows
    assert [tuple(row) for row in json.loads(told.stdout)["rows"]] == list(rows)

    place = tmp_path / "asked.csv"
    assert CliRunner().invoke(explore_command.explore, ["recommendations", "--output", str(place)]).exit_code == 0
    assert ["The front door", "3"] in [row[1:] for row in csv.reader(StringIO(place.read_text(encoding="utf-8-sig")))]
