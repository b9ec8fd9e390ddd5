"""What was written for young people is kept in a snapshot as it stood, on either database."""

import json

import pytest

from selfassess.domain.assessment import WHOLE
from selfassess.domain.comparators import Authority
from selfassess.domain.people import LOCAL
from selfassess.domain.snapshot import digest_of
from selfassess.domain.young_people import YoungReading
from selfassess.errors import BadInput
from selfassess.services.assessments import create_assessment
from selfassess.services.authorities import save_authorities
from selfassess.services.purging import purge
from selfassess.services.snapshots import add_snapshot, export_snapshot, open_snapshot, pack_of_snapshot
from selfassess.services.young_people import add_young_reading, save_young_people
from selfassess.settings import Settings
from selfassess.wiring import toolbox

SAID = "We answer calls on the same day. You can ask to see your plan."


@pytest.fixture
def stocked(tmp_path, ready_url):
    made = toolbox(Settings(data_dir=tmp_path / "data", database_url=ready_url))
    yield made
    made.store().close()


@pytest.fixture
def assessment(stocked):
    """An assessment without a word in it."""
    save_authorities(stocked, LOCAL, [Authority("northmoor", "Northmoor")])
    return create_assessment(stocked, LOCAL, authority="Northmoor", framework="ilacs-2026", title="Spring").id


@pytest.fixture
def read_by(stocked, assessment):
    """The summary is written, and a group of young people read it."""
    save_young_people(stocked, LOCAL, assessment=assessment, revision=0, texts={WHOLE: {"good": SAID}})
    reading = YoungReading("Children in care council", 6, stocked.today(), "“Plan” for “pathway plan”.")
    add_young_reading(stocked, LOCAL, assessment=assessment, reading=reading)
    return reading


def test_a_snapshot_keeps_the_words_their_reading_age_and_who_read_them(stocked, assessment, read_by):
    kept = add_snapshot(stocked, LOCAL, assessment=assessment)
    save_young_people(stocked, LOCAL, assessment=assessment, revision=2, texts={WHOLE: {"good": "Written later."}})
    content = open_snapshot(stocked, LOCAL, kept.id).content
    assert content.young.text(WHOLE, "good") == SAID
    assert content.young.readings == (read_by,)
    assert content.young_age == content.young.measured().age > 0


def test_what_is_taken_away_of_it_holds_the_summary_under_its_hash(stocked, assessment, read_by):
    kept = add_snapshot(stocked, LOCAL, assessment=assessment)
    _, file = export_snapshot(stocked, LOCAL, kept.id)
    assert digest_of(file.decode()) == kept.digest
    told = json.loads(file)["content"]
    assert told["young"]["texts"][WHOLE]["good"] == SAID
    assert told["young"]["readings"][0]["group"] == read_by.group


def test_its_pack_is_made_of_the_snapshot_and_not_of_how_it_stands_now(stocked, assessment, read_by):
    kept = add_snapshot(stocked, LOCAL, assessment=assessment)
    save_young_people(stocked, LOCAL, assessment=assessment, revision=2, texts={WHOLE: {"good": "Written later."}})
    _, made = pack_of_snapshot(stocked, LOCAL, snapshot=kept.id, pack_id="young-peoples-summary", form="html")
    page = made.decode()
    assert SAID in page
    assert f"{read_by.group}: 6 young people" in page
    assert "Written later." not in page


def test_a_snapshot_of_before_anything_was_written_makes_no_such_pack(stocked, assessment):
    kept = add_snapshot(stocked, LOCAL, assessment=assessment)
    assert open_snapshot(stocked, LOCAL, kept.id).content.young is None
    with pytest.raises(BadInput, match="holds nothing of that"):
        pack_of_snapshot(stocked, LOCAL, snapshot=kept.id, pack_id="young-peoples-summary", form="html")


def test_purging_leaves_it_as_it_is(stocked, assessment, read_by):
    kept = add_snapshot(stocked, LOCAL, assessment=assessment)
    purge(stocked, LOCAL, days=1)
    opened = open_snapshot(stocked, LOCAL, kept.id)
    assert opened.intact
    assert opened.content.young.readings == (read_by,)
