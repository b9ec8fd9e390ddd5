"""The workbook goes out and comes back in the browser."""

import re
from io import BytesIO

import pytest

from tests.returning import Filled

OTHER = "help-protection.early-help"


@pytest.fixture
def book(desk):
    content = desk.browser.get(f"/assessments/{desk.holds.assessment}/packs/scoring-workbook.xlsx").data
    return Filled.opened(content)


@pytest.fixture
def page(desk):
    return f"/assessments/{desk.holds.assessment}/workbook"


def sent(desk, page, content, name="from a service head.xlsx"):
    return desk.send(page, file=(BytesIO(content), name))


def seen(html):
    return re.search(r'name="seen" value="(\w+)"', html)[1]


def ticks(html):
    return dict.fromkeys(re.findall(r'name="(decision-\d+)" type="checkbox"', html), "take")


def test_a_workbook_is_looked_at_agreed_to_and_undone(desk, page, book):
    before = desk.response().texts.plans
    answer = sent(desk, page, book.write(desk.holds.line, plans="A plan from the workbook.").saved())
    assert answer.status_code == 302
    html = desk.open(answer.location)
    assert "1 proposed change" in html
    assert "A plan from the workbook." in html
    assert before in html
    assert desk.response().texts.plans == before
    done = desk.send(answer.location, seen=seen(html), **ticks(html))
    assert done.status_code == 302
    assert desk.response().texts.plans == "A plan from the workbook."
    html = desk.open(page)
    assert "from a service head.xlsx" in html
    undo = re.search(r'action="([^"]+/undo)"', html)[1]
    assert desk.send(undo).status_code == 302
    assert desk.response().texts.plans == before
    assert "undone" in desk.open(page)


def test_changes_are_counted_as_they_are_decided_wherever_they_are_told(desk, page, book):
    changed = book.write(desk.holds.line, plans="A plan.", judgement="Good", reason="Audits agree.").saved()
    address = sent(desk, page, changed).location
    html = desk.open(address)
    many = len(ticks(html))
    assert f"{many} proposed changes" in html
    desk.send(address, seen=seen(html), **ticks(html))
    assert f"Taken in: {many} changes" in desk.open(page)


def test_what_has_no_tick_stays_as_it_is(desk, page, book):
    before = desk.response().texts.plans
    address = sent(desk, page, book.write(desk.holds.line, plans="No.").saved()).location
    desk.send(address, seen=seen(desk.open(address)))
    assert desk.response().texts.plans == before


def test_a_conflict_must_be_decided(desk, page, book):
    content = book.write(desk.holds.line, plans="From the workbook.").saved()
    desk.save(plans="From the page.")
    address = sent(desk, page, content).location
    html = desk.open(address)
    assert "Both changed this" in html
    refused = desk.send(address, seen=seen(html))
    assert refused.status_code == 400
    assert "Choose which words to keep" in refused.text
    assert desk.response().texts.plans == "From the page."
    desk.send(address, seen=seen(html), **{"decision-1": "both"})
    assert desk.response().texts.plans == "From the workbook.\n\nFrom the page."


def test_many_conflicts_are_settled_by_one_rule(desk, page, book):
    book.write(desk.holds.line, plans="From the workbook.", how="This too.")
    desk.save(plans="From the page.", how="Here too.")
    address = sent(desk, page, book.saved()).location
    desk.send(address, seen=seen(desk.open(address)), rule="take")
    assert (desk.response().texts.plans, desk.response().texts.how) == ("From the workbook.", "This too.")


def test_what_was_saved_since_somebody_looked_is_shown_first(desk, page, book):
    address = sent(desk, page, book.write(desk.holds.line, plans="From the workbook.").saved()).location
    html = desk.open(address)
    desk.save(plans="From the page.")
    answer = desk.send(address, seen=seen(html), **ticks(html))
    assert answer.status_code == 409
    assert "since you looked" in answer.text
    assert desk.response().texts.plans == "From the page."


def test_a_file_that_is_no_workbook_is_refused_on_the_form(desk, page):
    answer = sent(desk, page, b"%PDF-1.7", "report.pdf")
    assert answer.status_code == 200
    assert "report.pdf is no Excel workbook" in answer.text
    assert "Choose the workbook" in desk.send(page).text


def test_typed_markup_is_shown_as_typed(desk, page, book):
    content = book.write(OTHER, strengths="<script>alert(1)</script>").saved()
    html = desk.open(sent(desk, page, content, "<b>.xlsx").location)
    assert "&lt;script&gt;alert(1)" in html
    assert "<script>alert" not in html
