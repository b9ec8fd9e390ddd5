"""What past reports asked an authority to do about one line: how each stands, and which actions answer it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from selfassess.domain.actions import Action
from selfassess.domain.addressee import AUTHORITY
from selfassess.domain.follow_up import Decision, Standing, digest_of, key_of, newest
from selfassess.domain.framework import Framework, Line
from selfassess.domain.holdings import HeldRecommendation, ReportHead
from selfassess.ports import Toolbox, UnitOfWork
from selfassess.services.benchmarks import ilacs_lines


@dataclass(frozen=True, slots=True)
class AskedFor:
    """A recommendation with what was last decided about it, None where nobody did, and the actions that answer it."""

    held: HeldRecommendation
    decision: Decision | None
    actions: tuple[Action, ...]

    @property
    def standing(self) -> Standing:
        """How it stands; open until somebody decides."""
        return self.decision.standing if self.decision else Standing.OPEN


def asked_for(  # noqa: PLR0917 - what a line is asked for depends on all of these
    tools: Toolbox,
    store: UnitOfWork,
    framework: Framework,
    line: Line,
    authority: str,
    seen: Iterable[ReportHead],
    actions: Collection[Action],
) -> tuple[AskedFor, ...]:
    """What the reports that a person sees asked of the authority on a line, newest first, without what was superseded.

    `actions` are all of the authority.
    """
    reports = {head.id for head in seen}
    decisions = newest(store.decisions.of(authority))
    lines = ilacs_lines(tools.frameworks(), framework, line.id)
    found = (
        AskedFor(
            held,
            decisions.get((held.report.id, digest_of(held.recommendation))),
            tuple(action for action in actions if key_of(held) in action.recommendations),
        )
        for held in store.reports.recommendations_about(authority, lines)
        if held.report.id in reports and held.recommendation.audience == AUTHORITY
    )
    return tuple(each for each in found if each.standing is not Standing.SUPERSEDED)
