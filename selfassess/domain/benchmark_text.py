"""A draft as text that a person edits, and what their editing did to its citations.

The text is plain: a line that names each part, a line beginning '- ' for each statement, marks [n] that name citations.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from selfassess.domain.benchmark import Citation, Draft

_MARK = re.compile(r"\[(\d+)\]")


def draft_text(draft: Draft) -> str:
    """A draft as the text that a person is offered."""
    blocks = []
    for part in draft.parts:
        lines = [f"- {statement.text} {marks(statement.citations)}".rstrip() for statement in part.statements]
        blocks.append("\n".join([part.title, *lines]))
    return "\n\n".join(blocks)


def marks(numbers: Iterable[int]) -> str:
    """The marks of citations: '[1][4]'."""
    return "".join(f"[{number}]" for number in numbers)


def marked(text: str) -> tuple[int, ...]:
    """The numbers of the citations that a text marks, each once, in its order."""
    return tuple(dict.fromkeys(int(number) for number in _MARK.findall(text)))


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


def _flat(text: str) -> str:
    return " ".join(text.split())
