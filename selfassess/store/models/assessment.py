"""Assessments, their responses with every revision, and what backs them."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, ForeignKeyConstraint, Index, String, Text, false, true
from sqlalchemy.orm import Mapped, mapped_column

from selfassess.store.models.table import Moment, Row


class AssessmentRow(Row):
    """One authority against one framework version."""

    __tablename__ = "assessments"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    authority_id: Mapped[str] = mapped_column(ForeignKey("authorities.id"), index=True)
    framework: Mapped[str] = mapped_column(String(60))
    title: Mapped[str] = mapped_column(String(200))
    period: Mapped[str] = mapped_column(String(100))
    created: Mapped[datetime] = mapped_column(Moment, index=True)
    created_by: Mapped[str] = mapped_column(String(80))
    state: Mapped[str] = mapped_column(String(20), server_default="draft")
    carried_from: Mapped[str | None] = mapped_column(String(32))
    lines_judged: Mapped[bool] = mapped_column(server_default=true())


class ResponseRow(Row):
    """A response as it stands; `body` is the whole of it, the columns beside it are what is searched and checked."""

    __tablename__ = "responses"

    assessment_id: Mapped[str] = mapped_column(ForeignKey("assessments.id", ondelete="CASCADE"), primary_key=True)
    subject: Mapped[str] = mapped_column(String(80), primary_key=True)
    revision: Mapped[int]
    body: Mapped[dict[str, Any]] = mapped_column(JSON)
    saved_by: Mapped[str] = mapped_column(String(80))
    saved_at: Mapped[datetime] = mapped_column(Moment)


class ResponseRevisionRow(Row):
    """One save of a response, kept for ever."""

    __tablename__ = "response_revisions"
    __table_args__ = (
        ForeignKeyConstraint(["assessment_id", "subject"], ["responses.assessment_id", "responses.subject"], ondelete="CASCADE"),
    )

    assessment_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    subject: Mapped[str] = mapped_column(String(80), primary_key=True)
    revision: Mapped[int] = mapped_column(primary_key=True)
    body: Mapped[dict[str, Any]] = mapped_column(JSON)
    saved_by: Mapped[str] = mapped_column(String(80))
    saved_at: Mapped[datetime] = mapped_column(Moment)


class EvidenceRow(Row):
    """One piece of evidence. The file's columns are all given or all empty; `removed` is when it left the register."""

    __tablename__ = "evidence"
    __table_args__ = (Index("ix_evidence_authority_id_added", "authority_id", "added"),)

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    authority_id: Mapped[str] = mapped_column(ForeignKey("authorities.id"))
    kind: Mapped[str] = mapped_column(String(30))
    title: Mapped[str] = mapped_column(String(300))
    about: Mapped[date | None]
    added: Mapped[datetime] = mapped_column(Moment)
    added_by: Mapped[str] = mapped_column(String(80))
    locator: Mapped[str] = mapped_column(String(200))
    note: Mapped[str] = mapped_column(Text)
    link: Mapped[str | None] = mapped_column(String(2000))
    file_name: Mapped[str | None] = mapped_column(String(300))
    file_sha256: Mapped[str | None] = mapped_column(String(64))
    file_size: Mapped[int | None]
    file_media_type: Mapped[str | None] = mapped_column(String(100))
    removed: Mapped[datetime | None] = mapped_column(Moment)
    owner: Mapped[str] = mapped_column(String(200), server_default="")
    restricted: Mapped[bool] = mapped_column(server_default=false())
    rating: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    versions: Mapped[list[dict[str, Any]]] = mapped_column(JSON, server_default="[]")
    looked: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))


class ActionRow(Row):
    """One action."""

    __tablename__ = "actions"
    __table_args__ = (Index("ix_actions_authority_id_due", "authority_id", "due"),)

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    authority_id: Mapped[str] = mapped_column(ForeignKey("authorities.id"))
    text: Mapped[str] = mapped_column(Text)
    owner: Mapped[str] = mapped_column(String(200))
    due: Mapped[date | None]
    status: Mapped[str] = mapped_column(String(20))
    measure: Mapped[str] = mapped_column(Text, server_default="")
    recommendations: Mapped[list[str]] = mapped_column(JSON, server_default="[]")
