"""Dataclasses as plain values and back, also across versions of a class."""

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest

from selfassess.domain.assessment import Response
from selfassess.domain.plain import made, plain
from selfassess.domain.snapshot import Approval, Content, Unanswered, digest_of, read, written
from tests.builders import (
    a_benchmark,
    a_citation,
    a_judgement,
    a_report_head,
    a_response,
    an_action,
    an_assessment,
    an_authority,
    an_evidence,
)


@dataclass(frozen=True, slots=True)
class Old:
    name: str
    gone: str = "x"


@dataclass(frozen=True, slots=True)
class New:
    name: str
    day: date | None = None
    many: tuple[int, ...] = (1,)


@dataclass(frozen=True, slots=True)
class Whole:
    at: datetime
    by_name: dict[str, tuple[Old, ...]]


def test_what_is_written_comes_back_through_json():
    whole = Whole(datetime(2026, 6, 1, 12, tzinfo=UTC), {"a": (Old("b"),)})
    assert made(Whole, json.loads(json.dumps(plain(whole)))) == whole


def test_a_field_that_came_later_takes_its_default_and_one_that_went_is_passed_over():
    assert made(New, plain(Old("b"))) == New("b")


def test_a_field_that_must_be_there_is_missed():
    with pytest.raises(KeyError, match="New lacks name"):
        made(New, {})


CONTENT = Content(
    assessment=an_assessment(),
    authority=an_authority(),
    responses=(
        a_response(judgement=a_judgement("good", "Because", "high"), evidence=("evidence-1",), strengths="Zoë’s “line”\nnext"),
        a_response("leadership.vision", benchmark=a_benchmark("Praised [1]", [a_citation()])),
    ),
    evidence=(an_evidence(),),
    actions=(an_action(),),
    reports=(a_report_head(),),
    approvals=(Approval("help-protection", 3, "good", "It is."),),
    unanswered=(Unanswered("leadership", "No evidence", "Nothing."),),
)


def test_a_snapshot_comes_back_whole_and_equal_content_has_equal_letters():
    assert read(written(CONTENT)) == CONTENT
    assert digest_of(written(CONTENT)) == digest_of(written(read(written(CONTENT))))


def test_one_changed_letter_is_another_hash():
    assert digest_of(written(CONTENT)) != digest_of(written(CONTENT).replace("Because", "because"))


def test_a_subject_that_was_never_saved_has_an_empty_response():
    assert CONTENT.response("whole") == Response("assessment-1", "whole")
