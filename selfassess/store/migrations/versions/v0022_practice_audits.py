"""Results of practice audits."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forwards."""
    op.create_table(
        "practice_audit_grades",
        sa.Column("authority_id", sa.String(length=80), nullable=False),
        sa.Column("exercise", sa.String(length=200), nullable=False),
        sa.Column("code", sa.String(length=12), nullable=False),
        sa.Column("line", sa.String(length=80), nullable=False),
        sa.Column("revision", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("current", sa.Boolean(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("imported_by", sa.String(length=80), nullable=False),
        sa.Column("imported_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["authority_id"], ["authorities.id"], name=op.f("fk_practice_audit_grades_authority_id")),
        sa.PrimaryKeyConstraint("authority_id", "exercise", "code", "line", "revision", name=op.f("pk_practice_audit_grades")),
    )
    op.create_index(
        "ix_practice_audit_grades_authority_id_current_day", "practice_audit_grades", ["authority_id", "current", "day"]
    )


def downgrade() -> None:
    """Go back: results of audits are lost."""
    op.drop_table("practice_audit_grades")
