import re

import pytest

from selfassess.ingest.metadata.earlier import NAMED, NAMED_HINTS, SINCE, SINCE_HINTS
from selfassess.ingest.metadata.people import LETTER, LETTER_HINTS, ROLE, ROLE_HINTS
from selfassess.ingest.seeking import matches

TEXT = (
    "Lead Inspectors: Ann Byrne and Tom Lee. The previous inspection of services in June 2018 was graded good. "
    "At the last focused visit in 2019, the council was judged inadequate in May 2016. "
    "Her Majesty's inspectors were Jo Ray and Al Fox. "
    "This visit was carried out by Dee Vine. "
    "Senior data analyst: Bo Peep. Deputy lead inspector: Cy Twombly. Ofsted inspector: Al Fox."
)
SOUGHT = [(LETTER, LETTER_HINTS), (ROLE, ROLE_HINTS), (NAMED, NAMED_HINTS), (SINCE, SINCE_HINTS)]


@pytest.mark.parametrize(("pattern", "hints"), SOUGHT)
@pytest.mark.parametrize("text", [TEXT, TEXT.upper(), TEXT.lower(), "İ " + TEXT, ""])
def test_hints_find_what_the_pattern_alone_would_find(pattern, hints, text):
    assert [found.span() for found in matches(pattern, hints, text)] == [found.span() for found in pattern.finditer(text)]


def test_the_text_has_a_match_of_each_pattern_so_that_the_comparison_tells_something():
    assert all(pattern.search(TEXT) for pattern, _ in SOUGHT)


def test_a_match_within_another_is_passed_over():
    assert [found[0] for found in matches(re.compile("aa"), ["a"], "aaaaa")] == ["aa", "aa"]
