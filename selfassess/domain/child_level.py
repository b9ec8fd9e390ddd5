"""Telling a list of children from a table of figures: the first is never taken in."""

import re
from collections.abc import Iterable, Sequence

_BIRTH = re.compile(r"(?:date of birth|birth ?date|d\.?o\.?b\.?|expected date of (?:birth|delivery))(?: \(.*\))?", re.IGNORECASE)
_NUMBER = re.compile(
    r"(?:child(?:'s|’s)?|young person(?:'s|’s)?|pupil|client|person|case|mosaic|liquid ?logic|ics|legacy) ?(?:unique )?"
    r"(?:id|identifier|number|no\.?)|upn|unique pupil (?:number|no\.?)|nhs (?:number|no\.?)|(?:unique )?child id(?:entifier)?",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"(?:child|young person|pupil|client)(?:'s|’s)? ?(?:first |last |sur|fore|full |family )?name"
    r"|name of (?:the )?(?:child|young person|pupil)",
    re.IGNORECASE,
)
KINDS = ((_BIRTH, "dates of birth"), (_NUMBER, "the council’s own numbers for children"), (_NAME, "names of children"))
HEAD = 12
"""How many rows from the top may hold the headings: lists that are sent out have titles above them."""


def children_in(rows: Iterable[Sequence[str]]) -> str:
    """What a table holds that shows it to be a list of children, in words; empty where nothing does.

    `rows` are the first rows of the table, headings among them. A heading counts only where something stands below it.
    """
    table = [tuple(cell.strip().replace("_", " ") for cell in row) for row in rows]
    found = []
    for at, row in enumerate(table[:HEAD]):
        for column, cell in enumerate(row):
            below = any(column < len(other) and other[column] for other in table[at + 1 :])
            found += [what for pattern, what in KINDS if below and pattern.fullmatch(cell)]
    return " and ".join(dict.fromkeys(found))
