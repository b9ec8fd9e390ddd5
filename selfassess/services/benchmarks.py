"""Drafting the benchmark of a line, and keeping what a person made of it."""

from selfassess.domain.assessment import Assessment, Response
from selfassess.domain.benchmark import Acceptance, Benchmark, Citation, Draft
from selfassess.domain.benchmark_text import cited, draft_text, marked, marks
from selfassess.domain.comparators import Authority, ComparatorSet
from selfassess.domain.drafting import LENGTHS, Sources, draft
from selfassess.domain.drafting.free_lines import lines_by_words
from selfassess.domain.events import told_once
from selfassess.domain.follow_up import newest
from selfassess.domain.framework import Framework, Line
from selfassess.domain.holdings import HeldPassage
from selfassess.domain.people import Person
from selfassess.domain.rights import Right, workspace
from selfassess.errors import BadInput, NotFound
from selfassess.ports import Asked, Frameworks, Toolbox, UnitOfWork
from selfassess.services.comparators import ILACS, chosen_for, chosen_of, comparators_in
from selfassess.services.keeping_responses import keep_response
from selfassess.services.rights import assessment_for, need
from selfassess.services.watching import changed

LIBRARY_FRAMEWORK = "ilacs-2026"
"""Passages are labelled with the lines of ILACS, the same in each version; other frameworks reach them through a crosswalk."""

GOOD = ("outstanding", "good")
WEAK = ("inadequate", "requires improvement")
ENOUGH_AUTHORITIES = 4
USUAL_LENGTH = "normal"
CHANGED_MEANWHILE = (
    "New reports came into the library, or a recommendation was decided about, while you were reading. "
    "Look at the new draft, then choose again."
)


def draft_benchmark(tools: Toolbox, who: Person, *, authority: str, framework: str, line: str, length: str = "normal") -> Draft:
    """The drafted benchmark of a line for an authority, compared as it last was in any of its assessments.

    Raises `NotFound`, and `BadInput` for a length that does not exist.
    """
    check_length(length)
    asked = tools.frameworks().framework(framework)
    with tools.store().read() as store:
        about = store.authorities.get(authority)
        need(tools, who, Right.SEE, about.id)
        sources = gather(store, tools.frameworks(), about, asked, line, chosen_of(store, about.id))
    return draft(sources, LENGTHS[length])


def choose_length(tools: Toolbox, who: Person, *, assessment: str, length: str) -> None:
    """Remember how long a person wants the drafts of an assessment to be. Raises `NotFound` and `BadInput`."""
    check_length(length)
    with tools.store().write() as store:
        assessment_for(tools, store, who, Right.SEE, assessment)
        store.lengths.keep(who.id, assessment, length)


def length_for(store: UnitOfWork, person: str, assessment: str) -> str:
    """How long a person wants the drafts of an assessment to be."""
    return store.lengths.of(person, assessment) or USUAL_LENGTH


def check_length(length: str) -> None:
    """Raises `BadInput` for a length that does not exist."""
    if length not in LENGTHS:
        raise BadInput(f"{length!r} is not a length. Choose one of: {', '.join(LENGTHS)}.")


def sources_for(tools: Toolbox, store: UnitOfWork, assessment: Assessment, line_id: str) -> Sources:
    """Everything that the draft of a line of an assessment is made from. Raises `NotFound` where it has no such line."""
    framework = tools.frameworks().framework(assessment.framework)
    authority = store.authorities.get(assessment.authority)
    return gather(store, tools.frameworks(), authority, framework, line_id, chosen_for(store, assessment.id))


def gather(  # noqa: PLR0917 - what a draft is about
    store: UnitOfWork, frameworks: Frameworks, authority: Authority, framework: Framework, line_id: str, chosen: ComparatorSet
) -> Sources:
    """Everything that the draft of a line is made from. Raises `NotFound` where the framework has no such line."""
    lines = ilacs_lines(frameworks, framework, line_id)
    area = framework.area_of(line_id)
    ilacs_area = lines[0].split(".")[0] if lines else area.id
    comparators = comparators_in(store, authority, chosen, ilacs_area)
    near = frozenset(comparator.id for comparator in comparators)
    heads = told_once(store.reports.heads(viewer=workspace(authority.id), authority=authority.id))
    kept = {head.id for head in heads}
    return Sources(
        authority=authority,
        area=area,
        line=framework.line(line_id),
        ilacs_lines=lines,
        ilacs_area=ilacs_area,
        heads=heads,
        passages=tuple(held for held in store.reports.passages_about(authority.id, lines) if held.report.id in kept),
        recommendations=tuple(
            held for held in store.reports.recommendations_about(authority.id, lines) if held.report.id in kept
        ),
        answering=answering(frameworks, framework),
        chosen=chosen,
        comparators=comparators,
        decisions=newest(store.decisions.of(authority.id)),
        grades=store.reports.latest_grades(near, ilacs_area),
        good=_elsewhere(store, Asked(lines, ilacs_area, GOOD, "strength"), authority, near),
        weak=_elsewhere(store, Asked(lines, ilacs_area, WEAK, "improvement"), authority, near),
    )


