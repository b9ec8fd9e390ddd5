"""Which evidence a person may see: what is restricted is not there for the others."""

from selfassess.domain.evidence import Evidence, no_evidence
from selfassess.domain.people import Person
from selfassess.domain.rights import Right
from selfassess.ports import Toolbox, UnitOfWork
from selfassess.services.rights import sees


def sees_restricted(tools: Toolbox, who: Person, authority: str) -> bool:
    """Whether a person may see what is restricted in the workspace of an authority."""
    return who.may(Right.SEE_RESTRICTED, authority, today=tools.today())


def evidence_seen(tools: Toolbox, store: UnitOfWork, who: Person, authority: str) -> tuple[Evidence, ...]:
    """The evidence in an authority's register that a person may see, newest first."""
    return _open_to(tools, who, authority, store.evidence.of(authority))


def removed_seen(tools: Toolbox, store: UnitOfWork, who: Person, authority: str) -> tuple[Evidence, ...]:
    """What was taken out of it and that the person may see, newest first."""
    return _open_to(tools, who, authority, store.evidence.removed_of(authority))


def _open_to(tools: Toolbox, who: Person, authority: str, items: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    everything = sees_restricted(tools, who, authority)
    return tuple(item for item in items if everything or not item.restricted)


def evidence_for(tools: Toolbox, store: UnitOfWork, who: Person, evidence: str) -> Evidence:
    """A piece of evidence, if the person may see it. Raises `NotFound` in the words of one that is not there."""
    found = store.evidence.get(evidence)
    if not sees(tools, who, found.authority) or (found.restricted and not sees_restricted(tools, who, found.authority)):
        raise no_evidence(evidence)
    return found
