"""What a bundle would hold, and what would stay behind, told before it is made."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from selfassess.domain.bundle.parts import PARTS, THINGS, Kind
from selfassess.domain.bundle.staying import BESIDE, WAITING, Staying
from selfassess.domain.people import Person
from selfassess.domain.rights import Viewer
from selfassess.ports import Toolbox, UnitOfWork
from selfassess.services.bundle_contents import Contents, Subject, gathered
from selfassess.services.bundling import Sending, counts_of, subject_of


@dataclass(frozen=True, slots=True)
class Before:
    """How many things of each kind travel where nothing more is chosen, and what stays.

    What a person who may choose to send it can still choose stands in `choices`.
    """

    travels: Mapping[str, int]
    stays: tuple[Staying, ...]

    @property
    def always(self) -> tuple[Staying, ...]:
        """What never travels."""
        return tuple(each for each in self.stays if not each.chosen)

    @property
    def choices(self) -> tuple[Staying, ...]:
        """What travels only where a person chooses it."""
        return tuple(each for each in self.stays if each.chosen)


def before_sending(tools: Toolbox, who: Person, kind: Kind, subject: str) -> Before:
    """What travels of an assessment or a challenge and what stays. Raises `NotFound` and `NotAllowed`."""
    with tools.store().read() as store:
        found = subject_of(tools, store, who, Sending(kind, subject))[0]
        held = gathered(tools, store, found, restricted=False, closed=False)
        stays = tuple(each for each in (*held.stays, *_staying(store, found, held)) if each.number)
        travels = counts_of(kind, held.records) | {THINGS["library-report"]: len(held.reports)}
    return Before(travels, stays)


def _staying(store: UnitOfWork, subject: Subject, held: Contents) -> Iterator[Staying]:
    """What stays of which no record was looked at."""
    if subject.kind is Kind.ASSESSMENT:
        own = frozenset({subject.authority})
        reports = {head.id for head in store.reports.heads(viewer=Viewer(own, own), authority=subject.authority)}
        yield Staying(
            len(reports - set(held.reports)), "restricted report", "what is restricted is sent only by choice", chosen=True
        )
        yield from _unnamed(store, subject, held)
    originals = sum(store.originals.of(report) is not None for report in held.reports)
    yield Staying(originals, "document of a report", "the text that was read in it travels, the document does not")
    apart = [part.table for part in PARTS[subject.kind]]
    waiting = store.bundles.hanging(apart[0], subject.id, apart)
    for table, (called, why) in WAITING[subject.kind].items():
        yield Staying(waiting.get(table, 0), called, why)


def _unnamed(store: UnitOfWork, subject: Subject, held: Contents) -> Iterator[Staying]:
    """What is the authority's and stands beside an assessment without being named by it."""
    said: list[Mapping[str, Any]] = [
        each.values if each.table == "recommendation_decisions" else each.values["body"]  # type: ignore[misc]
        for each in held.records
        if each.table in ("response_revisions", "recommendation_decisions")
    ]
    named = {key for each in said for name in ("evidence", "actions") for key in each.get(name) or ()}
    unnamed = (
        ("piece of evidence that no answer names", store.evidence.of(subject.authority)),
        ("action that no answer names", store.actions.of(subject.authority)),
    )
    for called, those in unnamed:
        yield Staying(sum(each.id not in named for each in those), called, "it is not part of the assessment")
    beside = store.bundles.hanging("authorities", subject.authority, ())
    for table, (called, why) in BESIDE.items():
        yield Staying(beside.get(table, 0), called, why)
