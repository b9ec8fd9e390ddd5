"""Whom an assessment is compared with: chosen, kept, and used wherever others are shown."""

import json
from dataclasses import replace
from datetime import date

import pytest
from click.testing import CliRunner

import selfassess.cli.assessments as command
from selfassess.domain.benchmark import PartKind
from selfassess.domain.comparators import Authority, SetKind
from selfassess.domain.people import LOCAL, Person
from selfassess.domain.report import Polarity
from selfassess.errors import BadInput, Conflict, NotFound
from selfassess.services.assessments import create_assessment, open_subject, overview
from selfassess.services.authorities import save_authorities
from selfassess.services.carrying import carry_forward
from selfassess.services.comparators import choose_comparators, comparators_of
from selfassess.services.exploring import explore
from selfassess.services.material import material
from selfassess.services.searching import search
from selfassess.services.snapshots import add_snapshot, open_snapshot
from selfassess.services.wanted import Among, Wanted
from tests.builders import NOON
from tests.library import FRONT_DOOR, a_head, a_passage, a_report

NORTHMOOR = Authority("northmoor", "Northmoor", "The Fells", "Unitary", (), ("eastvale",))
OTHERS = {
    "eastvale": ("The Coast", "County", "good"),
    "westbeck": ("The Fells", "County", "requires improvement"),
    "southam": ("The Coast", "Unitary", "good"),
    "farley": ("The Coast", "County", "inadequate"),
}
MEMBERS = {
    SetKind.NEAREST: {"eastvale", "westbeck"},
    SetKind.NEIGHBOURS: {"eastvale"},
    SetKind.REGION: {"westbeck"},
    SetKind.TYPE: {"southam"},
    SetKind.GRADE: {"eastvale", "southam"},
    SetKind.OWN: {"farley", "southam"},
}
"""Who stands in which set of Northmoor, which was judged good."""


@pytest.fixture
def tools(tools):
    others = [Authority(key, key.title(), region, kind) for key, (region, kind, _) in OTHERS.items()]
    save_authorities(tools, LOCAL, (NORTHMOOR, *others))
    grades = {"northmoor": "good", **{key: grade for key, (*_, grade) in OTHERS.items()}}
    with tools.store().write() as store:
        for key, grade in grades.items():
            side = Polarity.STRENGTH if grade == "good" else Polarity.IMPROVEMENT
            head = a_head(key, date(2024, 3, 8), help_protection=grade, overall=grade)
            report = a_report(head, [a_passage(f"In {key} thresholds at the front door are known.", polarity=side)])
            store.reports.add(head, report, at=NOON, by="local")
    return tools


@pytest.fixture
def assessment(tools):
    return create_assessment(tools, LOCAL, authority="Northmoor", framework="ilacs-2026", title="Self-evaluation").id


def choose(tools, assessment, kind, **more):
    own = ("Farley", "Southam") if kind is SetKind.OWN else ()
    return choose_comparators(tools, LOCAL, assessment=assessment, kind=kind, own=own, **more)


def counted_part(tools, assessment):
    made = open_subject(tools, LOCAL, assessment, FRONT_DOOR).draft
    part = next(part for part in made.parts if part.kind is PartKind.COMPARATORS)
    authorities = {each.number: each.authority.lower() for each in made.citations}
    return " ".join(each.text for each in part.statements), {authorities[n] for each in part.statements for n in each.citations}


@pytest.mark.parametrize("kind", SetKind)
def test_drafts_overview_packs_search_and_explorer_use_the_set_that_was_chosen(tools, assessment, kind):
    if kind is not SetKind.NEAREST:
        choose(tools, assessment, kind)

    _, counted = counted_part(tools, assessment)
    assert counted == MEMBERS[kind]
    area = overview(tools, LOCAL, assessment).area("help-protection")
    assert {each.authority for each in area.elsewhere} == MEMBERS[kind]
    assert {each.authority for each in material(tools, LOCAL, assessment).elsewhere["help-protection"]} == MEMBERS[kind]
    among = Wanted(authority="Northmoor", among=Among.CHOSEN)
    assert set(search(tools, LOCAL, replace(among, words="thresholds")).authorities) == MEMBERS[kind]
    assert explore(tools, LOCAL, among).line(FRONT_DOOR).total == len(MEMBERS[kind])


