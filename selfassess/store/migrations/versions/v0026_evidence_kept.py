"""Who keeps a piece of evidence, who may see it, how far a reviewer trusts it, and earlier files."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forwards."""
    with op.batch_alter_table("evidence") as batch:
        batch.add_column(sa.Column("owner", sa.String(length=200), nullable=False, server_default=""))
        batch.add_column(sa.Column("restricted", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch.add_column(sa.Column("rating", sa.JSON(), nullable=True))
        batch.add_column(sa.Column("versions", sa.JSON(), nullable=False, server_default="[]"))


def downgrade() -> None:
    """Go back: owners, ratings and the list of earlier files are lost, and what was restricted is so no more."""
    with op.batch_alter_table("evidence") as batch:
        for name in ("versions", "rating", "restricted", "owner"):
            batch.drop_column(name)
