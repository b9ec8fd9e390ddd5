"""Northmoor: a whole fictional assessment, with every kind of answer, quotation and gap that a pack must print well."""

from datetime import date

from selfassess.domain.actions import Action, ActionStatus
from selfassess.domain.assessment import WHOLE, Response
from selfassess.domain.benchmark import Acceptance, Citation
from selfassess.domain.evidence import Evidence, EvidenceKind
from selfassess.domain.framework import Framework
from selfassess.domain.holdings import ReportHead
from selfassess.domain.judgement import DO_NOT_KNOW, NOT_APPLICABLE
from selfassess.domain.material import Material
from tests.builders import (
    a_benchmark,
    a_citation,
    a_framework,
    a_judgement,
    a_line,
    a_material,
    a_report_head,
    a_response,
    an_action,
    an_area,
    an_evidence,
)

THRESHOLDS = (
    "Thresholds are well understood by partners. Most children are seen by the right team at the right time, and managers record "
    "why they decided as they did."
)
SEEN = "Children are seen quickly, and alone when that is right for them."
DRIFT = "For a small number of children, plans drift because contingency arrangements are not clear enough."


def northmoor() -> Material:
    return a_material(
        responses=(*_whole_and_areas(), *_lines()),
        framework=_framework(),
        evidence=_evidence(),
        actions=_actions(),
        reports=_reports(),
    )


def _framework() -> Framework:
    leadership = (
        a_line(
            "leadership.strategic-leadership", "Strategic leadership", ("Leaders know their services.", "Plans move at pace.")
        ),
        a_line("leadership.workforce", "The workforce", ("Caseloads allow good work.",)),
    )
    protection = (
        a_line("help-protection.front-door", "The front door", ("Thresholds are understood.", "Consent is asked for.")),
        a_line("help-protection.planning-review", "Plans and reviews", ("Plans are clear to families.",)),
        a_line("help-protection.exploitation-missing", "Exploitation and missing children", ("Risk is mapped with partners.",)),
    )
    care = (a_line("children-in-care.permanence", "Permanence", ("Plans for permanence are made early.",)),)
    leavers = (a_line("care-leavers.accommodation", "Homes for care leavers", ("Homes are safe and suitable.",)),)
    return a_framework(
        (
            an_area("leadership", "The impact of leaders on practice with children and families", leadership, "Leaders"),
            an_area("help-protection", "Children who need help and protection", protection, "Help and protection"),
            an_area("children-in-care", "The experiences and progress of children in care", care, "Children in care"),
            an_area("care-leavers", "The experiences and progress of care leavers", leavers, "Care leavers"),
        )
    )


def _whole_and_areas() -> tuple[Response, ...]:
    whole = a_response(
        WHOLE,
        strengths="Children are heard. Our practice model is known in every team, and families tell us it feels different.\n\n"
        "- Every child in care has a named adult whom they chose.\n- Early help reaches families sooner than two years ago.",
        improvements="Recording does not always say why a decision was taken.",
        impact="Fewer children come back to a second plan within a year (14%, from 21%).",
        how="Monthly audits with moderation, practice weeks, and what children told us in the Bright Spots survey.",
        plans="We will put supervision first, then recording.",
        evidence=("audit", "survey"),
        actions=("supervision",),
    )
    leaders = a_response(
        "leadership",
        a_judgement("good", "Leaders know the service well and have acted on what the last inspection asked.", "high"),
        strengths="A stable leadership team that is seen in practice.",
        impact="Social workers stay: turnover is 9%.",
        how="Staff survey and exit interviews.",
        evidence=("staff",),
    )
    protection = a_response(
        "help-protection",
        a_judgement("requires improvement", "Thresholds are sound. Plans for some children drift.", "medium"),
        improvements="- Contingency plans\n- Timely conferences",
        plans="A tracker for every plan older than nine months.",
        actions=("tracker", "supervision"),
    )
    return whole, leaders, protection, a_response("children-in-care", a_judgement(DO_NOT_KNOW, "New data are due in July."))


def _warleigh(number: int, quote: str, page: int | None = 2) -> Citation:
    return a_citation(
        number,
        quote,
        authority="Warleigh",
        report="report-w",
        report_title="Focused visit, March 2023",
        visit=date(2023, 3, 8),
        paragraph=None,
        page=page,
        licence=None,
    )


def _lines() -> tuple[Response, ...]:
    front_door = a_response(
        "help-protection.front-door",
        a_judgement("good", "Audits agree with partners' views.", "high"),
        strengths="Decisions within a day for 97% of contacts.",
        how="Multi-agency audit each quarter.",
        evidence=("audit",),
        benchmark=a_benchmark(
            "What was judged, and when\n- ILACS inspection, July 2024: help and protection judged good. [1]\n\n"
            f"Strengths that inspectors wrote of\n- “{THRESHOLDS}” [2]\n\n"
            f"What good looked like elsewhere\n- Warleigh (statistical neighbour, judged good): “{SEEN}” [3]",
            (a_citation(1, "", passage=None, paragraph=None, page=None), a_citation(2, THRESHOLDS), _warleigh(3, SEEN)),
        ),
    )
    plans = a_response(
        "help-protection.planning-review",
        a_judgement("inadequate", "Too many plans drift."),
        improvements="Contingency plans are missing from a third of the plans we audited.",
        actions=("tracker",),
        benchmark=a_benchmark(
            f"“{DRIFT}” [1]\n\nWe read this together with what Warleigh was told [2], which has the same cause.",
            (
                a_citation(1, DRIFT, paragraph=None),
                _warleigh(2, "Plans drift.", page=None),
            ),
            Acceptance.EDITED,
        ),
    )
    workforce = a_response("leadership.workforce", a_judgement(NOT_APPLICABLE, "Covered by the workforce board."))
    suggested = a_benchmark("Not ours yet [1].", (a_citation(1, "Not ours yet."),), Acceptance.SUGGESTED)
    return front_door, plans, workforce, a_response("care-leavers.accommodation", benchmark=suggested)


def _evidence() -> tuple[Evidence, ...]:
    return (
        an_evidence(
            "audit", "Multi-agency audit of 40 records", note="Moderated by a neighbouring authority.", locator="section 3"
        ),
        an_evidence("survey", "Bright Spots survey", EvidenceKind.CHILDREN, date(2026, 2, 28), link="https://example.org/survey"),
        an_evidence("staff", "=Staff survey", EvidenceKind.STAFF, None),
    )


def _actions() -> tuple[Action, ...]:
    return (
        an_action("supervision"),
        an_action("tracker", "Track every plan older than nine months", "Principal social worker", date(2026, 5, 31)),
        an_action("unused", "An action of another assessment", status=ActionStatus.DONE),
    )


def _reports() -> tuple[ReportHead, ...]:
    newest = (("leadership", "good", "Good"), ("help-protection", "good", "Good"), ("overall", "good", "Good"))
    combined = (
        ("children-in-care-and-care-leavers", "requires improvement", "Requires improvement to be good"),
        ("overall", "requires improvement", "Requires improvement to be good"),
    )
    return (
        a_report_head("report-2024", judgements=newest),
        a_report_head("report-2019", date(2019, 11, 4), combined),
    )
