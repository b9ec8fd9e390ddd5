"""Small PDF files for tests of reading, written letter by letter so that each page is set as the test says."""

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 595, 842


@dataclass(frozen=True, slots=True)
class Print:
    """Words printed at a place: `left` and `down` in points from the top left corner; `raised` is a small mark after them."""

    words: str
    left: float
    down: float
    size: float = 12
    bold: bool = False
    raised: str = ""


Page = Sequence[Print]


def a_pdf(*pages: Page) -> bytes:
    """A PDF file of these pages, in Helvetica."""
    kids = " ".join(f"{5 + 2 * place} 0 R" for place in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        *(_font(name) for name in ("Helvetica", "Helvetica-Bold")),
    ]
    for place, page in enumerate(pages):
        drawn = "\n".join(_drawn(piece) for piece in page).encode("cp1252")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents {6 + 2 * place} 0 R "
            "/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>".encode()
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn))
    return _file(objects)


def lines(*words: str, left: float = 72, down: float = 120, leading: float = 14) -> list[Print]:
    """Lines of body text one under the other."""
    return [Print(line, left, down + leading * place) for place, line in enumerate(words)]


def _font(name: str) -> bytes:
    return f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>".encode()


def _drawn(piece: Print) -> str:
    words = piece.words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    mark = f" /F1 {piece.size * 0.6:.1f} Tf 4 Ts ({piece.raised}) Tj" if piece.raised else ""
    return f"BT /F{2 if piece.bold else 1} {piece.size} Tf {piece.left} {HEIGHT - piece.down} Td ({words}) Tj{mark} ET"


def _file(objects: Sequence[bytes]) -> bytes:
    content = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(content)
    content += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    content += b"".join(b"%010d 00000 n \n" % place for place in places)
    content += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table)
    return bytes(content)
