"""The demonstration's documents, read by the reader that reads every other report."""

from datetime import date

import pytest

from scripts.build_demo_documents import DOCUMENTS, SOURCES, read_source
from selfassess.demo.fiction import read_fiction
from selfassess.domain.report import PassageKind, Status
from selfassess.ingest import pipeline

RI = "requires improvement"
AREAS = ("leadership", "help-protection", "children-in-care", "care-leavers")
KNOWN = tuple((authority.name, *authority.aliases) for authority in read_fiction().authorities)

EXPECTED = {
    "aldermere/2015-inspection.txt": {
        "kind": "sif",
        "framework": "sif-2013",
        "visit": (date(2015, 11, 2), date(2015, 11, 26)),
        "published": date(2016, 1, 22),
        "lead": "Celia Marchbanks",
        "judgements": {"overall": RI, "leadership": RI, "help-protection": RI, "children-in-care": RI}
        | {"care-leavers": RI, "adoption": "good", "lscb": RI},
        "recommendations": 10,
        "numbered": 48,
    },
    "aldermere/2019-inspection.pdf": {
        "kind": "ilacs-standard",
        "framework": "ilacs-2018",
        "visit": (date(2019, 6, 10), date(2019, 6, 21)),
        "published": None,
        "lead": "Marian Tolhurst",
        "judgements": {"overall": RI, "leadership": RI, "help-protection": RI, "children-in-care-and-care-leavers": "good"},
        "recommendations": 10,
        "numbered": 45,
    },
    "aldermere/2021-focused-visit.docx": {
        "kind": "focused-visit",
        "framework": "ilacs-2018",
        "visit": (date(2021, 9, 14), date(2021, 9, 15)),
        "published": None,
        "lead": None,
        "judgements": {},
        "recommendations": 3,
        "numbered": 0,
    },
    "aldermere/2022-peer-challenge.docx": {
        "kind": "lga-peer-challenge",
        "framework": None,
        "visit": (date(2022, 10, 4), date(2022, 10, 7)),
        "published": None,
        "lead": None,
        "judgements": {},
        "recommendations": None,
        "numbered": 0,
    },
    "aldermere/2023-inspection.pdf": {
        "kind": "ilacs-standard",
        "framework": "ilacs-2023",
        "visit": (date(2023, 11, 6), date(2023, 11, 17)),
        "published": None,
        "lead": "Desmond Achterby",
        "judgements": {"overall": "good", **dict(zip(AREAS, ("good", "good", "good", RI), strict=True))},
        "recommendations": 7,
        "numbered": 45,
    },
    "brackenshire/2025-inspection.pdf": {
        "kind": "ilacs-standard",
        "framework": "ilacs-2023",
        "visit": (date(2025, 6, 9), date(2025, 6, 20)),
        "published": None,
        "lead": "Camilla Dray",
        "judgements": {"overall": RI, **dict(zip(AREAS, (RI, RI, "good", RI), strict=True))},
        "recommendations": 7,
        "numbered": 36,
    },
    "castlemoor/2024-inspection.pdf": {
        "kind": "ilacs-short",
        "framework": "ilacs-2023",
        "visit": (date(2024, 11, 4), date(2024, 11, 8)),
        "published": None,
        "lead": "Rupert Ansty-Bell",
        "judgements": {"overall": "outstanding"}
        | dict(zip(AREAS, ("outstanding", "good", "outstanding", "outstanding"), strict=True)),
        "recommendations": 2,
        "numbered": 32,
    },
    "saltmere/2024-inspection.pdf": {
        "kind": "ilacs-standard",
        "framework": "ilacs-2023",
        "visit": (date(2024, 1, 22), date(2024, 2, 2)),
        "published": None,
        "lead": "Olwen Staithes",
        "judgements": {"overall": "inadequate", **dict(zip(AREAS, ("inadequate", "inadequate", RI, "good"), strict=True))},
        "recommendations": 8,
        "numbered": 34,
    },
    "tarnbrough/2026-inspection.pdf": {
        "kind": "ilacs-short",
        "framework": "ilacs-2026",
        "visit": (date(2026, 5, 18), date(2026, 5, 22)),
        "published": None,
        "lead": "Hester Mallinder",
        "judgements": dict(zip(AREAS, ("outstanding", "good", "good", "outstanding"), strict=True)),
        "recommendations": 5,
        "numbered": 39,
    },
}
GRADED = [name for name, expected in EXPECTED.items() if name.endswith(".pdf")]


