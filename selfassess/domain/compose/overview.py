"""Parts for those who have minutes: what stands out, what the judgements rest on, what is at risk."""

from datetime import date, timedelta
from itertools import zip_longest

from selfassess.domain.actions import ACTION_LABELS, Action, ActionStatus
from selfassess.domain.assessment import WHOLE, Response
from selfassess.domain.compose.apparatus import Composition
from selfassess.domain.compose.blocks import NOTHING, body, cell, hint, label
from selfassess.domain.compose.figures import coverage_chart
from selfassess.domain.compose.prose import Shape, pieces, prose
from selfassess.domain.compose.registers import OVERDUE, OWNER_WORDS
from selfassess.domain.compose.shortening import clipped, shortened
from selfassess.domain.document import Block, Bullets, Cell, Heading, Span, Table
from selfassess.domain.framework import Area
from selfassess.domain.material import Attached
from selfassess.domain.pack import PackPart
from selfassess.domain.wording import capital, counted, lines_word, short_day

AT_MOST = 16
"""So many words of an action at most, where only the worst are shown."""
_NEVER = date.max


def standing(part: PackPart, composition: Composition) -> tuple[Block, ...]:
    """What the authority says of itself and of each area, strengths and areas to improve apart, in at most so many words each."""
    words = int(part.option("words"))
    framework = composition.material.framework
    if most := int(part.option("most")):
        return _foremost(part, composition, most, words)
    subjects = [(WHOLE, "The whole authority"), *((area.id, area.title) for area in framework.areas)]
    blocks: list[Block] = [Heading(1, part.title or "What stands out", "part/standing")]
    for subject, title in subjects:
        said = _said(composition.material.response(subject), words)
        if said:
            blocks += [Heading(2, title, f"standing/{subject}"), *said]
    silent = [title for subject, title in subjects if not _said(composition.material.response(subject), words)]
    if silent:
        blocks.append(hint(f"Nothing is written yet of: {'; '.join(silent)}."))
    return tuple(blocks)


def _foremost(part: PackPart, composition: Composition, most: int, words: int) -> tuple[Block, ...]:
    """At most so many strengths and as many priorities, in the words of the service.

    What was written of the whole authority comes first, item by item; then the first item of each area, the second of each
    and so on.
    """
    blocks: list[Block] = [Heading(1, part.title or "What stands out", "part/standing")]
    for title, field in (("Strengths", "strengths"), ("Priorities to improve", "improvements")):
        items = _items(composition, field)[:most]
        blocks.append(Heading(2, title, f"standing/{field}"))
        told = tuple((*((Span(f"{area}: ", strong=True),) if area else ()), Span(clipped(text, words))) for area, text in items)
        blocks.append(Bullets(told, numbered=True) if told else hint("Nothing is written yet."))
    return tuple(blocks)


def _items(composition: Composition, field: str) -> list[tuple[str, str]]:
    """Every paragraph and item of a text of the whole, then of the areas in turn, each with the short name of its area."""
    material = composition.material
    whole = [("", text) for text in _listed(getattr(material.response(WHOLE).texts, field))]
    areas = [
        [(area.short, text) for text in _listed(getattr(material.response(area.id).texts, field))]
        for area in material.framework.areas
    ]
    return whole + [item for turn in zip_longest(*areas) for item in turn if item]


def _listed(text: str) -> list[str]:
    """The paragraphs and items of a text; a line that only leads to a list is none."""
    return [piece.text for piece in pieces(text) if piece.shape is not Shape.OVER_LIST]


def _said(response: Response, words: int) -> tuple[Block, ...]:
    parts = (("Strengths", response.texts.strengths), ("Priorities to improve", response.texts.improvements))
    return tuple(block for title, text in parts if text.strip() for block in (label(title), *prose(shortened(text, words))))


