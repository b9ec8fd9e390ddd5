"""What people decided about recommendations."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forwards."""
    op.create_table(
        "recommendation_decisions",
        sa.Column("authority_id", sa.String(length=80), nullable=False),
        sa.Column("report_id", sa.String(length=16), nullable=False),
        sa.Column("digest", sa.String(length=16), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("standing", sa.String(length=20), nullable=False),
        sa.Column("owner", sa.String(length=200), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("decided_by", sa.String(length=80), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["authority_id"], ["authorities.id"], name=op.f("fk_recommendation_decisions_authority_id")),
        sa.PrimaryKeyConstraint("authority_id", "report_id", "digest", "revision", name=op.f("pk_recommendation_decisions")),
    )


def downgrade() -> None:
    """Go back."""
    op.drop_table("recommendation_decisions")
