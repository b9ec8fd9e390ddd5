"""The same answers to the same words on SQLite and on PostgreSQL."""

import random
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import chain

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import text

from selfassess.domain.comparators import Authority
from selfassess.domain.query import like, read_query
from selfassess.domain.report import PassageKind, Polarity, ReportKind, Visibility
from selfassess.domain.rights import EVERYBODY, NOBODY, Viewer, workspace
from selfassess.domain.search import Field, Order, Search
from selfassess.store.engine import open_engine
from selfassess.store.migrating import MIGRATIONS, bring_up_to_date
from selfassess.store.session import Database
from tests.library import FRONT_DOOR, a_head, a_passage, a_report
from tests.unit.domain.test_query import SIGNS

NOW = datetime(2026, 6, 1, 12, 0, tzinfo=UTC)
TODAY = date(2026, 6, 1)
MISSING = "help-protection.missing"
RETURN_HOME = "Return home interviews are offered to every child who goes missing."
NEVER_RETURN = "When children return, interviews at home are rare."
STRATEGY = "Strategy meetings are timely, but child-focused strategies are not yet written."
CAFE = "A young people’s café is run by care leavers."


@pytest.fixture
def database(ready_url):
    with opened(ready_url) as database:
        yield database


@pytest.fixture(scope="module")
def library(module_url):
    """Two reports of two authorities, with four passages that anybody may read; nobody changes them."""
    with opened(module_url) as database:
        yield filled(database)


@pytest.fixture
def own_library(database):
    """The same, to be changed."""
    return filled(database)


@contextmanager
def opened(url):
    database = Database(url, upgrade=bring_up_to_date)
    with database.write() as store:
        store.authorities.save([Authority("northmoor", "Northmoor", "The Fells"), Authority("eastvale", "Eastvale", "The Coast")])
    yield database
    database.close()


def filled(database):
    keep(
        database,
        a_head("northmoor", date(2024, 7, 12), help_protection="good"),
        a_passage(RETURN_HOME, lines=(MISSING,)),
        a_passage(STRATEGY, lines=(FRONT_DOOR, MISSING), polarity=Polarity.MIXED),
    )
    keep(
        database,
        a_head("eastvale", date(2019, 3, 8), kind=ReportKind.SIF, help_protection="inadequate"),
        a_passage(NEVER_RETURN, lines=(MISSING,), polarity=Polarity.IMPROVEMENT, kind=PassageKind.RECOMMENDATION),
        a_passage(CAFE, lines=()),
    )
    return database


def keep(database, head, *passages):
    with database.write() as store:
        store.reports.add(head, a_report(head, passages), at=NOW, by="local")
    return head


def found(database, typed="", *, viewer=NOBODY, **asked):
    with database.read() as store:
        return store.passages.search(Search(read_query(typed), TODAY, **asked), viewer=viewer)


def texts(answer):
    return [hit.held.passage.text for hit in answer.hits]


def counts(answer, field):
    return dict(answer.counts[field])


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("return home interview", {RETURN_HOME, NEVER_RETURN}),
        ("RETURNING homes", {RETURN_HOME, NEVER_RETURN}),
        ('"return home"', {RETURN_HOME}),
        ('"return home interviews" missing', {RETURN_HOME}),
        ("return -missing", {NEVER_RETURN}),
        ('return -"return home"', {NEVER_RETURN}),
        ("strateg*", {STRATEGY}),
        ('"child focus*"', {STRATEGY}),
        ("child-focused", {STRATEGY}),
        ("cafe", {CAFE}),
        ("CAFÉ people's", {CAFE}),
        ("the", set()),
        ("are", {RETURN_HOME, NEVER_RETURN, STRATEGY}),
        ("-return", {STRATEGY, CAFE}),
        ("", {RETURN_HOME, NEVER_RETURN, STRATEGY, CAFE}),
        ('"help and protection"', {RETURN_HOME, NEVER_RETURN, STRATEGY, CAFE}),
        ('"protection return"', set()),
        ("submarine", set()),
        ("area_help_protection_", set()),
        ("unpublished_", set()),
        ("every*", {RETURN_HOME}),
        ("area*", set()),
        ("_area*", set()),
    ],
)
def test_words_find_the_passages_that_hold_them(library, typed, expected):
    answer = found(library, typed)

    assert set(texts(answer)) == expected
    assert answer.total == len(expected)


