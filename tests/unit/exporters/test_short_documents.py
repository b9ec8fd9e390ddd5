"""The director's summary: what stands in it, and that it keeps to its pages with the longest texts."""

import re
import zipfile
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO

import pypdfium2
import pytest

from selfassess.domain.actions import ActionStatus
from selfassess.domain.assessment import WHOLE
from selfassess.domain.change_marks import marked
from selfassess.domain.compose import compose
from selfassess.domain.document import Heading, Panel, Table
from selfassess.domain.evidence import StoredFile
from selfassess.domain.exports import Export, Issue
from selfassess.domain.holdings import AreaGrade
from selfassess.domain.indicator_series import Series
from selfassess.domain.indicators import Figure, Value, travel
from selfassess.domain.material import Asked, Dated, Kept
from selfassess.domain.reference import IndicatorDefinition, IndicatorPolarity
from selfassess.domain.report import PrintedJudgement
from selfassess.domain.said import said_by, said_in
from selfassess.domain.wording import short_day
from selfassess.exporters.page import write as write_page
from selfassess.exporters.pdf import write as write_pdf
from selfassess.exporters.word import write as write_word
from tests.builders import (
    NOON,
    TODAY,
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
from tests.packs import shipped

LONG = (
    "Supervision is now reflective and recorded for every child within the month and managers check that it changed a plan, " * 60
)
AREAS = (
    ("leadership", "Leadership"),
    ("help-protection", "Help and protection"),
    ("care", "Children in care"),
    ("leavers", "Care leavers"),
)


def asked(number):
    return Asked(
        a_report_head(f"r{number // 10}", date(2024 - number // 10, 3, 1)),
        LONG,
        "Open",
        settled=False,
        owner="",
        note="",
        later="",
        actions=(),
    )


def series(number):
    polarity = next(iter(IndicatorPolarity))
    definition = IndicatorDefinition(
        f"i{number}",
        "Group",
        f"Health assessments up to date in a year, measure {number}",
        "",
        "percent",
        polarity,
        "",
        checked=True,
    )
    values = tuple(
        Value(
            "northmoor",
            definition.id,
            f"{year}-{year % 100 + 1}",
            date(year + 1, 3, 31),
            Figure(40.0 + 7 * (year - 2021)),
            400,
            1000,
            Figure(50.0),
            Figure(),
            Figure(51.0),
        )
        for year in range(2021, 2026)
    )
    return Series(definition, values, travel(values, definition))


@pytest.fixture(scope="module")
def longest():
    """An assessment in which everything is as long and as much as people can make it."""
    framework = a_framework(
        [
            an_area(key, f"The experiences and progress of {short}", [a_line(f"{key}.one"), a_line(f"{key}.two")], short=short)
            for key, short in AREAS
        ]
    )
    judged = a_judgement("good", LONG, "high")
    actions = [
        an_action(f"a{number}", LONG, LONG[:200], TODAY - timedelta(days=number), ActionStatus.UNDER_WAY) for number in range(30)
    ]
    texts = {"strengths": f"{LONG}\n\n- {LONG}\n- {LONG}", "improvements": LONG}
    subjects = (WHOLE, *(key for key, _ in AREAS), *(line.id for line in framework.lines()))
    responses = [a_response(subject, judged, ["audit"], [action.id for action in actions], **texts) for subject in subjects]
    printed = tuple((key, "requires improvement", "Requires improvement to be good") for key, _ in AREAS)
    elsewhere = {
        key: tuple(AreaGrade(f"other{n}", a_report_head(f"other{n}"), PrintedJudgement(key, "good", "Good")) for n in range(12))
        for key, _ in AREAS
    }
    return replace(
        a_material(
            responses, framework, [an_evidence("audit", LONG)], actions, [a_report_head("report-2024", judgements=printed)]
        ),
        elsewhere=elsewhere,
        compared="statistical neighbours, then others in the region",
        figures=tuple(series(number) for number in range(20)),
        recommendations=tuple(asked(number) for number in range(40)),
        kept=Kept(3, date(2026, 3, 1), dict.fromkeys(subjects, "inadequate"), {}, frozenset()),
        dates=tuple(
            Dated(TODAY + timedelta(days=number), f"Something planned in an inspection, {number}") for number in range(10)
        ),
    )


@pytest.fixture(scope="module")
def summary(longest):
    return compose(shipped("directors-summary"), longest)


def issued(document):
    file = StoredFile("summary.docx", "0" * 64, 1, "x")
    said = tuple(text.replace("month", "year") for text in said_by(document))
    given = Issue("the chief executive", TODAY, "", "lead", NOON)
    return Export(
        "e",
        "assessment",
        "assessment-1",
        "directors-summary",
        "Director’s summary",
        "docx",
        (),
        "",
        1,
        file,
        "lead",
        NOON,
        said,
        given,
    )


def word_pages(document):
    """How many pages the program counts, and the page of the second heading's bookmark by it."""
    with zipfile.ZipFile(BytesIO(write_word(document))) as package:
        footers = "".join(package.read(name).decode() for name in package.namelist() if "footer" in name)
    return int(re.findall(r"<w:t[^>]*>(\d+)</w:t>", footers)[-1])


def pdf_pages(document):
    with pypdfium2.PdfDocument(write_pdf(document)) as pdf:
        return [page.get_textpage().get_text_bounded() for page in pdf]


def test_it_has_two_to_four_pages_with_the_longest_texts(summary):
    assert (2 <= len(pdf_pages(summary)) <= 4, 2 <= word_pages(summary) <= 4) == (True, True)


def test_the_grid_stands_on_the_first_page_with_its_last_row(summary):
    first = pdf_pages(summary)[0]
    assert [short for _, short in AREAS if short not in " ".join(first.split())] == []
    assert "Snapshot 3" in first


def test_what_changed_stands_after_the_grid_and_adds_no_fifth_page(summary):
    made = marked(summary, issued(summary))
    kinds = [type(block) for block in made.blocks]
    assert [type(block) for block in made.blocks[: kinds.index(Panel)]].count(Table) == 2
    assert len(pdf_pages(made)) <= 4
    assert word_pages(made) <= 4
    assert "Care leavers" in pdf_pages(made)[0]


def test_its_parts_are_those_that_a_director_asks_for(summary):
    assert [block.text for block in summary.blocks if isinstance(block, Heading) and block.level == 1] == [
        "At a glance",
        "Where we stand",
        "What stands out",
        "What moved",
        "What the figures say",
        "Recommendations still open",
        "Actions at risk",
        "What it rests on",
        "Next dates",
        "Sources",
    ]


def test_at_a_glance_says_the_numbers_that_the_parts_below_tell_more_of(summary, longest):
    table = next(block for block in summary.blocks if isinstance(block, Table))
    told = dict(zip(table.head, ([span.text for span in cell.spans] for cell in table.rows[0]), strict=True))
    assert told == {
        "Topics described": ["8", "\nof 8"],
        "Judgements changed": ["13", "\nsince 1\N{NO-BREAK SPACE}Mar\N{NO-BREAK SPACE}2026"],
        "Recommendations open": ["40", "\nor in progress, of 40 asked of the council"],
        "Actions at risk": ["30", "\nof 30"],
        "Days to the next date": ["0", f"\n{short_day(TODAY)}"],
    }
    pack = shipped("directors-summary")
    fewer = replace(pack, parts=tuple(part for part in pack.parts if part.kind in {"cover", "glance", "coverage"}))
    only = next(block for block in compose(fewer, longest).blocks if isinstance(block, Table))
    assert only.head == ("Topics described",)
    alone = replace(pack, parts=tuple(part for part in pack.parts if part.kind in {"cover", "glance"}))
    assert not any(isinstance(block, Table | Heading) for block in compose(alone, longest).blocks)


@pytest.mark.parametrize(
    ("dates", "told"),
    [
        (
            (Dated(TODAY, "May come from now on", estimate=True), Dated(TODAY + timedelta(days=9), "First day on site")),
            ["9", f"\n{short_day(TODAY + timedelta(days=9))}"],
        ),
        ((Dated(TODAY, "May come from now on", estimate=True),), ["–", "\nonly an estimate: may be from now on"]),
        (
            (Dated(TODAY + timedelta(days=9), "Annual conversation", estimate=True),),
            ["9", f"\nonly an estimate: about {short_day(TODAY + timedelta(days=9))}"],
        ),
    ],
)
def test_the_next_date_at_a_glance_is_the_next_that_is_known(dates, told):
    made = compose(shipped("directors-summary"), replace(a_material(), dates=dates))
    table = next(block for block in made.blocks if isinstance(block, Table))
    assert [span.text for span in table.rows[0][table.head.index("Days to the next date")].spans] == told


def test_without_snapshot_report_action_and_date_a_glance_says_what_can_be_counted():
    head = next(block for block in compose(shipped("directors-summary"), a_material()).blocks if isinstance(block, Table)).head
    assert head == ("Topics described",)


def test_the_numbers_at_a_glance_are_set_large_in_word_and_on_the_page(summary):
    with zipfile.ZipFile(BytesIO(write_word(summary))) as package:
        body = package.read("word/document.xml").decode()
    assert [re.findall(r"<w:t [^>]*>([^<]*)", run) for run in body.split("<w:r>") if 'w:sz w:val="40"' in run] == [
        ["8"],
        ["13"],
        ["40"],
        ["30"],
        ["0"],
    ]
    page = write_page(summary).decode()
    assert re.findall(r'<span class="large"><strong>(\d+)</strong></span>', page) == ["8", "13", "40", "30", "0"]


def test_the_grid_says_what_was_judged_then_and_that_it_was_raised(summary):
    _, grid, *_ = (block for block in summary.blocks if isinstance(block, Table))
    assert next(said_in(grid)) == (
        "Leadership | Good\nHigh | Inadequate\nRaised since | Requires improvement to be good\nJuly 2024 | 12 good"
    )


def test_what_moved_is_told_of_judgements_actions_evidence_and_figures(summary):
    said = " ".join(said_by(summary))
    assert "Since then: 0 actions finished, 30 actions and 1 piece of evidence added." in said
    assert "68%, 2025-26 | 50% | 51% | Better" in said
    assert "9 more judgements changed." in said
