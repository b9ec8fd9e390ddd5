"""A draft as text that a person edits, and what their editing did to its citations.

The text is plain: a line that names each part, a line beginning '- ' for each statement, marks that name citations: [3] for one,
[5–9] for a run of them.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from selfassess.domain.benchmark import PART_TITLES, Citation, Draft

_MARK = re.compile(r"\[(\d{1,4})(?:[–-](\d{1,4}))?\]")
_MARKS = re.compile(rf"(?:{_MARK.pattern})+")
_SHORTEST_RUN = 3
_BULLET = "- "
_BETWEEN = "\n\n"
_TITLES = tuple(PART_TITLES.values())


def draft_text(draft: Draft) -> str:
    """A draft as the text that a person is offered."""
    blocks = []
    for part in draft.parts:
        lines = [f"{_BULLET}{statement.text} {marks(statement.citations)}".rstrip() for statement in part.statements]
        blocks.append("\n".join([part.title, *lines]))
    return _BETWEEN.join(blocks)


def marks(numbers: Iterable[int]) -> str:
    """The marks of citations in order, runs of three and more drawn together: '[1][4–9]'."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return "".join(_run(run) for run in runs)


def _run(run: Sequence[int]) -> str:
    if len(run) >= _SHORTEST_RUN:
        return f"[{run[0]}–{run[-1]}]"
    return "".join(f"[{number}]" for number in run)


def marked(text: str) -> tuple[int, ...]:
    """The numbers of the citations that a text marks, each once, in its order."""
    numbers: list[int] = []
    for first, last in _MARK.findall(text):
        numbers.extend(range(int(first), int(last or first) + 1))
    return tuple(dict.fromkeys(numbers))


def pieces(text: str) -> tuple[str | tuple[int, ...], ...]:
    """A text parted at its marks: plain text, and for each mark or run of adjoining marks the numbers that it names."""
    found: list[str | tuple[int, ...]] = []
    at = 0
    for run in _MARKS.finditer(text):
        found += [text[at : run.start()], marked(run.group())]
        at = run.end()
    return tuple(piece for piece in (*found, text[at:]) if piece)


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation that a text still marks; `verbatim` says whether its quotation still stands there word for word.

    A computed fact has no quotation and is never verbatim.
    """

    citation: Citation
    verbatim: bool


def cited(text: str, citations: Sequence[Citation]) -> tuple[Cited, ...]:
    """The citations that a text still marks, in the order of their marks. A mark that names none is left alone."""
    by_number = {citation.number: citation for citation in citations}
    flat = _flat(text)
    return tuple(
        Cited(by_number[number], bool(by_number[number].quote) and _flat(by_number[number].quote) in flat)
        for number in marked(text)
        if number in by_number
    )


def source_line(citation: Citation) -> str:
    """What is printed of a citation's source: authority, report, paragraph and page, or that our copy has no number."""
    where = [f"paragraph {citation.paragraph}"] if citation.paragraph else []
    where += [f"page {citation.page}"] if citation.page is not None else []
    if citation.quote and not where:
        where = ["number not in our copy"]
    return ", ".join([citation.authority, citation.report_title, *where])


def with_statement(text: str, title: str, statement: str, number: int) -> str:
    """A text with one more statement at the end of the part of this title.

    Where there is none the part is added: before the first that is read after it, else at the end.
    """
    added = f"{_BULLET}{statement} {marks((number,))}"
    blocks = text.rstrip().split(_BETWEEN)
    for place, block in enumerate(blocks):
        if _heading(block) == title:
            return _BETWEEN.join([*blocks[:place], f"{block.rstrip()}\n{added}", *blocks[place + 1 :]])
    later = frozenset(_TITLES[_TITLES.index(title) + 1 :]) if title in _TITLES else frozenset()
    at = next((place for place, block in enumerate(blocks) if _heading(block) in later), len(blocks))
    return _BETWEEN.join([*blocks[:at], f"{title}\n{added}", *blocks[at:]])


def _heading(block: str) -> str:
    return block.partition("\n")[0].strip()


def without_statement(text: str, number: int) -> str:
    """A text without the statements that mark this source alone, and without a part that then says nothing."""
    return _BETWEEN.join(block for block in (_block_without(block, number) for block in text.split(_BETWEEN)) if block)


def _block_without(block: str, number: int) -> str:
    lines = block.split("\n")
    left = [line for line in lines if not (line.startswith(_BULLET) and marked(line) == (number,))]
    said = len(left) > 1 or left == lines
    return "\n".join(left) if said else ""


def _flat(text: str) -> str:
    return " ".join(text.split())
