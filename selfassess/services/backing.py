"""What backs a response: evidence and actions, put in, attached and taken off."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime

from selfassess.domain.actions import Action, ActionStatus, no_action
from selfassess.domain.assessment import Response
from selfassess.domain.audit import Deed, Thing
from selfassess.domain.evidence import Evidence, EvidenceKind, StoredFile, no_evidence
from selfassess.domain.people import Person
from selfassess.domain.rights import Right
from selfassess.errors import BadInput
from selfassess.ports import Toolbox
from selfassess.services.evidence_seen import evidence_for, evidence_seen
from selfassess.services.keeping_responses import keep_response
from selfassess.services.looking import first_look, look_later
from selfassess.services.rights import answering, assessment_for, need, sees
from selfassess.services.saving import change_response
from selfassess.services.uploads import keep_upload
from selfassess.services.watching import note, of_evidence

TITLE_LENGTH = 300
PLACE_LENGTH = 200
LINK_LENGTH = 2000
OWNER_LENGTH = 200
WEB_ADDRESS = re.compile(r"https?://[^\s/]+\S*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NewEvidence:
    """What a person says of a piece of evidence; `file` is its name and content where one was given."""

    kind: EvidenceKind
    title: str
    about: date | None = None
    locator: str = ""
    note: str = ""
    link: str | None = None
    file: tuple[str, bytes] | None = None
    owner: str = ""
    restricted: bool = False


def add_evidence(tools: Toolbox, who: Person, *, assessment: str, subject: str, new: NewEvidence) -> Evidence:
    """Put a piece of evidence into the authority's register and attach it to a response. Raises `BadInput`."""
    with tools.store().read() as store:
        found = answering(tools, store, who, assessment, subject)
        must_restrict(tools, who, found.authority, new.restricted)
    check_evidence(tools, new)
    stored = keep_upload(tools, *new.file) if new.file else None
    looked = first_look(tools, stored)
    with tools.store().write() as store:
        evidence = Evidence(
            id=tools.new_id(),
            authority=found.authority,
            kind=new.kind,
            title=new.title.strip(),
            about=new.about,
            added=tools.clock(),
            added_by=who.id,
            locator=new.locator.strip(),
            note=new.note.strip(),
            link=new.link or None,
            file=stored,
            owner=new.owner.strip(),
            restricted=new.restricted,
            looked=looked,
        )
        store.evidence.save(evidence)
        look_later(tools, store, who, evidence)
        note(tools, store, who, Deed.ADDED, of_evidence(evidence))
        current = store.assessments.response(assessment, subject)
        keep_response(tools, store, found, current.backed(evidence.id, by=who.id, at=tools.clock()))
    return evidence


def must_restrict(tools: Toolbox, who: Person, authority: str, restricted: bool) -> None:  # noqa: FBT001 - as the form says it
    """Raises `NotAllowed` where somebody would restrict evidence who could not see it afterwards."""
    if restricted:
        need(tools, who, Right.SEE_RESTRICTED, authority)


def check_evidence(tools: Toolbox, new: NewEvidence) -> None:
    """Raises `BadInput` for evidence that cannot be kept as it was described."""
    if not new.title.strip() or len(new.title) > TITLE_LENGTH:
        raise BadInput(f"The title of evidence is 1 to {TITLE_LENGTH} characters long.")
    if len(new.locator) > PLACE_LENGTH:
        raise BadInput(f"Where in it: {PLACE_LENGTH} characters at most.")
    if len(new.owner) > OWNER_LENGTH:
        raise BadInput(f"Who keeps it: {OWNER_LENGTH} characters at most.")
    if new.link and (not WEB_ADDRESS.fullmatch(new.link) or len(new.link) > LINK_LENGTH):
        raise BadInput(f"{new.link[:80]!r} is not a web address. It begins with https:// or http:// and holds no spaces.")
    if new.about and new.about > tools.today():
        raise BadInput("Evidence cannot be about a day that has not come. Give the last day that it covers so far.")


@dataclass(frozen=True, slots=True)
class Backing:
    """What backs one response, and the evidence of the register that does not yet."""

    evidence: tuple[Evidence, ...]
    register: tuple[Evidence, ...]
    actions: tuple[Action, ...]


def backing_of(tools: Toolbox, who: Person, *, assessment: str, subject: str) -> Backing:
    """The evidence and actions of a response, in the order in which they were attached. Raises `NotFound`."""
    with tools.store().read() as store:
        authority = assessment_for(tools, store, who, Right.SEE, assessment).authority
        response = store.assessments.response(assessment, subject)
        evidence = {item.id: item for item in evidence_seen(tools, store, who, authority)}
        actions = {item.id: item for item in store.actions.of(authority)}
    return Backing(
        evidence=tuple(evidence[key] for key in response.evidence if key in evidence),
        register=tuple(item for key, item in evidence.items() if key not in response.evidence),
        actions=tuple(actions[key] for key in response.actions if key in actions),
    )


