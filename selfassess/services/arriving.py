"""Bringing reports into the library that a person sends: first read, then shown, and taken in once the person has agreed."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath, PureWindowsPath
from tempfile import TemporaryDirectory

from selfassess.domain.arriving import Arrival, Batch, Corrected, Originals, State
from selfassess.domain.audit import Deed
from selfassess.domain.holdings import ReportHead
from selfassess.domain.jobs import Job
from selfassess.domain.people import Person
from selfassess.domain.report import Report, Status, Visibility
from selfassess.domain.rights import INSTANCE, Right
from selfassess.domain.wording import counted
from selfassess.errors import BadInput, NotAllowed, NotFound
from selfassess.files.sniff import sniffed
from selfassess.ports import Toolbox, UnitOfWork
from selfassess.services.importing import ID_LENGTH, keep_corrected, usual_visibility
from selfassess.services.jobs import Tell, ask, list_jobs
from selfassess.services.originals import drop_original, keep_original
from selfassess.services.reports import must_keep, of_report
from selfassess.services.watching import note

TAKEN = frozenset({".docx", ".htm", ".html", ".md", ".pdf", ".txt"})
UNSNIFFED = frozenset({".htm", ".html"})
PAGE = (b"<!doctype html", b"<html")
READING = "reading"
AT_ONCE = 4
"""So many documents are read while the person waits; more are read in the background."""
MOST_BYTES = 25 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it was sent."""

    name: str
    content: bytes


def receive(
    tools: Toolbox,
    who: Person,
    uploads: Sequence[Upload],
    *,
    authority: str = "",
    visibility: Visibility | None = None,
    originals: Originals = Originals.PUBLISHED,
) -> Batch:
    """Keep files as a batch that is to be read. One that cannot be used is refused, one that is here already is known again.

    `originals` says which of the documents are kept beside their text.

    Raises `NotAllowed` for a person who keeps no reports.
    """
    _may_keep(tools, who)
    with tools.store().write() as store:
        known = store.reports.digests()
        arrivals: list[Arrival] = []
        for number, upload in enumerate(uploads, start=1):
            before = known | {each.sha256 for each in arrivals if each.state is State.WAITING}
            arrivals.append(_arrived(number, upload, before))
        batch = Batch(tools.new_id(), who.id, tools.clock(), authority, visibility, tuple(arrivals), originals)
        contents = {each.number: uploads[each.number - 1].content for each in batch.those(State.WAITING)}
        store.arriving.add(batch, contents)
    return batch


def _may_keep(tools: Toolbox, who: Person) -> None:
    if not who.may_somewhere(Right.KEEP_REPORTS, today=tools.today()):
        raise NotAllowed("Your role does not include bringing in reports. Ask an owner of the workspace.")


def _arrived(number: int, upload: Upload, known: frozenset[str]) -> Arrival:
    name = PurePosixPath(PureWindowsPath(upload.name).name).name or f"file {number}"
    digest = hashlib.sha256(upload.content).hexdigest()
    why = _refusal(name, upload.content)
    if why and (right := _rightly_named(name, upload.content)):
        name, why = right, _refusal(right, upload.content)
    if why:
        return Arrival(number, name, digest, State.REFUSED, why)
    if digest in known:
        return Arrival(number, name, digest, State.HERE, report_id=digest[:ID_LENGTH])
    return Arrival(number, name, digest, State.WAITING)


def _rightly_named(name: str, content: bytes) -> str:
    """The name with the ending that a wrongly named PDF, Word document or web page should have; empty for anything else.

    A document is kept and shown by its ending, so that one must be true.
    """
    if content.lstrip(b"\xef\xbb\xbf \t\r\n")[: len(PAGE[0])].lower().startswith(PAGE):
        return f"{name}.html"
    for ending in {".pdf", ".docx"} - {PurePosixPath(name).suffix.lower()}:
        try:
            sniffed(name + ending, content)
        except BadInput:
            continue
        return name + ending
    return ""


def _refusal(name: str, content: bytes) -> str:
    """Why a file is not even read, empty if it is."""
    ending = PurePosixPath(name).suffix.lower()
    if ending not in TAKEN:
        return "Reports are read from PDF, Word (.docx), web pages and text."
    if len(content) > MOST_BYTES:
        return f"It is larger than {MOST_BYTES // 1024 // 1024} MB."
    if ending not in UNSNIFFED:
        try:
            sniffed(name, content)
        except BadInput as error:
            return str(error)
    return ""


