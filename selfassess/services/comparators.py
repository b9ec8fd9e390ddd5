"""Whom an assessment is compared with: chosen by a person, kept with who and when, and used wherever others are shown."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from selfassess.domain.assessment import Assessment
from selfassess.domain.comparators import USUAL, Authority, Choice, Comparator, ComparatorSet, SetKind
from selfassess.domain.framework import Framework
from selfassess.domain.holdings import AreaGrade
from selfassess.domain.people import Person
from selfassess.domain.rights import Right
from selfassess.errors import BadInput, Conflict, NotFound
from selfassess.ports import Toolbox, UnitOfWork
from selfassess.services.authorities import adopt
from selfassess.services.rights import assessment_for
from selfassess.services.watching import changed

ILACS = "ilacs"
MOST_CHOSEN = 40
"""How many authorities a list of one's own holds."""
SUBJECT = "comparators"


def chosen_for(store: UnitOfWork, assessment_id: str) -> ComparatorSet:
    """Whom an assessment is compared with; the usual ones until somebody chooses."""
    choices = store.comparisons.of(assessment_id)
    return choices[0].chosen if choices else USUAL


def chosen_of(store: UnitOfWork, authority_id: str) -> ComparatorSet:
    """Whom an authority was last compared with, in whichever of its assessments."""
    newest = store.comparisons.newest_of(authority_id)
    return newest.chosen if newest else USUAL


def comparators_in(store: UnitOfWork, authority: Authority, chosen: ComparatorSet, area: str) -> tuple[Comparator, ...]:
    """The comparators of an authority in an area: which ones they are depends on it where they are those judged alike."""
    alike = judged_alike(store, authority.id, area) if chosen.kind is SetKind.GRADE else ()
    return store.authorities.comparators(authority, chosen, alike)


def judged_alike(store: UnitOfWork, authority_id: str, area: str) -> tuple[str, ...]:
    """The authorities whose newest published judgement of an area is the one that this authority has; none where it has none."""
    newest = {each.authority: each.judgement.grade for each in store.reports.latest_grades(None, area)}
    ours = newest.get(authority_id)
    return tuple(key for key, grade in newest.items() if ours is not None and grade == ours and key != authority_id)


def judged_elsewhere(
    store: UnitOfWork, authority: Authority, framework: Framework, chosen: ComparatorSet
) -> dict[str, tuple[AreaGrade, ...]]:
    """How comparators were judged, for each area that inspections judge by the same name."""
    if framework.id != ILACS:
        return {}
    near = {area.id: comparators_in(store, authority, chosen, area.id) for area in framework.areas if area.judged}
    return {area: store.reports.latest_grades([each.id for each in found], area) for area, found in near.items()}


@dataclass(frozen=True, slots=True)
class Compared:
    """Whom an assessment is compared with, and whom it could be.

    `members` are those of each set but the one by grade, which differs from area to area: `alike` counts it by area.
    `history` is every choice, newest first; `offered` are all who could stand on a list of one's own.
    """

    assessment: Assessment
    authority: Authority
    chosen: ComparatorSet
    history: tuple[Choice, ...]
    members: Mapping[SetKind, tuple[Comparator, ...]]
    alike: Mapping[str, int]
    offered: tuple[Authority, ...]

    @property
    def number(self) -> int:
        """The number of the newest choice; 0 where nobody chose."""
        return self.history[0].number if self.history else 0


def comparators_of(tools: Toolbox, who: Person, assessment_id: str) -> Compared:
    """Whom an assessment is compared with. Raises `NotFound`."""
    with tools.store().read() as store:
        assessment = assessment_for(tools, store, who, Right.SEE, assessment_id)
        authority = store.authorities.get(assessment.authority)
        history = store.comparisons.of(assessment_id)
        chosen = history[0].chosen if history else USUAL
        sets = [ComparatorSet(kind, chosen.own) for kind in SetKind if kind is not SetKind.GRADE]
        members = {each.kind: store.authorities.comparators(authority, each) for each in sets}
        areas = [area.id for area in tools.frameworks().framework(assessment.framework).areas if area.judged]
        alike = {area: len(judged_alike(store, authority.id, area)) for area in areas}
        listed = {each.id: each for each in (*tools.known_authorities(), *store.authorities.all())}
    offered = sorted((each for each in listed.values() if not each.ended and each.id != authority.id), key=lambda each: each.name)
    return Compared(assessment, authority, chosen, history, members, alike, tuple(offered))


def choose_comparators(
    tools: Toolbox, who: Person, *, assessment: str, kind: SetKind, own: Sequence[str] = (), number: int | None = None
) -> Choice:
    """Choose whom an assessment is compared with. `own` are names or ids, for a list of one's own; other sets pass them over.

    `number` is that of the choice that the person had before their eyes (0: none), None for whichever there is. Raises
    `NotFound`, `BadInput` for a list that is empty, too long or names what is not known, and `Conflict` where somebody else chose
    meanwhile.
    """
    with tools.store().write() as store:
        found = assessment_for(tools, store, who, Right.DECIDE, assessment)
        history = store.comparisons.of(assessment)
        last = history[0].number if history else 0
        if number is not None and number != last:
            raise Conflict(
                "Somebody else chose comparators while you did. Look at what they chose, then choose again.", yours={}, theirs={}
            )
        chosen = ComparatorSet(kind, _listed(tools, store, found.authority, own) if kind is SetKind.OWN else ())
        choice = Choice(last + 1, chosen, who.id, tools.clock())
        store.comparisons.add(assessment, choice)
        changed(tools, store, who, found, SUBJECT, about=kind.value)
    return choice


def _listed(tools: Toolbox, store: UnitOfWork, authority: str, names: Sequence[str]) -> tuple[str, ...]:
    """The ids of a list of one's own, each once, in its order."""
    unknown, found = [], []
    for name in names:
        try:
            found.append(adopt(tools, store, name).id)
        except NotFound:
            unknown.append(name)
    if unknown:
        told = ", ".join(map(repr, unknown))
        raise BadInput(f"No authority is called {told}.", "`selfassess authorities list` shows those there are.")
    kept = tuple(dict.fromkeys(key for key in found if key != authority))
    if not kept:
        raise BadInput("Choose at least one other authority for a list of your own.")
    if len(kept) > MOST_CHOSEN:
        raise BadInput(f"A list of your own holds {MOST_CHOSEN} authorities at most; this one has {len(kept)}.")
    return kept
