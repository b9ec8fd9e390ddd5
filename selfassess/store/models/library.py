"""The state that the library is in."""

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from selfassess.store.models.table import Row


class LibraryStateRow(Row):
    """One row: a word that is another one after whatever changes in the library, its authorities or what was decided about it."""

    __tablename__ = "library_state"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    mark: Mapped[str] = mapped_column(String(32))
