"""Importing figures and reading them, in a browser and by command."""

import re
from dataclasses import replace
from io import BytesIO

import pytest
from click.testing import CliRunner
from openpyxl import Workbook

from selfassess.cli import selfassess
from selfassess.domain.people import LOCAL
from selfassess.errors import BadTable, NotFound
from selfassess.services.indicators import GivenTable, import_values, indicators_of, kept_table

CSV = b"""indicator,period,value,numerator,denominator,england,neighbours,target,source
cl.eet,2023-24,40,80,200,53,54,60,Own data
cl.eet,2024-25,c,,,54,55,60,Own data
cl.eet,2025-26,58,116,200,54,55,60,Own data
cla.rhi,2025-26,75,3,4,81,80,90,Own data
"""


@pytest.fixture
def here(desk):
    return f"/assessments/{desk.holds.assessment}/indicators"


@pytest.fixture
def taken(desk):
    import_values(desk.tools, LOCAL, GivenTable("aldermere", "figures.csv", CSV))


def look(desk, here, content, name="figures.csv"):
    return desk.send(f"{here}/import", file=(BytesIO(content), name))


def series(desk):
    return {each.definition.id: each for each in indicators_of(desk.tools, LOCAL, desk.holds.assessment).series}


def kept_in(page):
    return re.search(r'name="kept" value="([^"]+)"', page)[1]


def test_a_file_is_looked_at_before_anything_is_taken(desk, here):
    page = look(desk, here, CSV).text
    assert "4 values to take" in page
    assert "cla.rhi" not in series(desk)
    named = ("indicator", "period", "value", "numerator", "denominator")
    chosen = {f"column_{column}": str(place) for place, column in enumerate(named)}
    answer = desk.send(f"{here}/import", kept=kept_in(page), then="take", **chosen)
    assert answer.status_code == 302
    assert "4 values taken" in desk.open(here)


def test_columns_of_other_names_are_chosen_by_hand(desk, here):
    odd = b"What,When,How much\ncl.eet,2025-26,58\n"
    page = look(desk, here, odd).text
    assert "No column was found for: Indicator, Period, Value. The headings are: What, When, How much." in page
    assert 'id="columns"' in page
    chosen = {"column_indicator": "0", "column_period": "1", "column_value": "2"}
    assert "1 value to take" in desk.send(f"{here}/import", kept=kept_in(page), then="look", **chosen).text
    desk.send(f"{here}/import", kept=kept_in(page), then="take", **chosen)
    assert series(desk)["cl.eet"].newest.figure.value == 58


def test_a_file_with_a_mistake_is_not_taken_and_the_row_is_told(desk, here):
    wrong = CSV + b"cl.eet,2025-26,59,,,,,,Again\n<b>x</b>,2025-26,1,,,,,,\n"
    page = look(desk, here, wrong).text
    assert "2 rows that cannot be" in page
    assert "Row 4 gives the same indicator and period" in page
    assert "&lt;b&gt;x&lt;/b&gt;" in page
    assert "Take 4 values" not in page
    with pytest.raises(BadTable, match=r"figures\.csv:6"):
        import_values(desk.tools, LOCAL, GivenTable("aldermere", "figures.csv", wrong))


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("figures.xlsx", b"no workbook", "not an Excel workbook"),
        ("figures.csv", b"\xff\xfe\x00", "not a CSV file"),
        ("figures.csv", b"\n\n", "nothing in it"),
        ("figures.pdf", b"%PDF-1.4", "This is no table"),
    ],
)
def test_what_is_no_table_is_refused_in_words(desk, here, name, content, said):
    assert re.search(said, look(desk, here, content, name).text)


def test_an_excel_sheet_is_read_with_its_numbers_and_dates(desk, here):
    book = Workbook()
    for row in [["Indicator", "Period", "Value", "England"], ["cl.eet", "2025-26", 58.5, "x"], ["cl.eet", 2024, 51, None]]:
        book.active.append(row)
    content = BytesIO()
    book.save(content)
    assert "2 values to take" in look(desk, here, content.getvalue(), "figures.xlsx").text


def test_letters_and_small_numbers_are_shown_as_letters(desk, here, taken):
    page = desk.open(here)
    row = page.split("Return home interviews", 1)[1] if "Return home interviews" in page else page
    assert '<abbr title="suppressed">c</abbr>' in row
    assert "75" not in row.split("</tr>")[0]
    every = replace(desk.tools, settings=replace(desk.tools.settings, small_numbers=0))
    shown = {each.definition.id: each.newest.figure.value for each in indicators_of(every, LOCAL, desk.holds.assessment).series}
    assert shown["cla.rhi"] == 75


def test_one_indicator_says_the_same_in_its_charts_and_its_table(desk, here, taken):
    page = desk.open(f"{here}/cl.eet")
    assert page.count("<polyline") >= 3
    assert "2025-26: 58</title>" in page
    assert "116 of 200" in page
    assert "Better" in page
    assert "2024-25: " not in page.split("app-trend__line--own")[1].split("</g>")[0]  # a letter breaks the line
    assert desk.browser.get(f"{here}/cl.touch").status_code == 404


def test_the_figures_stand_beside_the_line_that_asks_for_them(desk, taken):
    page = desk.open(desk.address("care-leavers.education-employment"))
    assert 'id="data"' in page
    assert "58 per cent, 2025-26" in page


def test_a_value_that_is_given_again_takes_the_place_of_the_old(desk, taken):
    again = b"indicator,period,value\ncl.eet,2025-26,61\n"
    import_values(desk.tools, LOCAL, GivenTable("aldermere", "again.csv", again))
    with desk.tools.store().read() as store:
        assert [value.figure.value for value in store.indicators.of("aldermere", ["cl.eet"])][-3:] == [40, None, 61]


def test_only_a_file_that_was_kept_is_found_by_its_name(desk):
    for kept in ("../../secret-key", "0" * 64 + ".csv", "0" * 64 + ".exe"):
        with pytest.raises(NotFound):
            kept_table(desk.tools, LOCAL, authority="aldermere", kept=kept)


def test_what_a_file_has_no_column_for_stays_and_an_empty_cell_clears(desk, here, taken):
    thin = b"Measure,Year,Value,Target\ncl.eet,2025-26,61,\n"
    page = look(desk, here, thin).text
    assert "cl.eet, 2025-26: Value 58 becomes 61; Target 60 becomes empty." in page
    import_values(desk.tools, LOCAL, GivenTable("aldermere", "thin.csv", thin))
    newest = series(desk)["cl.eet"].newest
    assert (newest.figure.value, newest.england.value, newest.neighbours.value) == (61, 54, 55)
    assert (newest.numerator, newest.denominator, newest.source) == (116, 200, "Own data")
    assert not newest.target.given


def test_the_command_refuses_a_table_without_a_column_of_values(desk, tmp_path, monkeypatch):
    monkeypatch.setenv("SELFASSESS_DATABASE_URL", desk.tools.settings.database_url)
    monkeypatch.setenv("SELFASSESS_DATA_DIR", str(desk.tools.settings.data_dir))
    file = tmp_path / "figures.csv"
    file.write_text("Measure,Year,Our figure\ncl.eet,2025-26,58\n", encoding="utf-8")
    for mode in ((), ("--dry-run",)):
        said = CliRunner().invoke(selfassess, ["indicators", "import", str(file), "--authority", "Aldermere", *mode])
        assert said.exit_code == 1
        assert "No column was found for: Value. The headings are: Measure, Year, Our figure." in said.output
        assert "--column value=HEADING" in said.output
