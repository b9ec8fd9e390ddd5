"""Values of indicators."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forwards."""
    op.create_table(
        "indicator_values",
        sa.Column("authority_id", sa.String(length=80), nullable=False),
        sa.Column("indicator", sa.String(length=60), nullable=False),
        sa.Column("ends", sa.Date(), nullable=False),
        sa.Column("period", sa.String(length=60), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("current", sa.Boolean(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("imported_by", sa.String(length=80), nullable=False),
        sa.Column("imported_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["authority_id"], ["authorities.id"], name=op.f("fk_indicator_values_authority_id")),
        sa.PrimaryKeyConstraint("authority_id", "indicator", "ends", "period", "revision", name=op.f("pk_indicator_values")),
    )
    op.create_index("ix_indicator_values_authority_id_current", "indicator_values", ["authority_id", "current"])


def downgrade() -> None:
    """Go back."""
    op.drop_table("indicator_values")
