"""What a pack about an assessment is made from."""

from selfassess.domain.comparators import SET_LABELS
from selfassess.domain.events import told_once
from selfassess.domain.line_judging import shown
from selfassess.domain.material import Material
from selfassess.domain.people import Person
from selfassess.domain.rights import Right, workspace
from selfassess.domain.work import CommentKind
from selfassess.ports import Toolbox, UnitOfWork
from selfassess.services.comparators import chosen_for, judged_elsewhere
from selfassess.services.indicator_series import series_in
from selfassess.services.rights import assessment_for
from selfassess.services.states import state_now


def material(tools: Toolbox, who: Person, assessment_id: str) -> Material:
    """Everything that a pack about an assessment may print. Raises `NotFound`."""
    with tools.store().read() as store:
        assessment_for(tools, store, who, Right.EXPORT, assessment_id)
        return gather_material(tools, store, assessment_id)


def gather_material(tools: Toolbox, store: UnitOfWork, assessment_id: str) -> Material:
    """The same within a transaction that is open already. What is restricted is never among it."""
    assessment = store.assessments.get(assessment_id)
    authority = store.authorities.get(assessment.authority)
    framework = tools.frameworks().framework(assessment.framework)
    chosen = chosen_for(store, assessment_id)
    return Material(
        assessment=assessment,
        framework=framework,
        authority=authority,
        responses=shown(assessment, framework, store.assessments.responses(assessment_id)),
        evidence=tuple(item for item in store.evidence.of(authority.id) if not item.restricted),
        actions=store.actions.of(authority.id),
        reports=told_once(store.reports.heads(viewer=workspace(authority.id), authority=authority.id)),
        today=tools.today(),
        elsewhere=judged_elsewhere(store, authority, framework, chosen),
        compared=SET_LABELS[chosen.kind],
        figures=series_in(tools, store, authority.id, framework),
        profile=store.area_profiles.of(assessment_id),
        state=state_now(tools, store, assessment),
        comments=tuple(each for each in store.work.comments(assessment_id) if each.kind is CommentKind.CHALLENGE),
    )
