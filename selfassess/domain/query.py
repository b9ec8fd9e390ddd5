"""What a person types to search: words, "phrases", begin* and -leave-out, read so that nothing typed can break a search."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from unicodedata import combining, normalize

MOST_CHARACTERS = 1000
MOST_TERMS = 24
MOST_WORDS = 16
LONGEST_WORD = 40
TELLING_WORDS = 12

_WORD = re.compile(r"[^\W_]+")
_TYPED = re.compile(r'(?P<minus>(?<!\S)[-–])?(?:["“”](?P<phrase>[^"“”]*)(?:["“”]|$)(?P<star>\*?)|(?P<word>[^\s"“”]+))')
_ORDINARY = frozenset(
    _WORD.findall("""
    about above across actions after again against agencies agency aligned all almost also although always among and
    another any are area areas arrangements assessment assessments authority back been before being below between both
    but can cannot care carers case cases child childhood children clear clearly could council current currently despite
    does done due during each effective effectively ensure ensures ensuring even every few for from further generally
    good had has have having here however impact improve improved improvement improvements including information
    inspection inspectors into its just known lack leaders leading less level levels local made majority make makes
    making management managers many may more most much must need needs not now number off often one only other others
    our out over own part partners people place plan planning plans positive practice quality range receive receives
    same senior service services should some staff still strong such support supported team teams than that the their
    them then there these they this those through time timely too under until upon use used very was well were what when
    where whether which while who whole whose will with within without work worker workers working would year years
    young
    """)
)
"""Words that stand in so many passages of reports that they tell none from another."""


@dataclass(frozen=True, slots=True)
class Term:
    """Words that must stand beside each other, in this order; of the last one only the beginning where `prefix` is set."""

    words: tuple[str, ...]
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """What must occur and what must not. All of `terms` must occur, or at least one of them where `some` is set.

    Without terms every passage is meant. Words hold letters and figures alone, folded by `fold`.
    """

    terms: tuple[Term, ...] = ()
    excluded: tuple[Term, ...] = ()
    some: bool = False


def read_query(typed: str) -> Query:
    """The query that a person typed. Signs that mean nothing are passed over, and so is what goes beyond the limits above."""
    wanted: list[Term] = []
    excluded: list[Term] = []
    for part in _TYPED.finditer(typed[:MOST_CHARACTERS]):
        text = part["word"] or part["phrase"] or ""
        words = tuple(folded_words(text))[:MOST_WORDS]
        if words:
            prefix = bool(part["star"]) or text.rstrip().endswith("*")
            (excluded if part["minus"] else wanted).append(Term(words, prefix))
    return Query(_distinct(wanted), _distinct(excluded))


def like(text: str) -> Query:
    """The query for passages that speak of the same: some of the words that tell this text from others."""
    counted = Counter(word for word in folded_words(text) if len(word) > 3 and word.isalpha() and word not in _ORDINARY)
    telling = sorted(counted, key=lambda word: (-counted[word], -len(word), word))[:TELLING_WORDS]
    return Query(tuple(Term((word,)) for word in telling), some=True)


def typed(query: Query) -> str:
    """What a person would type for this query."""
    return " ".join([*map(_typed, query.terms), *(f"-{_typed(term)}" for term in query.excluded)])


def _typed(term: Term) -> str:
    words = " ".join(term.words)
    return (f'"{words}"' if len(term.words) > 1 else words) + ("*" if term.prefix else "")


def word_spans(text: str) -> Iterator[tuple[int, int]]:
    """Where each word of a text begins and ends."""
    for match in _WORD.finditer(text):
        if fold(match[0]):
            yield match.span()


def folded_words(text: str) -> Iterator[str]:
    """The words of a text as they are compared, one for each of `word_spans`."""
    for match in _WORD.finditer(text):
        if folded := fold(match[0]):
            yield folded


def fold(word: str) -> str:
    """A word as it is compared: small letters without accents, and not endlessly long; empty if no letter or figure is left."""
    plain = (sign for sign in normalize("NFKD", word.lower()) if sign.isalnum() and not combining(sign))
    return "".join(plain)[:LONGEST_WORD]


def _distinct(terms: list[Term]) -> tuple[Term, ...]:
    return tuple(dict.fromkeys(terms))[:MOST_TERMS]
