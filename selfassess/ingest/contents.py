"""The text of a file in pieces, read in a process of its own with a deadline and a bound on memory."""

import multiprocessing
from collections.abc import Iterator
from contextlib import suppress
from multiprocessing.connection import Connection

from selfassess.domain.private_data import Contents, Piece
from selfassess.errors import Unreadable
from selfassess.ingest.memory import bound_memory
from selfassess.ingest.pipeline import READERS
from selfassess.ingest.readers.sniffing import Format, sniff
from selfassess.ingest.slide_text import is_slides, slide_pieces

DEADLINE = 20.0
"""Seconds that one file may take while somebody waits."""
MOST_LETTERS = 2_000_000
"""How much text is looked at: some 700 pages."""
STOPPED = Contents((), whole=False, why="reading it took too long or too much memory; look through it yourself")


def contents_of(content: bytes, *, deadline: float = DEADLINE) -> Contents:
    """The text of a PDF, Word, web or text file, or of slides, by page, or by paragraph where it has no pages.

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
    pieces: list[Piece] = []
    letters = 0
    try:
        for piece in _pieces(content):
            pieces.append(piece)
            letters += len(piece.text)
            if letters > MOST_LETTERS:
                return Contents(tuple(pieces), whole=False, why=f"it has more than {MOST_LETTERS:,} letters")
    except Unreadable as error:
        return Contents(tuple(pieces), whole=False, why=str(error).partition(":")[0])
    return Contents(tuple(pieces))


def _pieces(content: bytes) -> Iterator[Piece]:
    if is_slides(content):
        yield from slide_pieces(content)
        return
    for number, draft in enumerate(READERS[sniff(content)](content).drafts, start=1):
        yield Piece(f"page {draft.page}" if draft.page else f"paragraph {number}", draft.text)
