"""Bundles of other instances: what waits, what was taken in, and whom somebody trusts."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from selfassess.store.models.table import Moment, Row


class WaitingBundleRow(Row):
    """One bundle that waits for somebody to agree; `body` is what it says of itself, which names its files."""

    __tablename__ = "waiting_bundles"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    file_name: Mapped[str] = mapped_column(String(300))
    body: Mapped[dict[str, Any]] = mapped_column(JSON)
    sent_by: Mapped[str] = mapped_column(String(80), index=True)
    sent_at: Mapped[datetime] = mapped_column(Moment)


class BundleIntakeRow(Row):
    """One bundle that was taken in; `body` holds what it changed, from what to what. `place` is where one may undo it."""

    __tablename__ = "bundle_intakes"
    __table_args__ = (Index("ix_bundle_intakes_place_at", "place", "at"),)

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    place: Mapped[str] = mapped_column(String(80))
    at: Mapped[datetime] = mapped_column(Moment)
    body: Mapped[dict[str, Any]] = mapped_column(JSON)


class TrustedInstanceRow(Row):
    """An instance whose key a person made sure of."""

    __tablename__ = "trusted_instances"

    public_key: Mapped[str] = mapped_column(String(64), primary_key=True)
    name: Mapped[str] = mapped_column(String(300))
    trusted_by: Mapped[str] = mapped_column(String(80))
    trusted_at: Mapped[datetime] = mapped_column(Moment)
