"""The library of past reports: listing, showing, removing."""

from dataclasses import dataclass

from selfassess.domain.comparators import Authority, name_key
from selfassess.domain.holdings import ReportHead
from selfassess.domain.people import LOCAL, Person
from selfassess.domain.report import Report, ReportKind
from selfassess.ports import EVERY_AUTHORITY, Toolbox


@dataclass(frozen=True, slots=True)
class Library:
    """What the library holds about each authority: its reports, newest first. `held` counts all, also those not asked for."""

    authorities: tuple[tuple[Authority | None, tuple[ReportHead, ...]], ...]
    held: int

    @property
    def size(self) -> int:
        """How many reports are listed."""
        return sum(len(heads) for _, heads in self.authorities)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which reports are asked for: of authorities with these words in their name, and of this kind; empty means all."""

    words: str = ""
    kind: ReportKind | None = None

    def fits(self, head: ReportHead) -> bool:
        """Whether a report is asked for."""
        named = name_key(head.authority_name)
        every_word = all(word in named for word in name_key(self.words).split())
        return every_word and self.kind in (None, head.kind)


def library(tools: Toolbox, who: Person, *, viewer: str | None = None, wanted: Wanted | None = None) -> Library:
    """Every report that the person may see, or that may be seen on behalf of `viewer`, by authority; unknown authorities last."""
    with tools.store().read() as store:
        heads = store.reports.heads(viewer=viewer or viewer_of(who))
        authorities = store.authorities.all()
    held = len(heads)
    if wanted is not None:
        heads = tuple(head for head in heads if wanted.fits(head))
    by_authority: dict[str | None, list[ReportHead]] = {}
    for head in heads:
        by_authority.setdefault(head.authority, []).append(head)
    groups: list[tuple[Authority | None, tuple[ReportHead, ...]]] = [
        (authority, tuple(by_authority[authority.id])) for authority in authorities if authority.id in by_authority
    ]
    if None in by_authority:
        groups.append((None, tuple(by_authority[None])))
    return Library(tuple(groups), held)


@dataclass(frozen=True, slots=True)
class ShownReport:
    """One report, whole."""

    head: ReportHead
    report: Report


def show_report(tools: Toolbox, who: Person, report_id: str, *, viewer: str | None = None) -> ShownReport:
    """A report with its passages and recommendations. Raises `NotFound`."""
    seen_by = viewer or viewer_of(who)
    with tools.store().read() as store:
        return ShownReport(store.reports.head(report_id, viewer=seen_by), store.reports.report(report_id, viewer=seen_by))


def viewer_of(who: Person) -> str | None:
    """On whose behalf a person looks: the one of a laptop on everybody's, any other on nobody's."""
    return EVERY_AUTHORITY if who == LOCAL else None


def seen_for(who: Person, authority: str) -> str | None:
    """On whose behalf a person looks at one authority: its own, where they act for every authority."""
    return authority if who == LOCAL else viewer_of(who)


def remove_report(tools: Toolbox, _who: Person, report_id: str) -> None:
    """Take a report out of the library. Citations that were kept stay readable. Raises `NotFound`."""
    with tools.store().write() as store:
        store.reports.remove(report_id)
