import random

import pytest

from selfassess.domain.query import (
    LONGEST_WORD,
    MOST_TERMS,
    MOST_WORDS,
    Query,
    Term,
    fold,
    folded_words,
    like,
    read_query,
    word_spans,
)

SIGNS = "ab zZ19éß½ﬁ²_-–\u2212*\"“”'’()[]{}:;^~|&!+<>=%?/\\.,#@$€\x00\n\t\u00a0\u200b\u0301\ue000😀漢ا"


def words(*typed):
    return tuple(Term((word,)) for word in typed)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("return home", Query(words("return", "home"))),
        ('"return home"', Query((Term(("return", "home")),))),
        ("“return home”", Query((Term(("return", "home")),))),
        ("strateg*", Query((Term(("strateg",), prefix=True),))),
        ('"care plan*"', Query((Term(("care", "plan"), prefix=True),))),
        ('"care plan"*', Query((Term(("care", "plan"), prefix=True),))),
        ("care -missing", Query(words("care"), words("missing"))),
        ("care –missing", Query(words("care"), words("missing"))),
        ('-"in care"', Query((), (Term(("in", "care")),))),
        ("help - protection", Query(words("help", "protection"))),
        ("child-focused", Query((Term(("child", "focused")),))),
        ("children's", Query((Term(("children", "s")),))),
        ("Café", Query(words("cafe"))),
        ("care care CARE", Query(words("care"))),
        ('"never closed', Query((Term(("never", "closed")),))),
        ("title:care NEAR(x)", Query((Term(("title", "care")), Term(("near", "x"))))),
        ("", Query()),
        ('- * "" ”', Query()),
    ],
)
def test_what_is_typed_is_read_as_meant(typed, read):
    assert read_query(typed) == read


def test_nothing_that_is_typed_makes_a_word_of_anything_but_letters_and_figures():
    chance = random.Random(20260401)
    for _ in range(5000):
        query = read_query("".join(chance.choices(SIGNS, k=chance.randrange(40))))
        for term in (*query.terms, *query.excluded):
            assert term.words
            assert all(word.isalnum() and word == fold(word) for word in term.words)


def test_a_query_stays_within_its_limits():
    query = read_query(" ".join(f"word{number}" for number in range(100)) + ' "' + "x " * 200)

    assert len(query.terms) == MOST_TERMS
    assert len(read_query('"' + "x " * 200).terms[0].words) == MOST_WORDS
    assert len(read_query("x" * 500).terms[0].words[0]) == LONGEST_WORD


def test_each_folded_word_has_its_place_in_the_text():
    text = "Café visits: ½ of children’s plans…"

    assert [text[start:end] for start, end in word_spans(text)] == ["Café", "visits", "½", "of", "children", "s", "plans"]
    assert list(folded_words(text)) == ["cafe", "visits", "12", "of", "children", "s", "plans"]


def test_likeness_is_sought_by_the_words_that_tell():
    query = like("Most children receive a return home interview. Interviews after children return home are not timely.")

    assert query.some
    assert query.terms[:2] == words("return", "home")
    assert not {"children", "most", "timely"} & {term.words[0] for term in query.terms}


def test_a_text_that_tells_nothing_asks_for_nothing():
    assert like("It is good.") == Query(some=True)
