"""Drafts: what people typed and did not save."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forwards."""
    op.create_table(
        "drafts",
        sa.Column("person", sa.String(length=80), nullable=False),
        sa.Column("assessment_id", sa.String(length=32), nullable=False),
        sa.Column("subject", sa.String(length=80), nullable=False),
        sa.Column("field", sa.String(length=40), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["assessment_id"], ["assessments.id"], name=op.f("fk_drafts_assessment_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("person", "assessment_id", "subject", "field", name=op.f("pk_drafts")),
    )


def downgrade() -> None:
    """Go back: what was typed and never saved is lost."""
    op.drop_table("drafts")
