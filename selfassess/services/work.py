"""Sharing work out, talking about it, and judging beside the authors."""

from dataclasses import dataclass, replace
from datetime import date

from selfassess.domain.assessment import Assessment, Response
from selfassess.domain.audit import Deed
from selfassess.domain.framework import Framework
from selfassess.domain.people import Person
from selfassess.domain.rights import Right
from selfassess.domain.subjects import must_have
from selfassess.domain.work import Assignment, Comment, CommentKind, SecondJudgement, standing
from selfassess.errors import BadInput, NotFound
from selfassess.ports import Toolbox
from selfassess.services.rights import assessment_for, sees
from selfassess.services.watching import note, of_assessment

NAME_LENGTH = 200
COMMENT_LENGTH = 5000
REASON_LENGTH = 5000


@dataclass(frozen=True, slots=True)
class Discussion:
    """What is said and judged about one subject besides its authors; `second` is the newest reviewer's judgement."""

    assessment: Assessment
    framework: Framework
    response: Response
    assignment: Assignment | None
    comments: tuple[Comment, ...]
    second: SecondJudgement | None
    earlier: tuple[SecondJudgement, ...]

    def of(self, kind: CommentKind) -> tuple[Comment, ...]:
        """The comments of one kind, oldest first."""
        return tuple(comment for comment in self.comments if comment.kind is kind)


def discussion(tools: Toolbox, who: Person, *, assessment: str, subject: str) -> Discussion:
    """The discussion of a subject. Raises `NotFound`."""
    with tools.store().read() as store:
        found = assessment_for(tools, store, who, Right.SEE, assessment)
        response = store.assessments.response(assessment, subject)
        assigned = {each.subject: each for each in store.work.assignments(assessment)}
        comments = store.work.comments(assessment, subject)
        mine = (each for each in store.work.judgements(assessment) if each.subject == subject)
        judged = sorted(mine, key=lambda one: one.number)
    framework = _with_subject(tools, found, subject)
    second = judged[-1] if judged else None
    return Discussion(found, framework, response, assigned.get(subject), comments, second, tuple(judged[:-1]))


def _with_subject(tools: Toolbox, assessment: Assessment, subject: str) -> Framework:
    framework = tools.frameworks().framework(assessment.framework)
    must_have(framework, subject)
    return framework


def assign(
    tools: Toolbox, who: Person, *, assessment: str, subject: str, assignee: str, due: date | None = None
) -> Assignment | None:
    """Give a subject to somebody to write, in place of whoever had it; to nobody, where no name is given.

    Raises `NotFound`, and `BadInput` for a name that is too long.
    """
    if len(assignee) > NAME_LENGTH:
        raise BadInput(f"A name is at most {NAME_LENGTH} characters long.")
    with tools.store().write() as store:
        found = assessment_for(tools, store, who, Right.START, assessment)
        _with_subject(tools, found, subject)
        note(tools, store, who, Deed.CHANGED, of_assessment(found), about=f"{subject} assigned")
        if not assignee.strip():
            store.work.unassign(assessment, subject)
            return None
        made = Assignment(assessment, subject, assignee.strip(), due, who.id, tools.clock())
        store.work.assign(made)
    return made


def comment(tools: Toolbox, who: Person, *, assessment: str, subject: str, kind: CommentKind, text: str) -> Comment:
    """Say something about a subject. Raises `NotFound`, and `BadInput` for nothing or too much."""
    if not text.strip() or len(text) > COMMENT_LENGTH:
        raise BadInput(f"A comment is 1 to {COMMENT_LENGTH:,} characters long.")
    with tools.store().write() as store:
        found = assessment_for(tools, store, who, Right.COMMENT, assessment)
        _with_subject(tools, found, subject)
        made = Comment(tools.new_id(), assessment, subject, kind, text.strip(), who.id, tools.clock())
        store.work.say(made)
        note(tools, store, who, Deed.ADDED, of_assessment(found), about=f"{subject} comment")
    return made


def settle_comment(tools: Toolbox, who: Person, *, comment_id: str, settled: bool) -> Comment:
    """Call a comment dealt with, or open it again. Raises `NotFound`."""
    with tools.store().write() as store:
        found = store.work.comment(comment_id)
        if not sees(tools, who, store.assessments.get(found.assessment).authority):
            raise NotFound("There is no such comment.")
        held = assessment_for(tools, store, who, Right.COMMENT, found.assessment)
        note(tools, store, who, Deed.CHANGED, of_assessment(held), about=f"{found.subject} comment")
        changed = replace(found, settled_by=who.id if settled else None, settled_at=tools.clock() if settled else None)
        store.work.settle_comment(changed)
    return changed


def judge_beside(tools: Toolbox, who: Person, *, assessment: str, subject: str, judgement: str, reason: str) -> SecondJudgement:
    """Keep a reviewer's own judgement beside the authors'. Every one stays.

    Raises `NotFound`, and `BadInput` for one without a reason or that is no level of the scale.
    """
    if not reason.strip() or len(reason) > REASON_LENGTH:
        raise BadInput(f"Say why you judge so, in at most {REASON_LENGTH:,} characters.")
    with tools.store().write() as store:
        found = assessment_for(tools, store, who, Right.REVIEW, assessment)
        scale = _with_subject(tools, found, subject).scale("judgement")
        if judgement not in {level.id for level in (scale.levels if scale else ())}:
            raise BadInput("Choose one of the levels of the judgement scale.")
        before = standing(store.work.judgements(assessment)).get(subject)
        number = before.number + 1 if before else 1
        made = SecondJudgement(assessment, subject, number, judgement, reason.strip(), who.id, tools.clock())
        store.work.judge(made)
        note(tools, store, who, Deed.CHANGED, of_assessment(found), about=f"{subject} judged beside")
    return made


def settle(tools: Toolbox, who: Person, *, assessment: str, subject: str, how: str) -> SecondJudgement:
    """Keep how the difference between authors and reviewer was settled.

    Raises `NotFound` where there is no second judgement, and `BadInput` where nobody says how.
    """
    if not how.strip() or len(how) > REASON_LENGTH:
        raise BadInput("Say how it was settled.")
    with tools.store().write() as store:
        found = assessment_for(tools, store, who, Right.REVIEW, assessment)
        second = standing(store.work.judgements(assessment)).get(subject)
        if second is None:
            raise NotFound("No reviewer has judged this yet.")
        made = replace(second, settled=how.strip(), settled_by=who.id, settled_at=tools.clock())
        store.work.settle(made)
        note(tools, store, who, Deed.CHANGED, of_assessment(found), about=f"{subject} settled")
    return made
