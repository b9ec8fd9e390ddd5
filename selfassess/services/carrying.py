"""Carrying an assessment forward into a new one: previewed line by line, then done."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from selfassess.domain.area_profile import ProfileFigure
from selfassess.domain.assessment import Assessment, Response
from selfassess.domain.audit import Deed
from selfassess.domain.carrying import Beginning, Carrying, Older, Source, Way, carry
from selfassess.domain.comparators import Authority
from selfassess.domain.framework import Framework
from selfassess.domain.people import Person
from selfassess.domain.rights import Right
from selfassess.errors import BadInput
from selfassess.ports import Toolbox, UnitOfWork
from selfassess.services.assessments import check_new, framework_to_assess_against
from selfassess.services.rights import assessment_for
from selfassess.services.saving import change_response
from selfassess.services.watching import note, of_assessment


@dataclass(frozen=True, slots=True)
class Preview:
    """What would come of carrying an assessment forward; `left_behind` is what the new framework does not ask any more."""

    previous: Assessment
    authority: Authority
    old: Framework
    new: Framework
    subjects: tuple[Carrying, ...]
    left_behind: tuple[Source, ...]
    profile: tuple[ProfileFigure, ...] = ()
    """Figures of the area profile that come along as the figures before."""

    @property
    def filled(self) -> tuple[Carrying, ...]:
        """The subjects that would begin with something."""
        return tuple(each for each in self.subjects if each.response is not None)


def preview_carrying(tools: Toolbox, who: Person, previous: str, framework: str) -> Preview:
    """What would come of carrying an assessment forward to a framework version. Raises `NotFound` and `BadInput`."""
    chosen = framework_to_assess_against(tools, framework)
    with tools.store().read() as store:
        found = assessment_for(tools, store, who, Right.SEE, previous)
        return _preview(tools, store, found, chosen, Beginning("", who.id, tools.clock()))


def carry_forward(
    tools: Toolbox,
    who: Person,
    *,
    previous: str,
    framework: str,
    title: str,
    period: str = "",
    without: Collection[str] = (),
    lines_judged: bool | None = None,
) -> Assessment:
    """Start an assessment from another one of the same authority; subjects in `without` begin empty.

    Lines are judged or only described as they were, unless `lines_judged` says so.

    Raises `NotFound` and `BadInput`.
    """
    chosen = framework_to_assess_against(tools, framework)
    check_new(title, period)
    with tools.store().write() as store:
        found = assessment_for(tools, store, who, Right.START, previous)
        made = Assessment(
            id=tools.new_id(),
            authority=found.authority,
            framework=chosen.key,
            title=title.strip(),
            period=period.strip(),
            created=tools.clock(),
            created_by=who.id,
            carried_from=found.id,
            lines_judged=found.lines_judged if lines_judged is None else lines_judged,
        )
        store.assessments.add(made)
        note(tools, store, who, Deed.ADDED, of_assessment(made), about=f"from {found.id}")
        for last in store.comparisons.of(found.id)[:1]:
            store.comparisons.add(made.id, replace(last, number=1))
        preview = _preview(tools, store, found, chosen, Beginning(made.id, who.id, made.created))
        for each in preview.filled:
            if each.subject not in without and each.response is not None:
                store.assessments.save(each.response)
        for figure in preview.profile:
            store.area_profiles.add(made.id, figure)
    return made


def judge_as_last_year(tools: Toolbox, who: Person, *, assessment: str, subject: str) -> Response:
    """A person judges a subject as it was judged last year. Raises `BadInput` where no judgement came along."""

    def judged(response: Response) -> Response:
        if response.carried is None or response.carried.judgement is None:
            raise BadInput("No judgement of last year came along here. Judge it yourself.")
        return response.written(
            judgement=response.carried.judgement, texts=response.texts, ready=response.ready, by=who.id, at=tools.clock()
        )

    return change_response(tools, who, assessment=assessment, subject=subject, change=judged)


def _preview(tools: Toolbox, store: UnitOfWork, previous: Assessment, new: Framework, beginning: Beginning) -> Preview:
    old = tools.frameworks().framework(previous.framework)
    way = Way(old, new, None if old.key == new.key else tools.frameworks().crosswalk(old.key, new.key))
    older = Older(
        previous,
        {response.subject: response for response in store.assessments.responses(previous.id)},
        store.actions.of(previous.authority),
    )
    return Preview(
        previous,
        store.authorities.get(previous.authority),
        old,
        new,
        tuple(carry(way, older, beginning)),
        way.left_behind(),
        _profile(store, previous, new, beginning),
    )


def _profile(store: UnitOfWork, previous: Assessment, new: Framework, beginning: Beginning) -> tuple[ProfileFigure, ...]:
    held = store.area_profiles.of(previous.id)
    carried = (held[item.id].as_before(item) for item in new.context if item.id in held)
    return tuple(
        replace(figure, revision=1, saved_by=beginning.by, saved_at=beginning.at) for figure in carried if figure is not None
    )
