"""Drafts of case reviews: what a reviewer types is kept while they type, unless it may tell who somebody is."""

from collections.abc import Collection
from dataclasses import dataclass

from selfassess.domain.case_form import FormPart, case_form
from selfassess.domain.cases import CaseReview, private
from selfassess.domain.held_back import WRITTEN
from selfassess.domain.people import Person
from selfassess.domain.rights import Right
from selfassess.domain.typed import CaseDraft
from selfassess.errors import BadInput
from selfassess.ports import Toolbox, UnitOfWork
from selfassess.services.rights import challenge_for

LONGEST = 20_000


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """What became of what was typed: the draft, None where none is kept, and why a person should look at it again."""

    draft: CaseDraft | None
    look_again: str = ""


def keep_case_draft(
    tools: Toolbox, who: Person, challenge_id: str, code: str, *, field: str, text: str, revision: int
) -> KeptDraft:
    """Keep what stands in a slot of a case, typed on top of a save; nothing of anybody else's changes.

    What looks like a case number, a date of birth or a name, or may together tell who a child is, is not kept at all, and the
    answer says why. Raises `NotFound`, `NotAllowed`, and `BadInput` for a slot of which no draft is kept, or for too much.
    """
    if len(text) > LONGEST:
        raise BadInput(f"A draft is at most {LONGEST:,} characters long.")
    why = private(text)
    with tools.store().write() as store:
        challenge = challenge_for(tools, store, who, Right.CHALLENGE_CASES, challenge_id)
        store.cases.get(challenge_id, code)
        slots = {slot.id: slot for slot in case_form(tools.frameworks().framework(challenge.template)).slots()}
        if field not in slots or slots[field].kind not in WRITTEN:
            raise BadInput(f"No draft is kept of {field[:60]!r}.")
        if why:
            store.drafts.drop_case(who.id, challenge_id, code, (field,))
            return KeptDraft(None, why)
        made = CaseDraft(who.id, challenge_id, code, field, text, revision, tools.clock())
        store.drafts.keep_case(made)
    return KeptDraft(made)


def own_case_drafts(tools: Toolbox, who: Person, challenge_id: str, code: str) -> tuple[CaseDraft, ...]:
    """What a person typed in a case and did not save, where it differs from what is saved. Raises `NotFound`, `NotAllowed`."""
    with tools.store().read() as store:
        challenge_for(tools, store, who, Right.CHALLENGE_CASES, challenge_id)
        return _unsaved(store, who, store.cases.get(challenge_id, code))


def _unsaved(store: UnitOfWork, who: Person, case: CaseReview) -> tuple[CaseDraft, ...]:
    drafts = store.drafts.of_case(who.id, case.challenge, case.code)
    return tuple(draft for draft in drafts if draft.text.strip() != case.values.get(draft.field, "").strip())


def drop_saved_drafts(store: UnitOfWork, who: Person, saved: CaseReview, drafted: Collection[str]) -> None:
    """Forget, within an open transaction, the drafts that are saved: their words stand now, or the form went on from them."""
    unsaved = {draft.field for draft in _unsaved(store, who, saved)} - set(drafted)
    held = store.drafts.of_case(who.id, saved.challenge, saved.code)
    gone = [draft.field for draft in held if draft.field not in unsaved]
    if gone:
        store.drafts.drop_case(who.id, saved.challenge, saved.code, gone)


def drop_case_drafts(tools: Toolbox, who: Person, challenge_id: str, code: str, part: FormPart) -> None:
    """Throw away what a person typed on one page of a case and did not save. Raises `NotFound`, `NotAllowed`."""
    with tools.store().write() as store:
        challenge_for(tools, store, who, Right.CHALLENGE_CASES, challenge_id)
        store.drafts.drop_case(who.id, challenge_id, code, [slot.id for slot in part.slots])
