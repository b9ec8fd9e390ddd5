"""What a judgement is asked, and what it is not."""

from dataclasses import replace
from datetime import date

import pytest

from selfassess.domain.actions import ActionStatus
from selfassess.domain.assessment import Texts
from selfassess.domain.challenge import Asked, ChallengeAnswer, ChallengeRule, Earlier, Ground, PeersRead, in_force
from selfassess.domain.challenge_checks import CHECKS, challenges, copied_share
from selfassess.domain.deadlines import months_on
from selfassess.domain.evidence import EvidenceKind
from selfassess.domain.indicators import Figure, Value
from selfassess.domain.practice_audits import AuditGrade, AuditKind
from selfassess.domain.reference import IndicatorDefinition, IndicatorPolarity
from selfassess.domain.report import PrintedJudgement
from tests.builders import NOON, TODAY, a_judgement, a_report_head, a_response, an_action, an_evidence, judgement_scale

LIMITS = {"months": 12, "percent": 60, "words-line": 10, "words-area": 20, "records": 3, "cases": 3}
RULES = tuple(
    ChallengeRule(name, name, "Ask", "Why", weight, {limit: LIMITS[limit] for limit in check.limits})
    for weight, (name, check) in zip(range(100, 100 - len(CHECKS), -1), CHECKS.items(), strict=True)
)
GOOD = a_judgement("good")
TWO_KINDS = (an_evidence("e1"), an_evidence("e2", kind=EvidenceKind.CHILDREN))
BACKED = Ground(
    a_response(judgement=GOOD, impact="Children are seen sooner."),
    judgement_scale(),
    is_line=True,
    today=TODAY,
    evidence=TWO_KINDS,
)


def met(ground):
    return [found.rule.id for found in challenges(ground, RULES)]


def told(ground, rule):
    return next(found.said for found in challenges(ground, RULES) if found.rule.id == rule)


def test_what_is_backed_by_two_kinds_of_fresh_evidence_is_asked_nothing():
    assert met(BACKED) == []


@pytest.mark.parametrize("answer", ["not-answered", "do-not-know", "not-applicable"])
def test_nothing_is_asked_before_somebody_judged(answer):
    assert met(replace(BACKED, response=a_response(judgement=a_judgement(answer), strengths="Much."), evidence=())) == []


def test_a_judgement_without_evidence_is_asked_what_shows_it():
    assert met(replace(BACKED, evidence=())) == ["no-evidence"]
    assert told(replace(BACKED, evidence=()), "no-evidence").startswith("Judged good,")


def test_one_kind_of_evidence_is_asked_for_another_and_is_named():
    ground = replace(BACKED, evidence=(an_evidence("e1"), an_evidence("e2")))
    assert met(ground) == ["one-kind-of-evidence"]
    assert told(ground, "one-kind-of-evidence").endswith("practice audit (2 pieces).")


@pytest.mark.parametrize(("about", "asked"), [(date(2025, 6, 15), False), (date(2025, 6, 14), True), (None, True)])
def test_evidence_is_old_when_the_newest_is_about_more_than_a_year_ago_or_about_no_day(about, asked):
    old = an_evidence("e2", kind=EvidenceKind.CHILDREN, about=date(2020, 1, 1))
    ground = replace(BACKED, evidence=(an_evidence("e1", about=about), replace(old, about=old.about if about else None)))
    assert ("stale-evidence" in met(ground)) is asked


def last(grade, visit=date(2024, 7, 1)):
    head = a_report_head(visit=visit, judgements=[("help-protection", grade, grade)])
    return PrintedJudgement("help-protection", grade, grade), head


def test_a_judgement_above_the_last_inspection_must_show_something_newer():
    older = tuple(replace(item, about=date(2024, 6, 30)) for item in TWO_KINDS)
    ground = replace(BACKED, evidence=older, last=last("requires improvement"))
    assert "above-last-inspection" in met(ground)
    newer = (*older, an_evidence("e3", about=date(2024, 7, 2)))
    assert "above-last-inspection" not in met(replace(ground, evidence=newer))


@pytest.mark.parametrize("grade", ["good", "outstanding", "adequate"])
def test_a_judgement_at_or_below_the_last_inspection_or_on_another_scale_is_not_compared(grade):
    older = tuple(replace(item, about=date(2024, 6, 30)) for item in TWO_KINDS)
    assert "above-last-inspection" not in met(replace(BACKED, evidence=older, last=last(grade)))


def test_what_was_asked_for_needs_an_action():
    asked = Asked("report-2024.abc", "Supervise staff.", "ILACS inspection, July 2024")
    assert met(replace(BACKED, asked=(asked,))) == ["recommendation-without-action"]
    assert met(replace(BACKED, asked=(asked,), actions=(an_action(),))) == []


def figure(percent, england, neighbours):
    definition = IndicatorDefinition("cl.eet", "Care", "In education", "", "percent", IndicatorPolarity.HIGH, "", checked=True)
    whole = Value("northmoor", "cl.eet", "2025-26", date(2026, 3, 31), Figure(percent), round(percent * 2), 200)
    return replace(whole, england=Figure(england), neighbours=Figure(neighbours)), definition


@pytest.mark.parametrize(
    ("answer", "figures", "asked"),
    [
        ("good", figure(40, 54, 55), True),
        ("requires improvement", figure(40, 54, 55), False),
        ("good", figure(53, 54, 55), False),
        ("good", figure(40, 54, 41), False),
    ],
)
def test_a_good_judgement_above_a_figure_worse_than_all_others_is_asked_why(answer, figures, asked):
    ground = replace(BACKED, response=a_response(judgement=a_judgement(answer), impact="Seen."), figures=(figures,))
    assert ("above-indicators" in met(ground)) is asked


