"""Drafts: what a person typed is kept while they type, offered again, and gone once it is saved or thrown away."""

from collections.abc import Collection

from selfassess.domain.assessment import Response
from selfassess.domain.people import Person
from selfassess.domain.rights import Right
from selfassess.domain.typed import KEPT, Draft
from selfassess.errors import BadInput
from selfassess.ports import Toolbox, UnitOfWork
from selfassess.services.rights import answering, assessment_for

LONGEST = 20_000


def keep_draft(tools: Toolbox, who: Person, *, assessment: str, subject: str, field: str, text: str, revision: int) -> Draft:
    """Keep what stands in a field, typed on top of a save; nothing of anybody else's changes.

    Raises `NotFound`, `NotAllowed`, and `BadInput` for a field of which no draft is kept, or for more than it can hold.
    """
    if field not in KEPT:
        raise BadInput(f"No draft is kept of {field!r}.")
    if len(text) > LONGEST:
        raise BadInput(f"A draft is at most {LONGEST:,} characters long.")
    with tools.store().write() as store:
        answering(tools, store, who, assessment, subject)
        made = Draft(who.id, assessment, subject, field, text, revision, tools.clock())
        store.drafts.keep(made)
    return made


def own_drafts(tools: Toolbox, who: Person, *, assessment: str, subject: str) -> tuple[Draft, ...]:
    """What a person typed on a subject and did not save, where it differs from what is saved. Raises `NotFound`."""
    with tools.store().read() as store:
        assessment_for(tools, store, who, Right.SEE, assessment)
        return typed_in(store, who, store.assessments.response(assessment, subject))


def typed_in(store: UnitOfWork, who: Person, response: Response) -> tuple[Draft, ...]:
    """The same within an open transaction, for who may open the assessment."""
    found = store.drafts.of(who.id, response.assessment, response.subject)
    saved = {field: getattr(response.texts, field) for field in KEPT if field != "reason"} | {"reason": response.judgement.reason}
    return tuple(draft for draft in found if draft.text.strip() != saved[draft.field].strip())


def drop_saved(store: UnitOfWork, who: Person, saved: Response, drafted: Collection[str]) -> None:
    """Forget, within an open transaction, the drafts that are saved: their words stand now, or the form went on from them."""
    unsaved = {draft.field for draft in typed_in(store, who, saved)} - set(drafted)
    for draft in store.drafts.of(who.id, saved.assessment, saved.subject):
        if draft.field not in unsaved:
            store.drafts.drop(who.id, saved.assessment, saved.subject, draft.field)


def drop_drafts(tools: Toolbox, who: Person, *, assessment: str, subject: str) -> None:
    """Throw away what a person typed on a subject and did not save. Raises `NotFound`."""
    with tools.store().write() as store:
        assessment_for(tools, store, who, Right.SEE, assessment)
        store.drafts.drop(who.id, assessment, subject)
