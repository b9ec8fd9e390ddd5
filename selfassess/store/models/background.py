"""Background documents of peer challenges."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from selfassess.store.models.table import Moment, Row


class BackgroundRow(Row):
    """A document that the council sent the team; `body` names its file in the file store."""

    __tablename__ = "challenge_documents"
    __table_args__ = (Index("ix_challenge_documents_challenge_id_added", "challenge_id", "added"),)

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    challenge_id: Mapped[str] = mapped_column(ForeignKey("peer_challenges.id"))
    added: Mapped[datetime] = mapped_column(Moment)
    body: Mapped[dict[str, Any]] = mapped_column(JSON)
