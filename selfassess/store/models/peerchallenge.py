"""Peer challenges: scope and team, cases with every revision, concerns, notes, findings, and the words of the report."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, ForeignKeyConstraint, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from selfassess.store.models.table import Moment, Row


class PeerChallengeRow(Row):
    """One challenge; `body` holds its scope, team, dates, contacts and sample."""

    __tablename__ = "peer_challenges"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    authority_id: Mapped[str] = mapped_column(ForeignKey("authorities.id"), index=True)
    title: Mapped[str] = mapped_column(String(200))
    revision: Mapped[int]
    body: Mapped[dict[str, Any]] = mapped_column(JSON)
    created: Mapped[datetime] = mapped_column(Moment, index=True)
    created_by: Mapped[str] = mapped_column(String(80))


class CaseReviewRow(Row):
    """A case as it stands, under its local code."""

    __tablename__ = "case_reviews"

    challenge_id: Mapped[str] = mapped_column(ForeignKey("peer_challenges.id"), primary_key=True)
    code: Mapped[str] = mapped_column(String(12), primary_key=True)
    cohort: Mapped[str] = mapped_column(String(80))
    revision: Mapped[int]
    body: Mapped[dict[str, Any]] = mapped_column(JSON)


class CaseRevisionRow(Row):
    """One save of a case, kept."""

    __tablename__ = "case_review_revisions"
    __table_args__ = (
        ForeignKeyConstraint(["challenge_id", "code"], ["case_reviews.challenge_id", "case_reviews.code"], ondelete="CASCADE"),
    )

    challenge_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    code: Mapped[str] = mapped_column(String(12), primary_key=True)
    revision: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    body: Mapped[dict[str, Any]] = mapped_column(JSON)


class ConcernRow(Row):
    """A safeguarding concern. Nothing removes one."""

    __tablename__ = "safeguarding_concerns"
    __table_args__ = (Index("ix_safeguarding_concerns_challenge_id_raised", "challenge_id", "raised"),)

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    challenge_id: Mapped[str] = mapped_column(ForeignKey("peer_challenges.id"))
    raised: Mapped[datetime] = mapped_column(Moment)
    closed: Mapped[datetime | None] = mapped_column(Moment)
    body: Mapped[dict[str, Any]] = mapped_column(JSON)


class NoteRow(Row):
    """A note of the team; `shared` is whether the council may read it."""

    __tablename__ = "challenge_notes"
    __table_args__ = (Index("ix_challenge_notes_challenge_id_written", "challenge_id", "written"),)

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    challenge_id: Mapped[str] = mapped_column(ForeignKey("peer_challenges.id"))
    written: Mapped[datetime] = mapped_column(Moment)
    shared: Mapped[bool]
    body: Mapped[dict[str, Any]] = mapped_column(JSON)


class FindingRow(Row):
    """A finding: of the case review, under a question of the scope, how far peers bear out what the authority says, a hypothesis.

    `kind` is case, question, view or hypothesis, `about` the area of practice, the question, the line or area, or how far the
    hypothesis has come; `number` gives the order.
    """

    __tablename__ = "challenge_findings"
    __table_args__ = (Index("ix_challenge_findings_challenge_id_kind_number", "challenge_id", "kind", "number"),)

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    challenge_id: Mapped[str] = mapped_column(ForeignKey("peer_challenges.id"))
    kind: Mapped[str] = mapped_column(String(20))
    about: Mapped[str] = mapped_column(String(80))
    number: Mapped[int]
    body: Mapped[dict[str, Any]] = mapped_column(JSON)


class CaseResponseRow(Row):
    """What the council answered to the findings of one area of practice."""

    __tablename__ = "case_responses"

    challenge_id: Mapped[str] = mapped_column(ForeignKey("peer_challenges.id"), primary_key=True)
    line: Mapped[str] = mapped_column(String(80), primary_key=True)
    text: Mapped[str] = mapped_column(Text)
    answered_by: Mapped[str] = mapped_column(String(80))


class ReportDraftRow(Row):
    """The words of the feedback report that no other table holds, and since when the council may read it."""

    __tablename__ = "challenge_reports"

    challenge_id: Mapped[str] = mapped_column(ForeignKey("peer_challenges.id"), primary_key=True)
    revision: Mapped[int]
    shared: Mapped[datetime | None] = mapped_column(Moment)
    body: Mapped[dict[str, Any]] = mapped_column(JSON)
