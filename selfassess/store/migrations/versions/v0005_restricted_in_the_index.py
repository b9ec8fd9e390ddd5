"""Restricted reports are told apart in the full-text index: those in it are taken out, to be taken in anew with their term."""

from alembic import op
from sqlalchemy import text

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_REPORTS = "SELECT number FROM search_reports WHERE report_id IN (SELECT id FROM reports WHERE visibility = 'restricted')"


def upgrade() -> None:
    """Go forwards."""
    _forget()


def downgrade() -> None:
    """Go back: what opens the database next takes them in as it knew them."""
    _forget()


def _forget() -> None:
    numbers = op.get_bind().execute(text(_REPORTS)).scalars().all()
    for number in numbers:
        if op.get_bind().dialect.name == "sqlite":
            words = "DELETE FROM search_words WHERE rowid IN (SELECT id FROM search_passages WHERE report = :number)"
            op.get_bind().execute(text(words), {"number": number})
        op.get_bind().execute(text("DELETE FROM search_passages WHERE report = :number"), {"number": number})
        op.get_bind().execute(text("DELETE FROM search_reports WHERE number = :number"), {"number": number})
