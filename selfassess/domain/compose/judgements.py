"""The table of judgements: the authority's own beside what the last inspection printed."""

from collections import Counter

from selfassess.domain.assessment import WHOLE, Response
from selfassess.domain.compose.apparatus import Composition
from selfassess.domain.compose.blocks import NOTHING, cell, hint, judgement_cell, level_label
from selfassess.domain.compose.figures import judged_chart
from selfassess.domain.compose.moving import kept_cell
from selfassess.domain.compose.prose import prose
from selfassess.domain.compose.shortening import clipped
from selfassess.domain.document import Block, Cell, Heading, Span, Table, Text
from selfassess.domain.framework import Area
from selfassess.domain.judgement import GRADE_LABELS
from selfassess.domain.material import PastJudgement
from selfassess.domain.pack import AREA, PackPart
from selfassess.domain.tone import Tone, tone_of_grade
from selfassess.domain.wording import capital, counted, lines_word, short_day

NO_PAST = "No judgement in our library"
OVERALL = "Overall effectiveness"
GRID_WORDS = 60
"""At most so many words of the reason for the judgement of the whole stand under the grid."""
NO_OVERALL = "This version of the framework has no overall judgement, and none is worked out here."


def judgements(part: PackPart, composition: Composition) -> tuple[Block, ...]:
    """One row for each judged area and, where the framework has one, the overall judgement."""
    material = composition.material
    framework = material.framework
    compared = bool(part.option("comparators"))
    if part.option("kept"):
        return _grid(part, composition)
    rows = [_row(area, composition, compared=compared) for area in framework.areas if area.judged]
    if framework.overall:
        rows.append(_overall_row(composition))
    head = ["Area", "Our judgement", "How sure we are", "Last inspection", f"{capital(lines_word(framework))} described"]
    about = "Each row is a judgement area, with the authority's own judgement, its confidence, and the last printed judgement."
    notes = [] if framework.overall or composition.pack.of == AREA else [hint(NO_OVERALL)]
    widths = (0.30, 0.19, 0.14, 0.23, 0.14)
    if compared:
        head[-1] = "Comparators"
        about += " The last column counts how comparable authorities were judged."
        if material.compared:
            notes.append(hint(f"Comparators: {material.compared}."))
        widths = (0.25, 0.17, 0.12, 0.22, 0.24)
    caption = "Our judgement of each area, beside the last inspection's"
    table = Table(caption, tuple(head), tuple(rows), widths, about=about)
    drawn = judged_chart(composition) if part.option("chart") else ()
    lines = _lines(composition) if part.option("lines") else ()
    return (Heading(1, part.title or "Our judgements", "part/judgements"), table, *notes, *drawn, *lines)


def _grid(part: PackPart, composition: Composition) -> tuple[Block, ...]:
    """Each judged area now, in the newest snapshot, at the last inspection and among comparators, with why in a paragraph."""
    material = composition.material
    framework = material.framework
    rows = [_grid_row(area.id, area.short, area, composition) for area in framework.areas if area.judged]
    if framework.overall:
        rows.append(_grid_row(WHOLE, OVERALL, None, composition))
    kept = material.kept
    snapshot = f"Snapshot {kept.number}, {short_day(kept.day)}" if kept else "Last snapshot"
    head = ("Area", "Now", snapshot, "Last inspection", "Comparators")
    about = "Each row is a judgement area: our judgement now and how sure we are, then what was judged before and elsewhere."
    table = Table("Judgements now and before, and elsewhere", head, tuple(rows), (0.17, 0.19, 0.19, 0.21, 0.24), about=about)
    reason = prose(clipped(material.response(WHOLE).judgement.reason, GRID_WORDS))
    return (Heading(1, part.title or "Our judgements", "part/judgements"), table, _grid_notes(composition), *reason)


def _grid_row(subject: str, title: str, area: Area | None, composition: Composition) -> tuple[Cell, ...]:
    material = composition.material
    own, sure = _own(material.response(subject), composition)
    now = Cell((*own.spans, *((Span(f"\n{sure.spans[0].text}"),) if sure.spans[0].text != NOTHING else ())), tone=own.tone)
    past = material.past_judgement(area) if area else material.past_overall()
    elsewhere = Counter(grade.judgement.grade for grade in material.elsewhere.get(area.id if area else "", ()))
    return (
        _title(subject, title, composition),
        now,
        kept_cell(subject, composition) if material.kept else cell(""),
        _printed(past, note=None) if past else Cell((Span(NO_PAST),), tone=Tone.PLAIN),
        cell(", ".join(f"{elsewhere[grade]} {label.lower()}" for grade, label in GRADE_LABELS.items() if elsewhere[grade])),
    )


