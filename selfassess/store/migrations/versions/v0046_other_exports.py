"""Packs that were made of inspections and peer challenges."""

import sqlalchemy as sa
from alembic import op

revision = "0046"
down_revision = "0045"
branch_labels = None
depends_on = None

OTHERS = (("inspection_id", "inspections"), ("challenge_id", "peer_challenges"))


def upgrade() -> None:
    """Go forwards."""
    with op.batch_alter_table("exports") as table:
        table.alter_column("assessment_id", existing_type=sa.String(length=32), nullable=True)
        for column, of in OTHERS:
            table.add_column(sa.Column(column, sa.String(length=32), nullable=True))
            table.create_foreign_key(op.f(f"fk_exports_{column}"), of, [column], ["id"], ondelete="CASCADE")
            table.create_index(f"ix_exports_{column}_made_at", [column, "made_at"])


def downgrade() -> None:
    """Go back: which packs were made of inspections and peer challenges is forgotten."""
    op.execute("DELETE FROM exports WHERE assessment_id IS NULL")
    with op.batch_alter_table("exports") as table:
        for column, _ in OTHERS:
            table.drop_index(f"ix_exports_{column}_made_at")
            table.drop_constraint(op.f(f"fk_exports_{column}"), type_="foreignkey")
            table.drop_column(column)
        table.alter_column("assessment_id", existing_type=sa.String(length=32), nullable=False)
