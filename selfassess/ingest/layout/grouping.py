"""Lines of a page to groups: headings, paragraphs, numbered paragraphs, bullets."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from selfassess.domain.days import MONTHS
from selfassess.domain.source import Role
from selfassess.ingest.draft import Line
from selfassess.ingest.labels import GRADE
from selfassess.ingest.layout.setting import Setting

GLYPHS = (
    "\u2022\u25aa\u25a0\u25fc\u25fb\u25cf\u25cb\u25e6\u2023\u2043\u00b7\u2219\uf0b7\uf06e\uf0a7\uf0fc\uf0d8\uf02d\uf06f\uf0be"
)
BULLET = re.compile(rf"[{GLYPHS}]\s*(?=\S)|[{GLYPHS}]\Z")
DASH = re.compile(r"[\u2013\u2014\u2212-]\s+(?=\S)|o\s+(?=[A-Za-z])")
NUMBERED = re.compile(rf"(\d{{1,3}})(?:\.|\s(?=\s*[A-Z])(?!\s*(?i:{'|'.join(MONTHS)})\b))\s*(?=[^\s\d.,%)])")
"""A paragraph's number, with a point or a capital letter after it; the day of a month is none."""
BEFORE_FIGURE = re.compile(r"(\d{1,3})\.\s+(?=\d)")
"""A number before a paragraph that begins with a figure; it must follow the number before it."""
GAP = 1.3
CLOSED = re.compile(r"[.?!:;][)”’\"']?\Z")
LONGEST_HEADING = 220
LARGER = 1.08
RUN_IN = 9
NEAR = 6.0
FURTHEST_IN = 5
GRADED = re.compile(rf"{GRADE}\.\Z|\bgood\.\Z", re.IGNORECASE)


@dataclass(slots=True)
class Group:
    """Lines that belong together, while they are being gathered. `hang` is the left edge of the lines after the first."""

    role: Role
    lines: list[Line]
    number: str | None = None
    depth: int = 1
    lead: int = 0
    hang: float | None = None

    @property
    def style(self) -> tuple[float, bool]:
        """Type size and boldness of the first line."""
        return self.lines[0].size, self.lines[0].bold

    def shown(self, text: str) -> str:
        """A group's text without its bullet or number, which stand in `role` and `number`."""
        return text[self.lead :].lstrip() if self.lead else text

    def add(self, line: Line) -> None:
        if self.hang is None and line.page == self.lines[-1].page:
            self.hang = line.left
        self.lines.append(line)


def grouped(lines: Iterable[Line], setting: Setting) -> list[Group]:
    """The groups that lines make, page by page, in their order."""
    groups: list[Group] = []
    numbers = Numbers()
    for line in lines:
        last = groups[-1] if groups else None
        opened = _opened(line, last, setting, numbers)
        if opened is None and last is not None and not _breaks(last, line, setting):
            last.add(line)
        else:
            groups.append(opened or _plain(line, setting))
    return _settled(_listed(groups, setting))


class Numbers:
    """The paragraph number that was last printed, by which a year or a figure at a line's start is told from a number."""

    def __init__(self) -> None:
        self.last = 0

    def follows(self, number: int) -> bool:
        return 0 < number - self.last <= 3


def _opened(line: Line, last: Group | None, setting: Setting, numbers: Numbers) -> Group | None:
    """The group that a line opens by a bullet or a number, None if it opens none."""
    bullet = BULLET.match(line.text)
    if bullet is None and (dash := DASH.match(line.text)) and _stands_alone(line, last, setting):
        bullet = dash
    if bullet is not None:
        return Group(Role.BULLET, [line], depth=_depth(line, last), lead=bullet.end())
    numbered = NUMBERED.match(line.text) or _before_figure(line, numbers)
    if numbered is None or not _is_number(line, int(numbered[1]), last, setting, numbers):
        return None
    numbers.last = int(numbered[1])
    return Group(Role.NUMBERED, [line], number=numbered[1], lead=numbered.end())


def _before_figure(line: Line, numbers: Numbers) -> re.Match[str] | None:
    found = BEFORE_FIGURE.match(line.text)
    return found if found and numbers.follows(int(found[1])) else None


def _depth(line: Line, last: Group | None) -> int:
    """How deep a bullet stands: deeper than the bullet before it if it stands further in."""
    if last is None or last.role is not Role.BULLET or line.left < last.lines[0].left - NEAR:
        return 1
    return last.depth + 1 if line.left > last.lines[0].left + NEAR else last.depth


