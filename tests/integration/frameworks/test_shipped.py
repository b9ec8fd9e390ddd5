"""The frameworks that ship: whole, in force without a gap, and joined by crosswalks."""

from collections import Counter
from datetime import date

import pytest
import yaml

from selfassess.domain.framework import FrameworkKind
from selfassess.library.catalogue import load_catalogue
from selfassess.library.checking import check
from selfassess.resources import data_dir
from selfassess.services.frameworks import is_published

ILACS = ("ilacs-2018", "ilacs-2023", "ilacs-2026")


@pytest.fixture(scope="module")
def catalogue():
    return load_catalogue([data_dir("frameworks")])


def test_no_shipped_file_has_a_mistake():
    assert [str(mistake) for mistake in check([data_dir("frameworks")]).mistakes] == []


def test_every_shipped_version_is_published(catalogue):
    assert [each.key for each in catalogue.frameworks() if not is_published(catalogue, each)] == []


@pytest.mark.parametrize("key", ILACS)
def test_ilacs_has_the_forty_lines_by_which_passages_are_labelled(catalogue, key, shared):
    taxonomy = yaml.safe_load((shared / "gold" / "taxonomy.yaml").read_text(encoding="utf-8"))
    wanted = {f"{area}.{line}" for area, lines in taxonomy.items() for line in lines}

    assert {line.id for line in catalogue.framework(key).lines()} == wanted
    assert len(wanted) == 40


def test_the_areas_of_ilacs_are_those_that_each_edition_judged(catalogue):
    areas = {key: [area.id for area in catalogue.framework(key).areas] for key in ILACS}

    assert areas == {
        "ilacs-2018": ["leadership", "help-protection", "children-in-care-and-care-leavers"],
        "ilacs-2023": ["leadership", "help-protection", "children-in-care", "care-leavers"],
        "ilacs-2026": ["leadership", "help-protection", "children-in-care", "care-leavers"],
    }


def test_care_leavers_stand_under_the_combined_area_in_2018(catalogue):
    assert catalogue.framework("ilacs-2018").area_of("care-leavers.accommodation").id == "children-in-care-and-care-leavers"


def test_there_is_no_overall_judgement_from_april_2026(catalogue):
    assert [catalogue.framework(key).overall for key in ILACS] == [True, True, False]
    assert catalogue.framework("ilacs-2026").limits == ()


@pytest.mark.parametrize(
    ("day", "key"),
    [
        (date(2018, 1, 1), "ilacs-2018"),
        (date(2022, 12, 31), "ilacs-2018"),
        (date(2023, 1, 1), "ilacs-2023"),
        (date(2026, 3, 31), "ilacs-2023"),
        (date(2026, 4, 1), "ilacs-2026"),
    ],
)
def test_the_day_of_the_visit_decides_the_version(catalogue, day, key):
    assert catalogue.in_force("ilacs", day).key == key


@pytest.mark.parametrize("key", ILACS)
def test_every_line_has_two_to_six_criteria_each_with_its_basis(catalogue, key):
    counts = {line.id: len(line.criteria) for line in catalogue.framework(key).lines()}

    assert {name: count for name, count in counts.items() if not 2 <= count <= 6} == {}
    assert all(criterion.basis for line in catalogue.framework(key).lines() for criterion in line.criteria)


@pytest.mark.parametrize("key", ILACS)
def test_every_line_has_ten_to_forty_signals_of_its_own(catalogue, key):
    lines = tuple(catalogue.framework(key).lines())
    anywhere = Counter(signal for line in lines for signal in line.signals)

    assert {line.id: len(line.signals) for line in lines if not 10 <= len(line.signals) <= 40} == {}
    assert [line.id for line in lines if sum(anywhere[signal] == 1 for signal in line.signals) < len(line.signals) / 2] == []


def test_the_national_framework_is_kept_by_name_because_its_numbers_changed(catalogue):
    before, after = (catalogue.framework(key).dimensions[0] for key in ("ilacs-2023", "ilacs-2026"))

    assert before.numbered("outcome", "2").id == after.numbered("outcome", "3").id == "outcome-family-network"
    assert before.numbered("outcome", "3").id == after.numbered("outcome", "2").id == "outcome-safety"
    assert [each.id for each in before.concepts] == [each.id for each in after.concepts]


