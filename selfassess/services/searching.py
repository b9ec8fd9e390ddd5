"""Searching the passages of past reports."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from selfassess.domain.comparators import Authority, ComparatorSet, SetKind
from selfassess.domain.holdings import HeldPassage
from selfassess.domain.judgement import AREA_NAMES, GRADE_LABELS
from selfassess.domain.people import Person
from selfassess.domain.query import like, read_query, typed
from selfassess.domain.query_names import Names, names, read_names
from selfassess.domain.report import PassageKind
from selfassess.domain.rights import Viewer
from selfassess.domain.search import Field, Found, Piece, Search
from selfassess.domain.snippets import snippet
from selfassess.errors import BadInput, NotFound
from selfassess.ports import Toolbox, UnitOfWork
from selfassess.services.comparators import chosen_of, comparators_in
from selfassess.services.rights import sees
from selfassess.services.wanted import Among, Wanted, check, plain_grade

OVERALL = "overall"
FIRST_YEAR = 2005
TOLD = tuple(kind.value for kind in PassageKind if kind is not PassageKind.CONTEXT)
"""What is listed where no word is searched for: not what every report prints, such as addresses and licences."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A passage that was found; `heading` and `snippet` are in pieces, of which some are what was searched for."""

    held: HeldPassage
    heading: tuple[Piece, ...]
    snippet: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """One page of what was found.

    `wanted` is what was searched for: where no passage held all words, names among them were read as filters, and `read` is True.
    `counts` hold for each field how many of all passages found have which value. `about` is the authority that was named, `model`
    the passage that others should be like; `authorities` are the names of the authorities found, by id.
    """

    wanted: Wanted
    hits: tuple[Shown, ...]
    total: int
    reports: int
    counts: Mapping[Field, tuple[tuple[str, int], ...]]
    authorities: Mapping[str, str]
    about: Authority | None = None
    model: HeldPassage | None = None
    read: bool = False

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return -(-self.total // self.wanted.limit)


def search(tools: Toolbox, who: Person, wanted: Wanted) -> Answer:
    """What the library has that the person may see. Raises `BadInput` or `NotFound` for a filter that names nothing."""
    check(tools, wanted)
    with tools.store().read() as store:
        asking = _Asking(tools, who, store)
        answer = asking.answer(wanted)
        if answer.total or not wanted.words:
            return answer
        again = asking.read(wanted)
        return answer if again is None else replace(asking.answer(again), read=True)


def scope(tools: Toolbox, who: Person, store: UnitOfWork, wanted: Wanted) -> tuple[Search, Viewer]:
    """The search for all that fits what is chosen, whatever its words, and on whose behalf it is made.

    Raises `BadInput` or `NotFound` as `search` does.
    """
    check(tools, wanted)
    asking = _Asking(tools, who, store)
    about = asking.about(wanted)
    return asking.asked(replace(wanted, words="", like=""), about), asking.eyes(wanted, about)


class _Asking:
    """One search in its transaction."""

    def __init__(self, tools: Toolbox, who: Person, store: UnitOfWork) -> None:
        self._tools = tools
        self._who = who
        self._viewer = who.viewer(today=tools.today())
        self._store = store

    def answer(self, wanted: Wanted) -> Answer:
        """What is found."""
        about = self.about(wanted)
        model = self._passage(wanted.like) if wanted.like else None
        search = self.asked(wanted, about, model)
        if not search.query.terms and Field.KIND not in search.only:
            search = replace(search, only={**search.only, Field.KIND: TOLD})
        if not (search.query.terms or search.query.excluded):
            wanted = replace(wanted, words="")
        found = self._store.passages.search(search, viewer=self.eyes(wanted, about))
        return self._shown(wanted, found, about, model)

    def about(self, wanted: Wanted) -> Authority | None:
        """The authority that was named, None where none was."""
        return self._authority(wanted.authority) if wanted.authority else None

    def eyes(self, wanted: Wanted, about: Authority | None) -> Viewer:
        """On whose behalf passages are read: the person's, and an authority's alone where others are compared with it.

        What another authority did not publish is for nobody to be compared with, whoever may read it.
        """
        return self._viewer if about is None or wanted.among is Among.ITSELF else self._viewer.only(about.id)

    def asked(self, wanted: Wanted, about: Authority | None, model: HeldPassage | None = None) -> Search:
        """The search that is meant."""
        return Search(
            query=like(model.passage.text) if model else read_query(wanted.words),
            today=self._tools.today(),
            only=self._only(wanted, about, model),
            since=wanted.since,
            until=wanted.until,
            apart_from=(model.report.id, model.ordinal) if model else None,
            order=wanted.order,
            offset=(wanted.page - 1) * wanted.limit,
            limit=wanted.limit,
        )

    def read(self, wanted: Wanted) -> Wanted | None:
        """The same with the names among its words read as filters, None if there are none that could be."""
        rest, meant = read_names(read_query(wanted.words), self._names(wanted))
        if not meant:
            return None
        narrowed = replace(wanted, words=typed(rest))
        for field, value in meant.items():
            narrowed = narrowed.choosing(field, value)
        return narrowed

    def _names(self, wanted: Wanted) -> Names:
        """Everything that could be named, but for what is chosen already."""
        called = {label: (Field.GRADE, grade) for grade, label in GRADE_LABELS.items()}
        called |= {grade: (Field.GRADE, grade) for grade in GRADE_LABELS}
        called |= {each.region: (Field.REGION, each.region) for each in self._authorities if each.region}
        called |= {each.name: (Field.AUTHORITY, each.id) for each in self._authorities}
        if wanted.since is None and wanted.until is None:
            years = range(FIRST_YEAR, self._tools.today().year + 1)
            called |= {str(year): (Field.YEAR, str(year)) for year in years}
        chosen = {Field.GRADE: wanted.grade, Field.REGION: wanted.region, Field.AUTHORITY: wanted.authority}
        return names({name: meant for name, meant in called.items() if not chosen.get(meant[0])})

    def _only(self, wanted: Wanted, about: Authority | None, model: HeldPassage | None) -> dict[Field, tuple[str, ...]]:
        lines = (wanted.line,) if wanted.line else model.passage.lines if model else ()
        given = {
            Field.AREA: (wanted.area,),
            Field.LINE: lines,
            Field.POLARITY: (wanted.polarity,),
            Field.GRADE: (plain_grade(wanted.grade),),
            Field.KIND: (wanted.kind,),
            Field.REPORT: (wanted.report,),
            Field.FRAMEWORK: (wanted.framework,),
        }
        only = {field: values for field, values in given.items() if values and values != ("",)}
        if about is None and wanted.among is not Among.ITSELF:
            raise BadInput("Choose the authority whose comparators are meant.")
        if about or wanted.region:
            only[Field.AUTHORITY] = self._whose(wanted, about)
        return only

    def _whose(self, wanted: Wanted, about: Authority | None) -> tuple[str, ...]:
        """The authorities whose reports are searched, by id."""
        if about and wanted.among is Among.ITSELF and not wanted.region:
            return (about.id,)
        chosen = set(self._compared(about, wanted)) if about else {each.id for each in self._authorities}
        if wanted.region:
            regions = {each.region for each in self._authorities if each.region}
            region = next((name for name in regions if name.lower() == wanted.region.lower()), None)
            if region is None:
                known = ", ".join(sorted(regions)) or "none yet: import a list of authorities first"
                raise BadInput(f"There is no region {wanted.region!r}. Choose one of: {known}.")
            chosen &= {each.id for each in self._authorities if each.region == region}
        return tuple(sorted(chosen))

    def _compared(self, about: Authority, wanted: Wanted) -> tuple[str, ...]:
        """The authorities that one is compared with, by id; itself where nothing else was asked."""
        if wanted.among is Among.ITSELF:
            return (about.id,)
        if wanted.among is Among.CHOSEN:
            if not sees(self._tools, self._who, about.id):
                raise BadInput(f"Whom {about.name} compares itself with is for its own people. Choose its region or type.")
            chosen = chosen_of(self._store, about.id)
        else:
            chosen = ComparatorSet(SetKind(wanted.among.value))
        area = wanted.area or OVERALL
        if chosen.kind is SetKind.GRADE and not self._store.reports.latest_grades((about.id,), area):
            name = AREA_NAMES.get(area, area)
            raise BadInput(f"No published report in the library judges {name} of {about.name}. Choose another area.")
        return tuple(each.id for each in comparators_in(self._store, about, chosen, area))

    @cached_property
    def _authorities(self) -> tuple[Authority, ...]:
        return self._store.authorities.all()

    def _authority(self, name: str) -> Authority:
        return self._store.authorities.find(name) or self._store.authorities.get(name)

    def _passage(self, key: str) -> HeldPassage:
        report_id, _, ordinal = key.partition(".")
        report = self._store.reports.report(report_id, viewer=self._viewer)
        place = int(ordinal) if ordinal.isdecimal() else 0
        if not 0 < place <= len(report.passages):
            raise NotFound(f"There is no passage {key!r}. The passages of {report_id} go from 1 to {len(report.passages)}.")
        head = self._store.reports.head(report_id, viewer=self._viewer)
        return HeldPassage(head, place, report.passages[place - 1])

    def _shown(self, wanted: Wanted, found: Found, about: Authority | None, model: HeldPassage | None) -> Answer:
        hits = tuple(Shown(hit.held, hit.heading, snippet(hit.text)) for hit in found.hits)
        return Answer(wanted, hits, found.total, found.reports, found.counts, found.names, about, model)
