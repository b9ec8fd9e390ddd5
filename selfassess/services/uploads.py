"""Files that people bring: no list of children is ever kept."""

from selfassess.domain.child_level import children_in
from selfassess.domain.evidence import StoredFile
from selfassess.errors import BadInput
from selfassess.ports import Toolbox

TABLES = (".csv", ".xlsx")


def keep_upload(tools: Toolbox, name: str, content: bytes) -> StoredFile:
    """Keep a file that somebody brought. Raises `BadInput` for one that is not taken, or that is a list of children."""
    refuse_children(tools, name, content)
    return tools.files().put(name, content)


def refuse_children(tools: Toolbox, name: str, content: bytes) -> None:
    """Raises `BadInput` for a table of children; what is no table, or cannot be read as one, is left to other checks."""
    if not name.lower().endswith(TABLES):
        return
    for sheet, rows in tools.table_heads()(name, content):
        if found := children_in(rows):
            where = f" (sheet {sheet!r})" if sheet else ""
            raise BadInput(
                f"{name}{where} has columns with {found}. Lists of children are never kept here: "
                "record when the list was produced, checked and sent instead."
            )
