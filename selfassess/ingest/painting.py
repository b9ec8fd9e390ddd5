"""Pages of PDF documents as pictures, each drawn in a process of its own: a damaged file can bring no more than that one down."""

import multiprocessing
from io import BytesIO
from multiprocessing.connection import Connection

import pypdfium2 as pdfium

from selfassess.errors import Unreadable
from selfassess.ingest.memory import bound_memory

DEADLINE = 20.0
DOTS_PER_INCH = 110
POINTS_PER_INCH = 72
MOST_DOTS = 2400
"""No side of a picture is longer, however large a page says that it is."""


def painted(content: bytes, page: int) -> bytes:
    """A page (from 1) of a PDF as a PNG picture. Raises `Unreadable` where it cannot be drawn within the deadline."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs,), daemon=True)
    process.start()
    theirs.close()
    try:
        ours.send((content, page))
        drawn = ours.recv() if ours.poll(DEADLINE) else None
    except (EOFError, ConnectionError):
        drawn = None
    finally:
        ours.close()
        process.kill()
        process.join()
        process.close()
    if not isinstance(drawn, bytes):
        raise Unreadable(f"Page {page} cannot be drawn. Open the document itself instead.")
    return drawn


def _serve(connection: Connection) -> None:
    bound_memory()
    content, page = connection.recv()
    try:
        drawn: bytes | None = _drawn(content, page)
    except (pdfium.PdfiumError, IndexError, MemoryError, ValueError):
        drawn = None
    connection.send(drawn)


def _drawn(content: bytes, number: int) -> bytes:
    document = pdfium.PdfDocument(content)
    page = document[number - 1]
    scale = min(DOTS_PER_INCH / POINTS_PER_INCH, MOST_DOTS / max(page.get_size()))
    picture = BytesIO()
    page.render(scale=scale).to_pil().save(picture, format="PNG", optimize=True)
    return picture.getvalue()
