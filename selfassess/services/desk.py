"""What lies before a person when they sit down: their assessments, and what is to be done next in each."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from selfassess.domain.assessment import WHOLE, Assessment
from selfassess.domain.people import Person
from selfassess.domain.rights import Right
from selfassess.domain.wording import counted, lines_word
from selfassess.ports import Toolbox
from selfassess.services.assessments import Listed, list_assessments, overview, stranded_assessments
from selfassess.services.progress import Overview

SHOWN = 3
"""How many assessments are laid out; the rest are only named."""
MOST_STEPS = 4


@dataclass(frozen=True, slots=True)
class NextStep:
    """Something to be done, and the subject where it is done; None where it is done in the library of reports."""

    text: str
    subject: str | None


@dataclass(frozen=True, slots=True)
class OnDesk:
    """An assessment with what the person is to do next in it, and how many of its authority's actions are overdue.

    `complete` says whether nothing is left to do for anybody.
    """

    overview: Overview
    steps: tuple[NextStep, ...]
    overdue: int
    complete: bool


@dataclass(frozen=True, slots=True)
class Desk:
    """The newest assessments laid out, the older ones named, and how many reports the library holds.

    `stranded` are assessments that cannot be opened because their framework is not where it was.
    """

    laid_out: tuple[OnDesk, ...]
    others: tuple[Listed, ...]
    reports: int
    stranded: tuple[Assessment, ...]


def desk(tools: Toolbox, who: Person) -> Desk:
    """What lies before a person."""
    listed = list_assessments(tools, who)
    with tools.store().read() as store:
        reports = len(store.reports.heads(viewer=who.viewer(today=tools.today())))
    return Desk(
        tuple(_laid_out(tools, who, item) for item in listed[:SHOWN]), listed[SHOWN:], reports, stranded_assessments(tools, who)
    )


def _laid_out(tools: Toolbox, who: Person, item: Listed) -> OnDesk:
    found = overview(tools, who, item.assessment.id)
    with tools.store().read() as store:
        overdue = sum(action.overdue(tools.today()) for action in store.actions.of(item.authority.id))
    today, authority = tools.today(), item.authority.id

    def writes(subject: str) -> bool:
        return who.may(Right.ANSWER, authority, subject=subject, today=today)

    steps = next_steps(found, writes, imports=who.may(Right.KEEP_REPORTS, authority, today=today))
    complete = next(next_steps(found, lambda _: True, imports=True), None) is None
    return OnDesk(found, tuple(steps)[:MOST_STEPS], overdue, complete)


def next_steps(found: Overview, writes: Callable[[str], bool], *, imports: bool) -> Iterator[NextStep]:
    """What somebody is to do next, the most needed first: past reports, areas to judge, evidence, lines to begin, the whole.

    `writes` says which subjects they write about, `imports` whether they bring reports in.
    """
    if imports and not found.reports:
        yield NextStep(f"Import past reports of {found.authority.name}: there are none in the library", None)
    for progress in found.areas:
        judges = writes(progress.area.id) and progress.area.judged and not progress.response.judgement.answered
        if judges and progress.described == len(progress.lines):
            yield NextStep(f"Judge {progress.area.short.lower()}: everything in it is described", progress.area.id)
    lines = [(line, response) for progress in found.areas for line, response in progress.lines if writes(line.id)]
    bare = [line for line, response in lines if response.bare]
    if bare:
        word = found.framework.word("line")
        yield NextStep(f"Add evidence: {counted(len(bare), word)} described without any, first {bare[0].title}", bare[0].id)
    fresh = [line for line, response in lines if not response.described]
    if fresh:
        many = lines_word(found.framework)
        yield NextStep(f"Describe {fresh[0].title}: {len(fresh)} {many} are not described", fresh[0].id)
    elif writes(WHOLE) and not found.whole.started:
        yield NextStep("Answer the three questions for the whole authority", WHOLE)
