"""Pages print the apostrophes of published frameworks as those of everything else."""

import re
from html import unescape

import pytest

STRAIGHT = re.compile(r"\w'\w")


@pytest.mark.parametrize("address", ["/frameworks", "/frameworks/ilacs-2026", "/assessments/new", "/peer-challenges/new", "/"])
def test_what_a_framework_says_is_printed_with_curly_apostrophes(desk, address):
    page = desk.open(address)
    said = unescape(re.sub(r"<(script|style).*?</\1>|<[^>]+>", " ", page, flags=re.DOTALL))
    assert "children’s services" in said
    assert STRAIGHT.findall(said) == []
