"""What people see in a paragraph of Word, also where Word followed their changes: words put in count, words taken out do not."""

from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run

_GONE = (qn("w:del"), qn("w:moveFrom"))


def runs_of(paragraph: Paragraph) -> Iterator[Run]:
    """Every run that stands in a paragraph, in links, in fields to be filled and among followed changes too."""
    inside: Any = paragraph._p  # noqa: SLF001 - python-docx passes over what is not directly in the paragraph
    for run in inside.iter(qn("w:r")):
        if not any(above.tag in _GONE for above in run.iterancestors()):
            yield Run(run, paragraph)


def seen(paragraph: Paragraph) -> str:
    """The words of a paragraph, without those in hidden letters."""
    return "".join(run.text for run in runs_of(paragraph) if not run.font.hidden).strip()
