"""Passages counted by what their reports have in common. Reports are put on their shelves once the tables are there."""

import sqlalchemy as sa
from alembic import op

revision = "0042"
down_revision = "0041"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forwards."""
    op.create_table(
        "search_shelves",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("framework", sa.String(length=60), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("region", sa.String(length=100), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_search_shelves")),
    )
    op.create_index("ix_search_shelves_alike", "search_shelves", ["kind", "framework", "year", "region"], unique=True)
    op.create_table(
        "search_counts",
        sa.Column("shelf", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("labels", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("passages", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["shelf"], ["search_shelves.number"], name=op.f("fk_search_counts_shelf")),
        sa.ForeignKeyConstraint(["labels"], ["search_labels.number"], name=op.f("fk_search_counts_labels")),
        sa.PrimaryKeyConstraint("shelf", "labels", name=op.f("pk_search_counts")),
    )
    op.add_column("search_reports", sa.Column("shelf", sa.Integer()))


def downgrade() -> None:
    """Go back."""
    op.drop_column("search_reports", "shelf")
    op.drop_table("search_counts")
    op.drop_table("search_shelves")
