"""What is said to children and young people."""

import sqlalchemy as sa
from alembic import op

revision = "0037"
down_revision = "0036"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forwards."""
    op.create_table(
        "young_summaries",
        sa.Column("assessment_id", sa.String(length=32), nullable=False),
        sa.Column("revision", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("saved_by", sa.String(length=80), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["assessment_id"], ["assessments.id"], name=op.f("fk_young_summaries_assessment_id_assessments")),
        sa.PrimaryKeyConstraint("assessment_id", "revision", name=op.f("pk_young_summaries")),
    )


def downgrade() -> None:
    """Go back: what was written for young people is lost."""
    op.drop_table("young_summaries")
