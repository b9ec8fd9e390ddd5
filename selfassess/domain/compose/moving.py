"""What moved since the newest snapshot, and what comes next."""

from selfassess.domain.actions import ActionStatus
from selfassess.domain.compose.apparatus import Composition
from selfassess.domain.compose.blocks import answer_label, body, cell, hint, judgement_cell, label
from selfassess.domain.compose.figures import moved_figures
from selfassess.domain.document import Block, Bullets, Cell, Heading, Span, Table
from selfassess.domain.judgement import NOT_ANSWERED, Judgement
from selfassess.domain.pack import PackPart
from selfassess.domain.subjects import subjects
from selfassess.domain.wording import counted, day

UNCHANGED = "As now"
NO_SNAPSHOT = "No snapshot was kept before, so what moved in the judgements cannot be told."


def moved(part: PackPart, composition: Composition) -> tuple[Block, ...]:
    """Judgements that changed since the newest snapshot, actions finished and evidence added since, and figures that moved."""
    kept = composition.material.kept
    title = Heading(1, part.title or "What moved", "part/moved")
    most = int(part.option("most"))
    blocks: list[Block] = [title]
    if kept is None:
        blocks.append(hint(NO_SNAPSHOT))
    else:
        changed = changed_since(composition)
        since = f"snapshot {kept.number} of {day(kept.day)}"
        blocks += _judgements(changed, most, since, composition) if changed else [body(f"No judgement changed since {since}.")]
        blocks.append(body(_since(composition)))
    figures = moved_figures(composition.material.figures)[:most] if part.option("figures") else ()
    if figures:
        blocks += [label("Figures that really moved"), Bullets(tuple((Span(text),) for text in figures))]
    return tuple(blocks)


def changed_since(composition: Composition) -> tuple[str, ...]:
    """The subjects whose judgement is another than it was, areas before lines."""
    material = composition.material
    was = material.kept.answers if material.kept else {}
    every = [subject for subject, _ in subjects(material.framework)]
    changed = [each for each in every if was.get(each, NOT_ANSWERED) != material.response(each).judgement.answer]
    lines = {line.id for line in material.framework.lines()}
    return tuple(sorted(changed, key=lambda subject: subject in lines))


def _judgements(changed: tuple[str, ...], most: int, since: str, composition: Composition) -> list[Block]:
    material = composition.material
    shorts = {area.id: area.short for area in material.framework.areas}
    rows = tuple(
        (cell(shorts.get(subject) or material.subject_title(subject)), _then(subject, composition), _now(subject, composition))
        for subject in changed[:most]
    )
    about = "Each row is an area or line whose judgement is another now than it was then."
    table = Table(f"Judgements that changed since {since}", ("What", "Then", "Now"), rows, (0.5, 0.25, 0.25), about=about)
    more = len(changed) - len(rows)
    return [table, *([hint(f"{counted(more, 'more judgement')} changed.")] if more > 0 else [])]


def _then(subject: str, composition: Composition) -> Cell:
    kept = composition.material.kept
    was = kept.answers.get(subject, NOT_ANSWERED) if kept else NOT_ANSWERED
    return judgement_cell(composition.material.framework, Judgement(was))


def _now(subject: str, composition: Composition) -> Cell:
    return judgement_cell(composition.material.framework, composition.material.response(subject).judgement)


def _since(composition: Composition) -> str:
    """How many actions were finished or added since, and how much evidence."""
    kept = composition.material.kept
    if kept is None:
        return ""
    actions = [item.thing for item in composition.actions]
    done = sum(each.status is ActionStatus.DONE and kept.actions.get(each.id) != ActionStatus.DONE for each in actions)
    new = sum(each.id not in kept.actions for each in actions)
    evidence = sum(item.thing.id not in kept.evidence for item in composition.evidence)
    if not done + new + evidence:
        return "Since then no action was finished, and neither actions nor evidence were added."
    return (
        f"Since then: {counted(done, 'action')} finished, {counted(new, 'action')} and "
        f"{counted(evidence, 'piece')} of evidence added."
    )


def kept_cell(subject: str, composition: Composition) -> Cell:
    """What the newest snapshot judged, and whether today's judgement is higher or lower on the scale."""
    material = composition.material
    was = material.kept.answers.get(subject, NOT_ANSWERED) if material.kept else NOT_ANSWERED
    now = material.response(subject).judgement.answer
    made = judgement_cell(material.framework, Judgement(was))
    return Cell((*made.spans, Span(f"\n{_direction(was, now, composition)}")), tone=made.tone)


def _direction(was: str, now: str, composition: Composition) -> str:
    if was == now:
        return UNCHANGED
    scale = composition.material.framework.scale("judgement")
    order = [level.id for level in scale.levels] if scale else []
    if was in order and now in order:
        return "Raised since" if order.index(now) < order.index(was) else "Lowered since"
    return f"Now: {answer_label(composition.material.framework, Judgement(now))}"


def dates(part: PackPart, composition: Composition) -> tuple[Block, ...]:
    """What comes next, soonest first; an estimate is called one."""
    found = composition.material.dates[: int(part.option("most"))]
    title = Heading(1, part.title or "Next dates", "part/dates")
    if not found:
        return (title, body("No date is known yet. The inspection room and peer challenges hold them."))
    rows = tuple((cell(f"{'About ' if each.estimate else ''}{day(each.day)}"), cell(each.what)) for each in found)
    return (title, Table("What comes next, and when", ("Day", "What"), rows, (0.28, 0.72), row_heads=False, numbered=False))
