from dataclasses import fields, replace
from datetime import date

import pytest
from werkzeug.datastructures import MultiDict

from selfassess.domain.assessment import FIELD_LABELS
from selfassess.domain.framework import FrameworkKind
from selfassess.errors import Conflict
from selfassess.services.saving import Answers
from selfassess.web.forms.answers import answers_form, answers_in
from selfassess.web.forms.settling import choices, chosen, settled_in
from selfassess.web.forms.starting import framework_options, in_force
from tests.builders import a_framework


def a_form(*, reasoned=False, judged=True, **sent):
    return answers_form(a_framework(), judged=judged, reasoned=reasoned)(MultiDict(sent))


def test_a_form_offers_the_frameworks_levels_and_then_the_three_answers_that_are_none():
    offered = [option.value for option in a_form().judgement.options]

    assert offered == [
        "outstanding",
        "good",
        "requires improvement",
        "inadequate",
        "not-answered",
        "do-not-know",
        "not-applicable",
    ]


def test_nothing_is_judged_unless_somebody_says_so():
    assert answers_in(a_form()).judgement == "not-answered"
    assert answers_in(a_form()).confidence == ""


def test_a_subject_that_is_not_judged_is_not_asked_for_a_judgement():
    form = a_form(judged=False, strengths="Kept.")

    assert "judgement" not in form
    assert answers_in(form).judgement == "not-answered"
    assert answers_in(form).strengths == "Kept."


def test_a_framework_without_a_judgement_scale_makes_a_form_without_one():
    peers = replace(a_framework(), scales=())

    assert "judgement" not in answers_form(peers, judged=True, reasoned=True)()


@pytest.mark.parametrize(("answer", "valid"), [("good", False), ("not-applicable", False), ("not-answered", True)])
def test_whoever_judges_an_area_must_say_why(answer, valid):
    assert a_form(reasoned=True, judgement=answer).validate() is valid


def test_on_a_line_only_what_does_not_apply_says_why():
    assert a_form(judgement="good").validate()
    assert not a_form(judgement="not-applicable").validate()
    assert a_form(judgement="not-applicable", reason="We have none.").validate()


def test_every_part_of_an_answer_has_a_name_for_people():
    assert set(FIELD_LABELS) == {field.name for field in fields(Answers)}


def test_a_contested_judgement_is_one_choice_and_each_contested_text_another():
    conflict = Conflict(
        "",
        yours={"judgement": "good", "reason": "Mine.", "plans": ""},
        theirs={"judgement": "inadequate", "reason": "Theirs.", "plans": "Theirs too."},
    )

    judged, plans = choices(a_form(), conflict)

    assert [item.field for item in judged.fields] == ["judgement", "reason"]
    assert judged.fields[0].theirs_read == "Inadequate"
    assert plans.fields[0].yours_read == "Nothing"
    assert [option.value for option in judged.options] == ["yours", "theirs"]
    assert [option.value for option in plans.options] == ["yours", "theirs", "both"]
    assert (judged.usual, plans.usual) == ("", "both")


def test_what_is_chosen_fills_the_contested_fields_and_no_others():
    sent = MultiDict(
        {
            "strengths": "typed",
            "plans--yours": "mine",
            "plans--theirs": "theirs",
            "plans--choice": "theirs",
            "reason--yours": "my reason",
            "reason--theirs": "their reason",
            "judgement--yours": "good",
            "judgement--theirs": "inadequate",
            "judgement--choice": "yours",
            "settled--revision": "4",
        }
    )

    filled = chosen(sent)

    assert (filled["strengths"], filled["plans"], filled["reason"], filled["judgement"]) == (
        "typed",
        "theirs",
        "my reason",
        "good",
    )
    assert settled_in(sent).revision == 4
    assert settled_in(sent).fields == {"plans", "reason", "judgement"}


def test_without_a_choice_for_the_judgement_nothing_is_settled_and_ones_own_words_stay():
    sent = MultiDict(
        {
            "plans--yours": "mine",
            "plans--theirs": "theirs",
            "plans--choice": "theirs",
            "judgement--yours": "good",
            "judgement--theirs": "inadequate",
            "settled--revision": "4",
        }
    )

    assert settled_in(sent) is None
    assert (chosen(sent)["plans"], chosen(sent)["judgement"]) == ("mine", "good")


def test_a_form_without_a_conflict_has_nothing_settled():
    assert settled_in(MultiDict({"strengths": "typed"})) is None


def test_frameworks_are_offered_in_force_first_and_case_reviews_never():
    old = replace(a_framework(version="2018"), effective_from=date(2018, 1, 1), effective_to=date(2022, 12, 31))
    review = replace(a_framework(version="1"), id="case-review", kind=FrameworkKind.CASE_REVIEW)

    offered = list(framework_options((old, review, a_framework()), date(2026, 5, 1)))

    assert [(option.value, option.group) for option in offered] == [("ilacs-2026", ""), ("ilacs-2018", "Not in force today")]


def test_the_time_of_a_framework_is_told_in_words():
    assert in_force(a_framework()) == "For visits from 1 April 2026."
    assert in_force(replace(a_framework(), effective_to=date(2027, 3, 31))) == "For visits from 1 April 2026 to 31 March 2027."
    assert in_force(replace(a_framework(), effective_from=None)) == "Not tied to dates."
