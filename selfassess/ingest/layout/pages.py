"""Paragraphs that a page's end parted."""

import re
from collections.abc import Sequence

from selfassess.domain.source import Role
from selfassess.ingest.layout.grouping import Group
from selfassess.ingest.layout.setting import Setting

ENDED = re.compile(r"[.?!:][)”’\"'\]]*(?:\s*\([^()]*\))?\Z")
NEAR = 6.0


def across_pages(groups: Sequence[Group], setting: Setting) -> list[Group]:
    """Groups in which a paragraph that goes on overleaf is whole."""
    result: list[Group] = []
    for group in groups:
        if result and _goes_on(result[-1], group, setting):
            result[-1].lines.extend(group.lines)
        else:
            result.append(group)
    return result


def _goes_on(before: Group, after: Group, setting: Setting) -> bool:
    last, first = before.lines[-1], after.lines[0]
    if first.page != last.page + 1 or after.role is not Role.PARAGRAPH or before.role is Role.HEADING:
        return False
    if first.text[:1].islower() or last.broken:
        return True
    hang = before.hang if before.hang is not None else before.lines[0].left
    indented = hang > setting.margin + NEAR
    if abs(first.left - hang) > NEAR:
        return False
    return indented or ENDED.search(last.text) is None
