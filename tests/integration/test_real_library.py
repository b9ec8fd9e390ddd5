"""The main job on real reports: Warrington prepares for inspection under ILACS 2026."""

import json
from collections import Counter

import pytest

from selfassess.domain.benchmark import PartKind
from selfassess.domain.benchmark_text import cited, draft_text
from selfassess.domain.follow_up import Verdict
from selfassess.domain.people import LOCAL
from selfassess.domain.quoting import CUT, hits, sentences
from selfassess.services.assessments import create_assessment, open_subject
from selfassess.services.authorities import import_authorities
from selfassess.services.benchmarks import draft_benchmark
from selfassess.services.importing import import_reports
from selfassess.services.long_view import long_view
from selfassess.settings import Settings
from selfassess.wiring import toolbox

NEAR = (
    "warrington",
    "cheshire",
    "warwickshire",
    "bury",
    "manchester",
    "rochdale",
    "trafford",
    "wiltshire",
    "north yorkshire",
    "staffordshire",
)
FIVE_LINES = (
    "leadership.workforce",
    "help-protection.front-door",
    "children-in-care.permanence",
    "care-leavers.accommodation",
    "help-protection.exploitation-missing",
)


@pytest.fixture(scope="module")
def prepared(shared, tmp_path_factory):
    """An instance with the reports of Warrington and of some near it, and an assessment; what came of each import."""
    folder = tmp_path_factory.mktemp("warrington")
    tools = toolbox(Settings(data_dir=folder, database_url=f"sqlite:///{folder / 'test.sqlite3'}"))
    import_authorities(tools, LOCAL, shared / "data" / "authorities_lookup.csv")
    folders = [path for path in (shared / "reports" / "ofsted").iterdir() if any(name in path.name for name in NEAR)]
    done = list(import_reports(tools, LOCAL, sorted(folders)))
    made = create_assessment(tools, LOCAL, authority="Warrington", framework="ilacs-2026", title="Self-evaluation")
    yield tools, made.id, done
    tools.store().close()


def test_every_report_is_matched_to_a_council_of_the_list(prepared):
    _, _, done = prepared
    assert len(done) > 15
    assert all(outcome.head is not None and outcome.head.authority is not None for outcome in done)


@pytest.mark.parametrize("line", FIVE_LINES)
def test_a_line_opens_with_cited_text_of_both_past_inspections_and_of_comparators(prepared, line):
    tools, assessment, _ = prepared
    draft = open_subject(tools, LOCAL, assessment, line).draft
    assert {"ILACS short inspection, June 2024", "ILACS inspection, July 2019"} <= {
        citation.report_title for citation in draft.citations if citation.authority == "Warrington"
    }
    quoted = [item.citation for item in cited(draft_text(draft), draft.citations) if item.verbatim]
    years = {citation.visit.year for citation in quoted if citation.authority == "Warrington"}
    assert years & {2024, 2019}
    assert {part.kind for part in draft.parts} >= {PartKind.JUDGED, PartKind.COMPARATORS, PartKind.ELSEWHERE_GOOD}
    assert any(citation.authority != "Warrington" for citation in quoted)
    assert all(citation.page for citation in quoted)


@pytest.mark.parametrize("line", FIVE_LINES)
def test_most_quotations_name_something_that_the_line_is_about(prepared, line):
    tools, assessment, _ = prepared
    page = open_subject(tools, LOCAL, assessment, line)
    quotes = [citation.quote for citation in page.draft.citations if citation.quote]
    speaking = [quote for quote in quotes if hits(quote, page.line.signals)]
    assert len(speaking) >= 0.8 * len(quotes)


def test_every_line_has_a_draft_and_no_passage_serves_more_than_two(prepared):
    tools, assessment, _ = prepared
    page = open_subject(tools, LOCAL, assessment, "leadership.strategic-leadership")
    lines = [line.id for line in page.framework.lines()]
    drafts = [open_subject(tools, LOCAL, assessment, line).draft for line in lines]
    assert all(any(citation.quote for citation in draft.citations) for draft in drafts)
    used = Counter(passage for draft in drafts for passage in {each.passage for each in draft.citations if each.passage})
    assert max(used.values()) == 2
    assert sum(used[passage] > 1 for passage in used) < len(used) / 20
    for draft in drafts:
        quoted = [sentence for each in draft.citations if each.quote for sentence in sentences(each.quote.replace(CUT, " "))]
        assert [sentence for sentence, times in Counter(quoted).items() if times > 1] == []


