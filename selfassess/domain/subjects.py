"""The subjects of an assessment: the whole authority, each area and each line, in reading order."""

from collections.abc import Iterator

from selfassess.domain.assessment import WHOLE
from selfassess.domain.framework import Framework
from selfassess.errors import NotFound

WHOLE_TITLE = "The whole authority"


def subjects(framework: Framework) -> Iterator[tuple[str, str]]:
    """Every subject's id with what people read for it."""
    yield WHOLE, WHOLE_TITLE
    for area in framework.areas:
        yield area.id, area.title
        yield from ((line.id, line.title) for line in area.lines)


def must_have(framework: Framework, subject: str) -> None:
    """Raises `NotFound` for what is no subject of an assessment against this framework."""
    if subject not in dict(subjects(framework)):
        raise NotFound(
            f"{framework.title} {framework.version} has no {subject!r}.",
            f"`selfassess frameworks show {framework.key}` lists its areas and {framework.word('line')}s; "
            f"`{WHOLE}` is the authority itself.",
        )
