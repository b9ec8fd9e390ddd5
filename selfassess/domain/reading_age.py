"""How old somebody must be to read a text with ease, by the formula of Flesch and Kincaid, and which sentences are hard.

The formula gives a school year from how long sentences are and how many syllables words have; five more is an age. It knows
nothing of what words mean: a text that it calls easy may still be hard to understand, so those who are to read it are asked too.
"""

import re
from dataclasses import dataclass

from selfassess.domain.quoting import sentences

LONG_SENTENCE = 20
"""A sentence of more words than this is hard."""
LONG_WORD = 3
"""A word of more syllables than this is hard."""
YOUNGEST = 5
"""No text is said to be for children younger than this."""
SCHOOL_BEGINS = 5
"""How old a child is in the school year before the first."""

_WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)*")
_VOWELS = re.compile(r"[aeiouy]+")
_APART = re.compile(
    r"(?<![ctg])ia(?!ge)|(?<=[ct])ia(?=t)|io(?!n|us|r)|(?<=[^cstgx])iou|iu|(?<![gq])ua|[ieoy]ing|(?<![tc])ie(?=n[ct]|r$|rs$|st$)"
    r"|(?<=[^q])ue(?!$|d|s|l)|ism$|\barea|eo(?!p)"
)
"""Letters that stand together and are two syllables."""
_SILENT = re.compile(
    r"(?<![aeiouy])e$|(?<![aeiouycsxzhg])es$|(?<=[^aeiouy]l)es$|(?<=[^sc]h)es$|(?<![aeiouydt])ed$|(?<=[gq]u)es?$"
    r"|(?<=[aeiouy][^aeiouy])e(?=ments?$|ly$|less|ful|ness|guard|where|way|work|cast|thing|times?$|body$|ship)"
    r"|(?<=g)e(?=ments?$)"
)
"""An e that nobody speaks, at the end of a word or before an ending."""
_SPOKEN = re.compile(r"[^aeiouyl](?:le|les|led)$")
"""Endings whose l is a syllable of its own."""
_LIST = re.compile(r"^\s*[-*•]\s+")


@dataclass(frozen=True, slots=True)
class Hard:
    """A sentence that is hard to read: how many words it has, and its hard words, in order and once each."""

    sentence: str
    words: int
    long_words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Measure:
    """What was measured of a text; `age` is None where it has no words. `hard` are its hard sentences, hardest first."""

    words: int
    sentences: int
    syllables: int
    age: int | None
    hard: tuple[Hard, ...]


def measured(text: str) -> Measure:
    """The reading age of a text. A paragraph and an item of a list end a sentence also without a full stop."""
    found = [sentence for line in text.splitlines() for sentence in sentences(_LIST.sub("", line)) if _WORD.search(sentence)]
    words = [_WORD.findall(sentence) for sentence in found]
    count, syllable_count = sum(map(len, words)), sum(syllables(word) for each in words for word in each)
    return Measure(count, len(found), syllable_count, _age(count, len(found), syllable_count), _hard(found, words))


def _age(words: int, sentence_count: int, syllable_count: int) -> int | None:
    if not words:
        return None
    year = 0.39 * words / sentence_count + 11.8 * syllable_count / words - 15.59
    return max(YOUNGEST, round(year) + SCHOOL_BEGINS)


def _hard(found: list[str], words: list[list[str]]) -> tuple[Hard, ...]:
    each = (
        Hard(sentence, len(own), tuple(dict.fromkeys(word for word in own if syllables(word) > LONG_WORD)))
        for sentence, own in zip(found, words, strict=True)
    )
    hard = (one for one in each if one.words > LONG_SENTENCE or one.long_words)
    return tuple(sorted(hard, key=lambda one: (-len(one.long_words) - max(0, one.words - LONG_SENTENCE), one.sentence)))


def syllables(word: str) -> int:
    """How many syllables an English word has, told by its letters: at least one."""
    plain = re.sub(r"['’].*", "", word.lower()) or word.lower()
    silent = len(_SILENT.findall(plain)) - bool(_SPOKEN.search(plain))
    return max(1, len(_VOWELS.findall(plain)) + len(_APART.findall(plain)) - max(0, silent))
