"""Reading the names in a query as what they name: 'interviews inadequate 2024 North West' → interviews, with three filters."""

from collections.abc import Mapping
from dataclasses import replace

from selfassess.domain.query import Query, Term, folded_words
from selfassess.domain.search import Field

Names = Mapping[tuple[str, ...], tuple[Field, str]]
"""What the words of each name stand for."""


def names(called: Mapping[str, tuple[Field, str]]) -> Names:
    """The names as their words are compared."""
    return {words: meant for name, meant in called.items() if (words := tuple(folded_words(name)))}


def read_names(query: Query, known: Names) -> tuple[Query, dict[Field, str]]:
    """A query without the names in it, and what they stand for; the longest name counts, and one name for a field.

    Only single words are read so: what stands in quotation marks is meant as it stands.
    """
    longest = max(map(len, known), default=0)
    kept: list[Term] = []
    meant: dict[Field, str] = {}
    terms = list(query.terms)
    while terms:
        for length in range(min(longest, len(terms)), 0, -1):
            found = known.get(_words(terms[:length]))
            if found and found[0] not in meant:
                meant[found[0]] = found[1]
                del terms[:length]
                break
        else:
            kept.append(terms.pop(0))
    return replace(query, terms=tuple(kept)), meant


def _words(terms: list[Term]) -> tuple[str, ...]:
    """The words of terms that are single whole words, else nothing."""
    single = all(len(term.words) == 1 and not term.prefix for term in terms)
    return tuple(term.words[0] for term in terms) if single else ()
