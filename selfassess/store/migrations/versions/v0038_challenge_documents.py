"""Background documents of peer challenges."""

import sqlalchemy as sa
from alembic import op

revision = "0038"
down_revision = "0037"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forwards."""
    op.create_table(
        "challenge_documents",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("challenge_id", sa.String(length=32), nullable=False),
        sa.Column("added", sa.DateTime(timezone=True), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["challenge_id"], ["peer_challenges.id"], name=op.f("fk_challenge_documents_challenge_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_challenge_documents")),
    )
    op.create_index("ix_challenge_documents_challenge_id_added", "challenge_documents", ["challenge_id", "added"])


def downgrade() -> None:
    """Go back."""
    op.drop_index("ix_challenge_documents_challenge_id_added", table_name="challenge_documents")
    op.drop_table("challenge_documents")
