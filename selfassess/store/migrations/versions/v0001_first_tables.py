"""The first tables: authorities, reports, assessments and what backs them."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forwards."""
    op.create_table(
        "authorities",
        sa.Column("id", sa.String(length=80), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("region", sa.String(length=100), nullable=True),
        sa.Column("type", sa.String(length=100), nullable=True),
        sa.Column("provider", sa.String(length=200), nullable=True),
        sa.Column("ended", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_authorities")),
    )
    op.create_index(op.f("ix_authorities_name"), "authorities", ["name"], unique=False)
    op.create_index(op.f("ix_authorities_region"), "authorities", ["region"], unique=False)
    op.create_index(op.f("ix_authorities_type"), "authorities", ["type"], unique=False)
    op.create_table(
        "actions",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("authority_id", sa.String(length=80), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("owner", sa.String(length=200), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.ForeignKeyConstraint(["authority_id"], ["authorities.id"], name=op.f("fk_actions_authority_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_actions")),
    )
    op.create_index("ix_actions_authority_id_due", "actions", ["authority_id", "due"], unique=False)
    op.create_table(
        "assessments",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("authority_id", sa.String(length=80), nullable=False),
        sa.Column("framework", sa.String(length=60), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("period", sa.String(length=100), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(length=80), nullable=False),
        sa.ForeignKeyConstraint(["authority_id"], ["authorities.id"], name=op.f("fk_assessments_authority_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assessments")),
    )
    op.create_index(op.f("ix_assessments_authority_id"), "assessments", ["authority_id"], unique=False)
    op.create_index(op.f("ix_assessments_created"), "assessments", ["created"], unique=False)
    op.create_table(
        "authority_names",
        sa.Column("name_key", sa.String(length=200), nullable=False),
        sa.Column("authority_id", sa.String(length=80), nullable=False),
        sa.Column("printed", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["authority_id"], ["authorities.id"], name=op.f("fk_authority_names_authority_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("name_key", name=op.f("pk_authority_names")),
    )
    op.create_index(op.f("ix_authority_names_authority_id"), "authority_names", ["authority_id"], unique=False)
    op.create_table(
        "authority_neighbours",
        sa.Column("authority_id", sa.String(length=80), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("neighbour_id", sa.String(length=80), nullable=False),
        sa.ForeignKeyConstraint(
            ["authority_id"], ["authorities.id"], name=op.f("fk_authority_neighbours_authority_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("authority_id", "rank", name=op.f("pk_authority_neighbours")),
    )
    op.create_table(
        "evidence",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("authority_id", sa.String(length=80), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("about", sa.Date(), nullable=True),
        sa.Column("added", sa.DateTime(timezone=True), nullable=False),
        sa.Column("added_by", sa.String(length=80), nullable=False),
        sa.Column("locator", sa.String(length=200), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("link", sa.String(length=2000), nullable=True),
        sa.Column("file_name", sa.String(length=300), nullable=True),
        sa.Column("file_sha256", sa.String(length=64), nullable=True),
        sa.Column("file_size", sa.Integer(), nullable=True),
        sa.Column("file_media_type", sa.String(length=100), nullable=True),
        sa.ForeignKeyConstraint(["authority_id"], ["authorities.id"], name=op.f("fk_evidence_authority_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evidence")),
    )
    op.create_index("ix_evidence_authority_id_added", "evidence", ["authority_id", "added"], unique=False)
    op.create_table(
        "reports",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("framework", sa.String(length=60), nullable=True),
        sa.Column("authority_id", sa.String(length=80), nullable=True),
        sa.Column("authority_name", sa.String(length=200), nullable=False),
        sa.Column("visit_start", sa.Date(), nullable=True),
        sa.Column("visit_end", sa.Date(), nullable=True),
        sa.Column("published", sa.Date(), nullable=True),
        sa.Column("dated", sa.Date(), nullable=True),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("lead_inspector", sa.String(length=200), nullable=True),
        sa.Column("provider", sa.String(length=200), nullable=True),
        sa.Column("topic", sa.String(length=500), nullable=True),
        sa.Column("licence", sa.String(length=300), nullable=True),
        sa.Column("visibility", sa.String(length=20), nullable=False),
        sa.Column("source", sa.String(length=1000), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("parts", sa.JSON(), nullable=False),
        sa.Column("imported_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("imported_by", sa.String(length=80), nullable=False),
        sa.ForeignKeyConstraint(["authority_id"], ["authorities.id"], name=op.f("fk_reports_authority_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reports")),
        sa.UniqueConstraint("sha256", name=op.f("uq_reports_sha256")),
    )
    op.create_index("ix_reports_authority_id_day", "reports", ["authority_id", "day"], unique=False)
    op.create_index(op.f("ix_reports_day"), "reports", ["day"], unique=False)
    op.create_index(op.f("ix_reports_kind"), "reports", ["kind"], unique=False)
    op.create_index(op.f("ix_reports_visibility"), "reports", ["visibility"], unique=False)
    op.create_table(
        "passages",
        sa.Column("report_id", sa.String(length=16), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(length=20), nullable=True),
        sa.Column("page", sa.Integer(), nullable=True),
        sa.Column("heading", sa.String(length=500), nullable=False),
        sa.Column("area", sa.String(length=60), nullable=False),
        sa.Column("lines", sa.JSON(), nullable=False),
        sa.Column("polarity", sa.String(length=20), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("fragment", sa.Boolean(), nullable=False),
        sa.Column("redactions", sa.Integer(), nullable=False),
        sa.Column("marks", sa.JSON(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("sides", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name=op.f("fk_passages_report_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("report_id", "ordinal", name=op.f("pk_passages")),
    )
    op.create_table(
        "recommendations",
        sa.Column("report_id", sa.String(length=16), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(length=20), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=True),
        sa.Column("area", sa.String(length=60), nullable=False),
        sa.Column("audience", sa.String(length=20), nullable=False),
        sa.Column("priority", sa.Boolean(), nullable=False),
        sa.Column("title", sa.String(length=500), nullable=True),
        sa.Column("parts", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name=op.f("fk_recommendations_report_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("report_id", "ordinal", name=op.f("pk_recommendations")),
    )
    op.create_table(
        "report_judgements",
        sa.Column("report_id", sa.String(length=16), nullable=False),
        sa.Column("area", sa.String(length=60), nullable=False),
        sa.Column("grade", sa.String(length=40), nullable=False),
        sa.Column("printed", sa.String(length=80), nullable=False),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name=op.f("fk_report_judgements_report_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("report_id", "area", name=op.f("pk_report_judgements")),
    )
    op.create_index("ix_report_judgements_area_grade", "report_judgements", ["area", "grade"], unique=False)
    op.create_table(
        "responses",
        sa.Column("assessment_id", sa.String(length=32), nullable=False),
        sa.Column("subject", sa.String(length=80), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("saved_by", sa.String(length=80), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["assessment_id"], ["assessments.id"], name=op.f("fk_responses_assessment_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("assessment_id", "subject", name=op.f("pk_responses")),
    )
    op.create_table(
        "passage_lines",
        sa.Column("report_id", sa.String(length=16), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("line", sa.String(length=80), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("authority_id", sa.String(length=80), nullable=True),
        sa.Column("polarity", sa.String(length=20), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("day", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["report_id", "ordinal"],
            ["passages.report_id", "passages.ordinal"],
            name=op.f("fk_passage_lines_report_id_ordinal"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("report_id", "ordinal", "line", name=op.f("pk_passage_lines")),
    )
    op.create_index("ix_passage_lines_line_authority", "passage_lines", ["line", "authority_id"], unique=False)
    op.create_index("ix_passage_lines_line_polarity_day", "passage_lines", ["line", "polarity", "day"], unique=False)
    op.create_table(
        "recommendation_lines",
        sa.Column("report_id", sa.String(length=16), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("line", sa.String(length=80), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("authority_id", sa.String(length=80), nullable=True),
        sa.ForeignKeyConstraint(
            ["report_id", "ordinal"],
            ["recommendations.report_id", "recommendations.ordinal"],
            name=op.f("fk_recommendation_lines_report_id_ordinal"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("report_id", "ordinal", "line", name=op.f("pk_recommendation_lines")),
    )
    op.create_index("ix_recommendation_lines_line_authority", "recommendation_lines", ["line", "authority_id"], unique=False)
    op.create_table(
        "response_revisions",
        sa.Column("assessment_id", sa.String(length=32), nullable=False),
        sa.Column("subject", sa.String(length=80), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("saved_by", sa.String(length=80), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["assessment_id", "subject"],
            ["responses.assessment_id", "responses.subject"],
            name=op.f("fk_response_revisions_assessment_id_subject"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("assessment_id", "subject", "revision", name=op.f("pk_response_revisions")),
    )


def downgrade() -> None:
    """Go back."""
    op.drop_table("response_revisions")
    op.drop_index("ix_recommendation_lines_line_authority", table_name="recommendation_lines")
    op.drop_table("recommendation_lines")
    op.drop_index("ix_passage_lines_line_polarity_day", table_name="passage_lines")
    op.drop_index("ix_passage_lines_line_authority", table_name="passage_lines")
    op.drop_table("passage_lines")
    op.drop_table("responses")
    op.drop_index("ix_report_judgements_area_grade", table_name="report_judgements")
    op.drop_table("report_judgements")
    op.drop_table("recommendations")
    op.drop_table("passages")
    op.drop_index(op.f("ix_reports_visibility"), table_name="reports")
    op.drop_index(op.f("ix_reports_kind"), table_name="reports")
    op.drop_index(op.f("ix_reports_day"), table_name="reports")
    op.drop_index("ix_reports_authority_id_day", table_name="reports")
    op.drop_table("reports")
    op.drop_index("ix_evidence_authority_id_added", table_name="evidence")
    op.drop_table("evidence")
    op.drop_table("authority_neighbours")
    op.drop_index(op.f("ix_authority_names_authority_id"), table_name="authority_names")
    op.drop_table("authority_names")
    op.drop_index(op.f("ix_assessments_created"), table_name="assessments")
    op.drop_index(op.f("ix_assessments_authority_id"), table_name="assessments")
    op.drop_table("assessments")
    op.drop_index("ix_actions_authority_id_due", table_name="actions")
    op.drop_table("actions")
    op.drop_index(op.f("ix_authorities_type"), table_name="authorities")
    op.drop_index(op.f("ix_authorities_region"), table_name="authorities")
    op.drop_index(op.f("ix_authorities_name"), table_name="authorities")
    op.drop_table("authorities")
