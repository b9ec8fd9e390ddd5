"""Sending an assessment or a peer challenge to another instance, as one signed file."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, BinaryIO

from selfassess import __version__
from selfassess.domain.audit import Deed, Thing
from selfassess.domain.bundle.manifest import AUTHORITIES, FILES, RECORDS, REPORTS, Manifest
from selfassess.domain.bundle.parts import CALLED, PARTS, THINGS, Kind
from selfassess.domain.people import Person
from selfassess.domain.plain import plain
from selfassess.domain.records import Record
from selfassess.domain.rights import Right
from selfassess.ports import Toolbox, UnitOfWork
from selfassess.services.bundle_contents import Contents, Subject, gathered, report_of, this_instance
from selfassess.services.rights import assessment_for, challenge_for, need
from selfassess.services.watching import note

ENDING = "selfassess"
SAVES = frozenset({"response_revisions", "case_review_revisions"})
"""The tables with a record for each save."""


@dataclass(frozen=True, slots=True)
class Sending:
    """What is sent, and how: locked with a passphrase or not, with what is restricted, with the team's closed notes."""

    kind: Kind
    id: str
    passphrase: str = ""
    restricted: bool = False
    closed: bool = False


def make_bundle(tools: Toolbox, who: Person, sending: Sending, out: BinaryIO) -> Manifest:
    """Write a bundle to a stream, and say what it holds.

    Raises `NotFound`, `NotAllowed`, and `BadInput` for a passphrase that is too short. A file that is missing from the file store
    raises `NotFound`: a bundle is whole or not made.
    """
    with tools.store().read() as store:
        subject, title, framework = subject_of(tools, store, who, sending)
        authority = store.authorities.get(subject.authority)
        found = gathered(tools, store, subject, restricted=sending.restricted, closed=sending.closed)
        manifest = Manifest(
            kind=subject.kind,
            id=subject.id,
            title=title,
            authority=authority.id,
            authority_name=authority.name,
            framework=framework,
            revision=sum(record.table in SAVES for record in found.records),
            by="" if who.unlimited else who.name,
            at=tools.clock(),
            instance=this_instance(tools),
            tables=store.bundles.version(),
            version=__version__,
            members=(),
            files=found.files,
            restricted=sending.restricted,
            closed=sending.closed,
            left_out=tuple(each.told for each in found.stays),
            counts=counts_of(subject.kind, found.records) | {THINGS["library-report"]: len(found.reports)},
        )
        whole = tools.bundles().write(out, manifest, _members(tools, store, found), passphrase=sending.passphrase)
    with tools.store().write() as store:
        place = subject.authority if subject.kind is Kind.ASSESSMENT else subject.id
        thing = Thing(CALLED[subject.kind], subject.id, place)
        note(tools, store, who, Deed.EXPORTED, thing, about=_how(sending))
    return whole


def bundle_name(manifest: Manifest) -> str:
    """What the file of a bundle is called."""
    kind = CALLED[manifest.kind].replace(" ", "-")
    return f"{manifest.authority}-{kind}-{manifest.at.date().isoformat()}.{ENDING}"


def subject_of(tools: Toolbox, store: UnitOfWork, who: Person, sending: Sending) -> tuple[Subject, str, str]:
    """What is sent, its title and its framework, where the person may send all that was chosen."""
    if sending.kind is Kind.ASSESSMENT:
        found = assessment_for(tools, store, who, Right.START, sending.id)
        if sending.restricted:
            need(tools, who, Right.SEE_RESTRICTED, found.authority)
        return Subject(Kind.ASSESSMENT, found.id, found.authority), found.title, found.framework
    challenge = challenge_for(tools, store, who, Right.CHALLENGE_MANAGE, sending.id)
    if sending.closed:
        need(tools, who, Right.CHALLENGE_NOTES, challenge.id)
    return Subject(Kind.CHALLENGE, challenge.id, challenge.authority), challenge.title, challenge.framework


def _members(tools: Toolbox, store: UnitOfWork, found: Contents) -> Iterator[tuple[str, Iterable[bytes]]]:
    """What a bundle holds, one member after the other and each in pieces: a line, a report or a file at a time is in memory."""
    yield RECORDS, _lines({"table": record.table, "values": record.values} for record in found.records)
    yield AUTHORITIES, _lines(map(plain, found.authorities))
    yield REPORTS, _lines(_report(store, found, report) for report in found.reports)
    for file in found.files:
        yield FILES + file.sha256, (tools.files().content(file.sha256),)


def _report(store: UnitOfWork, found: Contents, report: str) -> dict[str, Any]:
    head, whole = report_of(store, report, found.viewer)
    judged = tuple(sorted(whole.judgements, key=lambda each: each.area))  # no database promises an order
    return {"head": plain(replace(head, judgements=judged)), "report": plain(replace(whole, judgements=judged))}


def _lines(values: Iterable[Any]) -> Iterator[bytes]:
    for value in values:
        yield f"{json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(',', ':'))}\n".encode()


def counts_of(kind: Kind, records: tuple[Record, ...]) -> dict[str, int]:
    """How many things of each kind travel, in the words that people read, in the order of parts."""
    of = {part.table: part for part in PARTS[kind]}
    seen: dict[str, set[str]] = {}
    for record in records:
        part = of[record.table]
        seen.setdefault(THINGS[part.thing], set()).add("/".join(str(record.values[column]) for column in part.of))
    return {called: len(ids) for called, ids in seen.items()}


def _how(sending: Sending) -> str:
    chosen = [word for word, so in (("restricted", sending.restricted), ("closed notes", sending.closed)) if so]
    return ", ".join(["bundle", *(("locked",) if sending.passphrase else ()), *chosen])
