"""Signing an assessment off: a director judges each area, having seen what stands unanswered, and a snapshot is kept."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from selfassess.domain.assessment import WHOLE, Assessment, Response
from selfassess.domain.audit import Deed
from selfassess.domain.comparators import Authority
from selfassess.domain.events import told_once
from selfassess.domain.framework import Framework, Line
from selfassess.domain.judgement import UNJUDGED, Judgement
from selfassess.domain.life import Move, State, step
from selfassess.domain.people import Person
from selfassess.domain.rights import Right, workspace
from selfassess.domain.snapshot import Approval, Snapshot, SnapshotKind
from selfassess.domain.subjects import WHOLE_TITLE
from selfassess.errors import BadInput, Conflict
from selfassess.ports import Toolbox, UnitOfWork
from selfassess.services.challenges import Checked, checked
from selfassess.services.keeping_responses import keep_response
from selfassess.services.progress import LastJudged, last_judged
from selfassess.services.rights import assessment_for
from selfassess.services.snapshots import keep_snapshot
from selfassess.services.watching import note as watch
from selfassess.services.watching import of_assessment

NARRATIVE_LENGTH = 5000


@dataclass(frozen=True, slots=True)
class ToJudge:
    """One area, or the whole where it is judged: as it stands, and how inspectors judged it last."""

    subject: str
    title: str
    response: Response
    last: LastJudged | None


@dataclass(frozen=True, slots=True)
class SignOff:
    """What lies before a director who signs: what nobody answered, the lines that are not described, and what is to be judged."""

    assessment: Assessment
    authority: Authority
    framework: Framework
    checked: Checked
    blank: tuple[Line, ...]
    areas: tuple[ToJudge, ...]


def to_sign(tools: Toolbox, who: Person, assessment_id: str) -> SignOff:
    """What is to be seen and judged before an assessment is signed.

    Raises `NotFound`, `NotAllowed`, and `BadInput` where its state does not allow it.
    """
    with tools.store().read() as store:
        assessment = assessment_for(tools, store, who, Right.SIGN, assessment_id)
        step(assessment.state, State.SIGNED_OFF)
        authority = store.authorities.get(assessment.authority)
        reports = told_once(store.reports.heads(viewer=workspace(authority.id), authority=authority.id))
        found = checked(tools, store, assessment)
        responses = {response.subject: response for response in store.assessments.responses(assessment_id)}
    framework = tools.frameworks().framework(assessment.framework)
    areas = tuple(
        ToJudge(
            subject,
            title,
            responses.get(subject) or Response(assessment=assessment_id, subject=subject),
            last_judged(reports, "overall" if subject == WHOLE else subject),
        )
        for subject, title in judged_subjects(framework)
    )
    blank = tuple(line for line in framework.lines() if line.id not in responses or not responses[line.id].described)
    return SignOff(assessment, authority, framework, found, blank, areas)


def judged_subjects(framework: Framework) -> tuple[tuple[str, str], ...]:
    """What a director judges: each area that carries a judgement, and the whole where the framework has one."""
    areas = tuple((area.id, area.title) for area in framework.areas if area.judged)
    return (*areas, (WHOLE, WHOLE_TITLE)) if framework.overall else areas


def sign_off(
    tools: Toolbox, who: Person, *, assessment: str, approvals: Sequence[Approval], seen: bool, note: str = ""
) -> Snapshot:
    """Sign an assessment off with a judgement and a narrative for each area, and keep a snapshot.

    The director's judgement and narrative become those of the area. `seen` says that the director saw what stands unanswered.
    Raises `BadInput` for an area without either, or where something stands unanswered and was not seen; `Conflict` where an area
    was changed since the director read it.
    """
    with tools.store().write() as store:
        found = assessment_for(tools, store, who, Right.SIGN, assessment)
        step(found.state, State.SIGNED_OFF)
        framework = tools.frameworks().framework(found.framework)
        open_now = checked(tools, store, found).open
        if open_now and not seen:
            raise BadInput(f"Nobody answered {open_now} of the challenges. Say that you have seen them, or have them answered.")
        given = {approval.subject: approval for approval in approvals}
        scale = framework.scale("judgement")
        levels = [level.id for level in scale.levels] if scale else []
        wanted = [(title, _complete(title, given.get(subject), levels)) for subject, title in judged_subjects(framework)]
        final = tuple(_approved(tools, store, who, found, each) for each in wanted)
        snapshot = keep_snapshot(tools, store, who, found, kind=SnapshotKind.SIGNED, note=note, approvals=final)
        number = len(store.moves.of(assessment)) + 1
        move = Move(number, found.state, State.SIGNED_OFF, who.id, tools.clock(), note.strip(), snapshot.id)
        store.moves.add(assessment, move)
        watch(tools, store, who, Deed.CHANGED, of_assessment(found), about="signed off")
    return snapshot


def _complete(title: str, given: Approval | None, levels: Sequence[str]) -> Approval:
    if given is None or given.judgement in UNJUDGED or not given.narrative.strip():
        raise BadInput(f"{title}: choose a judgement and say why.")
    if given.judgement not in levels:
        raise BadInput(f"{title}: {given.judgement!r} is no level of the judgement scale. Choose one of: {', '.join(levels)}.")
    if len(given.narrative) > NARRATIVE_LENGTH:
        raise BadInput(f"{title}: the narrative is at most {NARRATIVE_LENGTH:,} characters long.")
    return given


def _approved(tools: Toolbox, store: UnitOfWork, who: Person, assessment: Assessment, wanted: tuple[str, Approval]) -> Approval:
    """What was given for one area, kept as the area's own judgement, and the revision that it then has."""
    title, given = wanted
    current = store.assessments.response(assessment.id, given.subject)
    if current.revision != given.revision:
        raise Conflict(
            f"{title} was changed while you were reading. What you typed is still here: look at the change, then sign.",
            yours={"narrative": given.narrative},
            theirs={"narrative": current.judgement.reason},
        )
    judgement = Judgement(given.judgement, given.narrative.strip(), current.judgement.confidence)
    if judgement == current.judgement:
        return replace(given, narrative=judgement.reason)
    saved = current.written(judgement=judgement, texts=current.texts, ready=current.ready, by=who.id, at=tools.clock())
    keep_response(tools, store, assessment, saved)
    return replace(given, narrative=judgement.reason, revision=saved.revision)
