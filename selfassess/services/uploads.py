"""Files that people bring: no list of children is ever kept."""

from selfassess.domain.child_level import children_in
from selfassess.domain.evidence import StoredFile
from selfassess.domain.private_data import Contents, warning
from selfassess.errors import BadInput
from selfassess.ports import Toolbox

LARGEST = 20 * 1024 * 1024
"""Files of more bytes than this are not looked through while somebody waits."""
NO_TEXT = ("jpeg", "jpg", "png", "pptx")
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


def private_in(tools: Toolbox, file: StoredFile) -> str:
    """A warning where a file that was kept looks as if it told who somebody is, by kind and place; empty where it does not.

    It is bounded in time and memory, and says so where it did not look at all of the file.
    """
    if file.size > LARGEST:
        return warning(file.name, Contents((), whole=False, why="it is too large. Look through it yourself"))
    ending = file.name.lower().rpartition(".")[2]
    if ending in NO_TEXT:
        return warning(file.name, Contents((), whole=False, why="pictures and slides cannot be read. Look through it yourself"))
    content = tools.files().get(file)
    read = tools.table_contents()(file.name, content) if ending in ("csv", "xlsx") else tools.reader().contents(content)
    return warning(file.name, read)