def attach_evidence(tools: Toolbox, who: Person, *, assessment: str, subject: str, evidence: str) -> Response:
    """Attach evidence that is in the register already. Raises `NotFound` for another authority's."""
    with tools.store().read() as store:
        found = evidence_for(tools, store, who, evidence)
        if found.authority != assessment_for(tools, store, who, Right.SEE, assessment).authority:
            raise no_evidence(evidence)
    return _changed(tools, who, assessment, subject, lambda response, at: response.backed(evidence, by=who.id, at=at))


def detach_evidence(tools: Toolbox, who: Person, *, assessment: str, subject: str, evidence: str) -> Response:
    """Take evidence off a response; it stays in the register and on other responses."""
    return _changed(tools, who, assessment, subject, lambda response, at: response.unbacked(evidence, by=who.id, at=at))


def open_file(tools: Toolbox, who: Person, *, evidence: str, version: str = "") -> tuple[StoredFile, bytes]:
    """The file of a piece of evidence, or an earlier one by its SHA-256, and what it holds. Raises `NotFound` and `BadInput`."""
    with tools.store().read() as store:
        found = evidence_for(tools, store, who, evidence)
    file = found.version(version) if version else found.file
    if file is None:
        raise BadInput(f"{found.title!r} has no such file.")
    content = tools.files().get(file)
    with tools.store().write() as store:
        note(tools, store, who, Deed.OPENED_FILE, of_evidence(found))
    return file, content


@dataclass(frozen=True, slots=True)
class NewAction:
    """What a person says of an action."""

    text: str
    owner: str
    due: date | None
    status: ActionStatus = ActionStatus.NOT_STARTED
    measure: str = ""
    recommendations: tuple[str, ...] = ()


def add_action(tools: Toolbox, who: Person, *, assessment: str, subject: str, new: NewAction) -> Action:
    """Add an action to the authority's plan and hang it on a response. Raises `BadInput`."""
    check_action(new)
    with tools.store().write() as store:
        found = answering(tools, store, who, assessment, subject)
        action = Action(
            id=tools.new_id(),
            authority=found.authority,
            text=new.text.strip(),
            owner=new.owner.strip(),
            due=new.due,
            status=new.status,
            measure=new.measure.strip(),
            recommendations=new.recommendations,
        )
        store.actions.save(action)
        note(tools, store, who, Deed.ADDED, Thing("action", action.id, action.authority))
        current = store.assessments.response(assessment, subject)
        keep_response(tools, store, found, current.planned(action.id, by=who.id, at=tools.clock()))
    return action


def attach_action(tools: Toolbox, who: Person, *, assessment: str, subject: str, action: str) -> Response:
    """Hang an action of the authority's plan on one more response. Raises `NotFound` for another authority's."""
    with tools.store().read() as store:
        found = store.actions.get(action)
        if found.authority != assessment_for(tools, store, who, Right.SEE, assessment).authority:
            raise no_action(action)
    return _changed(tools, who, assessment, subject, lambda response, at: response.planned(action, by=who.id, at=at))


def change_action(tools: Toolbox, who: Person, *, action: str, new: NewAction) -> Action:
    """Change an action wherever it hangs. Raises `NotFound` and `BadInput`."""
    check_action(new)
    with tools.store().write() as store:
        found = store.actions.get(action)
        if not sees(tools, who, found.authority):
            raise no_action(action)
        need(tools, who, Right.REGISTER, found.authority)
        changed = replace(
            found,
            text=new.text.strip(),
            owner=new.owner.strip(),
            due=new.due,
            status=new.status,
            measure=new.measure.strip(),
            recommendations=new.recommendations,
        )
        store.actions.save(changed)
        note(tools, store, who, Deed.CHANGED, Thing("action", action, found.authority))
    return changed


def drop_action(tools: Toolbox, who: Person, *, assessment: str, subject: str, action: str) -> Response:
    """Take an action off a response; it stays in the authority's plan."""
    return _changed(tools, who, assessment, subject, lambda response, at: response.unplanned(action, by=who.id, at=at))


def _changed(
    tools: Toolbox, who: Person, assessment: str, subject: str, change: Callable[[Response, datetime], Response]
) -> Response:
    return change_response(
        tools, who, assessment=assessment, subject=subject, change=lambda response: change(response, tools.clock())
    )


def check_action(new: NewAction) -> None:
    """Raises `BadInput` for an action that cannot be kept as it was described."""
    if not new.text.strip():
        raise BadInput("Say what will be done.")
    if len(new.owner) > OWNER_LENGTH:
        raise BadInput(f"Who owns it: {OWNER_LENGTH} characters at most.")
