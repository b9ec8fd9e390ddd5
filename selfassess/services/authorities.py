"""The list of authorities and their comparators."""

from dataclasses import dataclass, replace
from pathlib import Path

from selfassess.domain.audit import Deed, Thing
from selfassess.domain.comparators import Authority, name_key
from selfassess.domain.people import Person
from selfassess.domain.rights import INSTANCE, Right
from selfassess.domain.wording import counted
from selfassess.ports import Toolbox, UnitOfWork
from selfassess.services.rights import need
from selfassess.services.watching import note


@dataclass(frozen=True, slots=True)
class Listed:
    """How many authorities an import added, and how many it brought up to date."""

    added: int
    updated: int


def import_authorities(tools: Toolbox, who: Person, path: Path) -> Listed:
    """Take authorities from a CSV file; those known already are brought up to date and keep what the file does not say.

    A council of England keeps the name that ships with the program, with the file's beside it, and one that no longer exists
    stays so. Raises `BadTable` with every mistake, and then takes none.
    """
    need(tools, who, Right.ADMINISTER)
    given = tools.authority_sheet()(path)
    shipped = {authority.id: _shipped(tools, authority) for authority in given}
    ids = {old: known.id for old, known in shipped.items() if known}
    renamed = (replace(item, neighbours=tuple(ids.get(key, key) for key in item.neighbours)) for item in given)
    return save_authorities(tools, who, tuple(_as_shipped(item, shipped[item.id]) for item in renamed))


def _shipped(tools: Toolbox, given: Authority) -> Authority | None:
    return next((item for item in tools.known_authorities() if _called(item, given.name)), None)


def _as_shipped(given: Authority, shipped: Authority | None) -> Authority:
    if shipped is None:
        return given
    aliases = tuple(dict.fromkeys((*shipped.aliases, *given.aliases, given.name)))
    other_names = tuple(name for name in aliases if name != shipped.name)
    ended = shipped.ended or given.ended
    return replace(given, id=shipped.id, name=shipped.name, aliases=other_names, ended=ended)


def save_authorities(tools: Toolbox, who: Person, authorities: tuple[Authority, ...]) -> Listed:
    """Keep these authorities."""
    need(tools, who, Right.ADMINISTER)
    with tools.store().write() as store:
        known = {authority.id: authority for authority in store.authorities.all()}
        store.authorities.save([_merged(authority, known.get(authority.id)) for authority in authorities])
        note(
            tools, store, who, Deed.CHANGED, Thing("list", "authorities", INSTANCE), about=counted(len(authorities), "authority")
        )
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
        ended=given.ended or known.ended,
    )


def list_authorities(tools: Toolbox, _who: Person) -> tuple[Authority, ...]:
    """Every authority that something is kept about or that was imported, by name."""
    with tools.store().read() as store:
        return store.authorities.all()


def choices(tools: Toolbox, who: Person) -> tuple[Authority, ...]:
    """Every authority that an assessment may be started for: those that are kept, and the councils of England."""
    kept = {authority.id: authority for authority in list_authorities(tools, who)}
    known = {authority.id: authority for authority in tools.known_authorities()}
    standing = (authority for authority in (known | kept).values() if not authority.ended)
    return tuple(sorted(standing, key=lambda authority: authority.name))


def find_authority(tools: Toolbox, _who: Person, name: str) -> Authority:
    """The authority of this name, alias or id. Raises `NotFound`."""
    with tools.store().write() as store:
        return adopt(tools, store, name)


def adopt(tools: Toolbox, store: UnitOfWork, name: str) -> Authority:
    """The authority of this name, alias or id; one of the councils of England is taken into the list. Raises `NotFound`."""
    found = store.authorities.find(name)
    if found is None:
        found = next((item for item in tools.known_authorities() if _called(item, name)), None)
        if found is None:
            return store.authorities.get(name)
        store.authorities.save([found])
    return found


def _called(authority: Authority, name: str) -> bool:
    wanted = name_key(name.replace("-", " "))
    return wanted in {name_key(called) for called in (authority.name, *authority.aliases)}
