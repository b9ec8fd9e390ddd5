"""Bringing past reports into the library."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from selfassess.domain.arriving import Corrected, Originals
from selfassess.domain.audit import Deed
from selfassess.domain.comparators import Authority, authority_id
from selfassess.domain.holdings import ReportHead
from selfassess.domain.people import Person
from selfassess.domain.report import Report, ReportKind, Status, Visibility
from selfassess.errors import NotAllowed, NotFound
from selfassess.ports import Toolbox, UnitOfWork
from selfassess.services.authorities import adopt
from selfassess.services.originals import drop_original, keep_original
from selfassess.services.reports import keeps, must_keep, of_report
from selfassess.services.watching import note

ID_LENGTH = 16


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of one document: the report's head where it is now in the library, None where it was refused."""

    source: str
    head: ReportHead | None
    status: Status
    passages: int
    problems: tuple[str, ...]


def import_reports(
    tools: Toolbox,
    who: Person,
    paths: Sequence[Path],
    *,
    authority: str | None = None,
    visibility: Visibility | None = None,
    originals: Originals = Originals.PUBLISHED,
) -> Iterator[Imported]:
    """Read each document under these paths and keep it, one transaction each, so that a stopped import loses nothing.

    Documents whose SHA-256 is in the library already are skipped. `authority` names the council that all of them are about;
    without it each report's own cover decides, and a council that is not in the list yet is added as printed. Without
    `visibility` the kind decides who may see each. `originals` says which documents are kept beside their text.
    """
    with tools.store().read() as store:
        digests, authorities = store.reports.digests(), store.authorities.all()
    files = tools.reader().files(paths)
    wanted = _Wanted(authority, visibility, originals)
    for report in tools.reader().read(paths, skip=digests, known=authorities):
        yield _keep(tools, who, report, files.get(report.source), wanted)


def documents_in(tools: Toolbox, paths: Sequence[Path]) -> int:
    """How many documents under these paths may be reports, whether or not they are in the library. Raises `NotFound`."""
    return len(tools.reader().files(paths))


@dataclass(frozen=True, slots=True)
class _Wanted:
    """How documents are to be kept, as far as somebody said."""

    authority: str | None
    visibility: Visibility | None
    originals: Originals


def _keep(tools: Toolbox, who: Person, report: Report, file: Path | None, wanted: _Wanted) -> Imported:
    if report.status is Status.REFUSED:
        return Imported(report.source, None, report.status, 0, report.problems)
    if not report.passages:
        problem = f"{report.source}: it holds no paragraph of a report. Check that it is the right document."
        return Imported(report.source, None, Status.REFUSED, 0, (problem,))
    try:
        with tools.store().write() as store:
            about = _authority(tools, store, wanted.authority or report.authority)
            head = head_of(report, about, wanted.visibility or usual_visibility(report.kind))
            must_be_theirs(tools, who, head)
            store.reports.add(head, report, at=tools.clock(), by=who.id)
            if file is not None and wanted.originals.kept(head.visibility):
                _keep_file(tools, store, report, file)
            note(tools, store, who, Deed.ADDED, of_report(head), about=head.visibility.value)
    except NotAllowed as error:
        return Imported(report.source, None, Status.REFUSED, 0, (str(error),))
    problems = report.problems
    if about is None:
        problems = (*problems, f"{report.source}: no council is printed. Say which one it is about.")
    return Imported(report.source, head, report.status, len(report.passages), problems)


def _keep_file(tools: Toolbox, store: UnitOfWork, report: Report, file: Path) -> None:
    """Keep the document in which a report was read, if it is still what was read."""
    content = file.read_bytes()
    if hashlib.sha256(content).hexdigest() == report.sha256:
        keep_original(tools, store, report.sha256[:ID_LENGTH], file.name, content)


def must_be_theirs(tools: Toolbox, who: Person, head: ReportHead) -> None:
    """Raises `NotAllowed` where a person may not keep a report as this head says."""
    if not keeps(tools, who, head.authority, head.visibility):
        raise NotAllowed(
            f"{head.source}: you may bring in reports of your own authority, and published ones of others. "
            f"This one is about {head.authority_name} and would be {head.visibility.value}."
        )


def usual_visibility(kind: ReportKind) -> Visibility:
    """Who may see a report unless somebody says otherwise: a peer challenge is the authority's own until it is published."""
    return Visibility.AUTHORITY if kind is ReportKind.PEER_CHALLENGE else Visibility.PUBLISHED


def _authority(tools: Toolbox, store: UnitOfWork, name: str | None) -> Authority | None:
    if name is None:
        return None
    try:
        return adopt(tools, store, name)
    except NotFound:
        new = Authority(id=authority_id(name), name=_short(name))
        store.authorities.save([new])
        return new


def _short(name: str) -> str:
    """A council's name without what every council is called: 'Warrington Borough Council' → 'Warrington'."""
    return re.sub(r"\s+(?:(?:metropolitan|city|county|london)\s+)?(?:borough\s+)?council$", "", name.strip(), flags=re.IGNORECASE)


def head_of(report: Report, authority: Authority | None, visibility: Visibility) -> ReportHead:
    """The head under which a report is kept."""
    return ReportHead(
        id=report.sha256[:ID_LENGTH],
        kind=report.kind,
        framework=report.framework,
        authority=authority.id if authority else None,
        authority_name=authority.name if authority else (report.authority or "Authority not printed"),
        visit_start=report.inspection_start,
        visit_end=report.inspection_end,
        published=report.published,
        dated=report.dated,
        judgements=report.judgements,
        licence=report.licence,
        visibility=visibility,
        source=report.source,
    )


def correct_report(tools: Toolbox, who: Person, report_id: str, said: Corrected) -> ReportHead:
    """Keep a report under what a person says of it; its text, judgements and tags stay. Raises `NotFound`.

    The document of one that is published no longer is let go: it may hold what the text masks.
    """
    with tools.store().write() as store:
        before = must_keep(tools, store, who, report_id)
        report = store.reports.report(report_id, viewer=who.viewer(today=tools.today()))
        head = keep_corrected(tools, store, who, report, said)
        if before.visibility is Visibility.PUBLISHED is not head.visibility:
            drop_original(tools, store, report_id)
        note(tools, store, who, Deed.CHANGED, of_report(head), about=head.visibility.value)
    return head


def keep_corrected(tools: Toolbox, store: UnitOfWork, who: Person, report: Report, said: Corrected) -> ReportHead:
    """Keep a report as a person says that it is, within a transaction that is open. Raises `NotAllowed`."""
    about = _authority(tools, store, said.authority)
    changed = replace(report, kind=said.kind, inspection_start=said.visit_start, inspection_end=said.visit_end)
    head = head_of(changed, about, said.visibility)
    must_be_theirs(tools, who, head)
    store.reports.add(head, changed, at=tools.clock(), by=who.id)
    return head
