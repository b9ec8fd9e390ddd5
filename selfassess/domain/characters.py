"""Which characters a document or a workbook can hold."""

import re

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

_OUTSIDE_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def printable(text: str) -> str:
    """The text with one kind of line end, and a visible replacement for each character that XML cannot hold."""
    return _OUTSIDE_XML.sub(REPLACEMENT, text.replace("\r\n", "\n").replace("\r", "\n"))
