"""Files of challenges that came back, tables of responses that were taken in, and drafts of case reviews."""

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forwards."""
    op.create_table(
        "challenge_waiting_files",
        sa.Column("challenge_id", sa.String(length=32), nullable=False),
        sa.Column("file_sha256", sa.String(length=64), nullable=False),
        sa.Column("what", sa.String(length=20), nullable=False),
        sa.Column("file_name", sa.String(length=300), nullable=False),
        sa.Column("sent_by", sa.String(length=80), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["challenge_id"], ["peer_challenges.id"], name=op.f("fk_challenge_waiting_files_challenge_id")),
        sa.PrimaryKeyConstraint("challenge_id", "file_sha256", "what", name=op.f("pk_challenge_waiting_files")),
    )
    op.create_table(
        "response_intakes",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("challenge_id", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("taken_by", sa.String(length=80), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("undone_by", sa.String(length=80), nullable=True),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["challenge_id"], ["peer_challenges.id"], name=op.f("fk_response_intakes_challenge_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_response_intakes")),
    )
    op.create_index("ix_response_intakes_challenge_id_at", "response_intakes", ["challenge_id", "at"], unique=False)
    op.create_table(
        "case_drafts",
        sa.Column("person", sa.String(length=80), nullable=False),
        sa.Column("challenge_id", sa.String(length=32), nullable=False),
        sa.Column("code", sa.String(length=12), nullable=False),
        sa.Column("slot", sa.String(length=120), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["challenge_id"], ["peer_challenges.id"], name=op.f("fk_case_drafts_challenge_id")),
        sa.PrimaryKeyConstraint("person", "challenge_id", "code", "slot", name=op.f("pk_case_drafts")),
    )


def downgrade() -> None:
    """Go back: what waited is sent again, what was typed and never saved is lost, and taking a table in cannot be undone."""
    op.drop_table("case_drafts")
    op.drop_index("ix_response_intakes_challenge_id_at", table_name="response_intakes")
    op.drop_table("response_intakes")
    op.drop_table("challenge_waiting_files")
