"""Files that people bring: no list of children is ever kept."""

from selfassess.domain.child_level import children_in
from selfassess.domain.evidence import StoredFile
from selfassess.domain.private_data import Contents, LookedThrough, looked_through, warning
from selfassess.errors import BadInput
from selfassess.ports import Toolbox

LARGEST = 20 * 1024 * 1024
"""Files of more bytes than this are not looked through while somebody waits."""
PATIENCE = 600.0
"""Seconds that looking through a large file may take in the background."""
PICTURES = ("jpeg", "jpg", "png")
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

    Files that are too large to be looked through while somebody waits are named as such.
    """
    if file.size > LARGEST:
        why = "it is larger than 20 MB. Look through it yourself"
        return warning(file.name, looked_through(Contents((), whole=False, why=why)))
    return warning(file.name, look_through(tools, file))


def look_through(tools: Toolbox, file: StoredFile, *, seconds: float | None = None) -> LookedThrough:
    """What in a file that was kept looks as if it told who somebody is, by kind and place.

    It is bounded in time (`seconds`; as long as a person waits without any) and memory, and says where it did not read all.
    """
    ending = file.name.lower().rpartition(".")[2]
    if ending in PICTURES:
        return looked_through(Contents((), whole=False, why="pictures cannot be read. Look at it yourself"))
    content = tools.files().get(file)
    if ending in ("csv", "xlsx"):
        return looked_through(tools.table_contents()(file.name, content))
    return looked_through(tools.reader().contents(content, seconds=seconds))