@pytest.mark.parametrize(
    ("only", "expected"),
    [
        ({Field.AUTHORITY: ("eastvale",)}, {NEVER_RETURN, CAFE}),
        ({Field.AUTHORITY: ("eastvale", "northmoor"), Field.LINE: (FRONT_DOOR,)}, {STRATEGY}),
        ({Field.LINE: (MISSING,)}, {RETURN_HOME, STRATEGY, NEVER_RETURN}),
        ({Field.AREA: ("help-protection",)}, {RETURN_HOME, STRATEGY, NEVER_RETURN}),
        ({Field.POLARITY: ("mixed", "improvement")}, {STRATEGY, NEVER_RETURN}),
        ({Field.GRADE: ("good",)}, {RETURN_HOME, STRATEGY}),
        ({Field.GRADE: ("inadequate",)}, {NEVER_RETURN}),
        ({Field.KIND: ("recommendation",)}, {NEVER_RETURN}),
        ({Field.REPORT: ("sif",)}, {NEVER_RETURN, CAFE}),
        ({Field.AUTHORITY: ()}, set()),
    ],
)
def test_a_filter_leaves_what_has_one_of_its_values(library, only, expected):
    assert set(texts(found(library, only=only))) == expected


def test_days_bound_what_is_found_on_both_sides(library):
    assert set(texts(found(library, since=date(2024, 7, 12)))) == {RETURN_HOME, STRATEGY}
    assert set(texts(found(library, until=date(2019, 3, 8)))) == {NEVER_RETURN, CAFE}
    assert texts(found(library, since=date(2019, 3, 9), until=date(2024, 7, 11))) == []


def test_every_value_is_counted_for_all_that_was_found_and_not_for_the_page_alone(library):
    answer = found(library, "return", limit=1)

    assert len(answer.hits) == 1
    assert (answer.total, answer.reports) == (2, 2)
    assert counts(answer, Field.AUTHORITY) == {"eastvale": 1, "northmoor": 1}
    assert counts(answer, Field.REGION) == {"The Coast": 1, "The Fells": 1}
    assert counts(answer, Field.LINE) == {MISSING: 2}
    assert counts(answer, Field.GRADE) == {"good": 1, "inadequate": 1}
    assert counts(answer, Field.YEAR) == {"2019": 1, "2024": 1}
    assert counts(answer, Field.REPORT) == {"ilacs-standard": 1, "sif": 1}
    assert counts(answer, Field.POLARITY) == {"improvement": 1, "strength": 1}


def test_pages_follow_each_other_without_gap_or_repeat(library):
    pages = [texts(found(library, "are", offset=offset, limit=1)) for offset in range(4)]

    assert sorted(chain.from_iterable(pages)) == sorted([RETURN_HOME, NEVER_RETURN, STRATEGY])
    assert pages[3] == []


def test_what_was_found_is_marked_in_the_text_as_printed(library):
    (hit,) = found(library, '"return home" missing -submarine').hits

    assert "".join(piece.text for piece in hit.text) == RETURN_HOME
    assert [piece.text for piece in hit.text if piece.hit] in ([["Return", "home", "missing"], ["Return home", "missing"]])


def test_a_word_in_the_heading_counts_more_than_one_in_the_text(database):
    under_it = replace(a_passage("Carers are trained and much is done for them."), heading="Fostering")
    keep(database, a_head("northmoor"), a_passage("Fostering is done, and carers are trained for it."), under_it)

    answer = found(database, "fostering")
    assert texts(answer)[0] == under_it.text
    assert [piece.text for piece in answer.hits[0].heading if piece.hit] == ["Fostering"]


def test_of_two_answers_alike_the_newer_comes_first(database):
    for year in (2014, 2025, 2019):
        keep(database, a_head("northmoor", date(year, 5, 1)), a_passage("Caseloads are high.", number=str(year)))

    assert [hit.held.report.day.year for hit in found(database, "caseloads").hits] == [2025, 2019, 2014]


def test_the_newest_come_first_where_that_is_asked_for(own_library):
    keep(own_library, a_head("eastvale", date(2025, 1, 1)), a_passage("Return. " + "Something else entirely. " * 20))

    newest = [hit.held.report.day.year for hit in found(own_library, "return", order=Order.NEWEST).hits]
    assert newest == [2025, 2024, 2019]


EASTVALE = Viewer(own=frozenset({"eastvale"}))
EASTVALE_ALL = Viewer(own=frozenset({"eastvale", "westbeck"}), restricted=frozenset({"eastvale"}))


