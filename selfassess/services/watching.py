"""What was done by whom: writing it down, reading it, and proving that nothing was taken out."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from selfassess.domain.assessment import Assessment
from selfassess.domain.audit import Deed, Event, Thing, first_broken
from selfassess.domain.evidence import Evidence
from selfassess.domain.people import Person
from selfassess.domain.rights import INSTANCE, Right
from selfassess.ports import Toolbox, UnitOfWork
from selfassess.services.rights import need

SEEN_AGAIN = timedelta(days=1)
"""Who opens the same thing again within this time is not written down again."""
AT_ONCE = 100


def note(tools: Toolbox, store: UnitOfWork, who: Person, deed: Deed, thing: Thing, *, about: str = "") -> None:
    """Write down what a person does, in the transaction in which they do it. `about` says which part, and never content."""
    said = ", ".join(each for each in (about, who.through) if each)
    store.audit.add(tools.clock(), who.id, deed, thing, said)


def changed(tools: Toolbox, store: UnitOfWork, who: Person, assessment: Assessment, subject: str, *, about: str = "") -> None:
    """Write down that a person changed what an assessment says of a subject."""
    note(tools, store, who, Deed.CHANGED, of_assessment(assessment), about=f"{subject} {about}".strip())


def saw(tools: Toolbox, who: Person, thing: Thing) -> None:
    """Write down that somebody opened a thing; once a day, and not of the one person of a laptop."""
    with tools.store().read() as store:
        first = first_sight(tools, store, who, thing)
    if first:
        write_sight(tools, who, thing)


def first_sight(tools: Toolbox, store: UnitOfWork, who: Person, thing: Thing) -> bool:
    """Whether it is still to be written down today that somebody opened a thing, asked in a transaction that is open."""
    return not who.unlimited and not store.audit.saw_since(who.id, thing, tools.clock() - SEEN_AGAIN)


def write_sight(tools: Toolbox, who: Person, thing: Thing) -> None:
    """Write down that somebody opened a thing."""
    with tools.store().write() as store:
        note(tools, store, who, Deed.SAW, thing)


def of_assessment(assessment: Assessment) -> Thing:
    """An assessment, as an event names it."""
    return Thing("assessment", assessment.id, assessment.authority)


def of_evidence(evidence: Evidence) -> Thing:
    """A piece of evidence, as an event names it."""
    return Thing("evidence", evidence.id, evidence.authority)


@dataclass(frozen=True, slots=True)
class Watched:
    """Events of one place, newest first; `older` is the number to ask for next, None where there are no more."""

    place: str
    events: tuple[Event, ...]
    older: int | None


def watched(
    tools: Toolbox, who: Person, place: str = INSTANCE, *, person: str | None = None, before: int | None = None
) -> Watched:
    """What was done in a workspace, a challenge or to the instance. Raises `NotAllowed`.

    Owners read what was done in their workspace; whoever looks after the instance reads what was done to accounts.
    """
    need(tools, who, Right.ADMINISTER if place == INSTANCE else Right.AUDIT, place)
    with tools.store().read() as store:
        found = store.audit.found(place=place, who=person, before=before, limit=AT_ONCE + 1)
    shown = found[:AT_ONCE]
    return Watched(place, shown, shown[-1].number if len(found) > AT_ONCE else None)


@dataclass(frozen=True, slots=True)
class Verified:
    """How many events the chain has, and the number of the first that is not as it was written, None if all are.

    `last` is the seal of the newest: kept elsewhere, it also proves that none was cut off the end.
    """

    events: int
    broken: int | None
    last: str


def verify_audit(tools: Toolbox, who: Person) -> Verified:
    """Check the seal of every event. Raises `NotAllowed`."""
    need(tools, who, Right.ADMINISTER)
    number, last = 0, ""
    with tools.store().read() as store:

        def counted() -> Iterator[Event]:
            nonlocal number, last
            for event in store.audit.chain():
                number, last = number + 1, event.seal
                yield event

        broken = first_broken(counted())
    return Verified(number, broken, last)
