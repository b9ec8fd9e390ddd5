"""What a visit was about, as its letter says."""

import re
from itertools import takewhile

from selfassess.domain.source import Role, Source

LOOKED = r"(?:looked at|reviewed|evaluated|considered|focused on|explored)"
TOPIC = re.compile(
    rf"\binspectors\s+{LOOKED}\s+(?:the\s+(?:local\s+authority['’]?s|quality of the)\s+)?([^.:\n]{{5,220}})(:?)", re.IGNORECASE
)
THEME = re.compile(r"multi-agency response to\s+([^.:\n]{5,160}?)\s+(?:in|across)\s+[A-Z]")


def topic(source: Source) -> str | None:
    """The topic of a visit: what inspectors looked at, with the list that may follow it; of a joint inspection its theme."""
    for place, block in enumerate(source.blocks):
        words = source.words(block)
        if theme := THEME.search(words):
            return " ".join(theme[1].split())
        if said := TOPIC.search(words):
            rest = source.blocks[place + 1 :]
            listed = [source.words(item) for item in takewhile(lambda item: item.role is Role.BULLET, rest)] if said[2] else []
            return (
                "; ".join(item.strip(" .;") for item in (said[1], *listed))
                if not listed
                else "; ".join(item.strip(" .;") for item in listed)
            )
    return None
