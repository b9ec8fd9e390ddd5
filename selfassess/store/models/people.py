"""Accounts, the roles that they hold, invitations, browsers that are signed in, and the audit chain."""

from datetime import date, datetime

from sqlalchemy import JSON, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from selfassess.store.models.table import Moment, Row


class AccountRow(Row):
    """Somebody who may sign in; `email` is as it is compared."""

    __tablename__ = "accounts"

    id: Mapped[str] = mapped_column(String(80), primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    email: Mapped[str] = mapped_column(String(320), unique=True)
    created: Mapped[datetime] = mapped_column(Moment)
    password: Mapped[str | None] = mapped_column(String(200))
    second_factor: Mapped[str | None] = mapped_column(Text)
    last_step: Mapped[int]
    recovery: Mapped[list[str]] = mapped_column(JSON)
    disabled: Mapped[datetime | None] = mapped_column(Moment)


class GrantRow(Row):
    """A role that an account holds in one place. `subjects` are parted by spaces."""

    __tablename__ = "grants"
    __table_args__ = (Index("ix_grants_place", "place"),)

    account_id: Mapped[str] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"), primary_key=True)
    role: Mapped[str] = mapped_column(String(40), primary_key=True)
    place: Mapped[str] = mapped_column(String(80), primary_key=True)
    until: Mapped[date | None]
    subjects: Mapped[str] = mapped_column(Text)


class InvitationRow(Row):
    """A role that is offered to whoever holds the link; gone once it is accepted or withdrawn."""

    __tablename__ = "invitations"
    __table_args__ = (Index("ix_invitations_place", "place"),)

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    email: Mapped[str] = mapped_column(String(320))
    name: Mapped[str] = mapped_column(String(200))
    role: Mapped[str] = mapped_column(String(40))
    place: Mapped[str] = mapped_column(String(80))
    until: Mapped[date | None]
    subjects: Mapped[str] = mapped_column(Text)
    invited_by: Mapped[str] = mapped_column(String(80))
    at: Mapped[datetime] = mapped_column(Moment)


class SignInRow(Row):
    """One browser in which somebody is signed in."""

    __tablename__ = "sign_ins"
    __table_args__ = (Index("ix_sign_ins_account_id", "account_id"),)

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    account_id: Mapped[str] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"))
    began: Mapped[datetime] = mapped_column(Moment)
    seen: Mapped[datetime] = mapped_column(Moment)
    device: Mapped[str] = mapped_column(String(200))
    confirmed: Mapped[bool]


class TokenRow(Row):
    """A word by which a program reads for an account; `id` is its hash. What it `opens` is parted by spaces."""

    __tablename__ = "sign_in_tokens"
    __table_args__ = (Index("ix_sign_in_tokens_account_id", "account_id"),)

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    account_id: Mapped[str] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"))
    label: Mapped[str] = mapped_column(String(100))
    opens: Mapped[str] = mapped_column(String(200))
    made: Mapped[datetime] = mapped_column(Moment)
    made_by: Mapped[str] = mapped_column(String(80))
    until: Mapped[date]
    used: Mapped[datetime | None] = mapped_column(Moment)


class FailureRow(Row):
    """Wrong passwords in a row; `key` is a hash of the address and, where it is about one, the account."""

    __tablename__ = "sign_in_failures"

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    number: Mapped[int]
    last: Mapped[datetime] = mapped_column(Moment)


class RateRow(Row):
    """How often somebody came within one minute; `key` is a hash of who, of what and of which minute, `ends` its end."""

    __tablename__ = "sign_in_rates"

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    number: Mapped[int]
    ends: Mapped[datetime] = mapped_column(Moment, index=True)


class AuditRow(Row):
    """One link of the audit chain; rows are added and never changed."""

    __tablename__ = "audit_events"
    __table_args__ = (
        Index("ix_audit_events_place_at", "place", "at"),
        Index("ix_audit_events_who_at", "who", "at"),
    )

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime] = mapped_column(Moment)
    who: Mapped[str] = mapped_column(String(80))
    deed: Mapped[str] = mapped_column(String(40))
    kind: Mapped[str] = mapped_column(String(40))
    thing: Mapped[str] = mapped_column(String(200))
    place: Mapped[str] = mapped_column(String(80))
    note: Mapped[str] = mapped_column(String(300))
    before: Mapped[str] = mapped_column(String(64))
    seal: Mapped[str] = mapped_column(String(64))