def begin_reading(tools: Toolbox, who: Person, batch_id: str) -> Job | None:
    """Read what waits of a batch: a few documents at once, many in the background by a job. Raises `NotFound`."""
    waiting = arrived(tools, who, batch_id).those(State.WAITING)
    under_way = reading_of(tools, who, batch_id)
    if under_way is not None:
        return under_way
    if len(waiting) <= AT_ONCE:
        read_waiting(tools, who, batch_id)
        return None
    with tools.store().write() as store:
        return ask(tools, store, who, READING, f"Reading {counted(len(waiting), 'report')}", place=INSTANCE, batch=batch_id)


def reading_of(tools: Toolbox, who: Person, batch_id: str) -> Job | None:
    """The job that reads a batch and is not over, if there is one."""
    jobs = (job for job in list_jobs(tools, who) if job.kind == READING and job.arguments.get("batch") == batch_id)
    return next((job for job in jobs if not job.state.over), None)


def read_waiting(tools: Toolbox, who: Person, batch_id: str, tell: Tell | None = None) -> Batch:
    """Read what still waits of a batch, each document kept as soon as it was read. It can be stopped and called again.

    `tell` hears how many were read of how many. Raises `NotFound`.
    """
    batch = arrived(tools, who, batch_id)
    with TemporaryDirectory() as name:
        with tools.store().read() as store:
            known = store.authorities.all()
            put = {each.number: _put(Path(name), store, batch, each) for each in batch.those(State.WAITING)}
        places = {number: place for number, place in put.items() if place is not None}
        numbers = {f"{place.parent.name}/{place.name}": number for number, place in places.items()}
        for done, report in enumerate(tools.reader().read(list(places.values()), known=known), start=1):
            _keep_read(tools, batch, numbers[report.source], report)
            if tell is not None:
                tell(done, len(places), f"{done} of {len(places)} read")
    return arrived(tools, who, batch_id)


def _put(folder: Path, store: UnitOfWork, batch: Batch, arrival: Arrival) -> Path | None:
    """A document in a folder of its own, so that two of one name don't meet; None where somebody else has just read it."""
    content = store.arriving.content(batch.id, arrival.number)
    if content is None:
        return None
    place = folder / f"document-{arrival.number}" / arrival.name
    place.parent.mkdir()
    place.write_bytes(content)
    return place


def _keep_read(tools: Toolbox, batch: Batch, number: int, report: Report) -> None:
    """Write down what was read of a document, unless that has been done meanwhile."""
    with tools.store().write() as store:
        arrival = store.arriving.get(batch.id, batch.by).one(number)
        if arrival.state is State.WAITING:
            read = _read(batch, arrival, report)
            wanted = read.said is not None and batch.originals.kept(read.said.visibility)
            store.arriving.save(batch.id, read, content=store.arriving.content(batch.id, number) if wanted else None)


def _read(batch: Batch, arrival: Arrival, report: Report) -> Arrival:
    source = report.source
    plain = replace(report, source=arrival.name, problems=tuple(each.removeprefix(f"{source}: ") for each in report.problems))
    if plain.status is Status.REFUSED:
        return replace(arrival, state=State.REFUSED, why=" ".join(plain.problems))
    if not plain.passages:
        why = "It holds no paragraph of a report. Check that it is the right document."
        return replace(arrival, state=State.REFUSED, why=why)
    said = Corrected(
        authority=batch.authority or plain.authority,
        kind=plain.kind,
        visit_start=plain.inspection_start,
        visit_end=plain.inspection_end,
        visibility=batch.visibility or usual_visibility(plain.kind),
    )
    return replace(arrival, state=State.READ, report=plain, said=said)


def arrived(tools: Toolbox, who: Person, batch_id: str) -> Batch:
    """A batch that the person brought. Raises `NotFound`."""
    with tools.store().read() as store:
        return store.arriving.get(batch_id, who.id)


def unfinished(tools: Toolbox, who: Person) -> tuple[Batch, ...]:
    """The person's batches of which something still waits to be read or to be taken in, newest first."""
    with tools.store().read() as store:
        found = store.arriving.of(who.id)
    return tuple(batch for batch in found if batch.those(State.WAITING) or batch.those(State.READ))


