"""The answers: the whole authority, each area, and each line, all in the frame of the three questions."""

from selfassess.domain.assessment import WHOLE, Response
from selfassess.domain.benchmark import Acceptance
from selfassess.domain.compose.apparatus import Composition
from selfassess.domain.compose.blocks import cell, hint, judgement_cell, label, level_label
from selfassess.domain.compose.judgements import past_cell
from selfassess.domain.compose.kept import kept_blocks
from selfassess.domain.compose.prose import prose
from selfassess.domain.compose.registers import actions_table, evidence_table
from selfassess.domain.document import Block, Bullets, Facts, Heading, PageBreak, Span
from selfassess.domain.framework import Area, Line
from selfassess.domain.material import PastJudgement
from selfassess.domain.pack import PackPart
from selfassess.domain.wording import capital, lines_word

AS_A_WHOLE = "The area as a whole"
NOTHING_YET = "Nothing has been written here yet."
NO_ANSWERS = "The three questions have not been answered here yet."

PARTS = (("know", "What we know"), ("how", "How we know it"), ("do", "What we will do"))
"""The three questions by the part of the frame they fill, and what stands over an answer to each."""

KEPT = {
    Acceptance.ACCEPTED: "Drafted from past reports and kept as drafted.",
    Acceptance.EDITED: "Drafted from past reports and edited by us.",
}
"""The benchmarks that are printed, and what is said of each; a suggestion or a rejected one is not the authority's."""


def whole(part: PackPart, composition: Composition) -> tuple[Block, ...]:
    """The three questions answered for the whole authority."""
    framework = composition.material.framework
    response = composition.material.response(WHOLE)
    blocks: list[Block] = [
        *_new_page(response.started and not composition.short),
        Heading(1, part.title or "The whole authority", WHOLE),
    ]
    if framework.overall:
        blocks.append(_verdict(response, composition, composition.material.past_overall()))
    blocks += prose(response.judgement.reason)
    return (*blocks, *_answers(response, part, composition, level=2, gaps=True))


def areas(part: PackPart, composition: Composition) -> tuple[Block, ...]:
    """Every area of the framework, each on a new page if anything is said of it."""
    return tuple(block for area in composition.material.framework.areas for block in _area(area, part, composition))


def digest(part: PackPart, composition: Composition) -> tuple[Block, ...]:
    """What past reports said of each line, where a person kept it; the lines of which nothing was kept are listed."""
    framework = composition.material.framework
    blocks: list[Block] = [Heading(1, part.title or "What past reports said", "part/digest")]
    for area in framework.areas:
        kept = [line for line in area.lines if _kept(composition.material.response(line.id))]
        if len(framework.areas) > 1:
            blocks.append(Heading(2, area.title, f"digest/{area.id}"))
        for line in kept:
            blocks += [Heading(3 if len(framework.areas) > 1 else 2, line.title, f"digest/{line.id}")]
            blocks += _kept_text(composition.material.response(line.id), composition)
        if silent := [line.title for line in area.lines if line not in kept]:
            blocks.append(hint(f"Nothing was kept of: {'; '.join(silent)}."))
    return tuple(blocks)


def _area(area: Area, part: PackPart, composition: Composition) -> tuple[Block, ...]:
    response = composition.material.response(area.id)
    said = response.started or any(_has_content(composition.material.response(line.id), part) for line in area.lines)
    blocks: list[Block] = [*_new_page(said), Heading(1, area.title, area.id), Heading(2, AS_A_WHOLE, f"{area.id}/as-a-whole")]
    if area.judged:
        blocks.append(_verdict(response, composition, composition.material.past_judgement(area)))
        blocks += prose(response.judgement.reason)
    blocks += _answers(response, part, composition, level=3, gaps=True)
    if part.option("lines"):
        described = [line for line in area.lines if _has_content(composition.material.response(line.id), part)]
        rest = tuple((Span(line.title),) for line in area.lines if line not in described)
        if part.option("blank") and rest:
            title = f"{capital(lines_word(composition.material.framework))} not described here"
            blocks += [Heading(3, title, f"{area.id}/rest"), Bullets(rest)]
        blocks += [block for line in described for block in _line(line, part, composition)]
    return tuple(blocks)


