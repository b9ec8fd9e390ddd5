"""The numbers that say most, in one row at the head of a short document."""

from collections.abc import Callable, Mapping

from selfassess.domain.compose.apparatus import Composition
from selfassess.domain.compose.blocks import NOTHING
from selfassess.domain.compose.moving import changed_since
from selfassess.domain.compose.overview import risky_actions
from selfassess.domain.document import Block, Cell, Heading, Span, Table
from selfassess.domain.pack import PackPart
from selfassess.domain.wording import capital, lines_word, short_day

NARROWEST = 11
"""No column is narrower than for a word of so many letters."""

Number = tuple[str, str, str]
"""What is counted, the number, and what is said under it."""


def glance(part: PackPart, composition: Composition) -> tuple[Block, ...]:
    """One row of numbers, each only where the pack has the part that tells more of it; nothing where it has none of these."""
    told = [counted(composition) for kind, counted in COUNTED.items() if composition.pack.part(kind)]
    found = [each for each in told if each is not None]
    if not found:
        return ()
    title = part.title or "At a glance"
    cells = tuple(
        Cell((Span(number, strong=True), Span(f"\n{under}" if under else "")), large=True) for _, number, under in found
    )
    head = tuple(name for name, _, _ in found)
    longest = [max(NARROWEST, *map(len, name.split())) for name in head]
    widths = tuple(letters / sum(longest) for letters in longest)
    table = Table(title, head, (cells,), widths, row_heads=False, about="One row: the numbers that say most.", numbered=False)
    return (Heading(1, title, "part/glance"), table)


def _described(composition: Composition) -> Number:
    framework = composition.material.framework
    lines = tuple(framework.lines())
    described = sum(composition.material.response(line.id).described for line in lines)
    return f"{capital(lines_word(framework))} described", f"{described}", f"of {len(lines)}"


def _changed(composition: Composition) -> Number | None:
    kept = composition.material.kept
    if kept is None:
        return None
    return "Judgements changed", str(len(changed_since(composition))), f"since {short_day(kept.day)}"


def _open(composition: Composition) -> Number | None:
    asked = composition.material.recommendations
    if not asked:
        return None
    standing = sum(not each.settled for each in asked)
    return "Recommendations open", str(standing), f"or in progress, of {len(asked)} asked of the council"


def _at_risk(composition: Composition) -> Number | None:
    part = composition.pack.part("at-risk")
    if part is None or not composition.actions:
        return None
    return "Actions at risk", str(len(risky_actions(composition, int(part.option("days"))))), f"of {len(composition.actions)}"


def _next(composition: Composition) -> Number | None:
    """Days to the next day that somebody has told; where none was, to the next estimate, which is called one."""
    ahead = composition.material.dates
    soonest = next((each for each in ahead if not each.estimate), next(iter(ahead), None))
    if soonest is None:
        return None
    days = (soonest.day - composition.material.today).days
    if not soonest.estimate:
        return "Days to the next date", str(days), short_day(soonest.day)
    when = f"about {short_day(soonest.day)}" if days else "may be from now on"
    return "Days to the next date", str(days or NOTHING), f"only an estimate: {when}"


COUNTED: Mapping[str, Callable[[Composition], Number | None]] = {
    "coverage": _described,
    "moved": _changed,
    "open-recommendations": _open,
    "at-risk": _at_risk,
    "dates": _next,
}
"""What is counted of each kind of part."""
