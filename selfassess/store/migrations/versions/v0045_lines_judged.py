"""Whether the lines of an assessment are judged, or only described."""

import sqlalchemy as sa
from alembic import op

revision = "0045"
down_revision = "0044"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forwards: in every assessment that there is, lines may be judged."""
    op.add_column("assessments", sa.Column("lines_judged", sa.Boolean(), server_default=sa.true(), nullable=False))


def downgrade() -> None:
    """Go back: what was judged is shown again."""
    op.drop_column("assessments", "lines_judged")
