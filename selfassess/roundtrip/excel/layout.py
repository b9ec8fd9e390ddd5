"""Where everything stands in the scoring workbook: shared by what writes it and by what reads it back.

Nothing is found by its place on the sheet. Each sheet that is filled in has a hidden row of field names above its headings and a
hidden column of ids, so that moved columns and sorted rows are still understood; the hidden sheet `META` says what the file is.
"""

from collections.abc import Collection
from dataclasses import dataclass
from enum import Enum, auto

FORMAT = "selfassess scoring workbook"
FORMAT_VERSION = 2

META = "_about"
LISTS = "_lists"
SENT = "_sent"
COVER = "Cover"
SUMMARY = "Summary"
WHOLE_SHEET = "Whole authority"
EVIDENCE = "Evidence"
ACTIONS = "Actions"
BENCHMARK = "Benchmark"
INDICATORS = "Indicators"
COMMENTS = "Challenge comments"
CHARTS = "Indicator charts"

OWN_SHEETS = frozenset(
    {META, LISTS, SENT, COVER, SUMMARY, WHOLE_SHEET, EVIDENCE, ACTIONS, BENCHMARK, INDICATORS, CHARTS, COMMENTS}
)
"""Names that no area's sheet may take."""

TITLE_ROW = 1
HINT_ROW = 2
KEY_ROW = 3
HEAD_ROW = 4
FIRST_ROW = 5

DESCRIBED_ONLY = "Described only"
"""What stands in place of a judgement on the row of a line that is only described."""
JUDGING = ("judgement", "confidence", "reason")

ID = "id"
PART = "part"
"""1, and 2 or more on rows that carry on a text too long for one cell; read back, the pieces are joined."""


class Entry(Enum):
    """What a cell of a column takes: TEXT, DAY, a choice from a list, or nothing, because it only informs."""

    TEXT = auto()
    DAY = auto()
    JUDGEMENT = auto()
    CONFIDENCE = auto()
    YES_NO = auto()
    KIND = auto()
    STATUS = auto()
    LOCKED = auto()
    HIDDEN = auto()

    @property
    def open(self) -> bool:
        """Whether a person may change it."""
        return self not in (Entry.LOCKED, Entry.HIDDEN)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the field's name in the hidden row, its heading, its width in characters, and what it takes."""

    key: str
    heading: str
    width: float
    entry: Entry = Entry.TEXT


HIDDEN_COLUMNS = (Column(ID, "Id", 10, Entry.HIDDEN), Column(PART, "Part", 6, Entry.HIDDEN))

EVIDENCE_COLUMNS = (
    *HIDDEN_COLUMNS,
    Column("ref", "No.", 7, Entry.LOCKED),
    Column("title", "What it is", 40),
    Column("kind", "Kind", 22, Entry.KIND),
    Column("about", "The day, or last day, it is about", 14, Entry.DAY),
    Column("locator", "Where in it", 16),
    Column("note", "Note", 38),
    Column("link", "Link", 26),
    Column("file", "File", 20, Entry.LOCKED),
    Column("used", "Used for", 32, Entry.LOCKED),
)

ACTION_COLUMNS = (
    *HIDDEN_COLUMNS,
    Column("ref", "No.", 7, Entry.LOCKED),
    Column("text", "Action", 60),
    Column("owner", "Owner", 26),
    Column("due", "Due", 16, Entry.DAY),
    Column("status", "Status", 16, Entry.STATUS),
    Column("measure", "How we will see that it worked", 36),
    Column("used", "For", 50, Entry.LOCKED),
)

BENCHMARK_COLUMNS = (
    *HIDDEN_COLUMNS,
    Column("area", "Area", 24, Entry.LOCKED),
    Column("line", "Topic", 28, Entry.LOCKED),
    Column("mark", "Mark in the text", 9, Entry.LOCKED),
    Column("quote", "Quotation, word for word", 70, Entry.LOCKED),
    Column("source", "Source", 44, Entry.LOCKED),
    Column("visit", "Visit", 14, Entry.LOCKED),
    Column("paragraph", "Paragraph", 11, Entry.LOCKED),
    Column("page", "Page", 8, Entry.LOCKED),
    Column("licence", "Licence", 34, Entry.LOCKED),
)

COMMENT_COLUMNS = (
    *HIDDEN_COLUMNS,
    Column("subject", "On", 28, Entry.LOCKED),
    Column("text", "Comment", 60, Entry.LOCKED),
    Column("quote", "The words it is about", 50, Entry.LOCKED),
    Column("field", "Where they stand", 22, Entry.LOCKED),
    Column("said", "Said on", 14, Entry.LOCKED),
    Column("settled", "Dealt with", 14, Entry.LOCKED),
)

INDICATOR_COLUMNS = (
    *HIDDEN_COLUMNS,
    Column("indicator", "Indicator", 38, Entry.LOCKED),
    Column("unit", "Unit", 16, Entry.LOCKED),
    Column("period", "Period", 12, Entry.LOCKED),
    Column("value", "Ours", 11, Entry.LOCKED),
    Column("england", "England", 11, Entry.LOCKED),
    Column("neighbours", "Neighbours", 11, Entry.LOCKED),
    Column("region", "Region", 11, Entry.LOCKED),
    Column("target", "Target", 11, Entry.LOCKED),
    Column("letter", "Where there is no number", 24, Entry.LOCKED),
    Column("direction", "Since the one before", 18, Entry.LOCKED),
    Column("source", "Source", 40, Entry.LOCKED),
)


def answer_columns(line_word: str, *, judged: bool = True) -> tuple[Column, ...]:
    """The columns of a sheet of answers; `line_word` is what people call a line, with a capital. Unless `judged`, nothing is."""
    return (
        *HIDDEN_COLUMNS,
        Column("title", line_word, 22, Entry.LOCKED),
        Column("criteria", "What to consider", 36, Entry.LOCKED),
        Column("benchmark", "What past reports said (kept)", 40, Entry.LOCKED),
        Column("past", "Last inspection", 16, Entry.LOCKED),
        Column("judgement", "Our judgement", 17, Entry.JUDGEMENT if judged else Entry.LOCKED),
        Column("confidence", "How sure we are", 12, Entry.CONFIDENCE if judged else Entry.LOCKED),
        Column("reason", "Reason", 28, Entry.TEXT if judged else Entry.LOCKED),
        Column("strengths", "What we know: strengths", 34),
        Column("improvements", "What we know: areas to improve", 34),
        Column("impact", "What we know: impact", 28),
        Column("how", "How we know it", 28),
        Column("evidence", "Evidence (E1; E2)", 13),
        Column("plans", "What we will do", 28),
        Column("actions", "Actions (A1; A2)", 13),
        Column("ready", "Ready for review", 10, Entry.YES_NO),
    )


def sheet_title(wanted: str, taken: Collection[str]) -> str:
    """A name that Excel takes for a sheet: at most 31 characters, none that it forbids, and not one that is taken."""
    plain = "".join(" " if letter in "[]:*?/\\'" else letter for letter in wanted).strip()[:31] or "Area"
    title, number = plain, 2
    while title.lower() in {name.lower() for name in taken} | {"history"}:
        title, number = f"{plain[:27]} {number}", number + 1
    return title
