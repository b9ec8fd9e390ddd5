"""Undoing a bundle that was taken in, but for what was changed again since."""

from dataclasses import dataclass, replace

from selfassess.domain.audit import Deed, Thing
from selfassess.domain.bundle.intake import BundleIntake, Taken, no_bundle
from selfassess.domain.bundle.joining import TABLES, blank, body_of, next_revision
from selfassess.domain.bundle.parts import ACTION, ANSWER, CALLED, EVIDENCE, PARTS, Kind, Link, parts_by_table
from selfassess.domain.people import Person
from selfassess.domain.records import Record
from selfassess.domain.rights import Right, places
from selfassess.domain.wording import listing
from selfassess.errors import BadInput, NotFound
from selfassess.ports import Toolbox, UnitOfWork
from selfassess.services.bundle_contents import Subject, held
from selfassess.services.originals import drop_original
from selfassess.services.rights import need
from selfassess.services.watching import note

GOES_ALONG = ("drafts", "draft_lengths", "waiting_workbooks")
"""What nobody misses when the assessment goes in which it was begun: what was typed and not saved."""


@dataclass(frozen=True, slots=True)
class UndoneBundle:
    """What was undone; `left` says, a sentence each, what stays as it is, because it was changed again since."""

    intake: BundleIntake
    left: tuple[str, ...]


def bundles_taken_in(tools: Toolbox, who: Person) -> tuple[BundleIntake, ...]:
    """The bundles that were taken in where a person may undo them, newest first."""
    today = tools.today()
    mine = (
        None
        if who.unlimited
        else sorted(places(who.grants, Right.START, today=today) | places(who.grants, Right.CHALLENGE_MANAGE, today=today))
    )
    with tools.store().read() as store:
        return store.bundles.intakes(mine)


def undo_bundle(tools: Toolbox, who: Person, intake_id: str) -> UndoneBundle:
    """Put back what a bundle changed; what it added is taken out.

    Something that the bundle began goes as a whole, with nothing changed in it since, or not at all. Otherwise answers and cases
    gain a revision that says what the one before said, evidence leaves the register and can be put back, and what was changed
    again since stays. Raises `NotFound`, `NotAllowed` and `BadInput`.
    """
    with tools.store().write() as store:
        kept = _its_own(tools, store, who, intake_id)
        if kept.undone_at is not None:
            raise BadInput(f"{kept.name} was undone already.")
        undoing = _Undoing(tools, store, who, kept)
        undoing.all()
        undone = replace(kept, undone_by=who.id, undone_at=tools.clock())
        store.bundles.keep(undone)
        thing = Thing(CALLED[kept.manifest.kind], kept.manifest.id, kept.place)
        note(tools, store, who, Deed.CHANGED, thing, about="bundle undone")
    return UndoneBundle(undone, tuple(undoing.left))


def _its_own(tools: Toolbox, store: UnitOfWork, who: Person, intake_id: str) -> BundleIntake:
    kept = store.bundles.intake(intake_id)
    sees = Right.SEE if kept.manifest.kind is Kind.ASSESSMENT else Right.CHALLENGE_SEE
    begins_there = kept.began and who.may(Right.START, kept.manifest.authority, today=tools.today())
    if not begins_there and not who.may(sees, kept.place, today=tools.today()):
        raise no_bundle(intake_id)
    if not begins_there:
        need(tools, who, Right.START if kept.manifest.kind is Kind.ASSESSMENT else Right.CHALLENGE_MANAGE, kept.place)
    return kept


class _Undoing:
    """Puts back, in the opposite order."""

    def __init__(self, tools: Toolbox, store: UnitOfWork, who: Person, kept: BundleIntake) -> None:
        self._tools, self._store, self._who, self._kept = tools, store, who, kept
        manifest = kept.manifest
        self._subject = Subject(manifest.kind, manifest.id, manifest.authority)
        self._parts = parts_by_table(manifest.kind)
        self.left: list[str] = []

    def all(self) -> None:
        """Everything, or what can be."""
        if self._kept.began:
            self._must_be_untouched()
        for taken in reversed(self._kept.taken):
            if not self._unchanged(taken):
                self.left.append(f"{taken.title} was changed again since, and stays as it is.")
            elif self._kept.began:
                self._as_before(taken)
            else:
                self._back(taken)
        for report in self._kept.reports:
            self._remove_report(report)

    def _must_be_untouched(self) -> None:
        """Raises `BadInput` where somebody went on with what the bundle began."""
        changed = [taken.title for taken in self._kept.taken if not self._unchanged(taken)]
        known = {self._key(record) for taken in self._kept.taken for record in taken.after}
        for part in PARTS[self._kept.manifest.kind]:
            if part.link is Link.SUBJECT:
                found = self._store.bundles.found(part, [self._subject.id])
                changed += [part.table.replace("_", " ") for record in found if self._key(record) not in known]
        head = PARTS[self._kept.manifest.kind][0].table
        apart = (*self._parts, *GOES_ALONG)
        changed += [name.replace("_", " ") for name in self._store.bundles.hanging(head, self._subject.id, apart)]
        if changed:
            raise BadInput(
                f"Since it was taken in people went on with it ({listing(tuple(dict.fromkeys(changed)))}), so it was not undone. "
                "Archive it instead."
            )

    def _now(self, taken: Taken) -> tuple[Record, ...]:
        wanted = held(self._tools, self._store, self._subject, taken.after, alike=True)
        keys = {(record.table, self._of(record)) for record in taken.after}
        return tuple(record for record in wanted if (record.table, self._of(record)) in keys)

    def _of(self, record: Record) -> tuple[object, ...]:
        return tuple(record.values[column] for column in self._parts[record.table].of)

    def _key(self, record: Record) -> str:
        return record.table + record.line()

    def _unchanged(self, taken: Taken) -> bool:
        return {self._key(record) for record in self._now(taken)} == {self._key(record) for record in taken.after}

    def _as_before(self, taken: Taken) -> None:
        """As it was; what was not there is taken out, unless an answer of another assessment names it by now."""
        if not taken.before:
            if taken.thing in (ACTION, EVIDENCE) and self._named(taken):
                self.left.append(f"{taken.title} is named by an answer, and stays as it is.")
                return
            self._store.bundles.take_out(taken.after)
            return
        self._store.bundles.take_out([record for record in taken.after if self._parts[record.table].log])
        self._store.bundles.put(taken.before)

    def _back(self, taken: Taken) -> None:
        now = self._tools.clock()
        if taken.thing in TABLES and (taken.before or taken.thing == ANSWER):
            body = body_of(taken.thing, taken.before) if taken.before else blank()
            self._store.bundles.put(next_revision(taken.thing, taken.after, body, by=self._who.id, at=now))
        elif taken.thing == EVIDENCE and not taken.before:
            self._store.bundles.put([Record(each.table, {**each.values, "removed": now.isoformat()}) for each in taken.after])
        else:
            self._as_before(taken)

    def _named(self, taken: Taken) -> bool:
        """Whether an answer of any assessment of the authority names a piece of evidence or an action."""
        mine = (each for each in self._store.assessments.all() if each.authority == self._subject.authority)
        responses = (response for each in mine for response in self._store.assessments.responses(each.id))
        return any(taken.id in (response.actions if taken.thing == ACTION else response.evidence) for response in responses)

    def _remove_report(self, report: str) -> None:
        try:
            self._store.reports.remove(report)
        except NotFound:
            return
        drop_original(self._tools, self._store, report)
