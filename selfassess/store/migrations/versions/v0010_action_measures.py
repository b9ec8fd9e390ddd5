"""How it is seen that an action worked, and the recommendations that it answers."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forwards."""
    op.add_column("actions", sa.Column("measure", sa.Text(), nullable=False, server_default=""))
    op.add_column("actions", sa.Column("recommendations", sa.JSON(), nullable=False, server_default="[]"))


def downgrade() -> None:
    """Go back."""
    op.drop_column("actions", "recommendations")
    op.drop_column("actions", "measure")
