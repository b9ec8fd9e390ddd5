"""What the demonstration puts in: whole, honest, and about nobody who exists."""

import csv
import re
import shutil
from collections import Counter

import pytest

from selfassess.demo.fiction import DOCUMENTS, FILES, TYPED, read_fiction
from selfassess.domain.assessment import WHOLE
from selfassess.domain.evidence import EvidenceKind
from selfassess.domain.judgement import DO_NOT_KNOW, GRADES, NOT_ANSWERED, NOT_APPLICABLE
from selfassess.domain.redaction import mask, may_identify
from selfassess.domain.report import Visibility
from selfassess.errors import BadTable
from selfassess.library.catalogue import load_catalogue
from selfassess.resources import data_dir


@pytest.fixture(scope="module")
def fiction():
    return read_fiction()


@pytest.fixture(scope="module")
def framework(fiction):
    return load_catalogue([data_dir("frameworks")]).framework(fiction.framework)


def written(fiction):
    return {answered.subject: answered.answers for answered in fiction.responses}


def test_every_response_is_about_a_subject_of_the_framework(fiction, framework):
    subjects = {WHOLE, *(area.id for area in framework.areas), *(line.id for area in framework.areas for line in area.lines)}
    assert [answered.subject for answered in fiction.responses if answered.subject not in subjects] == []


def test_no_subject_is_answered_twice(fiction):
    assert len(written(fiction)) == len(fiction.responses)


def test_about_half_of_the_topics_are_answered(fiction, framework):
    topics = [line.id for area in framework.areas for line in area.lines]
    answered = [topic for topic in topics if topic in written(fiction)]
    assert (len(answered), len(topics)) == (22, 40)


def test_two_areas_of_four_are_judged_each_with_a_reason(fiction, framework):
    judged = {area.id: written(fiction)[area.id] for area in framework.areas if area.id in written(fiction)}
    assert {area: answers.judgement for area, answers in judged.items()} == {
        "leadership": "good",
        "care-leavers": "requires improvement",
    }
    assert all(answers.reason for answers in judged.values())


def test_what_is_not_known_and_what_does_not_apply_are_told_apart_from_what_is_not_answered(fiction):
    answers = Counter(answers.judgement for answers in written(fiction).values())
    assert (answers[DO_NOT_KNOW], answers[NOT_APPLICABLE]) == (1, 1)
    assert answers[NOT_ANSWERED] > 0


def test_whoever_judges_says_how_sure_they_are(fiction):
    judged = [answers for answers in written(fiction).values() if answers.judgement in GRADES]
    assert [answers for answers in judged if not answers.confidence] == []
    assert {answers.confidence for answers in judged} == {"high", "medium", "low"}


def test_responses_name_evidence_and_actions_that_exist_and_none_is_left_over(fiction):
    named = {key for answered in fiction.responses for key in answered.evidence}
    planned = {key for answered in fiction.responses for key in answered.actions}
    assert named == {item.key for item in fiction.evidence}
    assert planned == {item.key for item in fiction.actions}


def test_evidence_is_of_every_kind_and_every_piece_has_a_day(fiction):
    assert {item.evidence.kind for item in fiction.evidence} == set(EvidenceKind)
    assert [item.key for item in fiction.evidence if item.evidence.about is None] == []


def test_links_lead_to_addresses_kept_for_examples(fiction):
    links = [item.evidence.link for item in fiction.evidence if item.evidence.link]
    assert links
    assert [link for link in links if not re.match(r"https://[a-z.]+\.example/", link)] == []


def test_the_one_file_of_evidence_counts_plans_and_names_nobody(fiction):
    (name, content) = next(item.evidence.file for item in fiction.evidence if item.evidence.file)
    rows = list(csv.DictReader(content.decode().splitlines()))
    assert name == "pathway-plan-audits.csv"
    assert [row["quarter"] for row in rows] == ["2025-26 Q1", "2025-26 Q2", "2025-26 Q3", "2025-26 Q4", "2026-27 Q1"]
    assert all(value.isdigit() for row in rows for column, value in row.items() if column != "quarter")
    assert (FILES / name).read_bytes() == content


def test_some_actions_are_done_some_overdue_and_some_still_to_come(fiction):
    days = [item.action.due for item in fiction.actions]
    assert {str(item.action.status) for item in fiction.actions} == {"not-started", "under-way", "done", "stopped"}
    assert min(days).year == 2026
    assert max(days).year == 2027


def test_nothing_typed_looks_like_a_child_s_details(fiction):
    texts = [
        value for answers in written(fiction).values() for value in (answers.strengths, answers.improvements, answers.impact)
    ]
    texts += [f"{item.evidence.title} {item.evidence.note}" for item in fiction.evidence]
    assert [text for text in texts if mask(text).count or may_identify(text)] == []


def test_no_authority_of_the_demonstration_exists(fiction):
    with (data_dir("frameworks") / "reference" / "authorities.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    real = {row["name"].casefold() for row in rows}
    assert {authority.name.casefold() for authority in fiction.authorities} & real == set()
    assert {authority.region for authority in fiction.authorities} & {row["region"] for row in rows} == set()
    assert {authority.type for authority in fiction.authorities} <= {row["type"] for row in rows}


def test_neighbours_are_authorities_of_the_demonstration(fiction):
    known = {authority.id for authority in fiction.authorities}
    assert {neighbour for authority in fiction.authorities for neighbour in authority.neighbours} <= known
    assert fiction.authority in known


def test_every_document_is_in_the_library_under_its_authority(fiction):
    known = {authority.id for authority in fiction.authorities}
    assert {report.authority for report in fiction.reports} <= known
    assert sorted(report.path for report in fiction.reports) == sorted(path for path in DOCUMENTS.rglob("*") if path.is_file())


def test_only_the_peer_challenge_is_kept_from_other_authorities(fiction):
    kept = [report.path.stem for report in fiction.reports if report.visibility is not Visibility.PUBLISHED]
    assert kept == ["2022-peer-challenge"]


def test_a_mistake_in_a_typed_file_is_told_with_its_line(tmp_path):
    shutil.copytree(TYPED, tmp_path / "typed")
    plan = tmp_path / "typed" / "actions.yaml"
    plan.write_text(plan.read_text(encoding="utf-8").replace("status: done", "status: finished"), encoding="utf-8")
    with pytest.raises(BadTable, match=r'actions\.yaml:\d+: "status" cannot be "finished"'):
        read_fiction(tmp_path / "typed")
