"""The list of authorities and their comparators."""

from dataclasses import dataclass, replace
from pathlib import Path

from selfassess.domain.comparators import Authority
from selfassess.domain.people import Person
from selfassess.ports import Toolbox


@dataclass(frozen=True, slots=True)
class Listed:
    """How many authorities an import added, and how many it brought up to date."""

    added: int
    updated: int


def import_authorities(tools: Toolbox, _who: Person, path: Path) -> Listed:
    """Take authorities from a CSV file; those known already are brought up to date and keep what the file does not say.

    Raises `BadTable` with every mistake, and then takes none.
    """
    return save_authorities(tools, tools.authority_sheet()(path))


def save_authorities(tools: Toolbox, authorities: tuple[Authority, ...]) -> Listed:
    """Keep these authorities."""
    with tools.store().write() as store:
        known = {authority.id: authority for authority in store.authorities.all()}
        store.authorities.save([_merged(authority, known.get(authority.id)) for authority in authorities])
    updated = sum(authority.id in known for authority in authorities)
    return Listed(added=len(authorities) - updated, updated=updated)


def _merged(given: Authority, known: Authority | None) -> Authority:
    if known is None:
        return given
    aliases = tuple(dict.fromkeys((*known.aliases, *given.aliases)))
    return replace(
        given,
        aliases=aliases,
        region=given.region or known.region,
        type=given.type or known.type,
        neighbours=given.neighbours or known.neighbours,
        provider=given.provider or known.provider,
    )


def list_authorities(tools: Toolbox, _who: Person) -> tuple[Authority, ...]:
    """Every authority, by name."""
    with tools.store().read() as store:
        return store.authorities.all()


def find_authority(tools: Toolbox, _who: Person, name: str) -> Authority:
    """The authority of this name, alias or id. Raises `NotFound`."""
    with tools.store().read() as store:
        return store.authorities.find(name) or store.authorities.get(name)
