"""The findings table with the council's response as a file: what goes out, what comes back, and what that would change here.

The council fills the fourth column and nothing else. A file carries seals of what it said when it went out, so that what was
changed here meanwhile is told from what the council changed in the file.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from selfassess.domain.changes import Change, ChangeSet
from selfassess.domain.rollup import Row
from selfassess.errors import BadInput, NotFound

MARK = "selfassess response of the council"
FORMAT = "1"
FIELD = "response"
RESPONSE_LENGTH = 4000
"""How many letters a response may have."""
NOTHING_SEALED = ""
"""The seal of a row whose key was lost: nobody knows what it said when it went out."""


@dataclass(frozen=True, slots=True)
class SentRow:
    """One row as it goes out: an area of practice, both sides with an entry on each line, and what was answered so far."""

    line: str
    title: str
    strengths: str
    considerations: str
    response: str

    @property
    def key(self) -> str:
        """What the row carries to be known again: its area, and the seals of its response and of its findings."""
        return "|".join((self.line, seal(self.response), self.findings))

    @property
    def findings(self) -> str:
        """The seal of both sides."""
        return findings_seal(self.strengths, self.considerations)


@dataclass(frozen=True, slots=True)
class SentTable:
    """The table as it goes out, and the challenge and template that it is of."""

    challenge: str
    template: str
    title: str
    rows: tuple[SentRow, ...]

    @property
    def mark(self) -> str:
        """What is written into the file to know it again."""
        return "|".join((MARK, FORMAT, self.challenge, self.template))


@dataclass(frozen=True, slots=True)
class BackRow:
    """One row as it came back. `where` says where it stood; `line` is empty where its key was lost, and then the title tells."""

    line: str
    title: str
    strengths: str
    considerations: str
    response: str
    where: str
    sent_response: str = NOTHING_SEALED
    sent_findings: str = NOTHING_SEALED


@dataclass(frozen=True, slots=True)
class BackTable:
    """A table that came back. `stray` tells of words that stand where nothing is asked, with their place."""

    name: str
    challenge: str
    template: str
    rows: tuple[BackRow, ...]
    stray: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TakenResponse:
    """The response to one area of practice, before a file was taken in and after."""

    line: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ResponseIntake:
    """One file that was taken in, as one change that can be undone."""

    id: str
    challenge: str
    name: str
    by: str
    at: datetime
    taken: tuple[TakenResponse, ...]
    undone_by: str | None = None
    undone_at: datetime | None = None


def no_response_intake(intake_id: str) -> NotFound:
    """What is said of an id that nobody has."""
    return NotFound(f"No file with responses was taken in under {intake_id!r}.")


def seal(text: str) -> str:
    """A short mark of a text, the same however its lines end and its words are parted."""
    return sha256("\n".join(_lines(text)).encode()).hexdigest()[:12]


def findings_seal(strengths: str, considerations: str) -> str:
    """The seal of both sides of a row."""
    return seal(f"{strengths}\n|\n{considerations}")


def _lines(text: str) -> Iterator[str]:
    return (said for line in text.splitlines() if (said := " ".join(line.split())))


def from_mark(mark: str, name: str) -> tuple[str, str] | None:
    """The challenge and template of a mark; None for a mark that is none of ours.

    Raises `BadInput` for one of another version of the format.
    """
    parts = mark.strip().split("|")
    if parts[0] != MARK or len(parts) < 2:
        return None
    if parts[1] != FORMAT or len(parts) != 4:
        raise BadInput(f"{name} was made by another version of the program. Take the table out again and fill that one.")
    return parts[2], parts[3]


def from_key(key: str) -> tuple[str, str, str]:
    """The area of practice and the two seals of a row's key; empty where it is none."""
    line, _, seals = key.strip().partition("|")
    response, _, findings = seals.partition("|")
    return (line, response, findings) if response and findings else ("", NOTHING_SEALED, NOTHING_SEALED)


def response_changes(back: BackTable, now: Sequence[Row], sent_now: Mapping[str, SentRow]) -> ChangeSet:
    """What a table that came back would change; `sent_now` is how each row would go out today, by its area of practice."""
    problems = [f"Words stand where nothing is asked, and are not taken: {text}." for text in back.stray]
    known = {row.part.line or "": row.part.title for row in now}
    by_title = {title.casefold(): line for line, title in known.items()}
    changes: list[Change] = []
    seen: dict[str, str] = {}
    for row in back.rows:
        line = row.line if row.line in known else by_title.get(_plain(row.title), "")
        if not line:
            if row.response:
                problems.append(f"{row.where}: there is no area of practice {row.title[:60]!r}, so its response is not taken.")
            continue
        if line in seen:
            problems.append(f"{row.where} answers {known[line]} once more. The first, {seen[line]}, is the one that is read.")
            continue
        seen[line] = row.where
        problems += _said_of(row, known[line], sent_now[line])
        changes += _changed(row, line, known[line], sent_now[line])
    missing = [title for line, title in known.items() if line not in seen]
    if missing:
        problems.append(f"Not in the file, and left as they are here: {', '.join(missing)}.")
    return ChangeSet(tuple(changes), tuple(problems))


def _plain(title: str) -> str:
    return " ".join(title.split()).casefold()


def _changed(row: BackRow, line: str, title: str, here: SentRow) -> Iterable[Change]:
    came, sealed = row.response.strip(), row.sent_response
    if seal(came) in (sealed, seal(here.response)):
        return
    if len(came) > RESPONSE_LENGTH:
        return
    meanwhile = seal(here.response) != (sealed or seal(""))
    yield Change(line, FIELD, here.response, came, row.where, title=title, conflict=meanwhile, text=True)


def _said_of(row: BackRow, title: str, here: SentRow) -> Iterator[str]:
    """What a person is told of a row besides its change."""
    if len(row.response.strip()) > RESPONSE_LENGTH:
        yield f"{title}: the response has more than {RESPONSE_LENGTH:,} letters and is not taken. Shorten it and send it again."
    came = findings_seal(row.strengths, row.considerations)
    if row.sent_findings and came != row.sent_findings:
        yield f"{title}: the findings were changed in the file. They stay as they are here; a response can say what is wrong."
    if row.sent_findings and here.findings != row.sent_findings:
        yield f"{title}: the findings were changed here after the file went out, so the response may answer other words."
