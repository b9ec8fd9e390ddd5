"""Bringing past reports into the library."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from selfassess.domain.comparators import Authority, authority_id
from selfassess.domain.holdings import ReportHead
from selfassess.domain.people import Person
from selfassess.domain.report import Report, ReportKind, Status, Visibility
from selfassess.errors import NotFound
from selfassess.ports import Toolbox, UnitOfWork
from selfassess.services.authorities import adopt
from selfassess.services.reports import viewer_of

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
) -> Iterator[Imported]:
    """Read each document under these paths and keep it, one transaction each, so that a stopped import loses nothing.

    Documents whose SHA-256 is in the library already are skipped. `authority` names the council that all of them are about;
    without it each report's own cover decides, and a council that is not in the list yet is added as printed. Without
    `visibility` the kind decides who may see each.
    """
    with tools.store().read() as store:
        digests, authorities = store.reports.digests(), store.authorities.all()
    for report in tools.reader().read(paths, skip=digests, known=authorities):
        yield _keep(tools, who, report, authority=authority, visibility=visibility)


def _keep(tools: Toolbox, who: Person, report: Report, *, authority: str | None, visibility: Visibility | None) -> Imported:
    if report.status is Status.REFUSED:
        return Imported(report.source, None, report.status, 0, report.problems)
    if not report.passages:
        problem = f"{report.source}: it holds no paragraph of a report. Check that it is the right document."
        return Imported(report.source, None, Status.REFUSED, 0, (problem,))
    with tools.store().write() as store:
        about = _authority(tools, store, authority or report.authority)
        head = head_of(report, about, visibility or usual_visibility(report.kind))
        store.reports.add(head, report, at=tools.clock(), by=who.id)
    problems = report.problems
    if about is None:
        problems = (*problems, f"{report.source}: no council is printed. Say which one it is about.")
    return Imported(report.source, head, report.status, len(report.passages), problems)


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


@dataclass(frozen=True, slots=True)
class Corrected:
    """What a person says of a report, in place of what was read; no `authority` means that it is about none."""

    authority: str | None
    kind: ReportKind
    visit_start: date | None
    visit_end: date | None
    visibility: Visibility


def correct_report(tools: Toolbox, who: Person, report_id: str, said: Corrected) -> ReportHead:
    """Keep a report under what a person says of it; its text, judgements and tags stay. Raises `NotFound`."""
    with tools.store().write() as store:
        report = store.reports.report(report_id, viewer=viewer_of(who))
        about = _authority(tools, store, said.authority)
        changed = replace(report, kind=said.kind, inspection_start=said.visit_start, inspection_end=said.visit_end)
        head = head_of(changed, about, said.visibility)
        store.reports.add(head, changed, at=tools.clock(), by=who.id)
    return head