def _new_page(anything: bool) -> tuple[PageBreak, ...]:  # noqa: FBT001 - whether there is anything to turn the page for
    """A page turned for what says something: pages with a heading and nothing else help nobody."""
    return (PageBreak(),) if anything else ()


def _has_content(response: Response, part: PackPart) -> bool:
    return response.started or (bool(part.option("benchmark")) and _kept(response))


def _kept(response: Response) -> bool:
    return response.benchmark is not None and response.benchmark.acceptance in KEPT


def _line(line: Line, part: PackPart, composition: Composition) -> tuple[Block, ...]:
    response = composition.material.response(line.id)
    blocks: list[Block] = [Heading(2, line.title, line.id)]
    if part.option("criteria") and line.criteria:
        blocks += [label("What was considered"), Bullets(tuple((Span(criterion.text),) for criterion in line.criteria))]
    if response.judgement.answered:
        blocks.append(_verdict(response, composition))
        blocks += prose(response.judgement.reason)
    blocks += _answers(response, part, composition, level=3, gaps=False)
    if part.option("benchmark"):
        blocks += _benchmark(response, composition)
    return tuple(blocks)


def _verdict(response: Response, composition: Composition, past: PastJudgement | None = None) -> Facts:
    """The judgement, how sure the authority is and, where there is one, what the last inspection printed."""
    framework = composition.material.framework
    confidence = level_label(framework, "confidence", response.judgement.confidence)
    rows = [("Our judgement", judgement_cell(framework, response.judgement))]
    if confidence:
        rows.append(("How sure we are", cell(confidence)))
    if past is not None:
        rows.append(("Last inspection", past_cell(past, composition, parted=", ")))
    return Facts(tuple(rows))


def _answers(response: Response, part: PackPart, composition: Composition, *, level: int, gaps: bool) -> tuple[Block, ...]:
    """The three answers under their headings. With `gaps` what is missing is said to be missing; else its heading is left out."""
    asked = {question.part: question.title for question in composition.material.framework.questions} if level == 2 else {}
    made = {"know": _know(response), "how": prose(response.texts.how), "do": prose(response.texts.plans)}
    if part.option("registers"):
        subject = composition.material.subject_title(response.subject)
        made["how"] += evidence_table(composition.evidence_of(response), f"Evidence: {subject}")
        made["do"] += actions_table(composition.actions_of(response), f"Actions: {subject}", composition)
    if gaps and not any(made.values()):
        return (hint(NO_ANSWERS),)
    blocks: list[Block] = []
    for name, title in PARTS:
        if made[name] or gaps:
            blocks.append(Heading(level, asked.get(name, title), f"{response.subject}/{name}"))
            blocks += made[name] or (hint(NOTHING_YET),)
    return tuple(blocks)


def _know(response: Response) -> tuple[Block, ...]:
    texts = response.texts
    parts = (("Strengths", texts.strengths), ("Areas to improve", texts.improvements), ("Impact", texts.impact))
    return tuple(block for title, text in parts if text.strip() for block in (label(title), *prose(text)))


def _benchmark(response: Response, composition: Composition) -> tuple[Block, ...]:
    said = _kept_text(response, composition)
    return (Heading(3, "What past reports said", f"{response.subject}/benchmark"), *said) if said else ()


def _kept_text(response: Response, composition: Composition) -> tuple[Block, ...]:
    """The benchmark that was kept, under what is said of how; nothing where none was."""
    benchmark = response.benchmark
    if benchmark is None or benchmark.acceptance not in KEPT:
        return ()
    return (hint(KEPT[benchmark.acceptance]), *kept_blocks(benchmark, composition.apparatus))
