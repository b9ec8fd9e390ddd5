"""Files of a challenge that came back: those that wait, and tables of responses that were taken in."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from selfassess.store.models.table import Moment, Row


class WaitingFileRow(Row):
    """One file that waits for somebody to agree."""

    __tablename__ = "challenge_waiting_files"

    challenge_id: Mapped[str] = mapped_column(ForeignKey("peer_challenges.id"), primary_key=True)
    file_sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    what: Mapped[str] = mapped_column(String(20), primary_key=True)
    file_name: Mapped[str] = mapped_column(String(300))
    sent_by: Mapped[str] = mapped_column(String(80))
    sent_at: Mapped[datetime] = mapped_column(Moment)


class ResponseIntakeRow(Row):
    """One table that was taken in; `body` holds what it changed, from what to what."""

    __tablename__ = "response_intakes"
    __table_args__ = (Index("ix_response_intakes_challenge_id_at", "challenge_id", "at"),)

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    challenge_id: Mapped[str] = mapped_column(ForeignKey("peer_challenges.id"))
    name: Mapped[str] = mapped_column(String(300))
    taken_by: Mapped[str] = mapped_column(String(80))
    at: Mapped[datetime] = mapped_column(Moment)
    body: Mapped[list[Any]] = mapped_column(JSON)
    undone_by: Mapped[str | None] = mapped_column(String(80))
    undone_at: Mapped[datetime | None] = mapped_column(Moment)


class CaseDraftRow(Row):
    """What stands in one field of a case review for one person, and is not saved."""

    __tablename__ = "case_drafts"

    person: Mapped[str] = mapped_column(String(80), primary_key=True)
    challenge_id: Mapped[str] = mapped_column(ForeignKey("peer_challenges.id"), primary_key=True)
    code: Mapped[str] = mapped_column(String(12), primary_key=True)
    slot: Mapped[str] = mapped_column(String(120), primary_key=True)
    text: Mapped[str] = mapped_column(Text)
    revision: Mapped[int]
    kept_at: Mapped[datetime] = mapped_column(Moment)
