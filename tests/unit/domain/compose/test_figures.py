"""What figures show."""

from dataclasses import replace
from datetime import date

from selfassess.domain.charts import Shares, Trend
from selfassess.domain.compose.apparatus import Composition
from selfassess.domain.compose.figures import coverage_chart, indicators, judged_chart
from selfassess.domain.document import Chart, Heading, Table, Text
from selfassess.domain.indicator_series import Series
from selfassess.domain.indicators import Figure, Value, travel
from selfassess.domain.reference import IndicatorDefinition, IndicatorPolarity
from tests.builders import a_framework, a_judgement, a_line, a_material, a_response, an_area, an_evidence
from tests.packs import a_pack, a_part

FRAMEWORK = a_framework(
    [an_area(lines=[a_line("help-protection.front-door"), a_line("help-protection.early-help", "Early help")])]
)
EET = IndicatorDefinition(
    "cl.eet", "Care leavers", "In education or work", "", "percent", IndicatorPolarity.HIGH, "", checked=True
)


def series(*numbers, definition=EET):
    values = tuple(
        Value(
            "northmoor",
            definition.id,
            f"{2020 + at}",
            date(2020 + at, 12, 31),
            Figure(number) if isinstance(number, (int, float)) else Figure(symbol=number),
            england=Figure(55.0),
        )
        for at, number in enumerate(numbers)
    )
    return Series(definition, values, travel(values, definition))


def composition(responses=(), figures=(), **kept):
    return Composition(a_pack(), replace(a_material(responses, FRAMEWORK, **kept), figures=tuple(figures)))


def said(row):
    return ["".join(span.text for span in cell.spans) for cell in row]


def test_an_indicator_stands_beside_its_comparators_with_a_line_over_time():
    _, table, chart = indicators(a_part("indicators"), composition(figures=[series(52, 58)]))
    assert said(table.rows[0]) == ["In education or work", "58%, 2021", "55%", "–", "Cannot be told", ""]
    assert table.rows[0][-1].spark.about == "In education or work: 52% in 2020 and 58% in 2021"
    assert isinstance(chart.drawing, Trend)
    assert chart.about.startswith("In education or work: 52% in 2020 and 58% in 2021. In 2021: England 55%.")


def test_a_letter_stands_where_there_is_no_number_and_is_explained():
    blocks = indicators(a_part("indicators"), composition(figures=[series(52, "c")]))
    (table,) = [block for block in blocks if isinstance(block, Table)]
    assert said(table.rows[0])[1] == "c, 2021"
    assert any("c suppressed" in block.spans[0].text for block in blocks if isinstance(block, Text))


def test_there_are_no_more_charts_than_the_pack_asks_for():
    other = replace(EET, id="cl.suitable", title="In suitable homes")
    found = composition(figures=[series(52, 58), series(80, 81, definition=other)])
    charts = [block for block in indicators(a_part("indicators", charts=1), found) if isinstance(block, Chart)]
    assert [chart.caption for chart in charts] == ["In education or work, %"]


def test_without_figures_it_says_so():
    heading, text = indicators(a_part("indicators"), composition())
    assert isinstance(heading, Heading)
    assert text.spans[0].text == "No figures have been brought in yet."


def test_the_three_answers_that_are_no_judgement_stay_apart_in_the_chart():
    responses = [
        a_response("help-protection.front-door", a_judgement("good")),
        a_response("help-protection.early-help", a_judgement("do-not-know")),
    ]
    (chart,) = judged_chart(composition(responses))
    assert chart.about == "Help and protection: 1 good, 1 do not know."
    assert isinstance(chart.drawing, Shares)


def test_where_nothing_is_judged_nothing_is_drawn():
    assert judged_chart(composition([a_response(strengths="Written.")])) == ()


def test_coverage_tells_one_kind_of_evidence_from_none():
    responses = [
        a_response("help-protection.front-door", strengths="We know.", evidence=["evidence-1"]),
        a_response("help-protection.early-help", strengths="We think."),
    ]
    (chart,) = coverage_chart(composition(responses, evidence=[an_evidence()]))
    assert chart.about == "Help and protection: 1 one kind of evidence, 1 described without evidence."
