"""Copies of one inspection's report are known, and passages are counted by report and labels in one index.

Which reports are copies is worked out once the tables are there.
"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forwards."""
    op.add_column("reports", sa.Column("copy_of", sa.String(length=16), nullable=True))
    op.create_index("ix_search_passages_report_labels", "search_passages", ["report", "labels"], unique=False)


def downgrade() -> None:
    """Go back."""
    op.drop_index("ix_search_passages_report_labels", table_name="search_passages")
    op.drop_column("reports", "copy_of")
