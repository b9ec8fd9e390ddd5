"""The apostrophes of what a published framework says, as pages print them."""

import pytest

from selfassess.web.filters import curly


@pytest.mark.parametrize(
    ("published", "printed"),
    [
        ("Inspecting local authority children's services", "Inspecting local authority children’s services"),
        ("Social workers' caseloads", "Social workers’ caseloads"),
        ("Children’s plans", "Children’s plans"),
        ("<p>children&#39;s homes</p>", "<p>children’s homes</p>"),
        ("what is 'good'", "what is 'good'"),
    ],
)
def test_an_apostrophe_is_curly(published, printed):
    assert curly(published) == printed
