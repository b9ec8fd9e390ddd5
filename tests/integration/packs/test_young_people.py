"""The summary for children and young people: written, measured, read by them, and printed."""

import json
import re
from datetime import timedelta

import pytest
from click.testing import CliRunner

from selfassess.cli import selfassess
from selfassess.domain.assessment import WHOLE
from selfassess.domain.comparators import Authority
from selfassess.domain.people import LOCAL
from selfassess.domain.young_people import YoungReading
from selfassess.errors import BadInput, Conflict
from selfassess.services.assessments import create_assessment
from selfassess.services.authorities import save_authorities
from selfassess.services.packs import make_pack
from selfassess.services.young_people import add_young_reading, save_young_people, young_people_of

SAID = "We answer calls on the same day. You can ask to see your plan."


@pytest.fixture
def holds(demonstration, tmp_path):
    return demonstration.copied(tmp_path / "data")


@pytest.fixture
def stocked(holds):
    """The toolbox of the demonstration."""
    made = holds.tools()
    yield made
    made.store().close()


@pytest.fixture
def northmoor(tools):
    """An empty assessment."""
    save_authorities(tools, LOCAL, [Authority("northmoor", "Northmoor")])
    return create_assessment(tools, LOCAL, authority="Northmoor", framework="ilacs-2026", title="Spring").id


def said(stocked, holds, text=SAID, revision=0, subject=WHOLE):
    return save_young_people(stocked, LOCAL, assessment=holds.assessment, revision=revision, texts={subject: {"good": text}})


def posted(browser, address, fields, to=""):
    """What is answered to a form of the page with these fields and the token that the page gave."""
    token = re.search(r'name="csrf_token" value="([^"]+)"', browser.get(address).get_data(as_text=True))[1]
    return browser.post(f"{address}{to}", data={**fields, "csrf_token": token})


def test_what_is_written_comes_out_in_its_pack_with_who_read_it_and_its_age(stocked, holds):
    said(stocked, holds)
    reading = YoungReading("Children in care council", 6, stocked.today(), "“Plan” instead of “pathway plan”.")
    add_young_reading(stocked, LOCAL, assessment=holds.assessment, reading=reading)
    _, made = make_pack(stocked, LOCAL, pack_id="young-peoples-summary", assessment_id=holds.assessment, form="html")
    page = made.decode()
    age = young_people_of(stocked, LOCAL, holds.assessment).summary.measured().age
    for text in (SAID, "Children in care council: 6 young people", "They changed: “Plan”", f"Reading age {age}"):
        assert text in page


def test_every_version_stays_and_what_is_not_named_is_kept(stocked, holds):
    said(stocked, holds)
    after = said(stocked, holds, "Homes are near school.", revision=1, subject="care-leavers")
    assert (after.revision, after.text(WHOLE, "good"), after.text("care-leavers", "good")) == (2, SAID, "Homes are near school.")


def test_two_people_do_not_write_over_each_other(stocked, holds):
    said(stocked, holds)
    with pytest.raises(Conflict, match="Somebody else changed this"):
        said(stocked, holds, "Something else.")


@pytest.mark.parametrize(
    ("text", "why"), [("Call 01632 960123.", "looks like a case number"), ("x" * 3001, "Shorten this to 3,000 characters")]
)
def test_what_may_tell_who_a_child_is_or_is_too_long_is_refused(stocked, holds, text, why):
    with pytest.raises(BadInput, match=why):
        said(stocked, holds, text)


def test_nobody_can_have_read_what_is_not_written_or_read_it_tomorrow(stocked, holds):
    with pytest.raises(BadInput, match="Nothing is written yet"):
        add_young_reading(stocked, LOCAL, assessment=holds.assessment, reading=YoungReading("Council", 6, stocked.today()))
    said(stocked, holds)
    tomorrow = YoungReading("Council", 6, stocked.today() + timedelta(days=1))
    with pytest.raises(BadInput, match="still to come"):
        add_young_reading(stocked, LOCAL, assessment=holds.assessment, reading=tomorrow)


def test_the_page_measures_without_saving_and_keeps_what_was_typed(browser, tools, northmoor):
    address = f"/assessments/{northmoor}/young-people"
    hard = "Multidisciplinary accommodation arrangements facilitate opportunities."
    answer = posted(browser, address, {"revision": "0", f"{WHOLE}--good": hard, "then": "measure"})
    body = answer.get_data(as_text=True)
    assert answer.status_code == 200
    assert "not saved yet" in body
    assert body.count(hard) == 2
    assert "long words: Multidisciplinary, accommodation, facilitate, opportunities" in body
    assert young_people_of(tools, LOCAL, northmoor).summary.revision == 0


def test_the_page_saves_and_records_who_read_it(browser, tools, northmoor):
    address = f"/assessments/{northmoor}/young-people"
    assert posted(browser, address, {"revision": "0", f"{WHOLE}--good": SAID}).status_code == 302
    day = tools.today()
    sent = {"group": "Care leavers’ forum", "number": "9", "day--day": day.day, "day--month": day.month, "day--year": day.year}
    assert posted(browser, address, sent, "/readings").status_code == 302
    (reading,) = young_people_of(tools, LOCAL, northmoor).summary.readings
    assert (reading.group, reading.number, reading.day) == ("Care leavers’ forum", 9, day)


def test_who_saved_too_late_has_the_words_still_and_is_told(browser, tools, northmoor):
    address = f"/assessments/{northmoor}/young-people"
    save_young_people(tools, LOCAL, assessment=northmoor, revision=0, texts={WHOLE: {"good": SAID}})
    answer = posted(browser, address, {"revision": "0", f"{WHOLE}--good": "Something else."})
    body = answer.get_data(as_text=True)
    assert answer.status_code == 409
    assert "Something else." in body
    assert "Somebody else changed this" in body
    assert 'name="revision" value="1"' in body


def test_the_commands_write_show_and_record(holds, monkeypatch):
    monkeypatch.setenv("SELFASSESS_DATA_DIR", str(holds.folder))
    run = CliRunner()
    wrote = run.invoke(selfassess, ["young-people", "write", holds.assessment, WHOLE, "--good", SAID])
    read = run.invoke(selfassess, ["young-people", "read", holds.assessment, "--group", "Council", "--number", "4"])
    shown = run.invoke(selfassess, ["young-people", "show", holds.assessment, "--format", "json"])
    assert (wrote.exit_code, read.exit_code, shown.exit_code) == (0, 0, 0)
    told = json.loads(shown.output)
    assert told["texts"][WHOLE]["good"] == SAID
    assert told["readings"][0]["number"] == 4
    assert told["measure"]["words"] == 14