def _is_number(line: Line, number: int, last: Group | None, setting: Setting, numbers: Numbers) -> bool:
    apart = last is None or _gap(last.lines[-1], line, setting) or _is_below_heading(line, last)
    if line.left > setting.margin + 2 * setting.body:
        return apart and (number == 1 or numbers.follows(number)) and line.left < setting.margin + FURTHEST_IN * setting.body
    if last is None or apart:
        return True
    return numbers.follows(number) and last.hang is not None and line.left < last.hang - 3


def _is_below_heading(line: Line, last: Group) -> bool:
    """Whether a line in another type than the heading above it begins the text below, however near it stands."""
    return last.role is Role.HEADING and (line.size, line.bold) != last.style


def _stands_alone(line: Line, last: Group | None, setting: Setting) -> bool:
    """Whether a line that begins with a dash begins something: after a gap, after another bullet, or after a closed text."""
    if last is None or _gap(last.lines[-1], line, setting):
        return True
    return bool(CLOSED.search(last.lines[-1].text)) or (last.role is Role.BULLET and line.left <= last.lines[0].left + 3)


def _gap(before: Line, after: Line, setting: Setting) -> bool:
    step = after.baseline - before.baseline
    leading = setting.leading * max(before.size, after.size) / setting.body
    return before.page != after.page or step > GAP * leading or step < 0.5 * leading


def _plain(line: Line, setting: Setting) -> Group:
    role = Role.HEADING if _is_display(line, setting) else Role.PARAGRAPH
    return Group(role, [line])


def _is_display(line: Line, setting: Setting) -> bool:
    return line.bold or line.size >= LARGER * setting.body


def _breaks(last: Group, line: Line, setting: Setting) -> bool:
    """Whether a line that opens nothing itself still begins a group of its own."""
    before = last.lines[-1]
    if last.role is Role.HEADING:
        return not _heading_goes_on(before, line)
    if _gap(before, line, setting):
        return True
    if _is_display(line, setting) and not before.bold and not setting.is_full(before):
        return True
    if last.role is Role.PARAGRAPH:
        return _is_further_in(line, setting) and CLOSED.search(before.text) is not None and not setting.is_full(before)
    return line.left < last.lines[0].left + 3 and (
        (last.hang is not None and last.hang > line.left + 3) or not setting.is_full(before)
    )


def _is_further_in(line: Line, setting: Setting) -> bool:
    return line.left > setting.margin + setting.body


def _listed(groups: list[Group], setting: Setting) -> list[Group]:
    """Groups in which paragraphs that stand further in, one after another, are the items of the list that a text above opens.

    Their bullets are drawn, and so not among the letters.
    """
    start = 0
    while start < len(groups):
        end = start
        while end < len(groups) and _is_item(groups[end], groups[start], setting):
            end += 1
        if end - start > 1 and start and _opens_list(groups[start - 1]):
            for item in groups[start:end]:
                item.role = Role.BULLET
        start = max(end, start + 1)
    return groups


def _is_item(group: Group, first: Group, setting: Setting) -> bool:
    lefts = [line.left for line in group.lines]
    level = all(abs(left - first.lines[0].left) < NEAR / 2 for left in lefts)
    return group.role is Role.PARAGRAPH and level and _is_further_in(group.lines[0], setting)


def _opens_list(group: Group) -> bool:
    return group.role is Role.HEADING or group.lines[-1].text.endswith(":")


def _heading_goes_on(before: Line, line: Line) -> bool:
    same = line.size == before.size and line.bold == before.bold
    step = line.baseline - before.baseline
    beside = -3 * line.size < step <= 0 and line.left > before.left
    return before.page == line.page and same and (0 < step < 1.6 * line.size or beside)


def _settled(groups: list[Group]) -> list[Group]:
    """Groups whose role shows only when they are whole: a long bold text is no heading, a short open line before a list is one."""
    for group, after in zip(groups, [*groups[1:], None], strict=True):
        length = sum(len(line.text) for line in group.lines)
        if group.role is Role.HEADING and _is_sentence(group.lines[-1].text, length):
            group.role = Role.PARAGRAPH
        elif group.role is Role.PARAGRAPH and after is not None and _is_run_in(group, after, length):
            group.role, group.depth = Role.HEADING, RUN_IN
    return groups


def _is_sentence(end: str, length: int) -> bool:
    """Whether display type holds a text to read: long, or a whole sentence that does not end in a grade."""
    return length > LONGEST_HEADING or (length > 60 and end.endswith(".") and not GRADED.search(end))


def _is_run_in(group: Group, after: Group, length: int) -> bool:
    text = group.lines[-1].text
    listed = after.role in (Role.NUMBERED, Role.BULLET) or (group.lines[0].italic and not after.lines[0].italic)
    return listed and len(group.lines) == 1 and length < 90 and text[-1].isalpha() and group.lines[0].text[:1].isupper()