@pytest.fixture(scope="module")
def reports():
    return {name: pipeline.read(DOCUMENTS / name, name, known=KNOWN) for name in EXPECTED}


def source_of(name):
    return read_source((SOURCES / name).with_suffix(".md"))


def numbered(report):
    return [passage for passage in report.passages if passage.number and passage.kind is PassageKind.FINDING]


@pytest.mark.parametrize("name", EXPECTED)
def test_what_kind_of_report_it_is_and_when(reports, name):
    report, expected = reports[name], EXPECTED[name]
    assert (str(report.kind), report.framework) == (expected["kind"], expected["framework"])
    assert (report.inspection_start, report.inspection_end) == expected["visit"]
    assert (report.published, report.lead_inspector) == (expected["published"], expected["lead"])


@pytest.mark.parametrize("name", EXPECTED)
def test_every_judgement_that_it_prints(reports, name):
    judgements = {judgement.area: judgement.grade for judgement in reports[name].judgements}
    assert judgements == EXPECTED[name]["judgements"]


@pytest.mark.parametrize("name", EXPECTED)
def test_it_is_read_without_a_problem_as_a_report_about_its_own_council(reports, name):
    report = reports[name]
    assert report.problems == ()
    assert report.status is Status.CLEAN
    assert report.authority == name.partition("/")[0].capitalize()


def test_a_council_that_nobody_knows_is_told_and_kept_as_printed():
    report = pipeline.read(DOCUMENTS / "aldermere/2023-inspection.pdf", "2023-inspection.pdf")
    assert report.authority == "Aldermere"
    assert report.status is Status.PARTIAL
    assert any("not in the list of authorities" in problem for problem in report.problems)


@pytest.mark.parametrize("name", [name for name, expected in EXPECTED.items() if expected["recommendations"]])
def test_every_recommendation_is_found(reports, name):
    report = reports[name]
    assert len(report.recommendations) == EXPECTED[name]["recommendations"]
    assert all(recommendation.text for recommendation in report.recommendations)


@pytest.mark.parametrize("name", GRADED)
def test_every_numbered_paragraph_comes_back_whole_and_in_order(reports, name):
    _, (_, _, *sections) = source_of(name)
    wanted = [paragraph for section in sections for paragraph in section.paragraphs()]
    found = numbered(reports[name])
    assert [passage.number for passage in found] == [str(number) for number in range(1, EXPECTED[name]["numbered"] + 1)]
    assert [passage.text for passage in found] == wanted


@pytest.mark.parametrize("name", GRADED)
def test_every_improvement_comes_back_as_it_was_written(reports, name):
    _, (_, improve, *_) = source_of(name)
    found = [passage.text for passage in reports[name].passages if passage.kind is PassageKind.RECOMMENDATION]
    assert found == list(improve.paragraphs())


def test_numbered_paragraphs_of_the_old_framework_run_on_from_its_recommendations(reports):
    report = reports["aldermere/2015-inspection.txt"]
    numbers = [passage.number for passage in report.passages if passage.number]
    assert numbers == [str(number) for number in range(1, 49)]
    assert [recommendation.audience for recommendation in report.recommendations] == ["authority"] * 8 + ["lscb"] * 2


def test_the_newest_report_ties_each_improvement_to_the_national_framework(reports):
    tags = [recommendation.framework_tags for recommendation in reports["tarnbrough/2026-inspection.pdf"].recommendations]
    assert len(tags) == 5
    assert all(tags)


def test_the_visit_s_letter_says_when_it_was_written_and_what_was_looked_at(reports):
    letter = reports["aldermere/2021-focused-visit.docx"]
    assert letter.dated == date(2021, 10, 12)
    assert "front door" in (letter.topic or "")
    assert [inspector.name for inspector in letter.inspectors] == ["Imogen Harkaway", "Tobias Renn"]


def test_the_peer_challenge_s_findings_are_among_its_passages(reports):
    text = "\n".join(passage.text for passage in reports["aldermere/2022-peer-challenge.docx"].passages)
    assert "One young person told the team that the plan was a form about a stranger." in text
    assert "Supervision is task focused in nine of the 12 cases" in text


def test_no_document_holds_anything_that_had_to_be_masked(reports):
    assert {name: report.source for name, report in reports.items() if any(p.redactions for p in report.passages)} == {}
