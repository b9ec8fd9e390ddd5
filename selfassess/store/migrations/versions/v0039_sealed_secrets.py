"""The secrets of code generators are sealed with a key of the instance."""

from collections.abc import Callable

import sqlalchemy as sa
from alembic import op

from selfassess.errors import BadInput
from selfassess.ports import Seal

revision = "0039"
down_revision = "0038"
branch_labels = None
depends_on = None

accounts = sa.table("accounts", sa.column("id", sa.String), sa.column("second_factor", sa.Text))
SEALED = "sealed-1."
"""What sealed text begins with."""


def upgrade() -> None:
    """Go forwards."""
    _of_type(sa.Text())
    _each(lambda seal, account, secret: seal.sealed(secret, account), in_clear=True)


def downgrade() -> None:
    """Go back."""
    _each(_opened, in_clear=False)
    _of_type(sa.String(80))


def _of_type(kind: sa.types.TypeEngine[str]) -> None:
    """Change the column's type in place: SQLite would make the whole table anew, and roles would go with the old one."""
    op.add_column("accounts", sa.Column("changed", kind, nullable=True))
    op.execute("UPDATE accounts SET changed = second_factor")
    op.drop_column("accounts", "second_factor")
    op.execute("ALTER TABLE accounts RENAME COLUMN changed TO second_factor")


def _opened(seal: Seal, account: str, secret: str) -> str:
    found = seal.opened(secret, account)
    if found is None:
        raise BadInput("Another instance sealed the second steps of accounts. Put its file secret-key into this data folder.")
    return found


def _each(change: Callable[[Seal, str, str], str], *, in_clear: bool) -> None:
    connection = op.get_bind()
    rows = connection.execute(sa.select(accounts).where(accounts.c.second_factor.is_not(None))).all()
    config = op.get_context().config
    seal: Callable[[], Seal] | None = config.attributes.get("seal") if config else None
    for account, secret in rows:
        if secret.startswith(SEALED) is in_clear:
            continue
        if seal is None:
            raise BadInput("The secrets of code generators cannot be sealed or opened here: only the program itself can.")
        connection.execute(
            sa.update(accounts).where(accounts.c.id == account).values(second_factor=change(seal(), account, secret))
        )
