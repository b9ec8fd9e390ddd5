from dataclasses import replace

import pytest

from selfassess.domain.assessment import Texts
from selfassess.domain.judgement import Judgement
from tests.builders import a_response

NOTHING = replace(a_response("leadership.workforce"), texts=Texts(), judgement=Judgement(), evidence=(), actions=(), revision=2)


@pytest.mark.parametrize(
    ("said", "described", "bare"),
    [
        ({}, False, False),
        ({"judgement": Judgement("good")}, False, False),
        ({"evidence": ("a",)}, False, False),
        ({"texts": Texts(strengths="Steady.")}, True, True),
        ({"texts": Texts(plans="Recruit."), "evidence": ("a",)}, True, False),
        ({"judgement": Judgement("not-applicable", "None here.")}, True, False),
        ({"judgement": Judgement("not-applicable")}, False, False),
        ({"judgement": Judgement("do-not-know", "Too few cases.")}, True, True),
    ],
)
def test_words_describe_and_only_what_is_described_and_applies_lacks_evidence(said, described, bare):
    response = replace(NOTHING, **said)
    assert (response.described, response.bare) == (described, bare)
