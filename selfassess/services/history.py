"""Every revision of a response: who saved it, when, and what they changed."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise

from selfassess.domain.assessment import Assessment, Response
from selfassess.domain.framework import Framework
from selfassess.domain.people import Person
from selfassess.domain.rights import Right
from selfassess.errors import Conflict
from selfassess.ports import Toolbox, UnitOfWork
from selfassess.services.describing import FieldChange, changed_fields, described
from selfassess.services.evidence_seen import evidence_seen
from selfassess.services.keeping_responses import keep_response
from selfassess.services.rights import assessment_for
from selfassess.services.watching import changed

AT_ONCE = 20
"""How many revisions are shown together."""


@dataclass(frozen=True, slots=True)
class Revision:
    """One save. `number` counts from 1; `changes` is against the revision before it."""

    number: int
    by: str | None
    at: datetime | None
    changes: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class History:
    """The revisions of one response, newest first; `older` is the number to ask for next, None where there are no more.

    `newest` is the number of the last save of all.
    """

    assessment: Assessment
    framework: Framework
    subject: str
    revisions: tuple[Revision, ...]
    older: int | None
    newest: int = 0


def history(tools: Toolbox, who: Person, assessment_id: str, subject: str, *, newest: int | None = None) -> History:
    """At most `AT_ONCE` revisions of a response, from `newest` down; from the last one where that is None. Raises `NotFound`."""
    with tools.store().read() as store:
        assessment = assessment_for(tools, store, who, Right.SEE, assessment_id)
        found = store.assessments.history(assessment_id, subject)
        titles = _titles(tools, store, who, assessment.authority)
    framework = tools.frameworks().framework(assessment.framework)
    wanted = [response for response in found if newest is None or response.revision <= newest]
    chain = [*wanted, Response(assessment=assessment_id, subject=subject)][: AT_ONCE + 1]
    shown = tuple(_revision(before, after, framework, titles) for after, before in pairwise(chain))
    older = chain[-1].revision or None
    return History(assessment, framework, subject, shown, older, found[0].revision if found else 0)


def bring_back(tools: Toolbox, who: Person, *, assessment: str, subject: str, revision: int, seen: int) -> Response:
    """Say again what a response said at an earlier save, as its next one; nothing in between is lost.

    `seen` is the newest save that the person saw. Raises `NotFound`, and `Conflict` where somebody saved since.
    """
    with tools.store().write() as store:
        found = assessment_for(tools, store, who, Right.ANSWER, assessment, subject=subject)
        current = store.assessments.response(assessment, subject)
        if current.revision != seen:
            raise Conflict("Somebody saved here since you opened this page. Look at it, then choose again.", yours={}, theirs={})
        older = store.assessments.revision(assessment, subject, revision)
        again = replace(older, revision=current.revision + 1, saved_by=who.id, saved_at=tools.clock(), carried=current.carried)
        keep_response(tools, store, found, again)
        changed(tools, store, who, found, subject, about=f"back to save {revision}")
    return again


def _titles(tools: Toolbox, store: UnitOfWork, who: Person, authority: str) -> Mapping[str, str]:
    evidence = {item.id: item.title for item in evidence_seen(tools, store, who, authority)}
    return evidence | {item.id: item.text for item in store.actions.of(authority)}


def _revision(before: Response, after: Response, framework: Framework, titles: Mapping[str, str]) -> Revision:
    old, new = (described(response, framework, titles) for response in (before, after))
    return Revision(after.revision, after.saved_by, after.saved_at, changed_fields(old, new))
