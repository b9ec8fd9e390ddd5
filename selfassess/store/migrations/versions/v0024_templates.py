"""Templates of case reviews that are built in the program."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forwards."""
    op.create_table(
        "case_templates",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("challenge_id", sa.String(length=32), nullable=False),
        sa.Column("key", sa.String(length=120), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("written_by", sa.String(length=80), nullable=False),
        sa.Column("published", sa.DateTime(timezone=True), nullable=True),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["challenge_id"], ["peer_challenges.id"], name=op.f("fk_case_templates_challenge_id_peer_challenges")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_templates")),
        sa.UniqueConstraint("key", name=op.f("uq_case_templates_key")),
    )
    op.create_index(op.f("ix_case_templates_challenge_id"), "case_templates", ["challenge_id"])


def downgrade() -> None:
    """Go back: templates that were built are gone; challenges that use one must be moved off it first."""
    op.drop_table("case_templates")
