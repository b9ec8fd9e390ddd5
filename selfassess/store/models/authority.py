"""Authorities, the names they go by, and their statistical neighbours."""

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from selfassess.store.models.table import Row


class AuthorityRow(Row):
    """A council with children's services."""

    __tablename__ = "authorities"

    id: Mapped[str] = mapped_column(String(80), primary_key=True)
    name: Mapped[str] = mapped_column(String(200), index=True)
    region: Mapped[str | None] = mapped_column(String(100), index=True)
    type: Mapped[str | None] = mapped_column(String(100), index=True)
    provider: Mapped[str | None] = mapped_column(String(200))
    ended: Mapped[bool]


class AuthorityNameRow(Row):
    """A name by which an authority is found; `name_key` is its normal form, `printed` an alias as given, empty for its own."""

    __tablename__ = "authority_names"

    name_key: Mapped[str] = mapped_column(String(200), primary_key=True)
    authority_id: Mapped[str] = mapped_column(ForeignKey("authorities.id", ondelete="CASCADE"), index=True)
    printed: Mapped[str] = mapped_column(String(200))


class NeighbourRow(Row):
    """A statistical neighbour; `rank` counts from 1, the most similar first. It may name an authority not in the list yet."""

    __tablename__ = "authority_neighbours"

    authority_id: Mapped[str] = mapped_column(ForeignKey("authorities.id", ondelete="CASCADE"), primary_key=True)
    rank: Mapped[int] = mapped_column(primary_key=True)
    neighbour_id: Mapped[str] = mapped_column(String(80))
