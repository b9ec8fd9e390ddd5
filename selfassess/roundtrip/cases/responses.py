"""What the findings table with the council's response looks like in Excel and in Word alike, and how its rows are known."""

from collections.abc import Iterable, Iterator

from selfassess.domain.feedback.annexe import HEAD
from selfassess.domain.response_table import SentRow
from selfassess.errors import Unreadable

ASK = "Write the council’s response in the last column and save the file. Nothing else is read. No names and no case numbers."
STRENGTHS, CONSIDERATIONS, RESPONSE = HEAD[1:]


def cells_of(row: SentRow) -> tuple[str, str, str, str]:
    """The four cells of a row."""
    return row.title, row.strengths, row.considerations, row.response


def plain(text: str) -> str:
    """A heading as it is compared: whatever its capitals, spaces and apostrophes."""
    return " ".join(text.replace("'", "’").split()).casefold()


def columns_in(cells: Iterable[str]) -> dict[str, int]:
    """Which of our columns stand where in a row of headings, by their heading."""
    wanted = {plain(name): name for name in HEAD}
    return {wanted[plain(text)]: at for at, text in enumerate(cells) if plain(text) in wanted}


def is_head(cells: Iterable[str]) -> bool:
    """Whether a row is the row of headings: it names the areas of practice and the response."""
    return {HEAD[0], RESPONSE} <= columns_in(cells).keys()


def ours(title: str) -> Iterator[str]:
    """What the file itself says beside the table."""
    yield from (title, ASK, *HEAD)


def no_table(name: str, *, ours: bool = False) -> Unreadable:
    """What is said of a file without the table; `ours` is one that once held it."""
    why = "has no row with the headings of the table any more" if ours else "is no table of findings of this program"
    return Unreadable(f"{name} {why}. Take the table out, fill that one, and send it.")
