"""The parts of a pack are chosen on a page, looked at, and made in the background."""

from selfassess.domain.people import LOCAL
from selfassess.jobs.kinds import KINDS
from selfassess.services.exports import list_exports
from selfassess.services.jobs import do_next


def test_chosen_parts_are_looked_at_and_made_in_the_background(desk):
    address = f"/assessments/{desk.holds.assessment}/packs/action-plan/parts"
    assert "Which parts?" in desk.open(address)
    look = desk.send(address, parts=["1", "3"], formats=["html"], then="look").location
    assert look.endswith("page?part=1&part=3")
    assert desk.browser.get(look).status_code == 200
    assert desk.send(address, parts=["1", "3"], formats=["html", "docx"], then="make").location == "/jobs"
    while do_next(desk.tools, KINDS):
        pass
    made = list_exports(desk.tools, LOCAL, desk.holds.assessment)
    assert {(each.form, each.parts) for each in made if each.parts == ("cover", "actions")} == {
        ("html", ("cover", "actions")),
        ("docx", ("cover", "actions")),
    }


def test_a_pack_of_nothing_is_not_made_and_the_choice_of_formats_stays(desk):
    address = f"/assessments/{desk.holds.assessment}/packs/action-plan/parts"
    answer = desk.send(address, formats=["pdf"], then="make")
    assert answer.status_code == 400
    assert "Choose one part at least" in answer.text
    assert 'value="pdf" checked' in answer.text
    assert desk.browser.get(f"/assessments/{desk.holds.assessment}/packs/scoring-workbook/parts").status_code == 404
