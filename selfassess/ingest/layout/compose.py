"""Lines to blocks: what belongs together on a page and across pages."""

from collections import Counter
from collections.abc import Sequence

from selfassess.domain.source import Role
from selfassess.ingest.draft import Draft, Line
from selfassess.ingest.layout import case_rows
from selfassess.ingest.layout.grouping import RUN_IN, Group, grouped
from selfassess.ingest.layout.joining import Vocabulary, joined
from selfassess.ingest.layout.order import in_order
from selfassess.ingest.layout.pages import across_pages
from selfassess.ingest.layout.pieces import parted, put_together, stretches
from selfassess.ingest.layout.running import without_running
from selfassess.ingest.layout.setting import Setting


def compose(lines: Sequence[Line]) -> tuple[Draft, ...]:
    """The blocks that printed lines make, in the order in which they are read; footnotes come last."""
    body = _body_size(lines)
    vocabulary = Vocabulary(lines)
    parts = list(case_rows.parted(without_running(lines), vocabulary))
    stretched = [parted(put_together(in_order(part), body), body) for part in parts if isinstance(part, list)]
    setting = Setting.of([line for text, _ in stretched for line in text], body)
    grouped_stretches = [across_pages(grouped(text, setting), setting) for text, _ in stretched]
    levels = _levels([group for groups in grouped_stretches for group in groups])
    waiting = iter(grouped_stretches)
    drafts: list[Draft] = []
    for part in parts:
        drafts += part if isinstance(part, tuple) else [_draft(group, levels, vocabulary) for group in next(waiting)]
    for _, notes in stretched:
        drafts += [Draft(Role.NOTE, joined(note, vocabulary), note[0].page, note[-1].page) for note in stretches(notes)]
    return tuple(draft for draft in drafts if draft.text)


def _body_size(lines: Sequence[Line]) -> float:
    """The type size in which most of the text is set."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 12.0


def _levels(groups: Sequence[Group]) -> dict[tuple[float, bool], int]:
    """The rank of each style that headings are set in: the largest is 1."""
    styles = {group.style for group in groups if group.role is Role.HEADING and group.depth != RUN_IN}
    return {style: rank for rank, style in enumerate(sorted(styles, reverse=True), start=1)}


def _draft(group: Group, levels: dict[tuple[float, bool], int], vocabulary: Vocabulary) -> Draft:
    first, last = group.lines[0], group.lines[-1]
    return Draft(
        role=group.role,
        text=group.shown(joined(group.lines, vocabulary)),
        page=first.page,
        last_page=last.page,
        number=group.number,
        level=levels[group.style] if group.role is Role.HEADING and group.depth != RUN_IN else group.depth,
    )
