"""Bundles of other instances: those that wait, those that were taken in, and whom somebody trusts."""

import sqlalchemy as sa
from alembic import op

revision = "0035"
down_revision = "0034"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forwards."""
    op.create_table(
        "waiting_bundles",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("file_name", sa.String(length=300), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("sent_by", sa.String(length=80), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_waiting_bundles")),
    )
    op.create_index(op.f("ix_waiting_bundles_sent_by"), "waiting_bundles", ["sent_by"])
    op.create_table(
        "bundle_intakes",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("place", sa.String(length=80), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bundle_intakes")),
    )
    op.create_index("ix_bundle_intakes_place_at", "bundle_intakes", ["place", "at"])
    op.create_table(
        "trusted_instances",
        sa.Column("public_key", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("trusted_by", sa.String(length=80), nullable=False),
        sa.Column("trusted_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("public_key", name=op.f("pk_trusted_instances")),
    )


def downgrade() -> None:
    """Go back: what waits is lost, what was taken in can no longer be undone, and nobody is trusted."""
    op.drop_table("trusted_instances")
    op.drop_table("bundle_intakes")
    op.drop_table("waiting_bundles")
