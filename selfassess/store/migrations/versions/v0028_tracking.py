"""What a decision about a recommendation rests on, and how later reports are read."""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None

TABLE = "recommendation_decisions"


def upgrade() -> None:
    """Go forwards."""
    op.add_column(TABLE, sa.Column("evidence", sa.JSON(), nullable=False, server_default="[]"))
    op.add_column(TABLE, sa.Column("verdicts", sa.JSON(), nullable=False, server_default="{}"))


def downgrade() -> None:
    """Go back: decisions keep how a recommendation stands, its owner and the note."""
    op.drop_column(TABLE, "verdicts")
    op.drop_column(TABLE, "evidence")
