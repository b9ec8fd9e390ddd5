"""Taking a bundle in, as one change that can be undone."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from selfassess.domain.audit import Deed
from selfassess.domain.bundle.comparing import Item, Standing, usual
from selfassess.domain.bundle.council import shared, with_the_teams
from selfassess.domain.bundle.intake import BundleIntake, Taken, Trusted
from selfassess.domain.bundle.joining import TABLES, body_of, joined, next_revision, parted_at
from selfassess.domain.bundle.parts import ANSWER, EVIDENCE, SNAPSHOT, Kind, parts_by_table
from selfassess.domain.bundle.wording import title
from selfassess.domain.changes import Decision
from selfassess.domain.people import Person
from selfassess.domain.records import Record
from selfassess.domain.rights import Grant, Right, Role
from selfassess.errors import BadInput, Conflict, NotAllowed, NotFound
from selfassess.ports import Toolbox, UnitOfWork
from selfassess.services.bundle_contents import held
from selfassess.services.keeping_responses import must_be_open, reopen
from selfassess.services.reports import keeps, of_report
from selfassess.services.rights import need
from selfassess.services.unbundling import (
    UNREADABLE,
    Beside,
    Opened,
    beside,
    forget_files,
    may_look,
    of_subject,
    opened,
    unreadable,
    waiting_one,
)
from selfassess.services.watching import note

UNTRUSTED = (
    "Nobody here has made sure yet of the instance that signed this. Ask who sent it to read you its fingerprint, compare it, "
    "and say that it is the same."
)


def take_bundle_in(
    tools: Toolbox,
    who: Person,
    waiting_id: str,
    *,
    decisions: Mapping[str, Decision] | None = None,
    rule: Decision | None = None,
    seen: str | None = None,
    trust: bool = False,
) -> BundleIntake | None:
    """Take a bundle in that waits, as one change; what was kept of it, None where nothing was changed.

    `decisions` are by the keys of things; what is not decided is taken where it is new or newer, and a conflict is settled by
    `rule`, or left as it is here. Of something that is not here yet everything is taken. `trust` says that the person made sure
    of the key that signed it. Raises `Conflict` where things are no longer as they were `seen`, `BadInput` for a key that nobody
    trusts, `NotFound` and `NotAllowed`.
    """
    waiting = waiting_one(tools, who, waiting_id)
    what = opened(tools, waiting)
    with tools.store().write() as store:
        may_look(tools, store, who, what)
        found = beside(tools, store, waiting, what)
        if seen is not None and seen != found.digest:
            raise Conflict("Something was saved here since you looked. Look at the bundle again.", yours={}, theirs={})
        _trusted(tools, store, who, found, trust=trust)
        _may_take(tools, store, who, what, found)
        intake = _Taking(tools, store, who, what, found).all(_decided(found, decisions or {}, rule))
        if intake is not None:
            store.bundles.keep(intake)
            about = f"bundle of {waiting.manifest.instance.fingerprint}"
            note(tools, store, who, Deed.ADDED if found.begins else Deed.CHANGED, of_subject(what), about=about)
        store.bundles.wait_no_longer(waiting.id)
    forget_files(tools, [member.sha256 for member in waiting.manifest.members])
    return intake


def _decided(found: Beside, decisions: Mapping[str, Decision], rule: Decision | None) -> dict[str, Decision]:
    """What is done about each thing; of what begins here nothing is left out, because the rest would hang in the air."""
    decided = {}
    for item in found.items:
        chosen = usual(item, rule) if found.begins and not item.conflict else decisions.get(item.key, usual(item, rule))
        never = not item.proposed or (item.fixed and item.standing is Standing.DIFFERS)
        both = chosen is Decision.BOTH and not (item.thing == ANSWER and item.conflict)
        decided[item.key] = Decision.LEAVE if never else Decision.TAKE if both else chosen
    return decided


def _trusted(tools: Toolbox, store: UnitOfWork, who: Person, found: Beside, *, trust: bool) -> None:
    if found.trusted:
        return
    if not trust:
        raise BadInput(UNTRUSTED, f"Its fingerprint is {found.waiting.manifest.instance.fingerprint}. Then add --trust.")
    store.bundles.trust(Trusted(found.waiting.manifest.instance, who.id, tools.clock()))


def _may_take(tools: Toolbox, store: UnitOfWork, who: Person, what: Opened, found: Beside) -> None:
    """Raises `NotAllowed` where the person lacks a right that the bundle takes, and `BadInput` for what is archived."""
    if what.manifest.kind is Kind.ASSESSMENT:
        if not found.begins:
            must_be_open(store.assessments.get(what.manifest.id))
        if any(record.values["restricted"] for record in what.records if record.table == EVIDENCE):
            need(tools, who, Right.SEE_RESTRICTED, what.manifest.authority)
    for head in found.reports:
        if not keeps(tools, who, head.authority, head.visibility):
            raise NotAllowed(f"Your role does not include bringing in {head.title}. Ask an owner of the workspace.")


class _Taking:
    """Puts in what was decided."""

    def __init__(self, tools: Toolbox, store: UnitOfWork, who: Person, what: Opened, found: Beside) -> None:
        self._tools, self._store, self._who, self._what, self._found = tools, store, who, what, found
        self._now = tools.clock()

    def all(self, decided: Mapping[str, Decision]) -> BundleIntake | None:
        """Take in everything that was agreed to, in the order in which it can be added."""
        chosen = [item for item in self._found.items if decided[item.key] is not Decision.LEAVE]
        if not chosen and not self._found.reports:
            return None
        self._add_authorities()
        before = self._raw()
        for item in chosen:
            self._take(item, before.get(item.key, ()), decided[item.key])
        self._afterwards(chosen)
        after = self._raw()
        taken = tuple(
            Taken(item.thing, item.id, title(item, self._found.titles), before.get(item.key, ()), after[item.key])
            for item in chosen
        )
        waiting, place = self._found.waiting, of_subject(self._what).place
        manifest = replace(waiting.manifest, members=(), files=())  # what names a file keeps it
        reports = self._add_reports()
        return BundleIntake(self._tools.new_id(), waiting.name, manifest, place, self._who.id, self._now, taken, reports)

    def _raw(self) -> dict[str, tuple[Record, ...]]:
        """What is kept here of each thing in the bundle, by its key, as it stands in the tables."""
        parts = parts_by_table(self._what.manifest.kind)
        found: dict[str, list[Record]] = {}
        for record in held(self._tools, self._store, self._what.subject, self._what.records):
            part = parts[record.table]
            key = f"{part.thing}:{'/'.join(str(record.values[column]) for column in part.of)}"
            found.setdefault(key, []).append(record)
        return {key: tuple(records) for key, records in found.items()}

    def _take(self, item: Item, here: Sequence[Record], decision: Decision) -> None:
        theirs = self._with_the_teams(item.theirs, here)
        if item.thing == SNAPSHOT and item.standing is Standing.NEW:
            self._store.bundles.put(self._numbered(item))
        elif item.standing is not Standing.DIFFERS:
            self._store.bundles.put(theirs)
        elif item.thing in TABLES:
            body = body_of(item.thing, theirs)
            if decision is Decision.BOTH:
                body = joined(parted_at(item.thing, here, theirs), body_of(item.thing, here), body)
            self._store.bundles.put(next_revision(item.thing, here, body, by=self._who.id, at=self._now))
        else:
            self._replace(theirs, here)

    def _with_the_teams(self, theirs: tuple[Record, ...], here: Sequence[Record]) -> tuple[Record, ...]:
        """What came, with what is here and only the team reads where the bundle was made without it."""
        if not self._what.for_council:
            return theirs
        opened = shared(self._what.records)
        return tuple(with_the_teams(record, here, shared=opened) for record in theirs)

    def _replace(self, theirs: Sequence[Record], here: Sequence[Record]) -> None:
        """Put what came in place of what is here; what has a revision gains one, so that a form that is open notices."""
        logs = parts_by_table(self._what.manifest.kind)
        self._store.bundles.take_out([record for record in here if logs[record.table].log])
        revisions = [
            int(str(record.values["revision"])) for record in here if not logs[record.table].log and "revision" in record.values
        ]
        for record in theirs:
            newest = {"revision": max(revisions) + 1} if revisions and not logs[record.table].log else {}
            self._store.bundles.put([Record(record.table, {**record.values, **newest})])

    def _numbered(self, item: Item) -> list[Record]:
        """A snapshot under the next number that is free, where its own is taken by another."""
        taken = {each.number for each in self._store.snapshots.of(self._what.manifest.id)}
        records = list(item.theirs)
        if records[0].values["number"] in taken:
            records[0] = Record(records[0].table, {**records[0].values, "number": max(taken) + 1})
        return records

    def _afterwards(self, chosen: Sequence[Item]) -> None:
        """What follows from what was taken in; all of it must read as what people saved here does."""
        manifest, store = self._what.manifest, self._store
        try:
            if manifest.kind is Kind.ASSESSMENT:
                assessment = store.assessments.get(manifest.id)
                store.assessments.responses(manifest.id)
                store.evidence.of(manifest.authority)
                store.actions.of(manifest.authority)
                store.snapshots.of(manifest.id)
                store.work.comments(manifest.id)
                if not self._found.begins and any(item.thing == ANSWER for item in chosen):
                    reopen(self._tools, store, assessment, by=self._who.id)
            else:
                store.peer_challenges.get(manifest.id)
                store.peer_challenges.notes(manifest.id)
                store.cases.of(manifest.id)
                store.cases.concerns(manifest.id)
                if self._found.begins and not self._who.unlimited:
                    store.accounts.give(self._who.id, Grant(Role.ORGANISER, manifest.id))
        except UNREADABLE as error:
            raise unreadable(self._found.waiting.name) from error

    def _add_authorities(self) -> None:
        """Put authorities into the list that are not in it; those that are stay as they are."""
        known = {each.id for each in self._store.authorities.all()}
        self._store.authorities.save([each for each in self._what.authorities if each.id not in known])
        try:
            self._store.authorities.get(self._what.manifest.authority)
        except NotFound as error:
            raise unreadable(self._found.waiting.name) from error

    def _add_reports(self) -> tuple[str, ...]:
        wanted = {head.id for head in self._found.reports}
        for head, report in self._what.reports:
            if head.id in wanted:
                self._store.reports.add(head, report, at=self._now, by=self._who.id)
                note(self._tools, self._store, self._who, Deed.ADDED, of_report(head), about="in a bundle")
        return tuple(sorted(wanted))