@pytest.mark.parametrize("framework", ["sif-2013", "peer-challenge-2026", "focused-visit-2026"])
def test_a_passage_serves_two_lines_at_most_in_frameworks_that_reach_it_through_a_crosswalk(prepared, framework):
    tools, _, _ = prepared
    used: dict[str, set[str]] = {}
    for line in tools.frameworks().framework(framework).lines():
        made = draft_benchmark(tools, LOCAL, authority="warrington", framework=framework, line=line.id)
        for passage in {each.passage for each in made.citations if each.passage}:
            used.setdefault(passage, set()).add(line.title)
    assert max(map(len, used.values())) == 2


@pytest.mark.parametrize("authority", ["warrington", "warwickshire", "cheshire-west-and-chester"])
def test_the_time_line_has_every_inspection_with_the_judgements_that_were_printed(prepared, shared, authority):
    tools, _, _ = prepared
    truth = json.loads((shared / "gold" / "dev" / "metadata.json").read_text(encoding="utf-8"))
    name = authority.replace("-", " ")
    known = {item["inspection_end"]: item["grades"] for item in truth if item["authority"].lower() == name}
    found = {
        event.report.visit_end.isoformat(): {judgement.area: judgement.grade for judgement in event.report.judgements}
        for event in long_view(tools, LOCAL, authority).events
    }
    assert known
    assert {day: grades for day, grades in found.items() if day in known} == known


@pytest.fixture(scope="module")
def warrington(shared, tmp_path_factory):
    """Warrington's own reports alone: three inspections, the focused visit of 2021 and the peer challenge of 2022."""
    folder = tmp_path_factory.mktemp("own")
    tools = toolbox(Settings(data_dir=folder, database_url=f"sqlite:///{folder / 'test.sqlite3'}"))
    import_authorities(tools, LOCAL, shared / "data" / "authorities_lookup.csv")
    seeds = [*(shared / "reports" / "seeds").glob("002_*.txt"), *(shared / "reports" / "seeds").glob("004_*.txt")]
    inspections = [path for path in (shared / "reports" / "ofsted").iterdir() if "warrington" in path.name]
    list(import_reports(tools, LOCAL, [*inspections, *seeds]))
    yield long_view(tools, LOCAL, "warrington")
    tools.store().close()


@pytest.mark.parametrize(
    ("asked_in", "begins", "said_in", "verdict", "sentence"),
    [
        (
            "sif",
            "The local authority should ensure that the arrangements to",
            "ilacs-short",
            "progress",
            "present as homeless",
        ),
        (
            "sif",
            "Social workers and line managers should ensure",
            "ilacs-standard",
            "still",
            "do not always consider",
        ),
        ("sif", "Line managers should improve management oversight", "focused-visit", "still", "analysis of current risk"),
        (
            "ilacs-standard",
            "The effectiveness of the multi-agency",
            "focused-visit",
            "progress",
            "identified promptly",
        ),
        ("ilacs-standard", "Decisive and early protective", "ilacs-short", "still", "Some plans do not reflect"),
        ("focused-visit", "The recording of decision-making", "ilacs-short", "still", "The clarity in recording"),
        ("focused-visit", "Capturing the voice of the child", "ilacs-short", "progress", "capturing their views"),
        ("lga-peer-challenge", "Consider how to invest more", "ilacs-short", "not-mentioned", ""),
    ],
)
def test_each_later_report_says_itself_how_a_recommendation_stands(warrington, asked_in, begins, said_in, verdict, sentence):
    (item,) = (
        item
        for item in warrington.recommendations
        if item.held.report.kind == asked_in and item.held.recommendation.text.startswith(begins)
    )
    later = next(each for each in item.later if each.report.kind == said_in)
    assert later.verdict is Verdict(verdict)
    assert sentence in later.sentence
