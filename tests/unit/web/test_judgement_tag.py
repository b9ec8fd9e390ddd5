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


@pytest.mark.parametrize("printed", ["Requires improvement", "requires improvement to be good", "Require improvement", ""])
def test_a_grade_is_worded_one_way_whichever_words_a_report_prints(printed):
    judgement = PrintedJudgement("overall", "requires improvement", printed)

    assert grade_tag(judgement) == '<strong class="app-judgement app-judgement--weak">Requires improvement to be good</strong>'


@pytest.mark.parametrize(
    ("printed", "apart"),
    [("Require improvement", "Require improvement"), ("requires improvement to be good", ""), ("", "")],
)
def test_words_that_a_report_prints_otherwise_are_told_apart(printed, apart):
    assert PrintedJudgement("overall", "requires improvement", printed).printed_apart == apart


def test_a_report_that_judged_nothing_says_so():
    assert "Not judged" in grade_tag(None)


def test_a_label_is_text_and_never_markup():
    assert "&lt;b&gt;" in grade_tag(PrintedJudgement("overall", "<b>good</b>", "<b>good</b>"))


def test_the_style_sheet_has_the_colours_of_every_other_format():
    styles = STYLES.read_text(encoding="utf-8")

    assert [look for look in looks() if f".app-judgement--{look}" not in styles] == []
    for tone, colour in COLOURS.items():
        rule = re.search(rf"\.app-judgement--{tone}[^{{]*{{([^}}]*)}}", styles)[1].upper()
        assert f"BACKGROUND: #{colour.ground}" in rule
        assert f" COLOR: #{colour.ink}" in rule
