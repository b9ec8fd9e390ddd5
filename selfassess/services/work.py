"""Sharing work out, talking about it, and judging beside the authors."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from selfassess.domain.anchors import anchored, paragraphs, texts_of
from selfassess.domain.assessment import Assessment, Response
from selfassess.domain.audit import Deed
from selfassess.domain.framework import Framework
from selfassess.domain.line_judging import judges, shown
from selfassess.domain.people import Person
from selfassess.domain.reviewing import ReviewRequest
from selfassess.domain.rights import Right
from selfassess.domain.subjects import must_have
from selfassess.domain.work import Assignment, Comment, CommentKind, SecondJudgement, standing
from selfassess.errors import BadInput, NotFound
from selfassess.ports import Toolbox
from selfassess.services.reviews import judged_for
from selfassess.services.rights import assessment_for, sees
from selfassess.services.watching import note, of_assessment

NAME_LENGTH = 200
COMMENT_LENGTH = 5000
REASON_LENGTH = 5000


@dataclass(frozen=True, slots=True)
class Words:
    """Which words of a text somebody means: its name, the revision they read, the paragraph there (from 1), and the words."""

    field: str
    revision: int
    paragraph: int
    quote: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of a text that was saved, and how many comments on words of it nobody dealt with yet."""

    number: int
    text: str
    waiting: int


@dataclass(frozen=True, slots=True)
class Discussion:
    """What is said and judged about one subject besides its authors; `second` is the newest reviewer's judgement.

    `requests` are the reviews that were asked for, oldest first.
    """

    assessment: Assessment
    framework: Framework
    response: Response
    assignment: Assignment | None
    comments: tuple[Comment, ...]
    second: SecondJudgement | None
    earlier: tuple[SecondJudgement, ...]
    requests: tuple[ReviewRequest, ...]

    @property
    def judges(self) -> bool:
        """Whether the subject may be judged here."""
        return judges(self.assessment, self.framework, self.response.subject)

    def of(self, kind: CommentKind) -> tuple[Comment, ...]:
        """The comments of one kind, oldest first."""
        return tuple(comment for comment in self.comments if comment.kind is kind)

    @property
    def texts(self) -> Mapping[str, tuple[Paragraph, ...]]:
        """The texts in which something is written, by their names, paragraph by paragraph."""
        waiting = Counter((each.anchor.field, self.place(each)) for each in self.comments if each.anchor and not each.settled_at)
        return {
            name: tuple(Paragraph(number, words, waiting[name, number]) for number, words in enumerate(paragraphs(text), start=1))
            for name, text in texts_of(self.response).items()
            if paragraphs(text)
        }

    def place(self, comment: Comment) -> int | None:
        """The paragraph in which the words that a comment is about stand now; None where they do no more, or it is about none."""
        return comment.anchor.found_in(texts_of(self.response).get(comment.anchor.field, "")) if comment.anchor else None


def discussion(tools: Toolbox, who: Person, *, assessment: str, subject: str) -> Discussion:
    """The discussion of a subject. Raises `NotFound`."""
    with tools.store().read() as store:
        found = assessment_for(tools, store, who, Right.SEE, assessment)
        framework = _with_subject(tools, found, subject)
        (response,) = shown(found, framework, [store.assessments.response(assessment, subject)])
        assigned = {each.subject: each for each in store.work.assignments(assessment)}
        comments = store.work.comments(assessment, subject)
        requests = store.reviews.of(assessment, subject)
        mine = (each for each in store.work.judgements(assessment) if each.subject == subject)
        judged = sorted(mine, key=lambda one: one.number)
    second = judged[-1] if judged else None
    return Discussion(found, framework, response, assigned.get(subject), comments, second, tuple(judged[:-1]), requests)


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


def comment(
    tools: Toolbox, who: Person, *, assessment: str, subject: str, kind: CommentKind, text: str, words: Words | None = None
) -> Comment:
    """Say something about a subject, or about words of one of its texts.

    Raises `NotFound`, and `BadInput` for nothing, too much, or words that did not stand there at the revision that was read.
    """
    if not text.strip() or len(text) > COMMENT_LENGTH:
        raise BadInput(f"A comment is 1 to {COMMENT_LENGTH:,} characters long.")
    with tools.store().write() as store:
        found = assessment_for(tools, store, who, Right.COMMENT, assessment)
        _with_subject(tools, found, subject)
        anchor = None
        if words is not None:
            read = store.assessments.revision(assessment, subject, words.revision)
            anchor = anchored(read, field=words.field, paragraph=words.paragraph, quote=words.quote)
        made = Comment(tools.new_id(), assessment, subject, kind, text.strip(), who.id, tools.clock(), anchor=anchor)
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
        framework = _with_subject(tools, found, subject)
        if not judges(found, framework, subject):
            raise BadInput(f"In this assessment a {framework.word('line')} is only described. Say what you see in a comment.")
        scale = framework.scale("judgement")
        if judgement not in {level.id for level in (scale.levels if scale else ())}:
            raise BadInput("Choose one of the levels of the judgement scale.")
        before = standing(store.work.judgements(assessment)).get(subject)
        number = before.number + 1 if before else 1
        made = SecondJudgement(assessment, subject, number, judgement, reason.strip(), who.id, tools.clock())
        store.work.judge(made)
        judged_for(tools, store, who, assessment=assessment, subject=subject)
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