def _elsewhere(store: UnitOfWork, asked: Asked, authority: Authority, near: frozenset[str]) -> tuple[HeldPassage, ...]:
    """Passages from near comparators; from anywhere where they have too few to choose from."""
    passages = store.reports.passages_elsewhere(asked, apart_from=authority.id, among=near) if near else ()
    if len({held.report.authority for held in passages}) < ENOUGH_AUTHORITIES:
        anywhere = store.reports.passages_elsewhere(asked, apart_from=authority.id)
        known = {held.key for held in passages}
        passages += tuple(held for held in anywhere if held.key not in known)
    kept = {head.id for head in told_once(tuple({held.report.id: held.report for held in passages}.values()))}
    return tuple(held for held in passages if held.report.id in kept)


def ilacs_lines(frameworks: Frameworks, framework: Framework, line_id: str) -> tuple[str, ...]:
    """The lines of ILACS that a line answers to, best first: itself, else what a crosswalk says, else what its words say."""
    if framework.id == ILACS:
        return (line_id,)
    try:
        crosswalk = frameworks.crosswalk(framework.key, LIBRARY_FRAMEWORK)
    except NotFound:
        known: tuple[str, ...] = ()
    else:
        known = tuple(pair.new for pair in crosswalk.newer(line_id) if pair.new is not None)
    return known or lines_by_words(framework.line(line_id), frameworks.framework(LIBRARY_FRAMEWORK))


def answering(frameworks: Frameworks, framework: Framework) -> dict[str, tuple[Line, ...]]:
    """For each line of ILACS the lines of a framework that answer to it, in the framework's order."""
    found: dict[str, tuple[Line, ...]] = {}
    for line in framework.lines():
        for known in ilacs_lines(frameworks, framework, line.id):
            found[known] = (*found.get(known, ()), line)
    return found


def keep_benchmark(
    tools: Toolbox, who: Person, *, assessment: str, line: str, acceptance: Acceptance, text: str, digest: str
) -> Response:
    """Keep what a person made of a suggested benchmark.

    `digest` is that of the draft they were shown. Accepted text is the draft's own; edited text keeps the citations that it still
    marks. Raises `BadInput` where the library changed meanwhile, so that what is kept is never other than what was read.
    """
    with tools.store().write() as store:
        found = assessment_for(tools, store, who, Right.ANSWER, assessment, subject=line)
        current = store.assessments.response(assessment, line)
        offered = draft_shown(sources_for(tools, store, found, line), digest)
        choice = _choice(current.benchmark, offered, digest, acceptance)
        whole = draft_text(offered) if offered and acceptance is Acceptance.ACCEPTED else text.strip()
        if offered and acceptance is Acceptance.EDITED and whole == draft_text(offered):
            acceptance = Acceptance.ACCEPTED
        _refuse_unknown_marks(whole, choice)
        used = tuple(item.citation for item in cited(whole, choice))
        benchmark = Benchmark(acceptance, whole, used, digest, by=who.id, at=tools.clock())
        saved = current.benchmarked(benchmark, by=who.id, at=tools.clock())
        keep_response(tools, store, found, saved)
        changed(tools, store, who, found, line, about=f"benchmark {benchmark.acceptance.value}")
    return saved


def draft_shown(sources: Sources, digest: str) -> Draft | None:
    """The draft of whichever length has this digest, None if no draft of today reads so."""
    drafts = (draft(sources, length) for length in LENGTHS.values())
    return next((made for made in drafts if made.digest == digest), None)


def _choice(kept: Benchmark | None, offered: Draft | None, digest: str, acceptance: Acceptance) -> tuple[Citation, ...]:
    """The citations that may be marked: those of the draft that was shown, and of the text kept before where that is edited."""
    same = kept.citations if kept and kept.drafted_from == digest and acceptance is not Acceptance.ACCEPTED else ()
    if offered is not None:
        return (*offered.citations, *(item for item in same if item.number > len(offered.citations)))
    if same:
        return same
    raise BadInput(CHANGED_MEANWHILE)


def _refuse_unknown_marks(text: str, citations: tuple[Citation, ...]) -> None:
    known = {citation.number for citation in citations}
    unknown = [number for number in marked(text) if number not in known]
    if unknown:
        raise BadInput(f"{marks(unknown)} names no source. Use a number of the list of sources, or take the mark out.")


def forget_benchmark(tools: Toolbox, who: Person, *, assessment: str, line: str) -> Response:
    """Go back to the suggestion: what was kept stays in history."""
    with tools.store().write() as store:
        found = assessment_for(tools, store, who, Right.ANSWER, assessment, subject=line)
        current = store.assessments.response(assessment, line)
        saved = current.benchmarked(None, by=who.id, at=tools.clock())
        keep_response(tools, store, found, saved)
        changed(tools, store, who, found, line, about="benchmark forgotten")
    return saved
