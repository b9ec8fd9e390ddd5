"""Which statements of case reviews are suggested for merging: measured on pairs that were labelled by reading them."""

import pytest

from selfassess.domain.case_form import Side
from selfassess.domain.cases import Statement
from selfassess.domain.rollup.similar import suggestions

SAME = (
    ("Chronologies were not up to date", "The chronology has not been updated for a year"),
    ("Chronologies read as an index of events", "The chronology is a list of events, like an index"),
    ("Supervision is task focused and rarely reflective", "Supervision records are about tasks and lack reflection"),
    ("Statutory visits take place on time", "Visits to the child are timely and within statutory limits"),
    ("The voice of the child is clear in the assessment", "The assessment brings out the child's voice well"),
    ("Fathers were not included in the assessment", "The father is missing from the assessment"),
    ("Pathway plans were not updated after a significant event", "The pathway plan was not updated when her placement ended"),
    ("Life story work had not begun", "No life story work has started yet"),
    ("The independent reviewing officer challenges delay", "IRO challenge of delay is visible"),
    ("Management oversight is regular and recorded", "Oversight by managers is recorded regularly"),
    ("Contingency plans are missing", "There was no contingency in the plan"),
    ("Schools are active members of core groups", "The school takes an active part in the core group"),
    ("Family networks were explored early", "The family network was explored at an early stage"),
    ("Adult mental health services were absent from planning", "Mental health services for adults were not part of planning"),
    ("Direct work is skilled and creative", "The social worker does creative direct work"),
    ("Plans list tasks and do not say what must change", "The plan is a list of tasks"),
)
DIFFERENT = (
    ("Statutory visits take place on time", "Supervision takes place every month"),
    ("Assessments are timely", "Reviews are timely"),
    ("Fathers were not included in the assessment", "The assessment is rich in what the child says"),
    ("Life story work had not begun", "Direct work is skilled and creative"),
    ("The placement is stable", "The placement is far from home"),
    ("Pathway plans are written with young people", "Accommodation for young people is hard to find"),
    ("The voice of the child is clear", "The child's identity is well understood"),
    ("Schools are active members of core groups", "She attends school and enjoys it"),
    ("Health assessments are late", "Health visitors know the family well"),
    ("Management oversight is regular", "Managers know the child"),
    ("Plans list tasks and do not say what must change", "Reviews change the plan when it is not working"),
    ("The legal gateway reduced delay", "Delay in allocating a worker left the family waiting"),
    ("Family time is well planned", "Family group conferences were offered early"),
    ("Chronologies were not up to date", "The case summary is brief and up to date"),
    ("Siblings are kept in touch", "Siblings were assessed together"),
    ("The social worker knows the child well", "The social worker changed three times"),
)


def said(code, text, side=Side.STRENGTHS, line="practice.assessment"):
    return Statement(code, "children-in-care", line, side, text)


def is_suggested(pair):
    return bool(tuple(suggestions([said("IC1", pair[0]), said("IC2", pair[1])])))


def test_of_pairs_that_say_the_same_most_are_suggested_and_of_others_few():
    found = sum(map(is_suggested, SAME))
    wrong = sum(map(is_suggested, DIFFERENT))
    precision, recall = found / (found + wrong), found / len(SAME)
    assert precision > 0.93
    assert recall > 0.93


def test_every_member_of_a_group_is_like_every_other():
    group = [
        said("IC1", "Chronologies were not up to date"),
        said("IC2", "The chronology was not up to date"),
        said("IC3", "A chronology that is up to date was missing"),
        said("IC4", "She attends school and enjoys it"),
    ]
    (only,) = suggestions(group)
    assert [statement.code for statement in only.statements] == ["IC1", "IC2", "IC3"]


@pytest.mark.parametrize(
    "other",
    [
        said("IC1", "Chronologies were not up to date"),
        said("IC2", "Chronologies were not up to date", Side.CONSIDERATIONS),
        said("IC2", "Chronologies were not up to date", line="practice.outcomes"),
    ],
    ids=["of the same case", "on the other side", "of another area"],
)
def test_nothing_is_suggested_across_sides_areas_or_within_one_case(other):
    assert tuple(suggestions([said("IC1", "Chronologies were not up to date"), other])) == ()
