"""Asking a named person for a review by a day, giving it, and taking the request back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from selfassess.domain.assessment import Assessment
from selfassess.domain.audit import Deed
from selfassess.domain.people import Person
from selfassess.domain.reviewing import ReviewEnd, ReviewRequest
from selfassess.domain.rights import Right
from selfassess.domain.subjects import subjects
from selfassess.errors import BadInput, NotAllowed, NotFound
from selfassess.ports import Toolbox, UnitOfWork
from selfassess.services.rights import answering, assessment_for, sees
from selfassess.services.watching import note as watch
from selfassess.services.watching import of_assessment

NAME_LENGTH = 200
NOTE_LENGTH = 2000
ANSWER_LENGTH = 5000


def ask_for_review(
    tools: Toolbox, who: Person, *, assessment: str, subject: str, reviewer: str, due: date | None = None, note: str = ""
) -> ReviewRequest:
    """Ask somebody to review a subject. `reviewer` is the id of an account that may review there, or a name where there are none.

    Raises `NotFound`, and `BadInput` for nobody, a day that has passed, and somebody who may not review or is asked already.
    """
    if not reviewer.strip() or len(reviewer) > NAME_LENGTH:
        raise BadInput(f"Say who is asked to review this, in at most {NAME_LENGTH} characters.")
    if len(note) > NOTE_LENGTH:
        raise BadInput(f"What to look at: {NOTE_LENGTH:,} characters at most.")
    if due and due < tools.today():
        raise BadInput("The day by which a review is asked for must not have passed.")
    with tools.store().write() as store:
        found = answering(tools, store, who, assessment, subject)
        asked = reviewer.strip()
        if tools.settings.accounts and asked not in reviewers(tools, store, found.authority):
            raise BadInput(
                "Whom you chose may not review here. Choose somebody from the list, or have an owner invite a reviewer."
            )
        if any(each.waits and _called(each.reviewer) == _called(asked) for each in store.reviews.of(assessment, subject)):
            raise BadInput("This review is asked for already, from the same person. Take that request back first.")
        made = ReviewRequest(tools.new_id(), assessment, subject, asked, due, note.strip(), who.id, tools.clock())
        store.reviews.save(made)
        watch(tools, store, who, Deed.ADDED, of_assessment(found), about=f"{subject} review asked for")
    return made


def withdraw_review(tools: Toolbox, who: Person, *, request: str) -> ReviewRequest:
    """Take back a request that waits: who asked, or who may share work out. Raises `NotFound`, `NotAllowed` and `BadInput`."""
    with tools.store().write() as store:
        found, held = _waiting(tools, store, who, request)
        if found.by != who.id and not who.may(Right.START, held.authority, today=tools.today()):
            raise NotAllowed("Only who asked for a review, or an owner or editor, takes the request back.")
        made = found.ended(ReviewEnd.WITHDRAWN, by=who.id, at=tools.clock())
        store.reviews.save(made)
        watch(tools, store, who, Deed.CHANGED, of_assessment(held), about=f"{found.subject} review taken back")
    return made


def answer_review(tools: Toolbox, who: Person, *, request: str, answer: str) -> ReviewRequest:
    """Give a review in words, where one does not judge. Raises `NotFound`, `NotAllowed` for another person's, and `BadInput`."""
    if not 0 < len(answer.strip()) <= ANSWER_LENGTH:
        raise BadInput(f"Say what your review found, in at most {ANSWER_LENGTH:,} characters.")
    with tools.store().write() as store:
        found, held = _waiting(tools, store, who, request)
        assessment_for(tools, store, who, Right.REVIEW, held.id)
        if not asked_of(who, found):
            raise NotAllowed("This review was asked of somebody else.")
        made = found.ended(ReviewEnd.ANSWERED, by=who.id, at=tools.clock(), answer=answer.strip())
        store.reviews.save(made)
        watch(tools, store, who, Deed.CHANGED, of_assessment(held), about=f"{found.subject} review given")
    return made


def judged_for(tools: Toolbox, store: UnitOfWork, who: Person, *, assessment: str, subject: str) -> None:
    """End the requests that a reviewer answered by judging a subject, in the transaction of the judgement."""
    for each in store.reviews.of(assessment, subject):
        if each.waits and asked_of(who, each):
            store.reviews.save(each.ended(ReviewEnd.JUDGED, by=who.id, at=tools.clock()))


def asked_of(who: Person, request: ReviewRequest) -> bool:
    """Whether a person is the one who is asked. On a laptop, where there is one person for all, it is everybody's."""
    return who.unlimited or _called(request.reviewer) in (_called(who.id), _called(who.name))


def reviewers(tools: Toolbox, store: UnitOfWork, authority: str) -> Mapping[str, str]:
    """Who may review in the workspace of an authority: names by account, in their order, within an open transaction."""
    return {
        account.id: account.name
        for account, grant in store.accounts.members(authority)
        if account.disabled is None and grant.allows(Right.REVIEW, authority, subject=None, today=tools.today())
    }


def who_can_review(tools: Toolbox, who: Person, assessment_id: str) -> Mapping[str, str] | None:
    """Whom one can ask for a review: names by account; None where nobody has one, and any name will do. Raises `NotFound`."""
    with tools.store().read() as store:
        found = assessment_for(tools, store, who, Right.SEE, assessment_id)
        return reviewers(tools, store, found.authority) if tools.settings.accounts else None


@dataclass(frozen=True, slots=True)
class ToReview:
    """A review that somebody is to give, and of what."""

    request: ReviewRequest
    assessment: Assessment
    title: str
    overdue: bool


def to_review(tools: Toolbox, who: Person) -> tuple[ToReview, ...]:
    """The reviews that a person is asked for and has not given, soonest due first, in assessments that they may open."""
    with tools.store().read() as store:
        known = {item.id: item for item in store.assessments.all() if sees(tools, who, item.authority)}
        mine = [each for each in store.reviews.waiting() if each.assessment in known and asked_of(who, each)]
    titles = {
        key: dict(subjects(tools.frameworks().framework(known[key].framework))) for key in {each.assessment for each in mine}
    }
    return tuple(
        ToReview(
            each, known[each.assessment], titles[each.assessment].get(each.subject, each.subject), each.overdue(tools.today())
        )
        for each in mine
    )


def _waiting(tools: Toolbox, store: UnitOfWork, who: Person, request: str) -> tuple[ReviewRequest, Assessment]:
    """A request that waits, and its assessment. Raises `NotFound`, and `BadInput` for one that ended."""
    found = store.reviews.get(request)
    held = store.assessments.get(found.assessment)
    if not sees(tools, who, held.authority):
        raise NotFound("There is no such request for a review.")
    if not found.waits:
        raise BadInput("This request has ended already. Open the page again.")
    return found, held


def _called(name: str) -> str:
    return " ".join(name.split()).casefold()
