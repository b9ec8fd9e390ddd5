"""Passages counted on shelves: whatever happens to the library, they hold what counting its passages gives."""

from datetime import date

import pytest
from sqlalchemy import Engine, create_engine, text

from selfassess.domain.comparators import Authority
from selfassess.domain.people import LOCAL
from selfassess.domain.report import Polarity, ReportKind, Visibility
from selfassess.services.authorities import save_authorities
from selfassess.services.exploring import explore
from selfassess.services.wanted import Wanted
from selfassess.settings import Settings
from selfassess.store.migrating import bring_up_to_date
from selfassess.wiring import toolbox
from tests.builders import NOON
from tests.library import a_head, a_passage, a_report

COUNTED = """
    SELECT kind, framework, year, region, labels, passages
    FROM search_counts JOIN search_shelves ON search_shelves.number = search_counts.shelf
"""
ANEW = """
    SELECT reports.kind, coalesce(reports.framework, ''), coalesce(CAST(substr(CAST(reports.day AS TEXT), 1, 4) AS INTEGER), 0),
           coalesce(authorities.region, ''), search_passages.labels, count(*)
    FROM search_passages
    JOIN search_reports ON search_reports.number = search_passages.report
    JOIN reports ON reports.id = search_reports.report_id
    LEFT JOIN authorities ON authorities.id = reports.authority_id
    WHERE reports.visibility = 'published' AND reports.copy_of IS NULL
    GROUP BY 1, 2, 3, 4, 5
"""
NORTHMOOR, EASTVALE = Authority("northmoor", "Northmoor", "The Fells"), Authority("eastvale", "Eastvale", "The Coast")
FIRST = a_head("northmoor", date(2019, 7, 5))
LATER = a_head("northmoor", date(2024, 6, 14), help_protection="good")
OTHER = a_head("eastvale", date(2024, 3, 1), kind=ReportKind.SIF)
PASSAGES = (a_passage("Well."), a_passage("Well again."), a_passage("Not so well.", polarity=Polarity.IMPROVEMENT))


@pytest.fixture
def tools(ready_url, tmp_path):
    made = toolbox(Settings(tmp_path, ready_url))
    save_authorities(made, LOCAL, [NORTHMOOR, EASTVALE])
    for head in (FIRST, LATER, OTHER):
        keep(made, head, *PASSAGES)
    yield made
    made.store().close()


@pytest.fixture
def engine(ready_url):
    made = create_engine(ready_url)
    yield made
    made.dispose()


def keep(tools, head, *passages):
    with tools.store().write() as store:
        store.reports.add(head, a_report(head, passages), at=NOON, by="local")


def rows(engine: Engine, query: str):
    with engine.connect() as connection:
        return sorted(map(tuple, connection.execute(text(query))))


def read_again(tools):
    keep(tools, LATER, PASSAGES[0])


def leaves(tools):
    with tools.store().write() as store:
        store.reports.remove(FIRST.id)


def another_copy_comes(tools):
    keep(tools, a_head("northmoor", date(2024, 6, 15), help_protection="good", leadership="good"), PASSAGES[0])


def is_restricted(tools):
    keep(tools, a_head("northmoor", date(2024, 6, 14), help_protection="good", visibility=Visibility.RESTRICTED), *PASSAGES)


def is_tagged_anew(tools):
    with tools.store().write() as store:
        store.reports.retag(LATER, {1: a_passage("Well.", polarity=Polarity.MIXED)})


def moves_to_another_region(tools):
    save_authorities(tools, LOCAL, [Authority("northmoor", "Northmoor", "The Coast")])


@pytest.mark.parametrize(
    "change", [read_again, leaves, another_copy_comes, is_restricted, is_tagged_anew, moves_to_another_region]
)
def test_shelves_hold_what_counting_again_gives(tools, engine, change):
    before = rows(engine, COUNTED)
    assert before == rows(engine, ANEW)
    assert sum(row[-1] for row in before) == 9

    change(tools)

    assert rows(engine, COUNTED) == rows(engine, ANEW) != before


def test_a_library_from_before_is_counted_when_it_is_brought_up_to_date(tools, engine):
    before = rows(engine, COUNTED)
    with engine.begin() as connection:
        connection.execute(text("UPDATE search_reports SET shelf = NULL"))
        connection.execute(text("DELETE FROM search_counts"))
        connection.execute(text("DELETE FROM search_shelves"))
    assert explore(tools, LOCAL, Wanted()).tally.whole.total == 9
    bring_up_to_date(engine)
    assert rows(engine, COUNTED) == before
    assert explore(tools, LOCAL, Wanted()).tally.whole.total == 9
