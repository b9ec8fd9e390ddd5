"""The area profile in a browser, and at the beginning of the self-evaluation."""

import re
from dataclasses import replace
from datetime import date
from io import BytesIO

import docx
import pytest

from selfassess.domain.area_profile import ProfileFigure, Validated
from selfassess.domain.people import LOCAL
from selfassess.domain.report import Fact
from selfassess.errors import Conflict
from selfassess.services.area_profile import keep_figure, profile_of
from selfassess.services.carrying import carry_forward
from selfassess.services.packs import make_pack
from selfassess.services.snapshots import add_snapshot, open_snapshot


def day(name, when):
    return {f"{name}--day": str(when.day), f"{name}--month": str(when.month), f"{name}--year": str(when.year)}


@pytest.fixture
def here(desk):
    return f"/assessments/{desk.holds.assessment}/profile"


def entry(desk, item):
    return profile_of(desk.tools, LOCAL, desk.holds.assessment).entry(item)


def printed(desk):
    content = make_pack(desk.tools, LOCAL, pack_id="self-evaluation", assessment_id=desk.holds.assessment, form="docx")[1]
    document = docx.Document(BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return [paragraph.text for paragraph in document.paragraphs if paragraph.style.name == "Heading 1"], cells


def test_a_figure_is_suggested_from_an_indicator_taken_and_opens_the_self_evaluation(desk, here):
    assert "The area" not in printed(desk)[0]
    suggested = entry(desk, "children-in-care").suggested[0]
    assert (suggested.value, suggested.previous, suggested.compared_with) == ("73.1 for every 10,000 children", "71", "England")
    page = desk.open(f"{here}/children-in-care?take=0")
    assert "73.1 for every 10,000 children</textarea>" in page
    sent = {"value": suggested.value, "previous": "71", "compared": "70", "compared_with": "England", "source": "Own data"}
    desk.send(f"{here}/children-in-care", revision="0", validated="no", **sent, **day("at", date(2026, 3, 31)))
    assert "1 of" in desk.open(here)
    headings, cells = printed(desk)
    assert headings[:2] == ["About this document", "The area"]
    assert "70 (England)" in cells
    assert "Own data, not validated" in cells


def test_a_figure_that_a_report_prints_is_suggested_with_its_page_and_what_was_before(desk):
    with desk.tools.store().write() as store:
        head = store.reports.heads(viewer=LOCAL.viewer(today=desk.tools.today()), authority="aldermere")[0]
        report = store.reports.report(head.id, viewer=LOCAL.viewer(today=desk.tools.today()))
        fact = Fact("private fostering", 9, 2, at=date(2025, 1, 31), previous=7, national=8, validated=False)
        store.reports.add(head, replace(report, facts=(fact,)), at=desk.tools.clock(), by="tests")
    (found,) = entry(desk, "private-fostering").suggested
    assert (found.value, found.previous, found.compared, found.validated) == ("9", "7", "8", Validated.NO)
    assert found.source == f"{head.title}, page 2"


def test_the_last_inspection_is_told_in_words(desk):
    (found,) = entry(desk, "last-inspection").suggested
    assert found.value.startswith("ILACS inspection, February 2025: Good for care leavers")


def test_days_that_cannot_be_are_refused_and_what_was_typed_stays(desk, here):
    sent = desk.send(f"{here}/child-population", revision="0", value="41,000", **day("at", date(2090, 1, 1)))
    assert "has not come" in sent.text
    assert "41,000" in sent.text
    both = {**day("at", date(2025, 3, 31)), **day("previous_at", date(2026, 3, 31))}
    assert "of a later day" in desk.send(f"{here}/child-population", revision="0", value="41,000", **both).text
    assert desk.browser.get(f"{here}/nothing").status_code == 404


def test_every_save_is_kept_and_who_saves_second_sees_both(desk, here):
    keep_figure(desk.tools, LOCAL, desk.holds.assessment, ProfileFigure("dcs", "Theirs, since May."))
    answer = desk.send(f"{here}/dcs", revision="0", value="Mine, since June.")
    assert answer.status_code == 409
    assert "Theirs, since May." in answer.text
    assert "Mine, since June." in answer.text
    revision = re.search(r'name="revision" value="(\d+)"', answer.text)[1]
    desk.send(f"{here}/dcs", revision=revision, value="Mine, since June.")
    page = desk.open(f"{here}/dcs")
    assert "2 saves" in page
    assert "Theirs, since May." in page
    with pytest.raises(Conflict):
        keep_figure(desk.tools, LOCAL, desk.holds.assessment, ProfileFigure("dcs", "Late."))


def test_a_snapshot_holds_the_profile_as_it_stood(desk):
    keep_figure(desk.tools, LOCAL, desk.holds.assessment, ProfileFigure("dcs", "Since May."))
    kept = add_snapshot(desk.tools, LOCAL, assessment=desk.holds.assessment, note="Kept")
    keep_figure(desk.tools, LOCAL, desk.holds.assessment, ProfileFigure("dcs", "Somebody new.", revision=1))
    opened = open_snapshot(desk.tools, LOCAL, kept.id)
    assert opened.intact
    assert opened.content.profile["dcs"].value == "Since May."


def test_figures_come_along_as_the_figures_before_and_words_stay_where_they_were(desk, here):
    of = {"tools": desk.tools, "who": LOCAL, "assessment_id": desk.holds.assessment}
    keep_figure(**of, figure=ProfileFigure("children-in-care", "294", date(2026, 3, 31), previous="280", source="Own data"))
    keep_figure(**of, figure=ProfileFigure("dcs", "In post since May 2024."))
    keep_figure(**of, figure=ProfileFigure("adoptions", ""))
    carried = "/carry-forward?framework=ilacs-2026"
    assert "1 figure of the area profile comes along as the figure before" in desk.open(
        f"/assessments/{desk.holds.assessment}{carried}"
    )

    new = carry_forward(desk.tools, LOCAL, previous=desk.holds.assessment, framework="ilacs-2026", title="2027")
    held = {entry.item.id: entry.figure for entry in profile_of(desk.tools, LOCAL, new.id).entries if entry.figure.revision}
    assert held.keys() == {"children-in-care"}
    begun = held["children-in-care"]
    assert (begun.value, begun.previous, begun.previous_at, begun.source) == ("", "294", date(2026, 3, 31), "")
    assert not begun.said
    assert '294 <span class="app-backing__facts">31 March 2026</span>' in desk.open(f"/assessments/{new.id}/profile")


def test_where_children_in_care_live_is_asked_figure_by_figure(desk):
    asked = [each.item.id for each in profile_of(desk.tools, LOCAL, desk.holds.assessment).entries]
    first = asked.index("in-care-where")
    assert asked[first + 1 : first + 8] == [
        "in-care-foster",
        "in-care-relatives",
        "in-care-homes",
        "in-care-supported",
        "in-care-parents",
        "in-care-adopters",
        "in-care-unregistered",
    ]
    keep_figure(
        desk.tools,
        LOCAL,
        desk.holds.assessment,
        ProfileFigure("in-care-foster", "68.2 per cent", date(2026, 3, 31), compared="67", compared_with="England"),
    )
    assert {"Living with foster carers", "67 (England)"} <= set(printed(desk)[1])
