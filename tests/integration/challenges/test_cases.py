"""Reviewing cases: under local codes, by several people, and with a way out for a child in danger."""

from datetime import timedelta

import pytest

from selfassess.domain.concerns import Urgency, escalation_statement
from selfassess.domain.peerchallenge import ScopeQuestion
from selfassess.domain.people import LOCAL, Person
from selfassess.domain.rights import Grant, Role
from selfassess.errors import BadInput, Conflict, HeldBack, NotAllowed, NotFound
from selfassess.services.case_reviews import (
    NewCase,
    Typed,
    add_case,
    allocate_case,
    case_history,
    cases_of,
    open_case,
    save_case,
)
from selfassess.services.case_rollup import rollup_of
from selfassess.services.concerns import NewConcern, close_concern, concerns_of, raise_concern, receive_concern
from selfassess.services.peer_challenges import (
    find_challenge,
    list_challenges,
    move_question,
    order_annexe,
    remove_question,
    save_question,
    set_contacts,
    set_team,
)
from tests.challenge_world import CALLED, CONTACTS, a_case, a_challenge, revision_of

STRENGTHS = "practice.assessment.strengths"
ASIDE = "practice.assessment.considerations"


def ask(tools, challenge, heading, text, lines=()):
    question = ScopeQuestion("", heading, text, lines)
    return save_question(tools, LOCAL, challenge, revision_of(tools, challenge), question)


def test_questions_stand_in_the_councils_words_and_in_its_order(tools):
    made = a_challenge(tools)
    ask(tools, made.id, "Homes", "Are there enough homes", ("outcomes.permanence",))
    ask(tools, made.id, "The pandemic", "Have we kept services going during the pandemic")
    saved = ask(tools, made.id, "Leadership", "How effective are leaders?")
    last = saved.questions[2].id
    assert [each.heading for each in move_question(tools, LOCAL, made.id, last, -1).questions] == [
        "Homes",
        "Leadership",
        "The pandemic",
    ]
    ordered = order_annexe(tools, LOCAL, made.id, (last,))
    assert [each.heading for each in ordered.in_annexe_order()] == ["Leadership", "Homes", "The pandemic"]
    assert [each.heading for each in remove_question(tools, LOCAL, made.id, last).questions] == ["Homes", "The pandemic"]
    assert find_challenge(tools, LOCAL, made.id).challenge.questions[1].lines == ()


def test_a_question_is_mapped_to_lines_that_there_are(tools):
    with pytest.raises(NotFound, match="no-such-line"):
        ask(tools, a_challenge(tools).id, "Homes", "Are there enough homes", ("no-such-line",))


def test_no_case_opens_before_the_council_has_named_who_receives_a_concern(tools):
    made = a_challenge(tools, contacts=CONTACTS[:1])
    with pytest.raises(BadInput, match="out of hours"):
        add_case(tools, LOCAL, made.id, NewCase("IC1", "children-in-care"))
    set_contacts(tools, LOCAL, made.id, made.revision, CONTACTS)
    add_case(tools, LOCAL, made.id, NewCase("IC1", "children-in-care"))
    set_contacts(tools, LOCAL, made.id, revision_of(tools, made.id), ())
    with pytest.raises(BadInput, match="by day and out of hours"):
        open_case(tools, LOCAL, made.id, "IC1")
    assert cases_of(tools, LOCAL, made.id).cases


@pytest.mark.parametrize("typed", ["1029511", "857989", "IC1029", "Ann Example", "", "12"])
def test_a_council_number_or_a_name_is_no_local_code(tools, typed):
    with pytest.raises(BadInput, match="no local code"):
        add_case(tools, LOCAL, a_challenge(tools).id, NewCase(typed, "children-in-care"))


def test_a_code_is_given_once_and_a_cohort_must_be_in_the_frame(tools):
    made = a_challenge(tools)
    add_case(tools, LOCAL, made.id, NewCase(" ic 1", "children-in-care"))
    with pytest.raises(BadInput, match="a case IC1 already"):
        add_case(tools, LOCAL, made.id, NewCase("IC1", "care-leavers"))
    with pytest.raises(BadInput, match="no cohort 'elsewhere'"):
        add_case(tools, LOCAL, made.id, NewCase("IC2", "elsewhere"))


def test_two_reviewers_write_in_different_places_and_both_texts_stand(tools):
    made = a_challenge(tools)
    case = add_case(tools, LOCAL, made.id, NewCase("IC1", "children-in-care"))
    save_case(tools, LOCAL, made.id, "IC1", Typed(case.revision, {STRENGTHS: "Assessments are timely"}))
    both = save_case(tools, LOCAL, made.id, "IC1", Typed(case.revision, {ASIDE: "Fathers are missing"}))
    assert both.values == {STRENGTHS: "Assessments are timely", ASIDE: "Fathers are missing"}
    assert [each.revision for each in case_history(tools, LOCAL, made.id, "IC1")] == [3, 2, 1]