def coverage(part: PackPart, composition: Composition) -> tuple[Block, ...]:
    """For each area how many of its lines are described, backed by evidence, by one kind only, or by old evidence only."""
    framework = composition.material.framework
    noun = lines_word(framework)
    rows = tuple(_covered(area, composition) for area in framework.areas)
    head = ("Area", f"{capital(noun)} described", "With evidence", "One kind only", "Nothing newer than a year")
    about = f"Each row is an area: how many of its {noun} are described, and how many of these that apply rest on evidence."
    table = Table("What the judgements rest on", head, rows, (0.36, 0.17, 0.15, 0.15, 0.17), about=about)
    drawn = coverage_chart(composition) if part.option("chart") else ()
    return (Heading(1, part.title or "What it rests on", "part/coverage"), table, *drawn)


def _covered(area: Area, composition: Composition) -> tuple[Cell, ...]:
    today = composition.material.today
    described = [found for line in area.lines if (found := composition.material.response(line.id)).described]
    needing = [response for response in described if not response.not_applicable]
    backed = [items for response in needing if (items := composition.evidence_of(response))]
    one_kind = sum(1 for items in backed if len({item.thing.kind for item in items}) == 1)
    stale = sum(1 for items in backed if all(item.thing.stale(today) for item in items))
    counts = (f"{len(described)} of {len(area.lines)}", f"{len(backed)} of {len(needing)}", str(one_kind), str(stale))
    return (Cell((Span(area.short if composition.short else area.title),)), *map(cell, counts))


def at_risk(part: PackPart, composition: Composition) -> tuple[Block, ...]:
    """The actions that are overdue, due soon, or have nobody or no day: worst first."""
    days = int(part.option("days"))
    risky = risky_actions(composition, days)
    title = Heading(1, part.title or "Actions at risk", "part/at-risk")
    if not composition.actions:
        return (title, body("No action has been recorded yet."))
    total = counted(len(composition.actions), "action")
    if not risky:
        return (title, body(f"None of {total} is overdue, due within {days} days, or without an owner or a date."))
    most = int(part.option("most")) or len(risky)
    rows = tuple(_risky_row(item, why, words=AT_MOST if part.option("most") else 0) for item, why in risky[:most])
    head = ("No.", "Action", "Owner", "Due", "Status", "Why")
    caption = f"{len(risky)} of {total} overdue, due within {days} days, or without an owner or a date"
    if most < len(risky):
        caption += f": the worst {most}"
    return (title, Table(caption, head, rows, (0.06, 0.39, 0.17, 0.15, 0.12, 0.11)))


def risky_actions(composition: Composition, days: int) -> list[tuple[Attached[Action], str]]:
    """The actions that are at risk, with what puts them there: overdue first, then those due within so many days."""
    looked_at = ((item, _risk(item.thing, composition, days)) for item in composition.actions)
    found = [(item, risk) for item, risk in looked_at if risk is not None]
    ordered = sorted(found, key=lambda each: (each[1][0], each[0].thing.due or _NEVER))
    return [(item, why) for item, (_, why) in ordered]


def _risky_row(item: Attached[Action], why: str, *, words: int) -> tuple[Cell, ...]:
    action = item.thing
    due = short_day(action.due) if action.due else NOTHING
    said = Cell((Span(why, strong=why == OVERDUE),))
    text = clipped(action.text, words) if words else action.text
    owner = clipped(action.owner, OWNER_WORDS) if words else action.owner
    return (cell(item.ref), cell(text), cell(owner), cell(due), cell(ACTION_LABELS[action.status]), said)


def _risk(action: Action, composition: Composition, days: int) -> tuple[int, str] | None:
    """How bad it is, 0 being worst, and why; None for an action that is done, stopped or in order."""
    today = composition.material.today
    if action.status in (ActionStatus.DONE, ActionStatus.STOPPED):
        return None
    if action.overdue(today):
        return 0, OVERDUE
    if action.due is not None and action.due <= today + timedelta(days=days):
        return 1, "Due soon"
    missing = [what for what, given in (("owner", action.owner.strip()), ("date", action.due)) if not given]
    return (2, f"No {' or '.join(missing)}") if missing else None
