"""The words that a comment is about."""

import sqlalchemy as sa
from alembic import op

revision = "0040"
down_revision = "0039"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forwards: what was said before is about no words in particular."""
    op.add_column("comments", sa.Column("anchor", sa.JSON(), nullable=True))


def downgrade() -> None:
    """Go back: comments stay, and what each pointed at is told no more."""
    op.drop_column("comments", "anchor")
