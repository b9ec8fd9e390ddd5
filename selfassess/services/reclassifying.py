"""Giving passages that were read before the tags of the present model, without their files."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from selfassess.domain.audit import Deed
from selfassess.domain.holdings import ReportHead
from selfassess.domain.jobs import Job
from selfassess.domain.labels import Label, Place, as_read, corrected, places, tags_of
from selfassess.domain.people import Person
from selfassess.domain.report import Passage, PassageKind, Recommendation
from selfassess.domain.rights import INSTANCE, Right
from selfassess.domain.wording import counted
from selfassess.errors import NotAllowed
from selfassess.ports import Toolbox, UnitOfWork
from selfassess.services.jobs import Tell, ask, list_jobs
from selfassess.services.reports import may_change, must_keep, of_report
from selfassess.services.watching import note

RECLASSIFYING = "reclassifying"


@dataclass(frozen=True, slots=True)
class Reclassified:
    """What became of one report: how many passages it has, how many got other tags, and how many a person's word holds."""

    head: ReportHead
    passages: int
    changed: int
    corrected: int


def reclassify(tools: Toolbox, who: Person, report_ids: Sequence[str] = ()) -> Iterator[Reclassified]:
    """Give the passages of these reports the tags that they would get today; of all reports that the person keeps without any.

    What a person said of a passage stays. Each report is a transaction of its own: what was stopped goes on when it is asked for
    again, because a report that is done changes no more. Raises `NotFound` and `NotAllowed` before anything is changed.
    """
    with tools.store().read() as store:
        if report_ids:
            heads = [must_keep(tools, store, who, report_id) for report_id in dict.fromkeys(report_ids)]
        else:
            heads = _kept(tools, store, who)
    return (_done(tools, who, head.id) for head in heads)


def _kept(tools: Toolbox, store: UnitOfWork, who: Person) -> list[ReportHead]:
    seen = store.reports.heads(viewer=who.viewer(today=tools.today()))
    return [head for head in seen if may_change(tools, store, who, head)]


def may_reclassify(tools: Toolbox, who: Person) -> bool:
    """Whether a person keeps the reports of anybody, and so may have their passages tagged anew."""
    return who.may_somewhere(Right.KEEP_REPORTS, today=tools.today())


def ask_to_reclassify(tools: Toolbox, who: Person) -> Job:
    """Have all reports that a person keeps tagged anew in the background; the job under way if there is one.

    Raises `NotAllowed` for who keeps none.
    """
    under_way = reclassifying_of(tools, who)
    if under_way is not None and not under_way.state.over:
        return under_way
    with tools.store().write() as store:
        return ask(tools, store, who, RECLASSIFYING, "Tagging passages anew", place=INSTANCE)


def reclassifying_of(tools: Toolbox, who: Person) -> Job | None:
    """The newest job of one's own that tags passages anew, if there was one. Raises `NotAllowed` for who keeps no reports."""
    if not may_reclassify(tools, who):
        raise NotAllowed("Your role does not include keeping reports. Ask an owner of the workspace.")
    return next((job for job in list_jobs(tools, who) if job.kind == RECLASSIFYING), None)


def reclassify_kept(tools: Toolbox, who: Person, tell: Tell) -> dict[str, int]:
    """Tag all reports anew that a person keeps, and tell of each: how many reports and passages, and what became of those.

    It can be stopped between two reports and called again.
    """
    with tools.store().read() as store:
        heads = _kept(tools, store, who)
    made = {"reports": len(heads), "passages": 0, "changed": 0, "corrected": 0}
    for place, head in enumerate(heads):
        tell(place, len(heads), f"{head.authority_name}, {head.title}")
        done = _done(tools, who, head.id)
        for name, more in (("passages", done.passages), ("changed", done.changed), ("corrected", done.corrected)):
            made[name] += more
    return made


def _done(tools: Toolbox, who: Person, report_id: str) -> Reclassified:
    with tools.store().write() as store:
        head = must_keep(tools, store, who, report_id)
        report = store.reports.report(report_id, viewer=who.viewer(today=tools.today()))
        labels = store.labels.of(report_id)
        read = tools.classifier().tags(as_read(report.passages, labels))
        now = corrected(read, labels)
        changed = {place: new for place, (old, new) in enumerate(zip(report.passages, now, strict=True), start=1) if new != old}
        asked = _asked(report.recommendations, changed.values())
        held = _told(store, read, labels)
        if changed:
            store.reports.retag(head, changed, asked)
            note(tools, store, who, Deed.CHANGED, of_report(head), about=f"{counted(len(changed), 'passage')} classified anew")
    return Reclassified(head, len(now), len(changed), held)


def _asked(items: Sequence[Recommendation], changed: Iterable[Passage]) -> dict[int, Recommendation]:
    """The recommendations that are these passages, with their tags, each by its place."""
    about = {(passage.text, passage.page): passage for passage in changed if passage.kind is PassageKind.RECOMMENDATION}
    found = ((place, item, about.get((item.text, item.page))) for place, item in enumerate(items, start=1))
    return {place: replace(item, area=passage.area, lines=passage.lines) for place, item, passage in found if passage}


def _told(store: UnitOfWork, read: Sequence[Passage], labels: Mapping[Place, Label]) -> int:
    """Write beside each correction what is read today, so that taking it back gives that; how many corrections there are."""
    held = [(labels[place], tags_of(passage)) for place, passage in zip(places(read), read, strict=True) if place in labels]
    said = [(label, tags) for label, tags in held if label.said]
    for label, tags in said:
        if label.read != tags:
            store.labels.add(replace(label, revision=label.revision + 1, read=tags))
    return len(said)
