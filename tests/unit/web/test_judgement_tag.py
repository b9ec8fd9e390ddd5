import pytest

from selfassess.web.judgement import judgement_tag


@pytest.mark.parametrize(
    ("answer", "look", "words"),
    [
        ("outstanding", "outstanding", "Outstanding"),
        ("requires improvement", "requires-improvement", "Requires improvement to be good"),
        ("do-not-know", "none", "Do not know"),
        ("not-applicable", "none", "Not applicable"),
        (None, "none", "Not answered"),
    ],
)
def test_a_judgement_is_shown_in_words_and_in_the_colour_that_says_the_same(answer, look, words):
    assert judgement_tag(answer) == f'<strong class="app-judgement app-judgement--{look}">{words}</strong>'


def test_the_label_that_a_report_printed_is_shown_as_printed():
    assert "Requires Improvement</strong>" in judgement_tag("requires improvement", "Requires Improvement")


def test_a_label_is_text_and_never_markup():
    assert "&lt;b&gt;" in judgement_tag("good", "<b>")
