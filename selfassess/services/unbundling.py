"""A bundle of another instance comes: received, looked at beside what is here, and thrown away."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath, PureWindowsPath
from typing import Any, BinaryIO

from selfassess.domain.assessment import WHOLE
from selfassess.domain.audit import Deed, Thing
from selfassess.domain.bundle.comparing import Item, Standing, compared, digest_of
from selfassess.domain.bundle.council import for_council, shared
from selfassess.domain.bundle.intake import KEPT_WAITING, WaitingBundle, no_bundle
from selfassess.domain.bundle.manifest import AUTHORITIES, FILES, RECORDS, REPORTS, Manifest, Member
from selfassess.domain.bundle.parts import CALLED, PARTS, REPORT, Kind, Link, Part
from selfassess.domain.comparators import Authority
from selfassess.domain.holdings import ReportHead
from selfassess.domain.pack import MEDIA_TYPES
from selfassess.domain.people import Person
from selfassess.domain.plain import made
from selfassess.domain.records import Record
from selfassess.domain.report import Report
from selfassess.domain.rights import INSTANCE, Right
from selfassess.domain.work import CommentKind
from selfassess.errors import BadInput, NotAllowed, NotFound
from selfassess.ports import Toolbox, UnitOfWork
from selfassess.ports.bundles import OpenedBundle
from selfassess.services.bundle_contents import Subject, files_in, held, named
from selfassess.services.rights import need
from selfassess.services.uploads import refuse_children
from selfassess.services.watching import note

NAME_LENGTH = 300
UNREADABLE = (AttributeError, KeyError, TypeError, ValueError, StopIteration)


@dataclass(frozen=True, slots=True)
class Opened:
    """What a bundle that waits holds: its records, the reports for the library, and the authorities that they are about."""

    manifest: Manifest
    records: tuple[Record, ...]
    reports: tuple[tuple[ReportHead, Report], ...]
    authorities: tuple[Authority, ...]

    @property
    def subject(self) -> Subject:
        """What it carries."""
        return Subject(self.manifest.kind, self.manifest.id, self.manifest.authority)

    @property
    def for_council(self) -> bool:
        """Whether it is a challenge without what only its team reads: nothing that is here of that is to be lost by it."""
        return self.manifest.kind is Kind.CHALLENGE and not self.manifest.closed


@dataclass(frozen=True, slots=True)
class Beside:
    """A bundle beside what is here.

    `trusted` says whether somebody made sure of the key that signed it, `begins` whether it brings something that is not here at
    all; `reports` are those that the library lacks. `titles` are those of the framework.
    """

    waiting: WaitingBundle
    items: tuple[Item, ...]
    reports: tuple[ReportHead, ...]
    trusted: bool
    begins: bool
    titles: Mapping[str, str]

    @property
    def digest(self) -> str:
        """What a person agrees to is known by this."""
        return digest_of((*self.items, *(Item(REPORT, head.id, (), (), Standing.NEW) for head in self.reports)))

    def of(self, *standings: Standing) -> tuple[Item, ...]:
        """The things that stand so."""
        return tuple(item for item in self.items if item.standing in standings)


def may_receive(tools: Toolbox, who: Person) -> bool:
    """Whether a person may take in anything anywhere."""
    return any(who.may_somewhere(right, today=tools.today()) for right in (Right.START, Right.CHALLENGE_MANAGE))


def receive_bundle(tools: Toolbox, who: Person, *, name: str, source: BinaryIO, passphrase: str = "") -> WaitingBundle:
    """Open a bundle, check all of it, and let it wait for a person to agree. Nothing is changed by it.

    Raises `NotAllowed` for a person who could not take anything in, and `BadInput` with one clear message for a file that is no
    bundle, locked, damaged, changed, made by a newer program, or would grow without measure.
    """
    if not may_receive(tools, who):
        raise NotAllowed("Your role does not include taking bundles in. Ask an owner of the workspace.")
    name = PurePosixPath(PureWindowsPath(name).name).name[:NAME_LENGTH] or "bundle"
    kept: list[str] = []
    try:
        with tools.bundles().open(source, name=name, passphrase=passphrase) as bundle:
            _check_version(tools, bundle, name)
            for member in bundle.manifest.members:
                content = bundle.content(member)
                _check_member(tools, bundle.manifest, member, content)
                tools.files().keep(content)
                kept.append(member.sha256)
            waiting = WaitingBundle(tools.new_id(), name, bundle.manifest, who.id, tools.clock())
        must_be_whole(opened(tools, waiting))
    except BaseException:
        forget_files(tools, kept)
        raise
    with tools.store().write() as store:
        stale = [each for each in store.bundles.waiting(None) if each.at < tools.clock() - KEPT_WAITING]
        for each in stale:
            store.bundles.wait_no_longer(each.id)
        store.bundles.wait(waiting)
        thing = Thing("bundle", waiting.id, INSTANCE)
        note(tools, store, who, Deed.ADDED, thing, about=f"sent by {waiting.manifest.instance.fingerprint}")
    forget_files(tools, [member.sha256 for each in stale for member in each.manifest.members])
    return waiting


def waiting_bundles(tools: Toolbox, who: Person) -> tuple[WaitingBundle, ...]:
    """The bundles that a person sent and that wait, newest first."""
    with tools.store().read() as store:
        return store.bundles.waiting(None if who.unlimited else who.id)


def look_at_bundle(tools: Toolbox, who: Person, waiting_id: str) -> Beside:
    """A bundle that waits beside what is here; nothing is changed.

    Raises `NotFound`, `NotAllowed` where the person may not change what it is about, and `BadInput` where it does not fit.
    """
    found = waiting_one(tools, who, waiting_id)
    what = opened(tools, found)
    with tools.store().read() as store:
        may_look(tools, store, who, what)
        return beside(tools, store, found, what)


def throw_bundle_away(tools: Toolbox, who: Person, waiting_id: str) -> WaitingBundle:
    """Throw away a bundle that waits. Raises `NotFound`."""
    found = waiting_one(tools, who, waiting_id)
    with tools.store().write() as store:
        store.bundles.wait_no_longer(found.id)
        note(tools, store, who, Deed.REMOVED, Thing("bundle", found.id, INSTANCE), about="that waited")
    forget_files(tools, [member.sha256 for member in found.manifest.members])
    return found


def waiting_one(tools: Toolbox, who: Person, waiting_id: str) -> WaitingBundle:
    """A bundle that the person sent and that waits. Raises `NotFound`."""
    found = next((each for each in waiting_bundles(tools, who) if each.id == waiting_id), None)
    if found is None:
        raise no_bundle(waiting_id)
    return found


def opened(tools: Toolbox, waiting: WaitingBundle) -> Opened:
    """What a bundle that waits holds, but for its evidence files. Raises `BadInput` for what this program cannot read."""
    held_as = {member.name: member.sha256 for member in waiting.manifest.members}
    try:
        records = tuple(Record(each["table"], each["values"]) for each in _lines(tools, held_as[RECORDS]))
        reports = tuple(
            (made(ReportHead, each["head"]), made(Report, each["report"])) for each in _lines(tools, held_as[REPORTS])
        )
        authorities = tuple(made(Authority, each) for each in _lines(tools, held_as[AUTHORITIES]))
    except UNREADABLE as error:
        raise unreadable(waiting.name) from error
    return Opened(waiting.manifest, records, reports, authorities)


def unreadable(name: str) -> BadInput:
    """What is said of a bundle that is signed and yet holds what no program like this one wrote."""
    return BadInput(
        f"{name} holds something that this program cannot read, so nothing was changed. Ask who sent it to make it again."
    )


def must_be_whole(found: Opened) -> None:
    """Raises `BadInput` where records belong to something else than what the bundle says, or name files that it does not hold."""
    parts = {part.table: part for part in PARTS[found.manifest.kind]}
    heads = [record for record in found.records if record.table == PARTS[found.manifest.kind][0].table]
    fits = len(heads) == 1 and all(
        record.table in parts and _belongs(found.manifest, parts[record.table], record) for record in found.records
    )
    holds = {member.name for member in found.manifest.members}
    if not fits or any(FILES + file.sha256 not in holds for file in files_in(found.records)):
        raise BadInput("The bundle is not what it says that it is, so nothing was changed. Ask who sent it to make it again.")


def _belongs(manifest: Manifest, part: Part, record: Record) -> bool:
    values = record.values
    if (
        part.table in ("assessments", "peer_challenges", "evidence", "actions")
        and values.get("authority_id") != manifest.authority
    ):
        return False
    if part.table == "comments" and values.get("kind") != CommentKind.CHALLENGE.value:
        return False
    if part.link is Link.NAMED:
        return True
    return values.get(part.column) == (manifest.authority if part.link is Link.AUTHORITY else manifest.id)


def beside(tools: Toolbox, store: UnitOfWork, waiting: WaitingBundle, what: Opened) -> Beside:
    """A bundle beside what is here, within a transaction that is open."""
    _must_be_its_own(store, what)
    ours = named(tools, store, held(tools, store, what.subject, what.records))
    if what.for_council:
        ours = tuple(for_council(record, shared=shared(what.records)) for record in ours)
    items = compared(what.manifest.kind, what.records, ours)
    here = store.reports.digests()
    key = waiting.manifest.instance.key
    return Beside(
        waiting=waiting,
        items=items,
        reports=tuple(head for head, report in what.reports if report.sha256 not in here),
        trusted=key == tools.bundles().key() or any(each.instance.key == key for each in store.bundles.trusted()),
        begins=items[0].standing is Standing.NEW,
        titles=_titles(tools, what.manifest),
    )


def may_look(tools: Toolbox, store: UnitOfWork, who: Person, what: Opened) -> None:
    """Raises `NotAllowed` where a person may not change what a bundle is about: its preview shows what is here."""
    if what.manifest.kind is Kind.CHALLENGE and any(each.id == what.manifest.id for each in store.peer_challenges.all()):
        need(tools, who, Right.CHALLENGE_MANAGE, what.manifest.id)
        return
    need(tools, who, Right.START, what.manifest.authority)
    need(tools, who, Right.REGISTER, what.manifest.authority)


def _must_be_its_own(store: UnitOfWork, what: Opened) -> None:
    """Raises `BadInput` where an id in the bundle is that of something else here."""
    for part in PARTS[what.manifest.kind]:
        ids = [str(record.values["id"]) for record in what.records if record.table == part.table and "id" in record.values]
        for record in store.bundles.found(replace(part, column="id"), ids) if ids else ():
            owner = replace(part, column="authority_id") if part.link is Link.NAMED else part
            if not _belongs(what.manifest, owner, record):
                raise BadInput(
                    "Something in the bundle is here already and belongs elsewhere, so nothing was changed. Ask who sent it."
                )


def _titles(tools: Toolbox, manifest: Manifest) -> dict[str, str]:
    try:
        framework = tools.frameworks().framework(manifest.framework)
    except NotFound as error:
        raise BadInput(
            f"The bundle is made against the framework {manifest.framework}, which is not here. Update this program, or put the "
            "framework's file into its folder; then try again."
        ) from error
    titles = {area.id: area.title for area in framework.areas} | {line.id: line.title for line in framework.lines()}
    return titles | {WHOLE: "The whole authority"}


def _check_version(tools: Toolbox, bundle: OpenedBundle, name: str) -> None:
    with tools.store().read() as store:
        newest = store.bundles.version()
    if bundle.manifest.tables > newest:
        raise BadInput(
            f"{name} was made by a newer version of this program ({bundle.manifest.version}). Update this one, then try again."
        )
    _titles(tools, bundle.manifest)


def _check_member(tools: Toolbox, manifest: Manifest, member: Member, content: bytes) -> None:
    """Raises `BadInput` for a file that nobody could have attached here either."""
    if not member.name.startswith(FILES):
        return
    file = next((each for each in manifest.files if FILES + each.sha256 == member.name), None)
    if file is None or member.sha256 != file.sha256:
        raise BadInput("The bundle holds a file that nothing in it names, so it was refused. Ask who sent it to make it again.")
    made = {f"report.{form}" for form in MEDIA_TYPES}
    if manifest.kind is Kind.ASSESSMENT or file.name not in made:
        refuse_children(tools, file.name, content)
        tools.files().put(file.name, content)


def _lines(tools: Toolbox, digest: str) -> Iterator[Any]:
    for line in tools.files().content(digest).decode().split("\n"):
        if line:
            yield json.loads(line)


def forget_files(tools: Toolbox, digests: list[str]) -> None:
    """Throw away those files that nothing needs, after the transaction that let them go."""
    with tools.store().read() as store:
        gone = [digest for digest in dict.fromkeys(digests) if not store.originals.needed(digest)]
    for digest in gone:
        tools.files().forget(digest)


def of_subject(what: Opened) -> Thing:
    """What a bundle carries, as an event of the audit names it."""
    place = what.manifest.authority if what.manifest.kind is Kind.ASSESSMENT else what.manifest.id
    return Thing(CALLED[what.manifest.kind], what.manifest.id, place)
