from datetime import date

from selfassess.domain.assessment import WHOLE
from tests.builders import (
    a_framework,
    a_line,
    a_material,
    a_report_head,
    a_response,
    an_action,
    an_area,
    an_evidence,
)

CARE = an_area("children-in-care", "Children in care", [a_line("children-in-care.health", "Health")])
LEAVERS = an_area("care-leavers", "Care leavers", [a_line("care-leavers.health", "Health")])
FRAMEWORK = a_framework([CARE, LEAVERS])
COMBINED = ("children-in-care-and-care-leavers", "good", "Good")


def test_evidence_is_numbered_in_the_order_in_which_it_is_first_named():
    material = a_material(
        [a_response("care-leavers.health", evidence=["a", "b"]), a_response("children-in-care", evidence=["b"])],
        FRAMEWORK,
        evidence=[an_evidence("a"), an_evidence("b"), an_evidence("unused")],
    )
    found = material.attached_evidence()
    assert [(item.ref, item.thing.id, item.subjects) for item in found] == [
        ("E1", "b", ("children-in-care", "care-leavers.health")),
        ("E2", "a", ("care-leavers.health",)),
    ]


def test_actions_of_the_whole_come_first():
    material = a_material(
        [a_response("care-leavers", actions=["a"]), a_response(WHOLE, actions=["b", "gone"])],
        FRAMEWORK,
        actions=[an_action("a"), an_action("b")],
    )
    assert [(item.ref, item.thing.id) for item in material.attached_actions()] == [("A1", "b"), ("A2", "a")]


def test_every_subject_has_a_response_in_reading_order():
    material = a_material([a_response("care-leavers")], FRAMEWORK)
    subjects = [(response.subject, response.revision) for response in material.in_order()]
    assert subjects == [
        (WHOLE, 0),
        ("children-in-care", 0),
        ("children-in-care.health", 0),
        ("care-leavers", 1),
        ("care-leavers.health", 0),
    ]


def test_the_newest_report_that_judged_an_area_counts():
    newer = a_report_head("letter", date(2025, 1, 8), judgements=[])
    older = a_report_head("graded", date(2023, 5, 9), judgements=[("care-leavers", "inadequate", "Inadequate")])
    past = a_material(framework=FRAMEWORK, reports=[newer, older]).past_judgement(LEAVERS)
    assert past is not None
    assert (past.report.id, past.printed.grade, past.together) == ("graded", "inadequate", "")


def test_before_2023_care_leavers_were_judged_together_with_children_in_care():
    material = a_material(framework=FRAMEWORK, reports=[a_report_head(judgements=[COMBINED])])
    leavers, care = material.past_judgement(LEAVERS), material.past_judgement(CARE)
    assert leavers is not None
    assert care is not None
    assert leavers.together == "then judged together with children in care"
    assert care.together == "then judged together with care leavers"


def test_the_combined_area_of_2018_is_not_said_to_be_together_with_itself():
    combined = an_area("children-in-care-and-care-leavers", "Children in care and care leavers")
    past = a_material(reports=[a_report_head(judgements=[COMBINED])]).past_judgement(combined)
    assert past is not None
    assert past.together == ""


def test_an_area_that_no_report_judged_has_no_past():
    material = a_material(framework=FRAMEWORK, reports=[a_report_head(judgements=[("overall", "good", "Good")])])
    assert material.past_judgement(LEAVERS) is None
    overall = material.past_overall()
    assert overall is not None
    assert overall.printed.printed == "Good"
