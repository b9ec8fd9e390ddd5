"""The state of assessments, their moves, and snapshots."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forwards: what there is, is a draft."""
    # No batch: on SQLite that makes the table anew, and dropping the old one takes all responses with it.
    op.add_column("assessments", sa.Column("state", sa.String(length=20), nullable=False, server_default="draft"))
    op.add_column("assessments", sa.Column("carried_from", sa.String(length=32), nullable=True))
    op.create_table(
        "assessment_moves",
        sa.Column("assessment_id", sa.String(length=32), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("start", sa.String(length=20), nullable=False),
        sa.Column("end", sa.String(length=20), nullable=False),
        sa.Column("moved_by", sa.String(length=80), nullable=False),
        sa.Column("moved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("snapshot_id", sa.String(length=32), nullable=True),
        sa.ForeignKeyConstraint(
            ["assessment_id"], ["assessments.id"], name=op.f("fk_assessment_moves_assessment_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("assessment_id", "number", name=op.f("pk_assessment_moves")),
    )
    op.create_table(
        "snapshots",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("assessment_id", sa.String(length=32), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("made_by", sa.String(length=80), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["assessment_id"], ["assessments.id"], name=op.f("fk_snapshots_assessment_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_snapshots")),
        sa.UniqueConstraint("assessment_id", "number", name=op.f("uq_snapshots_assessment_id")),
    )


def downgrade() -> None:
    """Go back: moves and snapshots are lost, what assessments say is not."""
    op.drop_table("snapshots")
    op.drop_table("assessment_moves")
    op.drop_column("assessments", "carried_from")
    op.drop_column("assessments", "state")
