"""Peer challenges: cases with their revisions, concerns, notes, findings, the council's responses and the report's words."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

CHALLENGE = "peer_challenges.id"


def upgrade() -> None:
    """Go forwards."""
    op.create_table(
        "peer_challenges",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("authority_id", sa.String(length=80), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(length=80), nullable=False),
        sa.ForeignKeyConstraint(["authority_id"], ["authorities.id"], name=op.f("fk_peer_challenges_authority_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_peer_challenges")),
    )
    op.create_index("ix_peer_challenges_authority_id", "peer_challenges", ["authority_id"])
    op.create_index("ix_peer_challenges_created", "peer_challenges", ["created"])
    _cases()
    _writing()


def _cases() -> None:
    op.create_table(
        "case_reviews",
        sa.Column("challenge_id", sa.String(length=32), nullable=False),
        sa.Column("code", sa.String(length=12), nullable=False),
        sa.Column("cohort", sa.String(length=80), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["challenge_id"], [CHALLENGE], name=op.f("fk_case_reviews_challenge_id")),
        sa.PrimaryKeyConstraint("challenge_id", "code", name=op.f("pk_case_reviews")),
    )
    op.create_table(
        "case_review_revisions",
        sa.Column("challenge_id", sa.String(length=32), nullable=False),
        sa.Column("code", sa.String(length=12), nullable=False),
        sa.Column("revision", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["challenge_id", "code"],
            ["case_reviews.challenge_id", "case_reviews.code"],
            name=op.f("fk_case_review_revisions_challenge_id_code"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("challenge_id", "code", "revision", name=op.f("pk_case_review_revisions")),
    )
    op.create_table(
        "safeguarding_concerns",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("challenge_id", sa.String(length=32), nullable=False),
        sa.Column("raised", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed", sa.DateTime(timezone=True), nullable=True),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["challenge_id"], [CHALLENGE], name=op.f("fk_safeguarding_concerns_challenge_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_safeguarding_concerns")),
    )
    op.create_index("ix_safeguarding_concerns_challenge_id_raised", "safeguarding_concerns", ["challenge_id", "raised"])


def _writing() -> None:
    op.create_table(
        "challenge_notes",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("challenge_id", sa.String(length=32), nullable=False),
        sa.Column("written", sa.DateTime(timezone=True), nullable=False),
        sa.Column("shared", sa.Boolean(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["challenge_id"], [CHALLENGE], name=op.f("fk_challenge_notes_challenge_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_challenge_notes")),
    )
    op.create_index("ix_challenge_notes_challenge_id_written", "challenge_notes", ["challenge_id", "written"])
    op.create_table(
        "challenge_findings",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("challenge_id", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("about", sa.String(length=80), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["challenge_id"], [CHALLENGE], name=op.f("fk_challenge_findings_challenge_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_challenge_findings")),
    )
    op.create_index("ix_challenge_findings_challenge_id_kind_number", "challenge_findings", ["challenge_id", "kind", "number"])
    op.create_table(
        "case_responses",
        sa.Column("challenge_id", sa.String(length=32), nullable=False),
        sa.Column("line", sa.String(length=80), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("answered_by", sa.String(length=80), nullable=False),
        sa.ForeignKeyConstraint(["challenge_id"], [CHALLENGE], name=op.f("fk_case_responses_challenge_id")),
        sa.PrimaryKeyConstraint("challenge_id", "line", name=op.f("pk_case_responses")),
    )
    op.create_table(
        "challenge_reports",
        sa.Column("challenge_id", sa.String(length=32), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("shared", sa.DateTime(timezone=True), nullable=True),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["challenge_id"], [CHALLENGE], name=op.f("fk_challenge_reports_challenge_id")),
        sa.PrimaryKeyConstraint("challenge_id", name=op.f("pk_challenge_reports")),
    )


TABLES = (
    "challenge_reports",
    "case_responses",
    "challenge_findings",
    "challenge_notes",
    "safeguarding_concerns",
    "case_review_revisions",
    "case_reviews",
    "peer_challenges",
)


def downgrade() -> None:
    """Go back."""
    for table in TABLES:
        op.drop_table(table)