def test_where_two_reviewers_write_in_one_place_neither_is_lost(tools):
    made = a_challenge(tools)
    case = add_case(tools, LOCAL, made.id, NewCase("IC1", "children-in-care"))
    save_case(tools, LOCAL, made.id, "IC1", Typed(case.revision, {STRENGTHS: "Theirs"}))
    with pytest.raises(Conflict) as clash:
        save_case(tools, LOCAL, made.id, "IC1", Typed(case.revision, {STRENGTHS: "Mine", ASIDE: "Kept"}))
    assert (clash.value.yours, clash.value.theirs) == ({STRENGTHS: "Mine"}, {STRENGTHS: "Theirs"})
    assert open_case(tools, LOCAL, made.id, "IC1").case.values == {STRENGTHS: "Theirs"}


def test_another_cohort_or_reviewer_leaves_what_was_written(tools):
    made = a_challenge(tools)
    a_case(tools, made.id, "IC1", {STRENGTHS: "Assessments are timely"})
    given = allocate_case(tools, LOCAL, made.id, "IC1", NewCase("IC1", "care-leavers", "B", "C"))
    assert (given.cohort, given.reviewer, given.second_reviewer) == ("care-leavers", "B", "C")
    assert open_case(tools, LOCAL, made.id, "IC1").case.values == {STRENGTHS: "Assessments are timely"}


def test_the_list_of_cases_says_how_far_the_sample_is_and_what_it_cannot_tell(tools):
    made = a_challenge(tools)
    for number in range(1, 9):
        a_case(tools, made.id, f"IC{number}", {}, done=number < 8)
    a_case(tools, made.id, "CL1", {}, cohort="care-leavers")
    found = cases_of(tools, LOCAL, made.id)
    assert [(row.cohort.title, row.added, row.finished, row.missing) for row in found.sample] == [
        ("Children in care", 8, 7, 1),
        ("Care leavers", 1, 1, 3),
        ("Children placed for adoption", 0, 0, 4),
    ]
    assert "chosen 4 days before" in found.cautions[0]
    assert "spring half term" in found.cautions[1]
    assert "cannot show how often" in found.not_allowed[0]
    assert "too few care leavers (1)" in found.not_allowed[1]
    assert (
        "1 of 8 children in care, 3 of 4 care leavers and 4 of 4 children placed for adoption are missing" in found.not_allowed[2]
    )


def test_only_finished_cases_count_for_what_may_be_said(tools):
    made = a_challenge(tools)
    a_case(tools, made.id, "IC1", {STRENGTHS: "Assessments are timely"}, done=False)
    assert cases_of(tools, LOCAL, made.id).not_allowed == ("No case review is finished yet, so nothing can be said of practice.",)
    a_case(tools, made.id, "IC2", {STRENGTHS: "Assessments are timely"})
    said = rollup_of(tools, LOCAL, made.id)
    assert said.not_allowed[0].startswith("1 case can show")
    assert "7 of 8 children in care" in said.not_allowed[2]
    assert said.unfinished == ("IC1",)


LET_SLIP = {
    STRENGTHS: "Support was given\ne.g. 1029511",
    ASIDE: "The social worker (Ann Example) moved on",
    "child-voice": "Born on 3 May 2011, she likes football",
    "family-voice": "Aged 4 years, removed in May 2021 under a care order",
}
FINE = {"worker-role": "Social worker (SW), of the team (Family Hub)", "read-on": "2022-06-01"}


def saved(tools, challenge, values, **how):
    return save_case(tools, LOCAL, challenge, "IC1", Typed(revision_of(tools, challenge, "IC1"), values, **how))


def test_what_may_tell_who_a_child_is_is_held_back_until_it_is_reworded_or_a_reason_is_given(tools):
    made = a_challenge(tools)
    a_case(tools, made.id, "IC1", FINE)
    with pytest.raises(HeldBack) as held:
        saved(tools, made.id, LET_SLIP)
    assert held.value.places.keys() == LET_SLIP.keys()
    assert held.value.places[STRENGTHS].startswith("‘e.g. 1029511’: something in it looks like a case number")
    assert open_case(tools, LOCAL, made.id, "IC1").case.values == FINE
    reworded = {ASIDE: "The social worker moved on", "child-voice": "She likes football", "family-voice": "They want to stay"}
    kept = saved(tools, made.id, LET_SLIP | reworded, reasons={STRENGTHS: " It is the number\nof a form. "})
    assert kept.values == FINE | LET_SLIP | reworded
    assert kept.reasons == {STRENGTHS: "It is the number of a form."}
    assert [each.reasons for each in case_history(tools, LOCAL, made.id, "IC1")[1:]] == [{}, {}]


def test_what_was_explained_is_not_asked_again_until_something_else_is_written(tools):
    made = a_challenge(tools)
    a_case(tools, made.id, "IC1", {})
    saved(tools, made.id, {STRENGTHS: "Form 1029511"}, reasons={STRENGTHS: "The number of a form"})
    assert saved(tools, made.id, {STRENGTHS: "Form 1029511\nAnd more"}).reasons == {STRENGTHS: "The number of a form"}
    with pytest.raises(HeldBack):
        saved(tools, made.id, {STRENGTHS: "Form 1029511\nAnd more\nSee 1029512"})
    assert saved(tools, made.id, {STRENGTHS: "And more"}).reasons == {}


