"""The cover and the contents."""

from selfassess.domain.compose.apparatus import Composition
from selfassess.domain.document import Block, Contents, Cover, PageBreak
from selfassess.domain.pack import PackPart
from selfassess.domain.wording import day


def cover(part: PackPart, composition: Composition) -> tuple[Block, ...]:
    """The first page, or the head of it: authority, title, framework, state, period and the day of printing.

    The assessment's own title stands below that of the pack, unless it is the same.
    """
    material = composition.material
    framework = material.framework
    title = part.title or composition.pack.title
    own_page = bool(part.option("page"))
    named = f"{framework.title}, {framework.version} ({framework.publisher})"
    period = material.assessment.period
    printed = day(material.today)
    facts = [("Framework", named), ("State", material.state)]
    if own_page:
        facts += [("Period", period), ("Printed on", printed), ("For", composition.pack.audience)]
    elif period:
        facts.append(("Period", f"{period}, printed on {printed}"))
    else:
        facts.append(("Printed on", printed))
    kept = tuple((name, value) for name, value in facts if value)
    called = material.assessment.title
    subtitle = "" if _compared(called) == _compared(title) else called
    return (Cover(material.authority.name, title, subtitle, kept, own_page=own_page),)


def _compared(title: str) -> str:
    """A title as it is compared: whatever its capitals, spaces and apostrophes."""
    return " ".join(title.replace("'", "’").split()).casefold()


def contents(part: PackPart, composition: Composition) -> tuple[Block, ...]:
    """The contents, then a new page."""
    del composition
    return (Contents(part.title or "Contents", depth=int(part.option("depth"))), PageBreak())
