"""The library of past reports: listing, showing, opening their documents, removing."""

from dataclasses import dataclass

from selfassess.domain.audit import Deed, Thing
from selfassess.domain.comparators import Authority, name_key
from selfassess.domain.evidence import StoredFile
from selfassess.domain.holdings import ReportHead
from selfassess.domain.labels import places
from selfassess.domain.people import Person
from selfassess.domain.report import Report, ReportKind, Visibility
from selfassess.domain.rights import INSTANCE, Right
from selfassess.errors import NotAllowed, NotFound
from selfassess.ports import Toolbox, UnitOfWork
from selfassess.services.originals import PDF, drop_original
from selfassess.services.watching import note, saw


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


def library(tools: Toolbox, who: Person, *, wanted: Wanted | None = None) -> Library:
    """Every report that the person may see, by authority; unknown authorities last."""
    with tools.store().read() as store:
        heads = store.reports.heads(viewer=who.viewer(today=tools.today()))
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
    """One report, whole. `corrected` are the passages whose tags a person corrected; `keeps` is whether this person may.

    `original` is its document, where that is kept.
    """

    head: ReportHead
    report: Report
    corrected: frozenset[int] = frozenset()
    keeps: bool = False
    original: StoredFile | None = None


def show_report(tools: Toolbox, who: Person, report_id: str) -> ShownReport:
    """A report with its passages and recommendations. Raises `NotFound`."""
    viewer = who.viewer(today=tools.today())
    with tools.store().read() as store:
        head = store.reports.head(report_id, viewer=viewer)
        report = store.reports.report(report_id, viewer=viewer)
        said = store.labels.of(report_id)
        original = store.originals.of(report_id)
        may = may_change(tools, store, who, head)
    labels = (said.get(place) for place in places(report.passages)) if said else ()
    corrected = frozenset(ordinal for ordinal, label in enumerate(labels, start=1) if label and label.said)
    return ShownReport(head, report, corrected, may, original)


def remove_report(tools: Toolbox, who: Person, report_id: str) -> None:
    """Take a report out of the library with its document. Citations that were kept stay readable.

    Raises `NotFound` and `NotAllowed`.
    """
    with tools.store().write() as store:
        head = must_keep(tools, store, who, report_id)
        store.reports.remove(report_id)
        drop_original(tools, store, report_id)
        note(tools, store, who, Deed.REMOVED, of_report(head))


def open_original(tools: Toolbox, who: Person, report_id: str) -> tuple[StoredFile, bytes]:
    """The document of a report. Raises `NotFound` where there is no such report, or its document is not kept."""
    with tools.store().write() as store:
        head = store.reports.head(report_id, viewer=who.viewer(today=tools.today()))
        kept = _kept(store, report_id)
        content = tools.files().get(kept)
        note(tools, store, who, Deed.OPENED_FILE, of_report(head))
    return kept, content


def picture_of_page(tools: Toolbox, who: Person, report_id: str, page: int) -> bytes:
    """A page (from 1) of the document of a report, as a PNG picture.

    Raises `NotFound` where there is no such report or page, or the document is no PDF or not kept.
    """
    with tools.store().read() as store:
        head = store.reports.head(report_id, viewer=who.viewer(today=tools.today()))
        kept = _kept(store, report_id)
    if kept.media_type != PDF:
        raise NotFound(f"{kept.name} is no PDF and has no pages to show. Open the document itself.")
    saw(tools, who, of_report(head))
    return tools.painter()(tools.files().get(kept), page)


def take_original_away(tools: Toolbox, who: Person, report_id: str) -> None:
    """Keep the document of a report no longer; its text stays. Raises `NotFound` and `NotAllowed`."""
    with tools.store().write() as store:
        head = must_keep(tools, store, who, report_id)
        _kept(store, report_id)
        drop_original(tools, store, report_id)
        note(tools, store, who, Deed.REMOVED, of_report(head), about="document")


def _kept(store: UnitOfWork, report_id: str) -> StoredFile:
    found = store.originals.of(report_id)
    if found is None:
        raise NotFound("The document of this report is not kept. Only its text is.")
    return found


def of_report(head: ReportHead) -> Thing:
    """A report, as an event of the audit names it: one about no authority belongs to the instance."""
    return Thing("report", head.id, head.authority or INSTANCE)


def must_keep(tools: Toolbox, store: UnitOfWork, who: Person, report_id: str) -> ReportHead:
    """The head of a report that a person may correct and remove. Raises `NotFound` and `NotAllowed`.

    It is about an authority whose reports they keep, or a published one that they brought in themselves.
    """
    head = store.reports.head(report_id, viewer=who.viewer(today=tools.today()))
    if not may_change(tools, store, who, head):
        raise NotAllowed("Only those who keep the reports of this authority, or who brought this one in, can change it.")
    return head


def may_change(tools: Toolbox, store: UnitOfWork, who: Person, head: ReportHead) -> bool:
    """Whether a person may correct and remove a report."""
    return keeps(tools, who, head.authority, head.visibility) and _theirs(tools, store, who, head)


def keeps(tools: Toolbox, who: Person, authority: str | None, visibility: Visibility) -> bool:
    """Whether a person may bring in a report about an authority.

    Any report about one whose reports they keep; published ones about all others, if they keep those of any.
    """
    today = tools.today()
    if authority is not None and who.may(Right.KEEP_REPORTS, authority, today=today):
        return True
    return visibility is Visibility.PUBLISHED and who.may_somewhere(Right.KEEP_REPORTS, today=today)


def _theirs(tools: Toolbox, store: UnitOfWork, who: Person, head: ReportHead) -> bool:
    if head.authority is not None and who.may(Right.KEEP_REPORTS, head.authority, today=tools.today()):
        return True
    return who.unlimited or store.reports.imported_by(head.id) == who.id
