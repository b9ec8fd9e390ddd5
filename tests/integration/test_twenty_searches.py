"""Twenty things that a person looks for in real reports, found alike in SQLite and in PostgreSQL."""

from datetime import date

import pytest

from selfassess.domain.people import LOCAL
from selfassess.services.authorities import import_authorities
from selfassess.services.importing import import_reports
from selfassess.services.searching import search
from selfassess.services.wanted import Among, Wanted
from selfassess.settings import Settings
from selfassess.wiring import toolbox

PLACES = ("warrington", "cheshire", "warwickshire")
SEARCHES = (
    Wanted(words="return home interviews"),
    Wanted(words='"children missing from home"'),
    Wanted(words='"care leavers"'),
    Wanted(words="pathway plans timely"),
    Wanted(words="exploit* mapping"),
    Wanted(words="supervis* -quality"),
    Wanted(words='neglect -"graded care profile"'),
    Wanted(words="front door thresholds"),
    Wanted(words="MASH"),
    Wanted(words="children’s voice"),
    Wanted(words="PLO pre-proceedings drift"),
    Wanted(words="caseloads", area="leadership"),
    Wanted(words="placement stability", polarity="strength"),
    Wanted(words="assessments", polarity="improvement"),
    Wanted(words="adoption", report="sif"),
    Wanted(words="permanence", authority="Warrington"),
    Wanted(words="permanence", authority="Warrington", among=Among.NEIGHBOURS),
    Wanted(words="private fostering", since=date(2018, 1, 1)),
    Wanted(words="early help", until=date(2019, 12, 31)),
    Wanted(line="help-protection.front-door", grade="good"),
)
FIRST = 10


@pytest.fixture(scope="module")
def libraries(shared, tmp_path_factory, module_postgresql):
    """Two instances with the same real reports, one on each kind of database."""
    folder = tmp_path_factory.mktemp("searches")
    chosen = sorted(path for path in (shared / "reports" / "ofsted").iterdir() if any(name in path.name for name in PLACES))
    made = []
    for kind, url in (("sqlite", f"sqlite:///{folder / 'searches.sqlite3'}"), ("postgresql", module_postgresql)):
        (folder / kind).mkdir()
        tools = toolbox(Settings(data_dir=folder / kind, database_url=url))
        import_authorities(tools, LOCAL, shared / "data" / "authorities_lookup.csv")
        list(import_reports(tools, LOCAL, chosen))
        made.append(tools)
    yield made
    for tools in made:
        tools.store().close()


def place(shown):
    """What a passage is, in whichever library it stands."""
    return shown.held.report.source, shown.held.ordinal


@pytest.mark.parametrize("wanted", SEARCHES, ids=lambda wanted: f"{wanted.words} {wanted.line} {wanted.among}".strip())
def test_a_search_finds_as_much_and_the_same_first_on_both_databases(libraries, wanted):
    sqlite, postgresql = (search(tools, LOCAL, wanted) for tools in libraries)

    assert sqlite.total > 0
    assert postgresql.total == sqlite.total
    assert postgresql.reports == sqlite.reports
    assert {field: dict(counted) for field, counted in postgresql.counts.items()} == {
        field: dict(counted) for field, counted in sqlite.counts.items()
    }
    firsts = [{place(shown) for shown in answer.hits[:FIRST]} for answer in (sqlite, postgresql)]
    assert len(firsts[0] & firsts[1]) >= 0.5 * len(firsts[0])


def test_most_of_what_comes_first_is_the_same(libraries):
    shared, told = 0, 0
    for wanted in SEARCHES:
        sqlite, postgresql = ({place(shown) for shown in search(tools, LOCAL, wanted).hits[:FIRST]} for tools in libraries)
        shared, told = shared + len(sqlite & postgresql), told + len(sqlite)

    assert shared >= 0.85 * told
