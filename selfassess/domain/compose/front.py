"""The cover and the contents."""

from selfassess.domain.compose.apparatus import Composition
from selfassess.domain.document import Block, Contents, Cover, PageBreak
from selfassess.domain.pack import PackPart
from selfassess.domain.wording import day


def cover(part: PackPart, composition: Composition) -> tuple[Block, ...]:
    """The first page: authority, title, framework, period and the day of printing."""
    material = composition.material
    framework = material.framework
    facts = (
        ("Framework", f"{framework.title}, {framework.version} ({framework.publisher})"),
        ("Period", material.assessment.period),
        ("Printed on", day(material.today)),
        ("For", composition.pack.audience),
    )
    title = part.title or composition.pack.title
    kept = tuple((name, value) for name, value in facts if value)
    return (Cover(kicker=material.authority.name, title=title, subtitle=material.assessment.title, facts=kept),)


def contents(part: PackPart, composition: Composition) -> tuple[Block, ...]:
    """The contents, then a new page."""
    del composition
    return (Contents(part.title or "Contents", depth=int(part.option("depth"))), PageBreak())
