"""The full-text index over passages. What is in the library already is taken into it once the tables are there."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forwards."""
    op.create_table(
        "search_labels",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("area", sa.String(length=60), nullable=False),
        sa.Column("grade", sa.String(length=40), nullable=False),
        sa.Column("polarity", sa.String(length=20), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("lines", sa.String(length=300), nullable=False),
        sa.Column("terms", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_search_labels")),
    )
    op.create_index("ix_search_labels_labels", "search_labels", ["area", "grade", "polarity", "kind", "lines"], unique=True)
    op.create_table(
        "search_reports",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("report_id", sa.String(length=16), nullable=False),
        sa.Column("terms", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name=op.f("fk_search_reports_report_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_search_reports")),
        sa.UniqueConstraint("report_id", name=op.f("uq_search_reports_report_id")),
    )
    op.create_table(
        "search_passages",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("report", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("labels", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["report"], ["search_reports.number"], name=op.f("fk_search_passages_report"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["labels"], ["search_labels.number"], name=op.f("fk_search_passages_labels")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_search_passages")),
    )
    op.create_index("ix_search_passages_report_ordinal", "search_passages", ["report", "ordinal"], unique=False)
    for statement in FORWARDS[op.get_bind().dialect.name]:
        op.execute(statement)


def downgrade() -> None:
    """Go back."""
    before, after = BACK[op.get_bind().dialect.name]
    for statement in before:
        op.execute(statement)
    op.drop_table("search_passages")
    op.drop_table("search_reports")
    op.drop_table("search_labels")
    for statement in after:
        op.execute(statement)


FORWARDS = {
    "sqlite": (
        """
        CREATE VIEW search_texts AS
        SELECT search_passages.id AS id, passages.heading AS heading, passages.text AS text,
               search_reports.terms || ' ' || search_labels.terms AS terms
        FROM search_passages
        JOIN search_reports ON search_reports.number = search_passages.report
        JOIN search_labels ON search_labels.number = search_passages.labels
        JOIN passages ON passages.report_id = search_reports.report_id AND passages.ordinal = search_passages.ordinal
        """,
        """
        CREATE VIRTUAL TABLE search_words USING fts5(
            heading, text, terms, content='search_texts', content_rowid='id',
            tokenize="porter unicode61 remove_diacritics 2 tokenchars '_'"
        )
        """,
    ),
    "postgresql": (
        "CREATE TEXT SEARCH DICTIONARY selfassess_stem (TEMPLATE = snowball, LANGUAGE = english)",
        "CREATE TEXT SEARCH CONFIGURATION selfassess (COPY = pg_catalog.simple)",
        "ALTER TEXT SEARCH CONFIGURATION selfassess ALTER MAPPING FOR asciiword, word WITH selfassess_stem",
        "ALTER TABLE search_passages ADD COLUMN words tsvector",
        "CREATE INDEX ix_search_passages_words ON search_passages USING gin (words)",
    ),
}
"""What one kind of database has alone: SQLite a full-text table over a view, PostgreSQL a column and how its words are read."""

BACK = {
    "sqlite": (("DROP TABLE search_words", "DROP VIEW search_texts"), ()),
    "postgresql": (
        (),
        ("DROP TEXT SEARCH CONFIGURATION selfassess", "DROP TEXT SEARCH DICTIONARY selfassess_stem"),
    ),
}
"""What takes that away again, before and after the tables."""
