"""From a file to a report: sniff, read, mask, part into passages, gather facts, classify."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from selfassess.domain.report import Absence, Passage, Recommendation, Report, ReportKind, Status
from selfassess.domain.source import Source
from selfassess.errors import Unreadable
from selfassess.ingest import case_table, classify, peer_challenge, recommendations, segment
from selfassess.ingest.draft import Content
from selfassess.ingest.headings import Part
from selfassess.ingest.metadata.authority import Names
from selfassess.ingest.metadata.facts import facts
from selfassess.ingest.metadata.figures import Told, figures
from selfassess.ingest.readers import html, pdf, text, word
from selfassess.ingest.readers.sniffing import Format, sniff
from selfassess.ingest.redact import sourced

READERS = {Format.PDF: pdf.read, Format.WORD: word.read, Format.HTML: html.read, Format.TEXT: text.read}


@dataclass(frozen=True, slots=True)
class Reading:
    """A report, and the masked source that its passages are slices of; no source where the file was refused."""

    report: Report
    source: Source | None


def read(file: Path | bytes, name: str, *, known: Names = ()) -> Report:
    """The report in a file. `name` is kept as its source; `known` are names of authorities beyond the list that ships.

    A file that cannot be read gives a refused report that says why.
    """
    return reading(file, name, known=known).report


def reading(file: Path | bytes, name: str, *, known: Names = ()) -> Reading:
    """The report in a file together with its text."""
    try:
        content = file if isinstance(file, bytes) else file.read_bytes()
    except OSError as error:
        return Reading(refused(name, "", f"it cannot be opened ({error.strerror})"), None)
    digest = hashlib.sha256(content).hexdigest()
    try:
        held = READERS[sniff(content)](content)
    except Unreadable as error:
        return Reading(refused(name, digest, str(error)), None)
    source = sourced(held.drafts, held.pages)
    return Reading(_report(source, held, name, digest, known), source)


def source_of(file: Path) -> Source:
    """The masked text of a file. Raises `Unreadable`."""
    content = file.read_bytes()
    held = READERS[sniff(content)](content)
    return sourced(held.drafts, held.pages)


def refused(name: str, digest: str, reason: str) -> Report:
    """The report of a file that cannot be read."""
    return Report(
        source=name,
        sha256=digest,
        kind=ReportKind.OTHER,
        framework=None,
        authority=None,
        inspection_start=None,
        inspection_end=None,
        published=None,
        dated=None,
        lead_inspector=None,
        judgements=(),
        recommendations=(),
        passages=(),
        facts=(),
        absent=tuple((field, Absence.NOT_PARSED) for field in ("authority", "inspection_start", "inspection_end")),
        status=Status.REFUSED,
        problems=(f"{name}: {reason}",),
    )


def _report(source: Source, held: Content, name: str, digest: str, known: Names) -> Report:
    about = facts(source, known)
    placed = segment.passages(source)
    asked = recommendations.items(source, placed)
    passages = recommendations.grounds_marked(classify.passages(source, placed), asked)
    problems = (*held.problems, *about.problems, *recommendations.problems(placed, asked), *case_table.problems(source))
    return Report(
        source=name,
        sha256=digest,
        kind=about.kind,
        framework=about.framework,
        authority=about.subject.authority,
        provider=about.subject.provider,
        inspection_start=about.visit.start if about.visit else None,
        inspection_end=about.visit.end if about.visit else None,
        published=about.published,
        dated=about.dated,
        lead_inspector=about.lead,
        judgements=about.judgements,
        recommendations=tuple(_recommendation(item, passages[item.place]) for item in asked),
        passages=passages,
        facts=figures(_local(source, placed), report=source.text),
        absent=about.absent,
        status=Status.PARTIAL if problems else Status.CLEAN,
        problems=problems,
        topic=about.topic,
        licence=about.licence,
        inspectors=about.inspectors,
        earlier=about.earlier,
        peer_challenge=peer_challenge.parts(source) if about.kind is ReportKind.PEER_CHALLENGE else None,
    )


def _local(source: Source, placed: tuple[segment.Placed, ...]) -> Iterator[Told]:
    """What a report tells about its area before it judges."""
    for piece in placed:
        if piece.section.part is Part.LOCAL:
            yield from (Told(source.words(block), block.page) for block in piece.blocks)


def _recommendation(item: recommendations.Item, passage: Passage) -> Recommendation:
    return Recommendation(
        number=passage.number,
        text=passage.text,
        page=passage.page,
        area=passage.area,
        lines=passage.lines,
        audience=item.audience,
        priority=item.priority,
        title=item.title,
        theme=item.theme,
        paragraphs=item.paragraphs,
        framework_tags=item.framework_tags,
    )
