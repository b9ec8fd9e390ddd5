"""Choosing what to quote of a passage: whole sentences, word for word, that speak to a line and to one side."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

CUT = " […] "
"""What stands for sentences left out between two that are quoted."""

_END = re.compile(r"(?<=[.!?])[’”\"')]*\s+(?=[‘“\"'(]?[A-Z0-9])")
_ABBREVIATIONS = re.compile(r"\b(?:e\.g|i\.e|etc|Mr|Mrs|Ms|Dr|St|No|para|vs|approx)\.$", re.IGNORECASE)
_LEANING = re.compile(
    r"^(?:this|these|those|they|it|its|their|such|however|but|also|consequently|as a result|for these|for some|in these|here)\b",
    re.IGNORECASE,
)
_PRAISE = re.compile(
    r"\b(?:strong\w*|effective(?:ly)?|good|well|timely|robust\w*|skil\w+|swift\w*|improved|high[- ]quality|benefit\w*|thorough\w*"
    r"|sensitiv\w+|positiv\w+|strengths?|child[- ](?:focused|centred)|excellent|impressive|proactiv\w+|prompt\w*|purposeful"
    r"|committed|commitment|ambitio\w+|comprehensive\w*|confident\w*|successful\w*|careful\w*|highly|valued?|creativ\w+|persistent\w*"
    r"|flourish\w*|thriv\w+|helpful|appropriate(?:ly)?|clear(?:ly)?|rich|safer|stable)\b",
    re.IGNORECASE,
)
_CRITICISM = re.compile(
    r"\b(?:not|however|too (?:many|long|few|often|slow\w*|much)|inconsisten\w+|variab\w+|varied|delay\w*|drift\w*|weak\w*|poor\w*"
    r"|lack\w*|insufficient\w*|limited|needs? to|fail\w*|gaps?|remains?|shortage\w*|shortfall\w*|unclear|slow\w*|ineffectiv\w+"
    r"|inadequate\w*|without|concern\w*|overly|rarely|unsuitable|missed|instability|backlogs?|under-?developed|never|unable"
    r"|some children|less|absence of|uneven|difficult\w*|pressure\w*|vacanc\w+|turnover|high caseloads)\b",
    re.IGNORECASE,
)


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a paragraph, each as it stands; an abbreviation does not end one."""
    found: list[str] = []
    start = 0
    for match in _END.finditer(text):
        if _ABBREVIATIONS.search(text[start : match.start()]):
            continue
        found.append(text[start : match.end()].strip())
        start = match.end()
    found.append(text[start:].strip())
    return tuple(sentence for sentence in found if sentence)


def lean(sentence: str) -> int:
    """How many more words of praise than of criticism a sentence has; below zero where it criticises."""
    return len(_PRAISE.findall(sentence)) - 2 * len(_CRITICISM.findall(sentence))


def hits(text: str, signals: Sequence[str]) -> int:
    """How many of a line's signals occur in a text."""
    lowered = text.lower()
    return sum(1 for signal in signals if _occurs(signal, lowered))


def _occurs(signal: str, lowered: str) -> bool:
    at = lowered.find(signal)
    while at >= 0:
        if at == 0 or not lowered[at - 1].isalnum():
            return True
        at = lowered.find(signal, at + 1)
    return False


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an excerpt is chosen for: a line's signals, praise (+1), criticism (-1) or either (0), and a bound in words."""

    signals: tuple[str, ...]
    side: int
    words: int


def excerpt(text: str, wanted: Wanted) -> str:
    """The part of a passage to quote: whole sentences in their order, at most `wanted.words` words if one sentence allows it.

    A sentence that leans on the one before it ('This', 'They', 'However') brings it along where there is room. Empty if no
    sentence speaks to the side that is wanted.
    """
    parts = sentences(text)
    if not wanted.side and _words(text) <= wanted.words:
        return text
    scored = [(_worth(part, wanted), -index, index) for index, part in enumerate(parts) if _fits(part, wanted.side)]
    chosen: set[int] = set()
    for _, _, index in sorted(scored, reverse=True):
        group = {index - 1, index} if index and _LEANING.match(parts[index]) and _fits(parts[index - 1], wanted.side) else {index}
        if sum(_words(parts[item]) for item in chosen | group) <= wanted.words or not chosen:
            chosen |= group
    return _joined(parts, sorted(chosen))


def _worth(sentence: str, wanted: Wanted) -> int:
    sided = wanted.side * lean(sentence) if wanted.side else 0
    leaning = 2 if _LEANING.match(sentence) else 0
    return 3 * hits(sentence, wanted.signals) + min(sided, 3) - leaning


def _fits(sentence: str, side: int) -> bool:
    return not side or side * lean(sentence) > 0


def _words(text: str) -> int:
    return len(text.split())


def _joined(parts: Sequence[str], indices: Sequence[int]) -> str:
    text = ""
    for position, index in enumerate(indices):
        gap = "" if not position else (" " if index == indices[position - 1] + 1 else CUT)
        text += gap + parts[index]
    return text
