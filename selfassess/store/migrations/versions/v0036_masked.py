"""What was masked in each pack that was made, and of which snapshot it was made."""

import sqlalchemy as sa
from alembic import op

revision = "0036"
down_revision = "0035"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forwards: of what was made before nothing is known."""
    op.add_column("exports", sa.Column("masked", sa.JSON(), server_default="[]", nullable=False))
    op.add_column("exports", sa.Column("snapshot_id", sa.String(length=32), nullable=True))


def downgrade() -> None:
    """Go back: what was masked is told no more."""
    with op.batch_alter_table("exports") as table:
        table.drop_column("snapshot_id")
        table.drop_column("masked")