@pytest.mark.parametrize(
    ("due", "status", "asked"),
    [
        (date(2026, 6, 14), ActionStatus.UNDER_WAY, True),
        (date(2026, 6, 15), ActionStatus.UNDER_WAY, False),
        (date(2026, 6, 14), ActionStatus.DONE, False),
        (None, ActionStatus.NOT_STARTED, False),
    ],
)
def test_an_action_is_asked_about_once_its_day_has_passed(due, status, asked):
    assert ("action-overdue" in met(replace(BACKED, actions=(an_action(due=due, status=status),)))) is asked


def test_a_text_over_the_aim_is_too_long_and_an_area_may_say_more():
    response = a_response(judgement=GOOD, strengths="word " * 8, impact="word " * 3)
    assert met(replace(BACKED, response=response)) == ["too-long"]
    assert told(replace(BACKED, response=response), "too-long") == (
        "What we know has 11 words, 1 more than the 10 that are aimed for."
    )
    assert met(replace(BACKED, response=response, is_line=False)) == []


def test_what_is_described_without_its_effect_on_children_is_asked_so_what():
    assert met(replace(BACKED, response=a_response(judgement=GOOD, strengths="We meet weekly."))) == ["no-so-what"]


SAID = "Discussions are held on the same day in nine cases of ten. Everybody who should be there comes and stays."


def test_words_that_stand_so_in_the_assessment_before_are_told():
    ground = replace(BACKED, earlier=Earlier("Last year", Texts(improvements=SAID)))
    ground = replace(ground, response=a_response(judgement=GOOD, impact=SAID))
    assert "copied" in met(ground)
    assert told(ground, "copied") == "100% of the words stand so in “Last year”."


def test_only_whole_sentences_of_some_length_count_as_copied():
    assert copied_share(Texts(strengths=SAID), Texts(strengths=SAID.replace("nine", "eight"))) == pytest.approx(8 / 21, abs=0.1)
    assert copied_share(Texts(strengths="It works well."), Texts(strengths="It works well.")) == 0


def test_the_heaviest_stands_first():
    ground = replace(BACKED, evidence=(), response=a_response(judgement=GOOD, strengths="word " * 30))
    assert met(ground) == ["no-evidence", "no-so-what", "too-long"]


def test_an_answer_belongs_to_the_case_and_not_to_the_rule():
    first = challenges(replace(BACKED, actions=(an_action(due=date(2026, 6, 1)),)), RULES)[0]
    again = challenges(replace(BACKED, actions=(an_action(due=date(2026, 6, 1)),)), RULES)[0]
    moved = challenges(replace(BACKED, actions=(an_action(due=date(2026, 6, 2)),)), RULES)[0]
    assert first.key == again.key
    assert first.key != moved.key


def test_the_last_answer_counts_and_one_without_words_takes_it_back():
    def answer(number, text):
        return ChallengeAnswer("line", "copied", "abc", number, text, "lead", NOON)

    assert in_force([answer(2, "Second"), answer(1, "First")])["line", "copied", "abc"].text == "Second"
    assert in_force([answer(1, "First"), answer(2, "")]) == {}


@pytest.mark.parametrize(
    ("today", "months", "then"),
    [
        (date(2026, 6, 15), 12, date(2025, 6, 15)),
        (date(2024, 2, 29), 12, date(2023, 2, 28)),
        (date(2026, 1, 31), 2, date(2025, 11, 30)),
    ],
)
def test_months_are_counted_back_by_the_calendar(today, months, then):
    assert months_on(today, -months) == then


def audited(*grades, moderated=None):
    """Grades of one line, each of a record of its own; `moderated` is what all of them were changed to."""
    return tuple(
        AuditGrade("northmoor", "June", AuditKind.CASE_AUDIT, TODAY, f"IC{number}", "a-line", grade, moderated or "")
        for number, grade in enumerate(grades, start=1)
    )


@pytest.mark.parametrize(
    ("grades", "moderated", "asked"),
    [
        (("good", "inadequate", "inadequate", "inadequate"), None, True),
        (("good", "good", "good", "inadequate"), None, False),
        (("good", "good", "good", "good"), "requires improvement", True),
        (("outstanding", "outstanding", "outstanding", "inadequate"), None, False),
        (("inadequate", "inadequate"), None, False),
    ],
    ids=["mostly lower", "mostly as good", "lower after moderation", "mostly better", "too few records"],
)
def test_a_judgement_above_the_grades_of_recent_audits_is_challenged(grades, moderated, asked):
    ground = replace(BACKED, audits=audited(*grades, moderated=moderated))
    assert ("above-audits" in met(ground)) is asked


def test_the_question_about_audits_counts_grades_and_averages_nothing():
    ground = replace(BACKED, audits=audited("good", "inadequate", "inadequate", "inadequate"))
    assert told(ground, "above-audits") == (
        "Judged good. Of 4 grades that your own audits gave in the last 12 months (4 records), 1 is good or better."
    )


@pytest.mark.parametrize(
    ("cases", "considered", "judged", "asked"),
    [(16, 10, "good", True), (16, 9, "good", False), (2, 2, "good", False), (16, 16, "inadequate", False)],
)
def test_a_good_judgement_is_challenged_where_peers_asked_to_consider_something_in_most_cases(cases, considered, judged, asked):
    peers = PeersRead("challenge", "Peer challenge", cases, considered)
    ground = replace(BACKED, response=a_response(judgement=a_judgement(judged), impact="Children are seen sooner."), peers=peers)
    assert ("above-case-reviews" in met(ground)) is asked