@pytest.mark.parametrize(
    ("visibility", "expected"),
    [
        (Visibility.AUTHORITY, {NOBODY: 2, workspace("northmoor"): 2, EASTVALE: 3, EASTVALE_ALL: 3, EVERYBODY: 3}),
        (Visibility.RESTRICTED, {NOBODY: 2, workspace("northmoor"): 2, EASTVALE: 2, EASTVALE_ALL: 3, EVERYBODY: 3}),
    ],
)
def test_what_is_not_published_is_found_and_counted_for_those_alone_who_may_see_it(own_library, visibility, expected):
    keep(own_library, a_head("eastvale", date(2025, 1, 1), visibility=visibility), a_passage("Return home: a private matter."))
    seen = {viewer: found(own_library, "return", viewer=viewer) for viewer in expected}

    assert {viewer: answer.total for viewer, answer in seen.items()} == expected
    assert counts(seen[workspace("northmoor")], Field.YEAR) == {"2019": 1, "2024": 1}
    assert found(own_library, "-missing", viewer=workspace("northmoor")).total == 3


def test_a_report_of_no_known_authority_and_without_a_day_is_found(database):
    keep(database, replace(a_head("nowhere", None), authority=None), a_passage())

    answer = found(database, "front door")
    assert answer.total == 1
    assert answer.counts[Field.AUTHORITY] == answer.counts[Field.YEAR] == ()


def test_a_report_that_is_replaced_or_removed_leaves_nothing_behind(own_library):
    head = a_head("northmoor", date(2024, 7, 12), help_protection="outstanding")
    keep(own_library, head, a_passage("Only this is left."))
    assert set(texts(found(own_library))) == {"Only this is left.", NEVER_RETURN, CAFE}
    assert set(texts(found(own_library, "return"))) == {NEVER_RETURN}
    assert texts(found(own_library, only={Field.GRADE: ("outstanding",)})) == ["Only this is left."]

    with own_library.write() as store:
        store.reports.remove(head.id)
    assert set(texts(found(own_library))) == {NEVER_RETURN, CAFE}
    assert texts(found(own_library, "left")) == []


def test_an_index_from_which_much_was_taken_is_whole(own_library):
    head = a_head("northmoor", date(2020, 2, 2))
    for text_kept in ("One of them.", "Another one.", "The last one of all."):
        keep(own_library, head, a_passage(text_kept), a_passage(text_kept + " Again."))
    with own_library.write() as store:
        store.reports.remove(head.id)

    if own_library._engine.dialect.name == "sqlite":
        with own_library._engine.connect() as connection:
            connection.execute(text("INSERT INTO search_words (search_words, rank) VALUES ('integrity-check', 1)"))
    assert found(own_library, "one").total == 0


def test_likeness_finds_what_speaks_of_the_same_and_not_the_passage_itself(library):
    with library.read() as store:
        head = next(item for item in store.reports.heads(viewer=NOBODY) if item.authority == "northmoor")
        asked = Search(like(RETURN_HOME), TODAY, apart_from=(head.id, 1))
        answer = store.passages.search(asked, viewer=NOBODY)

    assert texts(answer)[0] == NEVER_RETURN
    assert RETURN_HOME not in texts(answer)


def test_nothing_that_is_typed_breaks_a_search(library):
    chance = random.Random(20260601)
    with library.read() as store:
        for _ in range(400):
            typed = "".join(chance.choices(SIGNS, k=chance.randrange(30)))
            answer = store.passages.search(Search(read_query(typed), TODAY), viewer=Viewer(frozenset({"x'\") OR ("})))
            assert len(answer.hits) == min(answer.total, 20), typed


def test_reports_that_were_there_before_the_index_are_found_like_new_ones(own_library, ready_url):
    words = ("return", '"return home"', "strateg*", "", "-return")
    before = [found(own_library, typed) for typed in words]
    own_library.close()
    go_back(ready_url)

    again = Database(ready_url, upgrade=bring_up_to_date)
    after = [found(again, typed) for typed in words]
    again.close()
    assert [(set(texts(answer)), dict(answer.counts)) for answer in after] == [
        (set(texts(answer)), dict(answer.counts)) for answer in before
    ]


def go_back(url):
    engine = open_engine(url)
    with engine.connect() as connection, connection.begin():
        configuration = Config()
        configuration.set_main_option("script_location", str(MIGRATIONS))
        configuration.attributes["connection"] = connection
        command.downgrade(configuration, "0001")
    engine.dispose()