@pytest.mark.parametrize(("reason", "why"), [("It is 1029511 only", "may itself tell"), ("x" * 301, "300 characters or fewer")])
def test_a_reason_tells_nobody_who_a_child_is_either(tools, reason, why):
    made = a_challenge(tools)
    a_case(tools, made.id, "IC1", {})
    with pytest.raises(HeldBack, match=why):
        saved(tools, made.id, {STRENGTHS: "Form 1029511"}, reasons={STRENGTHS: reason})
    assert open_case(tools, LOCAL, made.id, "IC1").case.values == {}


def concern(case="IC1", at=CALLED):
    return NewConcern(case, "A young person is missing tonight.", Urgency.NOW, "Ruth Ferris, Head of Safeguarding", at)


def test_a_concern_is_closed_only_once_the_council_has_received_it_and_is_counted(tools):
    made = a_challenge(tools)
    a_case(tools, made.id, "IC1", {})
    raised = raise_concern(tools, LOCAL, made.id, concern())
    assert cases_of(tools, LOCAL, made.id).open_concerns == open_case(tools, LOCAL, made.id, "IC1").concerns == 1
    with pytest.raises(BadInput, match="who received it"):
        close_concern(tools, LOCAL, made.id, raised.id)
    with pytest.raises(BadInput, match="before it was told"):
        receive_concern(tools, LOCAL, made.id, raised.id, by="Duty manager", at=CALLED - timedelta(hours=1), done="Visited")
    assert "1 concern not closed yet" in escalation_statement(concerns_of(tools, LOCAL, made.id).open)
    receive_concern(tools, LOCAL, made.id, raised.id, by="Duty manager", at=CALLED, done="Visited the same evening")
    close_concern(tools, LOCAL, made.id, raised.id)
    with pytest.raises(BadInput, match="closed already"):
        receive_concern(tools, LOCAL, made.id, raised.id, by="Duty manager", at=CALLED, done="Something else")
    found = concerns_of(tools, LOCAL, made.id)
    assert found.open == ()
    assert found.closed[0].receipt.done == "Visited the same evening"
    assert "1 safeguarding concern identified by the reviewers was escalated" in escalation_statement(found.closed)
    assert "no safeguarding concerns" in escalation_statement(())


def test_a_concern_is_telephoned_before_it_is_recorded(tools):
    made = a_challenge(tools)
    a_case(tools, made.id, "IC1", {})
    with pytest.raises(BadInput, match="Telephone first"):
        raise_concern(tools, LOCAL, made.id, concern(at=tools.clock() + timedelta(hours=1)))
    with pytest.raises(NotFound):
        raise_concern(tools, LOCAL, made.id, concern(case="IC9"))
    assert concerns_of(tools, LOCAL, made.id).open == ()


def somebody(role, place):
    return Person(role.value, role.called, (Grant(role, place),))


def test_what_the_team_writes_is_closed_to_the_host_authority_its_owner_included(tools):
    made = a_challenge(tools)
    a_case(tools, made.id, "IC1", {STRENGTHS: "Assessments are timely"})
    owner = somebody(Role.OWNER, "aldermere")
    assert list_challenges(tools, owner) == ()
    for call in (find_challenge, cases_of, concerns_of):
        with pytest.raises(NotFound):
            call(tools, owner, made.id)
    organiser = somebody(Role.ORGANISER, made.id)
    assert [each.challenge.id for each in list_challenges(tools, organiser)] == [made.id]
    assert find_challenge(tools, organiser, made.id)
    for call in (cases_of, concerns_of):
        with pytest.raises(NotAllowed):
            call(tools, organiser, made.id)


def test_a_case_reviewer_reviews_and_does_not_set_the_scope_and_the_contact_only_receives(tools):
    made = a_challenge(tools)
    a_case(tools, made.id, "IC1", {})
    reviewer, contact = somebody(Role.CASE_REVIEWER, made.id), somebody(Role.ESCALATION_CONTACT, made.id)
    raised = raise_concern(tools, reviewer, made.id, concern())
    with pytest.raises(NotAllowed):
        set_team(tools, reviewer, made.id, made.revision, ())
    with pytest.raises(NotAllowed):
        receive_concern(tools, reviewer, made.id, raised.id, by="Me", at=CALLED, done="Nothing")
    with pytest.raises(NotAllowed):
        open_case(tools, contact, made.id, "IC1")
    receive_concern(tools, contact, made.id, raised.id, by="Ruth Ferris", at=CALLED, done="Visited")
    with pytest.raises(NotAllowed):
        close_concern(tools, contact, made.id, raised.id)


def test_a_role_in_one_challenge_is_none_in_another(tools):
    first, second = a_challenge(tools), a_challenge(tools)
    reviewer = somebody(Role.CASE_REVIEWER, first.id)
    with pytest.raises(NotFound) as there:
        cases_of(tools, reviewer, second.id)
    with pytest.raises(NotFound) as nowhere:
        cases_of(tools, reviewer, "nothing")
    assert str(there.value).replace(second.id, "nothing") == str(nowhere.value)
