"""The area profile of an assessment: what the framework's context part asks for, with what may be suggested for it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace

from selfassess.domain.area_profile import BEFORE_LENGTH, ProfileFigure, of_inspections, suggestions
from selfassess.domain.assessment import WHOLE, Assessment
from selfassess.domain.comparators import Authority
from selfassess.domain.framework import ContextItem, Framework
from selfassess.domain.holdings import ReportHead
from selfassess.domain.people import Person
from selfassess.domain.report import Fact
from selfassess.domain.rights import Right, workspace
from selfassess.errors import BadInput, Conflict, NotFound
from selfassess.ports import Toolbox, UnitOfWork
from selfassess.services.indicator_series import series_in
from selfassess.services.keeping_responses import reopen
from selfassess.services.rights import assessment_for
from selfassess.services.watching import changed

TEXT_LENGTH = 2000
REPORTS_READ = 6
"""In how many reports of the authority, newest first, figures are looked for."""
NOT_TYPED = ("item", "revision", "saved_by", "saved_at")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the profile: what is asked for, what is said of it, and what may be."""

    item: ContextItem
    figure: ProfileFigure
    suggested: tuple[ProfileFigure, ...]


@dataclass(frozen=True, slots=True)
class AreaProfile:
    """The profile of an assessment, in the framework's order."""

    assessment: Assessment
    authority: Authority
    framework: Framework
    entries: tuple[Entry, ...]

    def entry(self, item: str) -> Entry:
        """One entry. Raises `NotFound`."""
        for entry in self.entries:
            if entry.item.id == item:
                return entry
        raise NotFound(f"{self.framework.title} {self.framework.version} asks for no {item!r} in the area profile.")


def profile_of(tools: Toolbox, who: Person, assessment_id: str) -> AreaProfile:
    """The profile of an assessment, with suggestions from the authority's indicators and reports. Raises `NotFound`."""
    with tools.store().read() as store:
        assessment = assessment_for(tools, store, who, Right.SEE, assessment_id)
        authority = store.authorities.get(assessment.authority)
        framework = tools.frameworks().framework(assessment.framework)
        figures = store.area_profiles.of(assessment_id)
        heads = store.reports.heads(viewer=workspace(authority.id), authority=authority.id)
        facts = _facts(store, heads, authority.id) if framework.context else ()
        series = series_in(tools, store, authority.id, framework) if framework.context else ()
    origins = {origin.id: origin for origin in tools.reference().profile_origins}

    def entry(item: ContextItem) -> Entry:
        found = (*of_inspections(item, heads), *suggestions(item, origins.get(item.id), series, facts))
        return Entry(item, figures.get(item.id, ProfileFigure(item.id, "")), tuple(found))

    return AreaProfile(assessment, authority, framework, tuple(map(entry, framework.context)))


def _facts(store: UnitOfWork, heads: Sequence[ReportHead], authority: str) -> tuple[tuple[ReportHead, Mapping[str, Fact]], ...]:
    viewer = workspace(authority)
    read = ((head, store.reports.report(head.id, viewer=viewer).facts) for head in heads[:REPORTS_READ])
    return tuple((head, {fact.name: fact for fact in facts}) for head, facts in read)


def profile_history(tools: Toolbox, who: Person, assessment_id: str, item: str) -> tuple[ProfileFigure, ...]:
    """Everything that was said of one entry, newest first. Raises `NotFound`."""
    with tools.store().read() as store:
        assessment_for(tools, store, who, Right.SEE, assessment_id)
        return store.area_profiles.history(assessment_id, item)


def keep_figure(tools: Toolbox, who: Person, assessment_id: str, figure: ProfileFigure) -> ProfileFigure:
    """Keep what is said of one entry; `figure` carries the revision that was opened, 0 where nothing was said.

    Raises `NotFound`, `BadInput`, and `Conflict` with both where somebody else saved meanwhile.
    """
    _check(tools, figure)
    with tools.store().write() as store:
        assessment = assessment_for(tools, store, who, Right.ANSWER, assessment_id, subject=WHOLE)
        framework = tools.frameworks().framework(assessment.framework)
        if figure.item not in {item.id for item in framework.context}:
            raise NotFound(f"{framework.title} {framework.version} asks for no {figure.item!r} in the area profile.")
        held = store.area_profiles.of(assessment_id).get(figure.item, ProfileFigure(figure.item, ""))
        if held.revision != figure.revision:
            raise _both(figure, held)
        made = replace(figure, revision=held.revision + 1, saved_by=who.id, saved_at=tools.clock())
        reopen(tools, store, assessment, by=who.id)
        store.area_profiles.add(assessment_id, made)
        changed(tools, store, who, assessment, WHOLE, about=f"profile {figure.item}")
    return made


def _check(tools: Toolbox, figure: ProfileFigure) -> None:
    if len(figure.value) > TEXT_LENGTH or len(figure.note) > TEXT_LENGTH:
        raise BadInput(f"Shorten this to {TEXT_LENGTH:,} characters or fewer.")
    if max(map(len, (figure.previous, figure.compared, figure.compared_with, figure.source))) > BEFORE_LENGTH:
        raise BadInput(f"A figure, a name or a source is at most {BEFORE_LENGTH} characters long.")
    if figure.at and figure.at > tools.today():
        raise BadInput("A figure cannot be about a day that has not come.")
    if figure.at and figure.previous_at and figure.previous_at >= figure.at:
        raise BadInput("The figure before it is of a later day. Change one of the days.")


def _both(yours: ProfileFigure, theirs: ProfileFigure) -> Conflict:
    told = [
        (field.name, str(getattr(yours, field.name) or ""), str(getattr(theirs, field.name) or ""))
        for field in fields(ProfileFigure)
        if field.name not in NOT_TYPED
    ]
    different = [(name, mine, other) for name, mine, other in told if mine != other]
    return Conflict(
        "Somebody else changed this while you were writing. Nothing is lost: choose what should stand, then save.",
        yours={name: mine for name, mine, _ in different},
        theirs={name: other for name, _, other in different},
    )