def test_a_quotation_from_elsewhere_says_why_its_authority_is_a_comparator(tools, assessment):
    choose(tools, assessment, SetKind.TYPE)
    parts = open_subject(tools, LOCAL, assessment, FRONT_DOOR).draft.parts
    good = next(part for part in parts if part.kind is PartKind.ELSEWHERE_GOOD)
    assert [each.text.split(":")[0] for each in good.statements] == [
        "Southam (same type, judged good in March 2024)",
        "Eastvale (another authority, judged good in March 2024)",
    ]
    assert "Southam is of the same type." in good.statements[0].why


def test_the_area_that_is_searched_decides_who_was_judged_alike(tools):
    head = a_head("northmoor", date(2025, 3, 8), help_protection="inadequate", overall="good")
    with tools.store().write() as store:
        store.reports.add(head, a_report(head, [a_passage()]), at=NOON, by="local")
    alike = Wanted(words="thresholds", authority="Northmoor", among=Among.GRADE)
    assert set(search(tools, LOCAL, alike).authorities) == {"eastvale", "southam"}
    assert set(search(tools, LOCAL, replace(alike, area="help-protection")).authorities) == {"farley"}
    with pytest.raises(BadInput, match="No published report in the library judges care leavers of Northmoor"):
        search(tools, LOCAL, replace(alike, area="care-leavers"))


def test_every_choice_is_kept_with_who_and_when_and_comes_along_into_the_next_assessment(tools, assessment):
    choose(tools, assessment, SetKind.REGION)
    choose(tools, assessment, SetKind.OWN)
    found = comparators_of(tools, LOCAL, assessment)
    assert [(each.number, each.chosen.kind, each.by) for each in found.history] == [
        (2, SetKind.OWN, "local"),
        (1, SetKind.REGION, "local"),
    ]
    assert found.chosen.own == ("farley", "southam")
    following = carry_forward(tools, LOCAL, previous=assessment, framework="ilacs-2026", title="Next")
    assert comparators_of(tools, LOCAL, following.id).chosen.own == ("farley", "southam")


def test_who_chose_after_somebody_else_is_told_so(tools, assessment):
    choose(tools, assessment, SetKind.TYPE, number=0)
    with pytest.raises(Conflict, match="Somebody else chose comparators"):
        choose(tools, assessment, SetKind.REGION, number=0)


def test_a_list_of_ones_own_names_other_authorities_that_are_known(tools, assessment):
    for own, told in [((), "at least one other"), (("Northmoor",), "at least one other"), (("Nowhere",), "'Nowhere'")]:
        with pytest.raises(BadInput, match=told):
            choose_comparators(tools, LOCAL, assessment=assessment, kind=SetKind.OWN, own=own)
    assert comparators_of(tools, LOCAL, assessment).history == ()


def test_whom_an_authority_chose_is_not_told_to_others(tools, assessment):
    choose(tools, assessment, SetKind.OWN)
    outsider = Person("someone", "Someone", ())
    with pytest.raises(BadInput, match="for its own people"):
        search(tools, outsider, Wanted(authority="Northmoor", among=Among.CHOSEN))
    with pytest.raises(NotFound):
        comparators_of(tools, outsider, assessment)


def test_a_snapshot_keeps_who_was_compared_with(tools, assessment):
    choose(tools, assessment, SetKind.TYPE)
    kept = add_snapshot(tools, LOCAL, assessment=assessment)
    choose(tools, assessment, SetKind.REGION)
    content = open_snapshot(tools, LOCAL, kept.id).content
    assert content.compared == "others of the same type"
    assert {each.authority for each in content.elsewhere["help-protection"]} == {"southam"}


def test_the_command_prints_and_changes_whom_an_assessment_is_compared_with(tools, assessment, monkeypatch):
    monkeypatch.setattr(command, "toolbox", lambda: tools)
    run = CliRunner().invoke
    usual = json.loads(run(command.assessments, ["comparators", assessment, "--format", "json"]).output)
    assert (usual["set"], usual["by"]) == ("nearest", None)
    assert {each["id"] for each in usual["authorities"]} == {"eastvale", "westbeck"}
    changed = run(command.assessments, ["comparators", assessment, "--with", "Farley"])
    assert "A list of our own." in changed.output
    assert "Farley" in changed.output
    refused = run(command.assessments, ["comparators", assessment, "--set", "type", "--with", "Farley"])
    assert isinstance(refused.exception, BadInput)
