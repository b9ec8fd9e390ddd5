"""The widths of Arial's letters in thousandths of the type size. Liberation Sans, its free twin, has the same."""

from collections.abc import Mapping

USUAL = 556
"""The width of a letter that is not listed."""

ASCENT_AND_DESCENT = 1.149
"""The height of a line over the type size, before any line spacing."""

_REGULAR = {
    191: "'",
    222: "ijl\u2018\u2019",
    260: "|",
    278: " !,./:;I[\\]ft\xa0\xb7",
    333: "()-`r\u201c\u201d{}",
    350: "\u2022",
    355: '"',
    389: "*",
    469: "^",
    500: "Jcksvxyz",
    584: "+<=>~",
    611: "FTZ",
    667: "&ABEKPSVXY",
    722: "CDHNRUw",
    778: "GOQ",
    833: "Mm",
    889: "%",
    944: "W",
    1000: "\u2014\u2026",
    1015: "@",
}
_BOLD = {
    238: "'",
    278: " ,./I\\ijl\xa0\u2018\u2019\xb7",
    280: "|",
    333: "!()-:;[]`ft",
    350: "\u2022",
    389: "*r{}",
    474: '"',
    500: "z\u201c\u201d",
    584: "+<=>^~",
    611: "?FLTZbdghnopqu",
    667: "EPSVXY",
    722: "&ABCDHKNRU",
    778: "GOQw",
    833: "M",
    889: "%m",
    944: "W",
    975: "@",
    1000: "\u2014\u2026",
}


def _by_letter(groups: Mapping[int, str]) -> dict[str, int]:
    return {letter: width for width, letters in groups.items() for letter in letters}


_WIDTHS = {False: _by_letter(_REGULAR), True: _by_letter(_BOLD)}


def text_width(text: str, size: float, *, bold: bool) -> float:
    """The width of a text in the unit of `size`."""
    widths = _WIDTHS[bold]
    return sum(widths.get(letter, USUAL) for letter in text) * size / 1000
