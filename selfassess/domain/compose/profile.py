"""The area profile: words as paragraphs, figures as a table with their day, what came before, others' and the source."""

from itertools import groupby

from selfassess.domain.area_profile import VALIDATED_LABELS, WORDS, ProfileFigure, Validated
from selfassess.domain.compose.apparatus import Composition
from selfassess.domain.compose.blocks import cell, label
from selfassess.domain.document import Block, Cell, Heading, PageBreak, Span, Table, Text
from selfassess.domain.framework import ContextItem
from selfassess.domain.pack import PackPart
from selfassess.domain.wording import short_day


def profile(part: PackPart, composition: Composition) -> tuple[Block, ...]:
    """Every entry of the context part of which something is said, in its groups; nothing where nothing is."""
    held = composition.material.profile
    given = [(item, held[item.id]) for item in composition.material.framework.context if item.id in held and held[item.id].said]
    if not given:
        return ()
    blocks: list[Block] = [PageBreak(), Heading(1, part.title or "The area", "part/profile")]
    for number, (group, entries) in enumerate(groupby(given, key=lambda each: each[0].group), start=1):
        here = list(entries)
        blocks.append(Heading(2, group, f"part/profile/{number}"))
        for item, figure in here:
            if item.unit == WORDS:
                blocks += [label(item.title), Text((Span(figure.value), Span(_source(figure))))]
        figures = [(item, figure) for item, figure in here if item.unit != WORDS]
        if figures:
            blocks.append(_table(group, figures))
    return tuple(blocks)


def _table(group: str, figures: list[tuple[ContextItem, ProfileFigure]]) -> Table:
    head = ("What", "Figure", "Before", "Others", "Source")
    rows = tuple(
        (
            cell(item.title),
            _figure(figure),
            _with_day(figure.previous, figure),
            cell(f"{figure.compared} ({figure.compared_with})" if figure.compared and figure.compared_with else figure.compared),
            cell(_told(figure)),
        )
        for item, figure in figures
    )
    return Table(group, head, rows, (0.24, 0.22, 0.16, 0.16, 0.22), numbered=False)


def _figure(figure: ProfileFigure) -> Cell:
    spans = [Span(figure.value, strong=True)]
    if figure.at:
        spans.append(Span(f"\n{short_day(figure.at)}"))
    if figure.note:
        spans.append(Span(f"\n{figure.note}"))
    return Cell(tuple(spans))


def _with_day(text: str, figure: ProfileFigure) -> Cell:
    if text and figure.previous_at:
        return Cell((Span(text), Span(f"\n{short_day(figure.previous_at)}")))
    return cell(text)


def _told(figure: ProfileFigure) -> str:
    validated = "" if figure.validated is Validated.UNKNOWN else VALIDATED_LABELS[figure.validated].lower()
    return ", ".join(part for part in (figure.source, validated) if part)


def _source(figure: ProfileFigure) -> str:
    return f" ({figure.source})" if figure.source else ""
