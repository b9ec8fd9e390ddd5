"""The repository of authorities."""

from collections.abc import Collection, Iterable, Sequence

from sqlalchemy import ColumnElement, delete, insert, or_, select
from sqlalchemy.orm import Session

from selfassess.domain.comparators import Authority, Comparator, ComparatorSet, SetKind, name_key
from selfassess.errors import NotFound
from selfassess.store.models.authority import AuthorityNameRow, AuthorityRow, NeighbourRow
from selfassess.store.search.indexing import Indexing


class Authorities:
    """Authorities, the names they go by and their neighbours."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self, authority_id: str) -> Authority:
        """The authority of this id. Raises `NotFound`."""
        row = self._session.get(AuthorityRow, authority_id)
        if row is None:
            raise NotFound(f"There is no authority {authority_id!r}. Import a report about it, or a list of authorities, first.")
        return self._filled([row])[0]

    def find(self, name: str) -> Authority | None:
        """The authority that goes by this name, None if there is none."""
        found = self._session.get(AuthorityNameRow, name_key(name))
        return None if found is None else self.get(found.authority_id)

    def all(self) -> tuple[Authority, ...]:
        """Every authority, by name."""
        return self._filled(self._session.scalars(select(AuthorityRow).order_by(AuthorityRow.name)).all())

    def comparators(self, authority: Authority, chosen: ComparatorSet, alike: Collection[str] = ()) -> tuple[Comparator, ...]:
        """The authorities of a set, as far as they are in the list and still exist; `alike` are those judged alike."""
        query = select(AuthorityRow.id, AuthorityRow.name, AuthorityRow.region).where(
            _within(authority, chosen, alike), AuthorityRow.id != authority.id, AuthorityRow.ended.is_(False)
        )
        return tuple(
            Comparator(key, name, key in authority.neighbours, region is not None and region == authority.region, chosen.reason)
            for key, name, region in self._session.execute(query.order_by(AuthorityRow.name))
        )

    def save(self, authorities: Sequence[Authority]) -> None:
        """Add these, or replace those of the same id. A name that two of them share stays with the first."""
        ids = [authority.id for authority in authorities]
        before = self._session.execute(select(AuthorityRow.id, AuthorityRow.region).where(AuthorityRow.id.in_(ids)))
        regions: dict[str, str | None] = dict(before.all())
        for table in (NeighbourRow, AuthorityNameRow):
            self._session.execute(delete(table).where(table.authority_id.in_(ids)))
        for authority in authorities:
            self._session.merge(
                AuthorityRow(
                    id=authority.id,
                    name=authority.name,
                    region=authority.region,
                    type=authority.type,
                    provider=authority.provider,
                    ended=authority.ended,
                )
            )
        self._session.flush()
        moved = [each.id for each in authorities if each.id in regions and regions[each.id] != each.region]
        if moved:
            Indexing(self._session).move(moved)
        self._add_names(authorities)
        neighbours = [
            {"authority_id": authority.id, "rank": rank, "neighbour_id": neighbour}
            for authority in authorities
            for rank, neighbour in enumerate(authority.neighbours, start=1)
        ]
        if neighbours:
            self._session.execute(insert(NeighbourRow), neighbours)

    def _add_names(self, authorities: Sequence[Authority]) -> None:
        taken = set(self._session.scalars(select(AuthorityNameRow.name_key)))
        names = []
        for authority in authorities:
            for printed in ("", *authority.aliases):
                key = name_key(printed or authority.name)
                if key and key not in taken:
                    taken.add(key)
                    names.append({"name_key": key, "authority_id": authority.id, "printed": printed})
        if names:
            self._session.execute(insert(AuthorityNameRow), names)

    def _filled(self, rows: Sequence[AuthorityRow]) -> tuple[Authority, ...]:
        ids = [row.id for row in rows]
        names = self._session.execute(
            select(AuthorityNameRow.authority_id, AuthorityNameRow.printed)
            .where(AuthorityNameRow.authority_id.in_(ids), AuthorityNameRow.printed != "")
            .order_by(AuthorityNameRow.printed)
        ).all()
        neighbours = self._session.execute(
            select(NeighbourRow.authority_id, NeighbourRow.neighbour_id)
            .where(NeighbourRow.authority_id.in_(ids))
            .order_by(NeighbourRow.authority_id, NeighbourRow.rank)
        ).all()
        aliases_of, neighbours_of = _grouped((row[0], row[1]) for row in names), _grouped((row[0], row[1]) for row in neighbours)
        return tuple(
            Authority(
                id=row.id,
                name=row.name,
                region=row.region,
                type=row.type,
                provider=row.provider,
                ended=row.ended,
                aliases=tuple(aliases_of.get(row.id, ())),
                neighbours=tuple(neighbours_of.get(row.id, ())),
            )
            for row in rows
        )


def _within(authority: Authority, chosen: ComparatorSet, alike: Collection[str]) -> ColumnElement[bool]:
    neighbours = AuthorityRow.id.in_(authority.neighbours)
    region = AuthorityRow.region == (authority.region or "")
    match chosen.kind:
        case SetKind.NEAREST:
            return or_(neighbours, region)
        case SetKind.NEIGHBOURS:
            return neighbours
        case SetKind.REGION:
            return region
        case SetKind.TYPE:
            return AuthorityRow.type == (authority.type or "")
        case SetKind.GRADE:
            return AuthorityRow.id.in_(alike)
        case SetKind.OWN:
            return AuthorityRow.id.in_(chosen.own)


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return groups
