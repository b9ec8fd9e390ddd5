"""Documents that are kept beside the text that was read in them."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forwards: of what is on its way, published documents are kept, as they usually are."""
    op.create_table(
        "report_originals",
        sa.Column("report_id", sa.String(length=16), nullable=False),
        sa.Column("file_name", sa.String(length=300), nullable=False),
        sa.Column("file_sha256", sa.String(length=64), nullable=False),
        sa.Column("file_size", sa.Integer(), nullable=False),
        sa.Column("file_media_type", sa.String(length=100), nullable=False),
        sa.PrimaryKeyConstraint("report_id", name=op.f("pk_report_originals")),
    )
    op.create_index(op.f("ix_report_originals_file_sha256"), "report_originals", ["file_sha256"])
    with op.batch_alter_table("import_batches") as batch:
        batch.add_column(sa.Column("originals", sa.String(length=20), nullable=False, server_default="published"))
    with op.batch_alter_table("import_batches") as batch:
        batch.alter_column("originals", server_default=None)


def downgrade() -> None:
    """Go back: the documents stay in the file store, and nothing says which report each belongs to."""
    with op.batch_alter_table("import_batches") as batch:
        batch.drop_column("originals")
    op.drop_table("report_originals")
