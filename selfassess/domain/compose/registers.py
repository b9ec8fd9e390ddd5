"""Evidence and actions: the short tables beside an answer, and the registers at the end."""

from itertools import groupby

from selfassess.domain.actions import ACTION_LABELS, Action
from selfassess.domain.compose.apparatus import Composition
from selfassess.domain.compose.blocks import NOTHING, body, cell
from selfassess.domain.compose.shortening import clipped
from selfassess.domain.document import Block, Cell, Heading, PageBreak, Span, Table, Text
from selfassess.domain.evidence import EVIDENCE_LABELS, Evidence
from selfassess.domain.material import Asked, Attached
from selfassess.domain.pack import PackPart
from selfassess.domain.wording import counted, lines_word, short_day

OVERDUE = "Overdue"
OWNER_WORDS = 5
"""So many words of an owner at most, where a table is short."""


def evidence(part: PackPart, composition: Composition) -> tuple[Block, ...]:
    """Every piece of evidence on which the assessment rests, with what it is for."""
    title = Heading(1, part.title or "Evidence", "part/evidence")
    if not composition.evidence:
        return (PageBreak(), title, body("No evidence has been attached yet."))
    rows = tuple(
        (cell(item.ref), *_evidence_cells(item.thing, with_note=True), composition.where(item.subjects))
        for item in composition.evidence
    )
    used = f"Used for ({lines_word(composition.material.framework)} and areas)"
    head = ("No.", "What it is", "Kind", "About", "Where in it", used)
    return (
        PageBreak(),
        title,
        Table("Evidence on which this assessment rests", head, rows, (0.07, 0.26, 0.15, 0.15, 0.16, 0.21), wide=True),
    )


def actions(part: PackPart, composition: Composition) -> tuple[Block, ...]:
    """Every action of the assessment, with what it is for."""
    title = Heading(1, part.title or "Action plan", "part/actions")
    if not composition.actions:
        return (title, body("No action has been recorded yet."))
    rows = tuple(
        (cell(item.ref), *_action_cells(item.thing, composition), composition.where(item.subjects))
        for item in composition.actions
    )
    head = ("No.", "Action", "Owner", "Due", "Status", f"For ({lines_word(composition.material.framework)} and areas)")
    return (title, Table("What we will do, by whom and by when", head, rows, (0.07, 0.29, 0.14, 0.15, 0.13, 0.22), wide=True))


def recommendations(part: PackPart, composition: Composition) -> tuple[Block, ...]:
    """A table for each report that asked for something, newest first, under how many stand open."""
    asked = composition.material.recommendations
    title = Heading(1, part.title or "What we were asked to do", "part/recommendations")
    if not asked:
        return (title, body("No report in our library recommends anything to us."))
    still = sum(not each.settled for each in asked)
    blocks: list[Block] = [
        title,
        body(f"{counted(len(asked), 'recommendation')} asked of the council, of which {still} still stand open or in progress."),
    ]
    for at, (report, items) in enumerate(groupby(asked, key=lambda each: each.report), start=1):
        rows = tuple(_asked_row(each, composition) for each in items)
        head = ("Recommendation", "How it stands", "Owner", "What answers it", "What later reports say")
        about = "Each row is a recommendation, with how it stands by our decision, its owner, and its actions."
        note = composition.apparatus.cite_head(report, "recommendations")
        blocks += [
            Heading(2, report.title, f"recommendations/{at}"),
            Text((Span("As the report words them.", note=note),), look="over-quote"),
            Table(f"Asked for by the {report.title}", head, rows, (0.34, 0.15, 0.13, 0.2, 0.18), row_heads=False, about=about),
        ]
    return tuple(blocks)


