"""Templates of case reviews that were built in the program."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from selfassess.store.models.table import Moment, Row


class CaseTemplateRow(Row):
    """One version of a template; `text` is its framework file. One that is `published` is never changed again."""

    __tablename__ = "case_templates"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    challenge_id: Mapped[str] = mapped_column(ForeignKey("peer_challenges.id"), index=True)
    key: Mapped[str] = mapped_column(String(120), unique=True)
    title: Mapped[str] = mapped_column(String(200))
    text: Mapped[str] = mapped_column(Text)
    revision: Mapped[int]
    written_by: Mapped[str] = mapped_column(String(80))
    published: Mapped[datetime | None] = mapped_column(Moment)
    digest: Mapped[str] = mapped_column(String(64))
