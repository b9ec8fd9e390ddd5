"""The council's check of the facts in a feedback report."""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forwards."""
    op.create_table(
        "report_checks",
        sa.Column("challenge_id", sa.String(length=32), nullable=False),
        sa.Column("round", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("final", sa.DateTime(timezone=True), nullable=True),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["challenge_id"], ["peer_challenges.id"], name=op.f("fk_report_checks_challenge_id_peer_challenges")
        ),
        sa.PrimaryKeyConstraint("challenge_id", "round", name=op.f("pk_report_checks")),
    )
    op.create_table(
        "report_comments",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("challenge_id", sa.String(length=32), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["challenge_id", "round"],
            ["report_checks.challenge_id", "report_checks.round"],
            name=op.f("fk_report_comments_challenge_id_report_checks"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_comments")),
    )
    op.create_index("ix_report_comments_challenge_id_round_at", "report_comments", ["challenge_id", "round", "at"])
    op.create_table(
        "final_reports",
        sa.Column("challenge_id", sa.String(length=32), nullable=False),
        sa.Column("form", sa.String(length=8), nullable=False),
        sa.Column("file_sha256", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["challenge_id"], ["peer_challenges.id"], name=op.f("fk_final_reports_challenge_id_peer_challenges")
        ),
        sa.PrimaryKeyConstraint("challenge_id", "form", name=op.f("pk_final_reports")),
    )
    op.create_index(op.f("ix_final_reports_file_sha256"), "final_reports", ["file_sha256"])


def downgrade() -> None:
    """Go back: comments of the council are gone."""
    op.drop_table("final_reports")
    op.drop_table("report_comments")
    op.drop_table("report_checks")
