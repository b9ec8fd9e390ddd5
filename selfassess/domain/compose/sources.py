"""The numbered list of reports that a document cites, each with the attribution that its licence asks for."""

from collections.abc import Iterator

from selfassess.domain.compose.apparatus import Composition, Source, drawn_together
from selfassess.domain.compose.blocks import body, hint
from selfassess.domain.document import Block, Bullets, Heading, Span
from selfassess.domain.pack import PackPart
from selfassess.domain.wording import day

OPEN_GOVERNMENT = "open government licence"


def sources(part: PackPart, composition: Composition) -> tuple[Block, ...]:
    """Every cited report in the order of its first citation."""
    title = Heading(1, part.title or "Sources", "part/sources")
    cited = composition.apparatus.sources
    if not cited:
        return (title, body("No report is quoted in this document."))
    if part.option("brief"):
        told = "; ".join(f"{number}\N{NO-BREAK SPACE}{_named(source)}" for number, source in enumerate(cited, start=1))
        return (title, hint(f"{told}."), *_licences(cited))
    return (title, Bullets(tuple((Span(_entry(source)),) for source in cited), numbered=True))


def _licences(cited: tuple[Source, ...]) -> Iterator[Block]:
    """What each licence asks to be said, once for all the sources that print it."""
    numbers: dict[str, list[int]] = {}
    for number, source in enumerate(cited, start=1):
        numbers.setdefault(attribution(source.licence), []).append(number)
    for said, of in numbers.items():
        yield hint(f"{'Source' if len(of) == 1 else 'Sources'} {drawn_together(of)}: {said[:1].lower()}{said[1:]}")


def _entry(source: Source) -> str:
    visit = f", visit of {day(source.visit)}" if source.visit else ""
    return f"{_named(source)}{visit}. {attribution(source.licence)}"


def _named(source: Source) -> str:
    return f"{source.authority}, {source.title}"


def attribution(licence: str | None) -> str:
    """What must be said of a quotation by the licence that its report prints; a missing licence is said to be missing."""
    if licence is None:
        return "No licence for re-use is printed in our copy."
    if OPEN_GOVERNMENT in licence.lower():
        return f"Contains public sector information licensed under the {licence}."
    return f"Quoted under the terms printed in the report: {licence}."