def open_recommendations(part: PackPart, composition: Composition) -> tuple[Block, ...]:
    """The recommendations that stand open, those at risk first, the newest report's before others, with their age."""
    title = Heading(1, part.title or "Recommendations still open", "part/open-recommendations")
    asked = composition.material.recommendations
    standing = [each for each in asked if not each.settled]
    if not standing:
        return (title, body("Every recommendation is met." if asked else "No report in our library recommends anything to us."))
    most = int(part.option("most")) or len(standing)
    shown = sorted(standing, key=lambda each: not _at_risk(each))[:most]
    rows = tuple(
        (
            cell(clipped(each.text, int(part.option("words")))),
            cell(f"{each.report.title}{_age(each, composition)}"),
            cell(each.standing),
            cell(clipped(each.owner, OWNER_WORDS)),
            Cell((Span(_at_risk(each) or NOTHING, strong=bool(_at_risk(each))),)),
        )
        for each in shown
    )
    head = ("Recommendation", "Asked in", "How it stands", "Owner", "At risk because")
    risky = sum(bool(_at_risk(each)) for each in standing)
    caption = f"{len(standing)} of {counted(len(asked), 'recommendation')} asked of the council open or in progress"
    caption += f", {risky} at risk"
    if most < len(standing):
        caption += f": the first {most}"
    return (title, Table(caption, head, rows, (0.41, 0.24, 0.1, 0.11, 0.14), row_heads=False))


def _at_risk(asked: Asked) -> str:
    """What puts a recommendation at risk; empty where nothing does."""
    lacking = [what for what, given in (("no owner", asked.owner.strip()), ("no action", asked.actions)) if not given]
    return ", ".join(lacking).capitalize()


def _age(asked: Asked, composition: Composition) -> str:
    """How long ago it was asked for, in whole years."""
    if asked.report.day is None:
        return ""
    years = (composition.material.today - asked.report.day).days // 365
    return f", {counted(years, 'year')} ago" if years else ", less than a year ago"


def _asked_row(asked: Asked, composition: Composition) -> tuple[Cell, ...]:
    numbered = {item.thing.id: item for item in composition.actions}
    answering = [f"{numbered[key].ref}: {numbered[key].thing.text}" for key in asked.actions if key in numbered]
    by = f"By: {asked.superseded_by}" if asked.superseded_by else ""
    said = [Span(asked.standing, strong=not asked.settled), *(Span(f"\n{text}") for text in (by, asked.note) if text)]
    return cell(asked.text), Cell(tuple(said)), cell(asked.owner), cell("\n".join(answering)), cell(asked.later)


def evidence_table(items: tuple[Attached[Evidence], ...], caption: str) -> tuple[Block, ...]:
    """The evidence of one answer as a short table; nothing where there is none."""
    if not items:
        return ()
    rows = tuple((cell(item.ref), *_evidence_cells(item.thing, with_note=False)) for item in items)
    head = ("No.", "Evidence", "Kind", "About", "Where in it")
    return (Table(caption, head, rows, (0.07, 0.38, 0.20, 0.15, 0.20), numbered=False),)


def actions_table(items: tuple[Attached[Action], ...], caption: str, composition: Composition) -> tuple[Block, ...]:
    """The actions of one answer as a short table; nothing where there is none."""
    if not items:
        return ()
    rows = tuple((cell(item.ref), *_action_cells(item.thing, composition)) for item in items)
    head = ("No.", "Action", "Owner", "Due", "Status")
    return (Table(caption, head, rows, (0.07, 0.38, 0.20, 0.15, 0.20), numbered=False),)


def _evidence_cells(item: Evidence, *, with_note: bool) -> tuple[Cell, ...]:
    what = [Span(item.title, link=item.link)]
    if with_note and item.note:
        what.append(Span(f"\n{item.note}"))
    if with_note and item.file:
        what.append(Span(f"\nFile: {item.file.name}"))
    about = short_day(item.about) if item.about else ""
    return Cell(tuple(what)), cell(EVIDENCE_LABELS[item.kind]), cell(about), cell(item.locator)


def _action_cells(item: Action, composition: Composition) -> tuple[Cell, ...]:
    status = [Span(ACTION_LABELS[item.status])]
    if item.overdue(composition.material.today):
        status.append(Span(f"\n{OVERDUE}", strong=True))
    due = short_day(item.due) if item.due else ""
    return cell(item.text), cell(item.owner), cell(due), Cell(tuple(status))
