"""What was found when the file of a piece of evidence was looked through."""

import sqlalchemy as sa
from alembic import op

revision = "0043"
down_revision = "0042"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forwards: of files that were put in before nothing is known until somebody has them looked through."""
    op.add_column("evidence", sa.Column("looked", sa.JSON(), nullable=True))


def downgrade() -> None:
    """Go back: what was found is told no more."""
    op.drop_column("evidence", "looked")
