"""The cover and the contents."""

from selfassess.domain.compose.apparatus import Composition
from selfassess.domain.document import Block, Contents, Cover, PageBreak
from selfassess.domain.pack import PackPart
from selfassess.domain.wording import day


def cover(part: PackPart, composition: Composition) -> tuple[Block, ...]:
    """The first page, or the head of it: authority, title, framework, period and the day of printing."""
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
    own_page = bool(part.option("page"))
    return (Cover(material.authority.name, title, material.assessment.title, kept, own_page=own_page),)


def contents(part: PackPart, composition: Composition) -> tuple[Block, ...]:
    """The contents, then a new page."""
    del composition
    return (Contents(part.title or "Contents", depth=int(part.option("depth"))), PageBreak())