@pytest.mark.parametrize("key", ["ilacs-2023", "ilacs-2026"])
def test_every_line_is_tagged_with_concepts(catalogue, key):
    assert [line.id for line in catalogue.framework(key).lines() if not line.concepts] == []


def test_the_three_kinds_share_one_shape(catalogue):
    kinds = {framework.id: framework.kind for framework in catalogue.frameworks()}

    assert kinds["sif"] is kinds["focused-visit"] is kinds["ilacs"] is FrameworkKind.INSPECTION
    assert kinds["peer-challenge"] is FrameworkKind.PEER_CHALLENGE
    assert kinds["case-review"] is FrameworkKind.CASE_REVIEW


def test_every_framework_says_whose_wording_it_is(catalogue):
    assert [each.key for each in catalogue.frameworks() if not each.wording or not each.source.address] == []


def test_a_peer_challenge_never_grades(catalogue):
    challenge = catalogue.latest("peer-challenge")

    assert [area.judged for area in challenge.areas] == [False] * 5
    assert challenge.scale("judgement") is None
    assert [level.label for level in challenge.scale("view").levels] == [
        "Bears it out",
        "Bears it out in part",
        "Does not bear it out",
        "Not seen",
    ]
    assert challenge.agreed.suggested == 6


def test_a_case_review_has_the_eight_areas_of_practice_and_all_that_a_form_needs(catalogue):
    review = catalogue.latest("case-review")
    fields = {field.id for field in review.case_review.fields}

    assert [line.title for line in review.lines()] == [
        "Identification and response to needs",
        "Assessment",
        "Planning and review",
        "Management oversight and supervision",
        "Direct work and participation",
        "Permanence",
        "Coordination and work between agencies",
        "Outcomes",
    ]
    assert all(len(line.prompts) >= 3 for line in review.lines())
    assert {"worker-conversation", "manager-conversation", "child-voice", "concern"} <= fields
    assert sum(cohort.count for cohort in review.case_review.cohorts) == 16
    assert review.case_review.sample_frame
    assert {"what", "told-whom", "told-when", "answer"} <= {field.id for field in review.case_review.escalation}


def test_a_focused_visit_has_seven_topics_and_judges_none(catalogue):
    visit = catalogue.latest("focused-visit")

    assert len(visit.areas) == 7
    assert not any(area.judged for area in visit.areas)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("ilacs-2018", "ilacs-2023"),
        ("ilacs-2023", "ilacs-2026"),
        ("ilacs-2018", "ilacs-2026"),
        ("sif-2013", "ilacs-2023"),
        ("sif-2013", "ilacs-2026"),
        ("focused-visit-2026", "ilacs-2026"),
        ("peer-challenge-2026", "ilacs-2026"),
        ("case-review-2026", "ilacs-2026"),
    ],
)
def test_every_line_leads_to_a_line_of_ilacs_with_a_reason(catalogue, old, new):
    crosswalk = catalogue.crosswalk(old, new)

    assert [line.id for line in catalogue.framework(old).lines() if not crosswalk.newer(line.id)] == []
    assert all(pair.reason for pair in crosswalk.pairs)


def test_the_safeguarding_board_leads_to_partnerships_and_is_no_longer_judged(catalogue):
    board = catalogue.framework("sif-2013").area("lscb")

    pairs = [pair for line in board.lines for pair in catalogue.crosswalk("sif-2013", "ilacs-2026").newer(line.id)]

    assert {pair.new for pair in pairs} == {"leadership.partnerships"}
    assert all("no longer judged" in pair.reason for pair in pairs)


def test_a_crosswalk_is_read_both_ways(catalogue):
    back = catalogue.crosswalk("ilacs-2026", "sif-2013")

    assert {pair.new for pair in back.newer("children-in-care.adoption")} == {
        "adoption.adopters",
        "adoption.family-finding",
        "adoption.support",
    }


def test_a_line_of_enquiry_of_2018_keeps_its_id_to_2026(catalogue):
    joined = catalogue.crosswalk("ilacs-2018", "ilacs-2026")

    assert [pair.old for pair in joined.pairs] == [pair.new for pair in joined.pairs]
