"""How long each person wants the drafts of an assessment to be."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forwards."""
    op.create_table(
        "draft_lengths",
        sa.Column("person", sa.String(length=80), nullable=False),
        sa.Column("assessment_id", sa.String(length=32), nullable=False),
        sa.Column("length", sa.String(length=20), nullable=False),
        sa.ForeignKeyConstraint(
            ["assessment_id"], ["assessments.id"], name=op.f("fk_draft_lengths_assessment_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person", "assessment_id", name=op.f("pk_draft_lengths")),
    )


def downgrade() -> None:
    """Go back: everybody reads drafts of the usual length again."""
    op.drop_table("draft_lengths")
