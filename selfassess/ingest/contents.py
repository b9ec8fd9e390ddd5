"""The text of a file in pieces, read in a process of its own with a deadline and a bound on memory."""

import multiprocessing
from contextlib import suppress
from multiprocessing.connection import Connection

from selfassess.domain.private_data import Contents, Piece
from selfassess.errors import Unreadable
from selfassess.ingest.memory import bound_memory
from selfassess.ingest.pipeline import READERS
from selfassess.ingest.readers.sniffing import Format, sniff

DEADLINE = 20.0
"""Seconds that one file may take."""
MOST_LETTERS = 2_000_000
"""How much text is looked at: some 700 pages."""
STOPPED = Contents((), whole=False, why="reading it took too long or too much memory; look through it yourself")


def contents_of(content: bytes, *, deadline: float = DEADLINE) -> Contents:
    """The text of a PDF, Word, web or text file by page, or by paragraph where it has no pages.

    A file that cannot be read gives none, and says why. Plain text is read here: it brings no reader down.
    """
    with suppress(Unreadable):
        if sniff(content) is Format.TEXT:
            return read_contents(content)
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_send, args=(theirs, content), daemon=True)
    process.start()
    theirs.close()
    try:
        found: Contents = ours.recv() if ours.poll(deadline) else STOPPED
    except EOFError:
        found = STOPPED
    finally:
        ours.close()
        if process.is_alive():
            process.kill()
        process.join()
        process.close()
    return found


def _send(connection: Connection, content: bytes) -> None:
    bound_memory()
    try:
        connection.send(read_contents(content))
    except (MemoryError, RecursionError):
        connection.send(STOPPED)


def read_contents(content: bytes) -> Contents:
    """The same in this process."""
    try:
        held = READERS[sniff(content)](content)
    except Unreadable as error:
        return Contents((), whole=False, why=str(error).partition(":")[0])
    pieces, letters = [], 0
    for number, draft in enumerate(held.drafts, start=1):
        pieces.append(Piece(f"page {draft.page}" if draft.page else f"paragraph {number}", draft.text))
        letters += len(draft.text)
        if letters > MOST_LETTERS:
            return Contents(tuple(pieces), whole=False, why=f"it has more than {MOST_LETTERS:,} letters")
    return Contents(tuple(pieces))
