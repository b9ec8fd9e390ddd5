"""What a visit was about, as its letter says."""

import re
from collections.abc import Sequence
from itertools import accumulate, takewhile

from selfassess.domain.source import Role, Source

LOOKED = r"(?:looked at|reviewed|evaluated|considered|focused on|explored)"
TOPIC = re.compile(
    rf"\binspectors\s+{LOOKED}\s+(?:the\s+(?:local\s+authority['’]?s|quality of the)\s+)?([^.:\n]{{5,220}})(:?)", re.IGNORECASE
)
THEME = re.compile(r"multi-agency response to\s+([^.:\n]{5,160}?)(?:\s+(?:in|across)\s+[A-Z]|\Z)")


LONGEST = 400


def topic(source: Source) -> str | None:
    """The topic of a visit: what inspectors looked at, or the list that follows; of a joint inspection its theme.

    Of a long list as many items as make a topic of at most 400 characters, each whole.
    """
    for place, block in enumerate(source.blocks):
        words = source.words(block)
        if theme := THEME.search(words):
            return " ".join(theme[1].split())
        if said := TOPIC.search(words):
            rest = source.blocks[place + 1 :]
            listed = [source.words(item) for item in takewhile(lambda item: item.role is Role.BULLET, rest)] if said[2] else []
            return _joined(listed) or _joined([said[1]])
    return None


def _joined(items: Sequence[str]) -> str | None:
    bare = [item.strip(" .;") for item in items]
    lengths = accumulate(len(item) + len("; ") for item in bare)
    return "; ".join(item for item, length in zip(bare, lengths, strict=True) if length <= LONGEST) or None