def undoable(tools: Toolbox, who: Person) -> tuple[Batch, ...]:
    """The person's batches that are over and of which something was taken in, so that it can be taken out again, newest first."""
    with tools.store().read() as store:
        found = store.arriving.of(who.id)
    over = (batch for batch in found if not batch.those(State.WAITING) and not batch.those(State.READ))
    return tuple(batch for batch in over if batch.those(State.TAKEN_IN))


def in_library(tools: Toolbox, who: Person, batch: Batch) -> Mapping[str, ReportHead]:
    """The reports of the library that documents of a batch became or are the same as, by id: those that the person may see."""
    wanted = {arrival.report_id for arrival in batch.arrivals}
    with tools.store().read() as store:
        heads = store.reports.heads(viewer=who.viewer(today=tools.today()))
    return {head.id: head for head in heads if head.id in wanted}


def take_in(tools: Toolbox, who: Person, batch_id: str, said: Mapping[int, Corrected]) -> Batch:
    """Take those documents into the library of which the person says what they are, each in a transaction of its own.

    One that may not be taken in so stays, and says why. Raises `NotFound`.
    """
    for arrival in arrived(tools, who, batch_id).those(State.READ):
        if arrival.number in said:
            _take_in(tools, who, batch_id, arrival.number, said[arrival.number])
    return arrived(tools, who, batch_id)


def _take_in(tools: Toolbox, who: Person, batch_id: str, number: int, said: Corrected) -> None:
    try:
        with tools.store().write() as store:
            batch = store.arriving.get(batch_id, who.id)
            arrival = batch.one(number)
            if arrival.report is not None and arrival.state is State.READ:
                taken = _taken_in(tools, store, who, arrival, said)
                content = store.arriving.content(batch_id, number)
                if content is not None and taken.state is State.TAKEN_IN and batch.originals.kept(said.visibility):
                    keep_original(tools, store, arrival.sha256[:ID_LENGTH], arrival.name, content)
                store.arriving.save(batch_id, taken)
    except NotAllowed as error:
        with tools.store().write() as store:
            arrival = store.arriving.get(batch_id, who.id).one(number)
            content = store.arriving.content(batch_id, number)
            store.arriving.save(batch_id, replace(arrival, said=said, why=str(error)), content=content)


def _taken_in(tools: Toolbox, store: UnitOfWork, who: Person, arrival: Arrival, said: Corrected) -> Arrival:
    """What becomes of a document that is taken in. Raises `NotAllowed`."""
    done = replace(arrival, state=State.TAKEN_IN, said=said, report=None, why="", report_id=arrival.sha256[:ID_LENGTH])
    if arrival.report is None or arrival.sha256 in store.reports.digests():
        return replace(done, state=State.HERE)
    head = keep_corrected(tools, store, who, arrival.report, said)
    note(tools, store, who, Deed.ADDED, of_report(head), about=head.visibility.value)
    return done


def take_back(tools: Toolbox, who: Person, batch_id: str) -> Batch:
    """Take out of the library again what was taken in of a batch; it stands as it was before. Raises `NotFound`."""
    for arrival in arrived(tools, who, batch_id).those(State.TAKEN_IN):
        with tools.store().write() as store:
            kept = store.originals.of(arrival.report_id or "")
            content = tools.files().get(kept) if kept else None
            back = _taken_back(tools, store, who, arrival)
            store.arriving.save(batch_id, back, content=content if back.state is State.READ else None)
    return arrived(tools, who, batch_id)


def _taken_back(tools: Toolbox, store: UnitOfWork, who: Person, arrival: Arrival) -> Arrival:
    report_id = arrival.report_id or ""
    try:
        head = must_keep(tools, store, who, report_id)
        report = store.reports.report(report_id, viewer=who.viewer(today=tools.today()))
    except NotFound:
        return replace(arrival, state=State.REFUSED, report_id=None, why="It has been removed from the library meanwhile.")
    store.reports.remove(report_id)
    drop_original(tools, store, report_id)
    note(tools, store, who, Deed.REMOVED, of_report(head))
    return replace(arrival, state=State.READ, report=report, report_id=None)


def throw_away(tools: Toolbox, who: Person, batch_id: str) -> None:
    """Forget a batch; what was taken in of it stays in the library. Raises `NotFound`."""
    with tools.store().write() as store:
        store.arriving.get(batch_id, who.id)
        store.arriving.forget(batch_id)
