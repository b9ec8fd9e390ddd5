"""Less of a text than was written: its beginning, with the sign that more follows."""

import re

from selfassess.domain.quoting import sentences

CUT = " […]"
_ITEM = re.compile(r"^\s*[-*•]\s+")


def shortened(text: str, words: int) -> str:
    """The beginning of a text in whole sentences and at most so many words, but at least one sentence; a cut shows […]."""
    kept: list[str] = []
    count = 0
    for line in text.splitlines():
        lead = found.group() if (found := _ITEM.match(line)) else ""
        taken: list[str] = []
        for sentence in sentences(line[len(lead) :]):
            count += len(sentence.split())
            if count > words and (kept or taken):
                return "\n".join([*kept, *([lead + " ".join(taken)] if taken else [])]).rstrip() + CUT
            taken.append(sentence)
        kept.append(lead + " ".join(taken))
    return "\n".join(kept)


def clipped(text: str, words: int) -> str:
    """The same, where even one sentence may be too long: it is then cut after a word."""
    kept = shortened(text, words)
    found = kept.removesuffix(CUT).split(" ")
    return kept if len(found) <= words else " ".join(found[:words]).rstrip(",;:") + CUT
