"""Checking the looks that a council drops in: whether documents can be set in them, and what is missing where not."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from selfassess.domain.charts import Share, shares
from selfassess.domain.document import (
    Bullets,
    Cell,
    Chart,
    Contents,
    Cover,
    Document,
    Facts,
    Heading,
    Note,
    PageBreak,
    Panel,
    Quote,
    Span,
    Table,
    Text,
)
from selfassess.domain.tone import COLOURS, Tone
from selfassess.errors import Mistake
from selfassess.exporters.page import write as write_page
from selfassess.exporters.pdf import write as write_pdf
from selfassess.exporters.word.look import look_problems

WORDS = (Span("Words"),)


def check_looks(templates: Sequence[Path]) -> tuple[Mistake, ...]:
    """Every mistake in the looks of some templates folders, each found by setting a document that has every kind of block."""
    return tuple(Mistake(str(path), None, said) for folder in templates for path, said in _mistakes(folder))


def _mistakes(folder: Path) -> Iterator[tuple[Path, str]]:
    word, here = folder / "word", (folder,)
    looks = [path for path in sorted(word.glob("*")) if path.suffix == ".docx" or (path.is_dir() and (path / "word").is_dir())]
    for path in looks:
        yield from ((path, said) for said in look_problems(path.name.removesuffix(".docx"), here))
    for path in sorted((folder / "pdf").glob("*.typ")):
        yield from ((path, said) for said in _failing(path, lambda name: write_pdf(a_document(name), here)))
    for path in sorted((folder / "page").glob("*.html")):
        yield from ((path, said) for said in _failing(path, lambda name: write_page(a_document(name), here)))


def _failing(path: Path, make: Callable[[str], bytes]) -> Iterator[str]:
    """What its maker says of a look that cannot be used: whatever the look itself raises, as it is a program of its own."""
    try:
        make(path.stem)
    except Exception as error:  # noqa: BLE001 - a look may raise anything
        yield f"a document cannot be set in it: {str(error).splitlines()[0] if str(error) else type(error).__name__}"


def a_document(look: str) -> Document:
    """A document with every kind of block, to be set in a look."""
    drawing = shares((Share("Good", COLOURS[Tone.SOUND]),), (("An area", (2,)),))
    table = Table("A table", ("A", "B"), ((Cell(WORDS), Cell(WORDS, tone=Tone.SOUND)),), (0.5, 0.5), about="Two cells.")
    return Document(
        title="A document",
        subtitle="To try a look",
        author="Northmoor",
        subject="A framework",
        created=date(2026, 6, 15),
        language="en-GB",
        header="Northmoor",
        footer="Printed on 15 June 2026",
        marking="OFFICIAL",
        blocks=(
            Cover("Northmoor", "A document", "To try a look", (("For", "Testers"),)),
            Contents("Contents"),
            PageBreak(),
            Heading(1, "One", "one"),
            *(Text(WORDS, look=kind) for kind in ("body", "lead", "hint", "label", "over-quote")),
            Quote("Words", "A report", 1),
            Bullets((WORDS,)),
            Bullets((WORDS,), numbered=True),
            Facts((("Ours", Cell(WORDS, tone=Tone.WEAK)),)),
            table,
            *((Chart("A chart", "2 good", drawing),) if drawing else ()),
            Panel("A remark", (Text(WORDS),)),
            Heading(1, "On turned pages", "turned"),
            replace(table, caption="A wide table", wide=True),
            *(Heading(level, "More", f"more{level}") for level in (2, 3, 4)),
        ),
        notes=(Note(1, WORDS),),
        look=look,
    )
