"""A report as plain values and back."""

import json
from dataclasses import replace
from datetime import date

import pytest

from selfassess.domain.report import (
    CaseReviewRow,
    EarlierInspection,
    Inspector,
    PeerChallengeParts,
    ReportKind,
)
from selfassess.errors import BadInput
from selfassess.schemas.report import dump, load
from tests.library import a_head, a_passage, a_recommendation, a_report

PLAIN = a_report(
    a_head(day=date(2024, 6, 14)), [a_passage(), a_passage("Plans drift.", number=None, page=None)], [a_recommendation()]
)
PARTS = PeerChallengeParts(
    questions=(("How good is our front door?", "The front door"), ("What did the pandemic change?", None)),
    team=(Inspector("Jo Example", "Lead peer"),),
    process=("Read 16 case files.",),
    sample="Sixteen children.",
    case_review=(CaseReviewRow("Assessment", ("Timely [case 3].",), ("Fathers are missed.",), "We agree."),),
    escalation="One case was escalated.",
)


@pytest.mark.parametrize(
    "report",
    [
        PLAIN,
        replace(PLAIN, kind=ReportKind.PEER_CHALLENGE, judgements=(), peer_challenge=PARTS),
        replace(PLAIN, kind=ReportKind.PEER_CHALLENGE, peer_challenge=PeerChallengeParts(process=("Read files.",))),
        replace(PLAIN, inspectors=(Inspector("Jo Example", "Lead"),), earlier=(EarlierInspection("SIF", "March 2015", None),)),
    ],
    ids=["an inspection", "a whole peer challenge", "a part of one", "with inspectors and earlier inspections"],
)
def test_a_report_comes_back_as_it_was(report):
    back = load(json.loads(json.dumps(dump(report), default=str)))
    assert back.peer_challenge == report.peer_challenge
    assert (back.kind, back.judgements, back.recommendations) == (report.kind, report.judgements, report.recommendations)
    assert [passage.text for passage in back.passages] == [passage.text for passage in report.passages]
    assert (back.inspectors, back.earlier, back.inspection_end) == (report.inspectors, report.earlier, report.inspection_end)


def test_values_of_another_shape_are_refused():
    with pytest.raises(BadInput, match="this is no parsed report"):
        load({"kind": "ilacs-standard"})
