"""What people say that passages are about."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forwards."""
    op.create_table(
        "passage_labels",
        sa.Column("report_id", sa.String(length=16), nullable=False),
        sa.Column("digest", sa.String(length=16), nullable=False),
        sa.Column("before", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("revision", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("read_area", sa.String(length=60), nullable=False),
        sa.Column("read_lines", sa.JSON(), nullable=False),
        sa.Column("read_polarity", sa.String(length=20), nullable=False),
        sa.Column("area", sa.String(length=60), nullable=True),
        sa.Column("lines", sa.JSON(), nullable=True),
        sa.Column("polarity", sa.String(length=20), nullable=True),
        sa.Column("said_by", sa.String(length=80), nullable=False),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("report_id", "digest", "before", "revision", name=op.f("pk_passage_labels")),
    )


def downgrade() -> None:
    """Go back: passages keep the tags that people gave them."""
    op.drop_table("passage_labels")
