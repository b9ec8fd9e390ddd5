"""How often somebody came within a minute."""

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forwards."""
    op.create_table(
        "sign_in_rates",
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("ends", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_sign_in_rates")),
    )
    op.create_index("ix_sign_in_rates_ends", "sign_in_rates", ["ends"], unique=False)


def downgrade() -> None:
    """Go back."""
    op.drop_index("ix_sign_in_rates_ends", table_name="sign_in_rates")
    op.drop_table("sign_in_rates")
