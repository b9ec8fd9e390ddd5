"""The library of past reports: listing, showing, removing."""

from dataclasses import dataclass

from selfassess.domain.comparators import Authority
from selfassess.domain.holdings import ReportHead
from selfassess.domain.people import Person
from selfassess.domain.report import Report
from selfassess.ports import Toolbox


@dataclass(frozen=True, slots=True)
class Library:
    """What the library holds about each authority: its reports, newest first."""

    authorities: tuple[tuple[Authority | None, tuple[ReportHead, ...]], ...]

    @property
    def size(self) -> int:
        """How many reports there are."""
        return sum(len(heads) for _, heads in self.authorities)


def library(tools: Toolbox, _who: Person, *, viewer: str | None = None) -> Library:
    """Every report that may be seen on behalf of `viewer`, by authority; those about no known authority come last."""
    with tools.store().read() as store:
        heads = store.reports.heads(viewer=viewer)
        authorities = store.authorities.all()
    by_authority: dict[str | None, list[ReportHead]] = {}
    for head in heads:
        by_authority.setdefault(head.authority, []).append(head)
    groups: list[tuple[Authority | None, tuple[ReportHead, ...]]] = [
        (authority, tuple(by_authority[authority.id])) for authority in authorities if authority.id in by_authority
    ]
    if None in by_authority:
        groups.append((None, tuple(by_authority[None])))
    return Library(tuple(groups))


@dataclass(frozen=True, slots=True)
class ShownReport:
    """One report, whole."""

    head: ReportHead
    report: Report


def show_report(tools: Toolbox, _who: Person, report_id: str, *, viewer: str | None = None) -> ShownReport:
    """A report with its passages and recommendations. Raises `NotFound`."""
    with tools.store().read() as store:
        return ShownReport(store.reports.head(report_id, viewer=viewer), store.reports.report(report_id, viewer=viewer))


def remove_report(tools: Toolbox, _who: Person, report_id: str) -> None:
    """Take a report out of the library. Citations that were kept stay readable. Raises `NotFound`."""
    with tools.store().write() as store:
        store.reports.remove(report_id)