def _grid_notes(composition: Composition) -> Text:
    """What stands under the grid: which reports it was read from, each with a footnote, and who the comparators are."""
    material = composition.material
    areas = [area for area in material.framework.areas if area.judged]
    past = [found for area in areas if (found := material.past_judgement(area))]
    reports = dict.fromkeys(found.report for found in past)
    spans: list[Span] = []
    for at, report in enumerate(reports):
        lead = "" if at else "Last inspection: "
        spans.append(Span(f"{lead}{report.title}", note=composition.apparatus.cite_head(report, "judgements as printed")))
        spans.append(Span(". " if at == len(reports) - 1 else ", "))
    judged = [grade.report for area in areas for grade in material.elsewhere.get(area.id, ())]
    if judged:
        note = composition.apparatus.cite_reports(dict.fromkeys(judged), "Judgements as printed")
        spans += [Span(f"Comparators: {material.compared or 'as chosen'}", note=note), Span(". ")]
    if not material.framework.overall and composition.pack.of != AREA:
        spans.append(Span(NO_OVERALL))
    return Text(tuple(spans), look="hint")


def _row(area: Area, composition: Composition, *, compared: bool) -> tuple[Cell, ...]:
    material = composition.material
    past = past_cell(material.past_judgement(area), composition)
    return (
        _title(area.id, area.title, composition),
        *_own(material.response(area.id), composition),
        past,
        _compared(area, composition) if compared else _described(area, composition),
    )


def _described(area: Area, composition: Composition) -> Cell:
    described = sum(composition.material.response(line.id).described for line in area.lines)
    return cell(f"{described} of {len(area.lines)}")


def _compared(area: Area, composition: Composition) -> Cell:
    """How many comparators have which grade, and the reports that say so."""
    found = composition.material.elsewhere.get(area.id, ())
    if not found:
        return cell("")
    counts = Counter(grade.judgement.grade for grade in found)
    said = "\n".join(f"{counts[grade]} {label.lower()}" for grade, label in GRADE_LABELS.items() if counts[grade])
    note = composition.apparatus.cite_reports([grade.report for grade in found], "Judgements as printed")
    return Cell((Span(f"{said}\nof {counted(len(found), 'comparator')} judged", note=note),))


def _overall_row(composition: Composition) -> tuple[Cell, ...]:
    material = composition.material
    past = past_cell(material.past_overall(), composition)
    return (cell(OVERALL), *_own(material.response(WHOLE), composition), past, cell(""))


def _lines(composition: Composition) -> tuple[Block, ...]:
    """The lines that have a judgement, which is optional there; nothing where none has."""
    framework = composition.material.framework
    judged = [
        (area, line, response)
        for area in framework.areas
        for line in area.lines
        if (response := composition.material.response(line.id)).judgement.answered
    ]
    if not judged:
        return ()
    rows = tuple(
        (
            _title(line.id, line.title, composition),
            cell(area.short),
            *_own(response, composition),
            cell(_rests_on(response, composition)),
        )
        for area, line, response in judged
    )
    noun = framework.word("line")
    head = (capital(noun), "Area", "Our judgement", "How sure we are", "Evidence")
    return (Table(f"Our judgement of each {noun} that has one", head, rows, (0.32, 0.18, 0.19, 0.13, 0.18)),)


def _rests_on(response: Response, composition: Composition) -> str:
    """How much evidence there is, and of how many kinds: one kind alone is worth seeing."""
    items = composition.evidence_of(response)
    kinds = len({item.thing.kind for item in items})
    return f"{counted(len(items), 'piece')}, {counted(kinds, 'kind')}" if items else ""


def _title(subject: str, title: str, composition: Composition) -> Cell:
    """A title that leads to what is said of the subject, if the pack says it."""
    link = f"#{subject}" if composition.pack.part("areas") else None
    return Cell((Span(title, link=link),))


def _own(response: Response, composition: Composition) -> tuple[Cell, Cell]:
    framework = composition.material.framework
    confidence = level_label(framework, "confidence", response.judgement.confidence)
    return judgement_cell(framework, response.judgement), cell(confidence)


def past_cell(past: PastJudgement | None, composition: Composition, parted: str = "\n") -> Cell:
    """What the last inspection printed, when, and whether the area was then judged together with another."""
    if past is None:
        return Cell((Span(NO_PAST),), tone=Tone.PLAIN)
    together = f", {past.together}" if past.together else ""
    note = composition.apparatus.cite_head(past.report, f"printed “{past.printed.printed or past.printed.label}”{together}")
    return _printed(past, note=note, parted=parted)


def _printed(past: PastJudgement, *, note: int | None, parted: str = "\n") -> Cell:
    together = f", {past.together}" if past.together else ""
    when = f"{past.report.day:%B %Y}" if past.report.day else "date not printed"
    spans = (Span(past.printed.label, strong=True), Span(f"{parted}{when}{together}", note=note))
    return Cell(spans, tone=tone_of_grade(past.printed.grade))
