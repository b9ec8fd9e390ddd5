"""Which recommendation took the place of one that is superseded."""

import sqlalchemy as sa
from alembic import op

revision = "0041"
down_revision = "0040"
branch_labels = None
depends_on = None

TABLE = "recommendation_decisions"


def upgrade() -> None:
    """Go forwards."""
    op.add_column(TABLE, sa.Column("superseded_by", sa.String(33), nullable=False, server_default=""))


def downgrade() -> None:
    """Go back: a recommendation is superseded, and the note alone says by what."""
    op.drop_column(TABLE, "superseded_by")
