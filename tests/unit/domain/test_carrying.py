"""What of an assessment goes into the next one."""

import pytest

from selfassess.domain.actions import ActionStatus
from selfassess.domain.carrying import Beginning, Older, Way, carry
from selfassess.domain.crosswalk import Crosswalk, Pair, Relation
from selfassess.domain.judgement import Judgement
from tests.builders import NOON, a_framework, a_judgement, a_line, a_response, an_action, an_area, an_assessment

GOOD = a_judgement("good", "It is seen everywhere.", "high")
OLD = a_framework(
    [an_area(lines=[a_line("hp.door", "Door"), a_line("hp.hours", "Hours"), a_line("hp.gone", "Gone")])], version="2023"
)
NEW = a_framework([an_area(lines=[a_line("hp.front", "Front"), a_line("hp.new", "New")])], version="2026")
WALK = Crosswalk(
    "ilacs-2023",
    "ilacs-2026",
    (
        Pair("hp.door", "hp.front", Relation.SAME, "Asked as before."),
        Pair("hp.hours", "hp.front", Relation.PART, "Now one."),
        Pair("hp.gone", None, Relation.NONE, "Dropped."),
        Pair(None, "hp.new", Relation.NONE, "Came new."),
    ),
)
NEXT = Beginning("assessment-2", "lead", NOON)


def carried(*responses, way=None, actions=()):
    older = Older(an_assessment(), {each.subject: each for each in responses}, actions)
    found = carry(way or Way(OLD, NEW, WALK), older, NEXT)
    return {each.subject: each for each in found}


def test_texts_and_evidence_come_and_the_judgement_stands_beside_as_last_years():
    made = carried(a_response("hp.door", GOOD, evidence=["e1"], strengths="Seen the same day.", revision=7))["hp.front"].response
    assert made.texts.strengths == "Seen the same day."
    assert made.evidence == ("e1",)
    assert made.judgement == Judgement()
    assert made.carried.judgement == GOOD
    assert (made.assessment, made.revision, made.ready) == ("assessment-2", 1, False)


def test_what_was_carried_counts_as_not_begun_until_somebody_saves():
    made = carried(a_response("hp.door", strengths="Seen."))["hp.front"].response
    assert made.untouched
    assert not made.started
    later = made.written(judgement=made.judgement, texts=made.texts, ready=False, by="lead", at=NOON)
    assert later.started


def test_two_lines_that_became_one_bring_both_texts_and_no_judgement():
    made = carried(
        a_response("hp.door", GOOD, evidence=["e1", "e2"], strengths="By day."),
        a_response("hp.hours", GOOD, evidence=["e2"], strengths="By night."),
    )["hp.front"]
    assert made.response.texts.strengths == "By day.\n\nBy night."
    assert made.response.evidence == ("e1", "e2")
    assert made.response.carried.judgement is None


def test_a_line_that_only_overlaps_brings_its_text_and_no_judgement():
    assert carried(a_response("hp.hours", GOOD, strengths="By night."))["hp.front"].response.carried.judgement is None


def test_nothing_comes_to_what_is_new_and_what_was_dropped_is_named():
    found = carried(a_response("hp.gone", strengths="Written."))
    assert all(each.response is None for each in found.values())
    behind = Way(OLD, NEW, WALK).left_behind()
    assert [(each.subject, each.reason) for each in behind] == [("hp.gone", "Dropped.")]


@pytest.mark.parametrize(
    ("status", "comes"),
    [(ActionStatus.UNDER_WAY, True), (ActionStatus.NOT_STARTED, True), (ActionStatus.DONE, False), (ActionStatus.STOPPED, False)],
)
def test_actions_that_are_done_with_stay_behind(status, comes):
    made = carried(a_response("hp.door", actions=["a1"]), actions=[an_action("a1", status=status)])["hp.front"].response
    assert (made.actions == ("a1",)) is comes


def test_areas_and_the_whole_come_by_their_id():
    found = carried(a_response("help-protection", GOOD, strengths="Area."), a_response("whole", strengths="All."))
    assert found["help-protection"].response.carried.judgement == GOOD
    assert found["whole"].response.texts.strengths == "All."


def test_within_one_framework_everything_comes_to_its_own_place():
    way = Way(OLD, OLD, None)
    found = carried(a_response("hp.gone", GOOD, strengths="Written."), way=way)
    assert found["hp.gone"].response.carried.judgement == GOOD
    assert way.left_behind() == ()


def test_last_years_judgement_on_a_level_that_the_new_scale_lacks_does_not_come():
    made = carried(a_response("hp.door", a_judgement("adequate"), strengths="Seen."))["hp.front"].response
    assert made.carried.judgement is None
