"""The table of judgements: the authority's own beside what the last inspection printed."""

from selfassess.domain.assessment import WHOLE, Response
from selfassess.domain.compose.apparatus import Composition
from selfassess.domain.compose.blocks import cell, heading, hint, judgement_cell, level_label
from selfassess.domain.document import Block, Cell, Span, Table
from selfassess.domain.framework import Area
from selfassess.domain.judgement import GRADE_LABELS
from selfassess.domain.material import PastJudgement
from selfassess.domain.pack import PackPart
from selfassess.domain.tone import Tone, tone_of_grade
from selfassess.domain.wording import capital, lines_word

NO_PAST = "No judgement in our library"
OVERALL = "Overall effectiveness"
NO_OVERALL = "This version of the framework has no overall judgement, and none is worked out here."


def judgements(part: PackPart, composition: Composition) -> tuple[Block, ...]:
    """One row for each judged area and, where the framework has one, the overall judgement."""
    material = composition.material
    framework = material.framework
    rows = [_row(area, composition) for area in framework.areas if area.judged]
    if framework.overall:
        rows.append(_overall_row(composition))
    head = ("Area", "Our judgement", "How sure we are", "Last inspection", f"{capital(lines_word(framework))} described")
    about = "Each row is a judgement area, with the authority's own judgement, its confidence, and the last printed judgement."
    note = () if framework.overall else (hint(NO_OVERALL),)
    table = Table("Our judgement of each area", head, tuple(rows), (0.30, 0.19, 0.14, 0.23, 0.14), about=about)
    return (heading(1, part.title or "Our judgements", "judgements"), table, *note)


def _row(area: Area, composition: Composition) -> tuple[Cell, ...]:
    material = composition.material
    started = sum(material.response(line.id).started for line in area.lines)
    title = Cell((Span(area.title, link=f"#{heading(1, '', area.id).anchor}" if composition.pack.part("areas") else None),))
    past = past_cell(material.past_judgement(area), composition)
    return (title, *_own(material.response(area.id), composition), past, cell(f"{started} of {len(area.lines)}"))


def _overall_row(composition: Composition) -> tuple[Cell, ...]:
    material = composition.material
    past = past_cell(material.past_overall(), composition)
    return (cell(OVERALL), *_own(material.response(WHOLE), composition), past, cell(""))


def _own(response: Response, composition: Composition) -> tuple[Cell, Cell]:
    framework = composition.material.framework
    confidence = level_label(framework, "confidence", response.judgement.confidence)
    return judgement_cell(framework, response.judgement), cell(confidence)


def past_cell(past: PastJudgement | None, composition: Composition) -> Cell:
    """What the last inspection printed, when, and whether the area was then judged together with another."""
    if past is None:
        return Cell((Span(NO_PAST),), tone=Tone.PLAIN)
    together = f", {past.together}" if past.together else ""
    when = f"{past.report.day:%B %Y}" if past.report.day else "date not printed"
    words = past.printed.printed or GRADE_LABELS[past.printed.grade]
    note = composition.apparatus.cite_head(past.report, f"printed “{words}”{together}")
    return Cell((Span(words, strong=True), Span(f"\n{when}{together}", note=note)), tone=tone_of_grade(past.printed.grade))
