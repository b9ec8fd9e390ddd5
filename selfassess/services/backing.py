"""What backs a response: evidence and actions, put in, attached and taken off."""

import re
from dataclasses import dataclass, replace
from datetime import date

from selfassess.domain.actions import Action, ActionStatus
from selfassess.domain.assessment import Response
from selfassess.domain.evidence import Evidence, EvidenceKind
from selfassess.domain.people import Person
from selfassess.errors import BadInput, NotFound
from selfassess.ports import Toolbox
from selfassess.services.saving import change_response

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


def add_evidence(tools: Toolbox, who: Person, *, assessment: str, subject: str, new: NewEvidence) -> Evidence:
    """Put a piece of evidence into the authority's register and attach it to a response. Raises `BadInput`."""
    check_evidence(tools, new)
    stored = tools.files().put(*new.file) if new.file else None
    with tools.store().write() as store:
        evidence = Evidence(
            id=tools.new_id(),
            authority=store.assessments.get(assessment).authority,
            kind=new.kind,
            title=new.title.strip(),
            about=new.about,
            added=tools.clock(),
            added_by=who.id,
            locator=new.locator.strip(),
            note=new.note.strip(),
            link=new.link or None,
            file=stored,
        )
        store.evidence.save(evidence)
        current = store.assessments.response(assessment, subject)
        store.assessments.save(current.backed(evidence.id, by=who.id, at=tools.clock()))
    return evidence


def check_evidence(tools: Toolbox, new: NewEvidence) -> None:
    """Raises `BadInput` for evidence that cannot be kept as it was described."""
    if not new.title.strip() or len(new.title) > TITLE_LENGTH:
        raise BadInput(f"The title of evidence is 1 to {TITLE_LENGTH} characters long.")
    if len(new.locator) > PLACE_LENGTH:
        raise BadInput(f"Where in it: {PLACE_LENGTH} characters at most.")
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


def backing_of(tools: Toolbox, _who: Person, *, assessment: str, subject: str) -> Backing:
    """The evidence and actions of a response, in the order in which they were attached. Raises `NotFound`."""
    with tools.store().read() as store:
        authority = store.assessments.get(assessment).authority
        response = store.assessments.response(assessment, subject)
        evidence = {item.id: item for item in store.evidence.of(authority)}
        actions = {item.id: item for item in store.actions.of(authority)}
    return Backing(
        evidence=tuple(evidence[key] for key in response.evidence if key in evidence),
        register=tuple(item for key, item in evidence.items() if key not in response.evidence),
        actions=tuple(actions[key] for key in response.actions if key in actions),
    )


def attach_evidence(tools: Toolbox, who: Person, *, assessment: str, subject: str, evidence: str) -> Response:
    """Attach evidence that is in the register already. Raises `NotFound` for another authority's."""
    with tools.store().read() as store:
        found = store.evidence.get(evidence)
        if found.authority != store.assessments.get(assessment).authority:
            raise NotFound(f"There is no evidence {evidence!r}.")
    return change_response(tools, assessment, subject, lambda response: response.backed(evidence, by=who.id, at=tools.clock()))


def detach_evidence(tools: Toolbox, who: Person, *, assessment: str, subject: str, evidence: str) -> Response:
    """Take evidence off a response; it stays in the register and on other responses."""
    return change_response(tools, assessment, subject, lambda response: response.unbacked(evidence, by=who.id, at=tools.clock()))


def open_file(tools: Toolbox, _who: Person, *, evidence: str) -> tuple[Evidence, bytes]:
    """A piece of evidence with what its file holds. Raises `NotFound`."""
    with tools.store().read() as store:
        found = store.evidence.get(evidence)
    if found.file is None:
        raise BadInput(f"{found.title!r} has no file.")
    return found, tools.files().get(found.file)


@dataclass(frozen=True, slots=True)
class NewAction:
    """What a person says of an action."""

    text: str
    owner: str
    due: date | None
    status: ActionStatus = ActionStatus.NOT_STARTED


def add_action(tools: Toolbox, who: Person, *, assessment: str, subject: str, new: NewAction) -> Action:
    """Add an action to the authority's plan and hang it on a response. Raises `BadInput`."""
    _check_action(new)
    with tools.store().write() as store:
        action = Action(
            id=tools.new_id(),
            authority=store.assessments.get(assessment).authority,
            text=new.text.strip(),
            owner=new.owner.strip(),
            due=new.due,
            status=new.status,
        )
        store.actions.save(action)
        current = store.assessments.response(assessment, subject)
        store.assessments.save(current.planned(action.id, by=who.id, at=tools.clock()))
    return action


def attach_action(tools: Toolbox, who: Person, *, assessment: str, subject: str, action: str) -> Response:
    """Hang an action of the authority's plan on one more response. Raises `NotFound` for another authority's."""
    with tools.store().read() as store:
        found = store.actions.get(action)
        if found.authority != store.assessments.get(assessment).authority:
            raise NotFound(f"There is no action {action!r}.")
    return change_response(tools, assessment, subject, lambda response: response.planned(action, by=who.id, at=tools.clock()))


def change_action(tools: Toolbox, _who: Person, *, action: str, new: NewAction) -> Action:
    """Change an action wherever it hangs. Raises `NotFound` and `BadInput`."""
    _check_action(new)
    with tools.store().write() as store:
        found = store.actions.get(action)
        changed = replace(found, text=new.text.strip(), owner=new.owner.strip(), due=new.due, status=new.status)
        store.actions.save(changed)
    return changed


def drop_action(tools: Toolbox, who: Person, *, assessment: str, subject: str, action: str) -> Response:
    """Take an action off a response; it stays in the authority's plan."""
    return change_response(tools, assessment, subject, lambda response: response.unplanned(action, by=who.id, at=tools.clock()))


def _check_action(new: NewAction) -> None:
    if not new.text.strip():
        raise BadInput("Say what will be done.")
    if len(new.owner) > OWNER_LENGTH:
        raise BadInput(f"Who owns it: {OWNER_LENGTH} characters at most.")
