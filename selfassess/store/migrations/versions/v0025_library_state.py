"""The mark that changes whenever the library does."""

from uuid import uuid4

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forwards."""
    table = op.create_table(
        "library_state",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("mark", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_library_state")),
    )
    op.bulk_insert(table, [{"id": 1, "mark": uuid4().hex}])


def downgrade() -> None:
    """Go back."""
    op.drop_table("library_state")
