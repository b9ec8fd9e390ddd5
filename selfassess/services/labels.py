"""Correcting what a passage is said to be about, taking that back, and giving the labels away to learn from."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from typing import Any

from selfassess.domain.audit import Deed
from selfassess.domain.holdings import ReportHead
from selfassess.domain.labels import MOST_LINES, Label, Place, Tags, places, tagged, tags_of
from selfassess.domain.people import Person
from selfassess.domain.report import Passage
from selfassess.errors import BadInput, NotFound
from selfassess.ports import Toolbox, UnitOfWork
from selfassess.services.benchmarks import LIBRARY_FRAMEWORK
from selfassess.services.reports import must_keep, of_report
from selfassess.services.wanted import AREAS
from selfassess.services.watching import note


@dataclass(frozen=True, slots=True)
class Tagged:
    """A passage of a report with its newest label; None where nobody ever said anything of it."""

    head: ReportHead
    ordinal: int
    passage: Passage
    place: Place
    label: Label | None

    @property
    def corrected(self) -> bool:
        """Whether its tags are what a person said."""
        return self.label is not None and self.label.said is not None


def passage_to_tag(tools: Toolbox, who: Person, report_id: str, ordinal: int) -> Tagged:
    """A passage whose tags the person may correct. Raises `NotFound` and `NotAllowed`."""
    with tools.store().read() as store:
        return _found(tools, store, who, report_id, ordinal)


def correct_tags(tools: Toolbox, who: Person, report_id: str, ordinal: int, said: Tags) -> Tagged:
    """Keep what a person says that a passage is about. Raises `NotFound`, `NotAllowed`, and `BadInput` for tags there are not."""
    _check(tools, said)
    with tools.store().write() as store:
        found = _found(tools, store, who, report_id, ordinal)
        return _kept(tools, store, who, found, said)


def take_tags_back(tools: Toolbox, who: Person, report_id: str, ordinal: int) -> Tagged:
    """Give a passage the tags again that were read. Raises `NotFound`, `NotAllowed`, and `BadInput` where nobody corrected it."""
    with tools.store().write() as store:
        found = _found(tools, store, who, report_id, ordinal)
        if not found.corrected:
            raise BadInput("Nobody corrected this passage.")
        return _kept(tools, store, who, found, None)


def _kept(tools: Toolbox, store: UnitOfWork, who: Person, found: Tagged, said: Tags | None) -> Tagged:
    last = found.label
    read = last.read if last and last.said else tags_of(found.passage)
    label = Label(found.head.id, found.place, (last.revision if last else 0) + 1, read, said, who.id, tools.clock())
    store.labels.add(label)
    passage = tagged(found.passage, said or read)
    store.reports.retag(found.head, {found.ordinal: passage})
    note(tools, store, who, Deed.CHANGED, of_report(found.head), about=f"passage {found.ordinal}")
    return replace(found, passage=passage, label=label)


def _found(tools: Toolbox, store: UnitOfWork, who: Person, report_id: str, ordinal: int) -> Tagged:
    head = must_keep(tools, store, who, report_id)
    passages = store.reports.report(report_id, viewer=who.viewer(today=tools.today())).passages
    if not 0 < ordinal <= len(passages):
        raise NotFound(f"There is no passage {ordinal}. The passages of {report_id} go from 1 to {len(passages)}.")
    place = tuple(places(passages))[ordinal - 1]
    return Tagged(head, ordinal, passages[ordinal - 1], place, store.labels.of(report_id).get(place))


def _check(tools: Toolbox, said: Tags) -> None:
    known = {line.id for line in tools.frameworks().framework(LIBRARY_FRAMEWORK).lines()}
    unknown = [line for line in said.lines if line not in known]
    if unknown or len(said.lines) > MOST_LINES or len(set(said.lines)) < len(said.lines):
        raise BadInput(f"Choose up to {MOST_LINES} different topics" + (f"; there is no {unknown[0]!r}." if unknown else "."))
    if said.area not in AREAS:
        raise BadInput(f"{said.area!r} is not an area. Choose one of: {', '.join(AREAS)}.")


def labels(tools: Toolbox, who: Person) -> Iterator[dict[str, Any]]:
    """Every label of reports that the person may see, without a word of their text: what was read, and what is right.

    A passage is named by its report, the digest of its text, and how many of the same text stand before it.
    """
    viewer = who.viewer(today=tools.today())
    with tools.store().read() as store:
        seen = {head.id for head in store.reports.heads(viewer=viewer)}
        found = tuple(label for label in store.labels.all() if label.report in seen)
    for label in found:
        digest, before = label.place
        said = asdict(label.said) if label.said else {}
        yield {"report": label.report, "digest": digest, "before": before, **said, "read": asdict(label.read), "at": label.at}
