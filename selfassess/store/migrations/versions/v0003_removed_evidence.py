"""Evidence that was removed stays, so that it can be put back."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forwards."""
    with op.batch_alter_table("evidence") as table:
        table.add_column(sa.Column("removed", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    """Go back."""
    with op.batch_alter_table("evidence") as table:
        table.drop_column("removed")
