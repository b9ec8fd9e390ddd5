import re
from pathlib import Path

import pytest

from selfassess.domain.report import PrintedJudgement
from selfassess.domain.tone import COLOURS
from selfassess.web.judgement import answer_tag, grade_tag, looks
from tests.builders import a_framework

STYLES = Path(__file__).resolve().parents[3] / "selfassess" / "web" / "assets" / "_judgement.scss"


@pytest.mark.parametrize(
    ("answer", "look", "words"),
    [
        ("outstanding", "strong", "Outstanding"),
        ("requires improvement", "weak", "Requires improvement to be good"),
        ("do-not-know", "none", "Do not know"),
        ("not-applicable", "none", "Not applicable"),
        ("not-answered", "none", "Not answered"),
    ],
)
def test_a_judgement_is_shown_in_the_frameworks_words_and_in_the_colour_that_says_the_same(answer, look, words):
    assert answer_tag(a_framework(), answer) == f'<strong class="app-judgement app-judgement--{look}">{words}</strong>'


def test_an_answer_that_the_scale_no_longer_has_is_shown_as_it_was_kept():
    assert ">satisfactory</strong>" in answer_tag(a_framework(), "satisfactory")


def test_the_label_that_a_report_printed_is_shown_as_printed():
    printed = PrintedJudgement("overall", "requires improvement", "Requires improvement")

    assert grade_tag(printed) == '<strong class="app-judgement app-judgement--weak">Requires improvement</strong>'


def test_a_report_that_judged_nothing_says_so():
    assert "Not judged" in grade_tag(None)


def test_a_label_is_text_and_never_markup():
    assert "&lt;b&gt;" in grade_tag(PrintedJudgement("overall", "good", "<b>good</b>"))


def test_the_style_sheet_has_the_colours_of_every_other_format():
    styles = STYLES.read_text(encoding="utf-8")

    assert [look for look in looks() if f".app-judgement--{look}" not in styles] == []
    for tone, colour in COLOURS.items():
        rule = re.search(rf"\.app-judgement--{tone}[^{{]*{{([^}}]*)}}", styles)[1].upper()
        assert f"BACKGROUND: #{colour.ground}" in rule
        assert f" COLOR: #{colour.ink}" in rule
