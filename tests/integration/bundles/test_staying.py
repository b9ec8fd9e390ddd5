"""What stays behind is told before a bundle is made, and what only the team of a challenge reads does not go to the council."""

import json
import zipfile
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from click.testing import CliRunner

from selfassess.cli import selfassess
from selfassess.domain.bundle.comparing import Standing
from selfassess.domain.bundle.parts import PARTS, THINGS, Kind
from selfassess.domain.bundle.staying import TOLD_NOWHERE, WAITING
from selfassess.domain.case_form import MINUTES, MODERATION_SAID
from selfassess.domain.changes import Decision
from selfassess.domain.evidence import EvidenceKind
from selfassess.domain.people import LOCAL
from selfassess.domain.timetable import Session, SessionKind
from selfassess.domain.work import CommentKind
from selfassess.domain.young_people import YoungReading
from selfassess.services.backing import NewEvidence, add_evidence
from selfassess.services.before_sending import before_sending
from selfassess.services.case_reviews import Typed, open_case, save_case
from selfassess.services.drafts import keep_draft
from selfassess.services.feedback import share_report
from selfassess.services.taking_bundles import take_bundle_in
from selfassess.services.timetable import save_session
from selfassess.services.work import comment as say
from selfassess.services.young_people import add_young_reading, save_young_people, young_people_of
from selfassess.store.models.table import Row
from tests.challenge_world import a_case, a_challenge, revision_of
from tests.integration.bundles.conftest import received, sent, taken

LINE = "help-protection.front-door"
GIVEN, OWN = "practice.assessment.strengths", "practice.assessment.notes"
SAID, NOTED = "Assessments are timely", "The reviewer thinks that the file was tidied"


def told(before):
    """Everything that stays, as people read it."""
    return [str(each) for each in before.stays]


def within(content, name="records.jsonl"):
    """The text of one member of a bundle."""
    with zipfile.ZipFile(BytesIO(content)) as bundle:
        return bundle.read(name).decode()


def bodies(content, table):
    """What the records of one table hold in a bundle."""
    lines = map(json.loads, within(content).splitlines())
    return [line["values"]["body"] for line in lines if line["table"] == table]


@pytest.mark.parametrize(("head", "kind"), [("assessments", Kind.ASSESSMENT), ("peer_challenges", Kind.CHALLENGE)])
def test_whatever_hangs_from_what_is_sent_travels_or_is_told_to_stay(head, kind):
    hanging = {
        table.name
        for table in Row.metadata.sorted_tables
        if any(key.column.table.name == head for key in table.foreign_keys) and table.name != head
    }
    travels = {part.table for part in PARTS[kind]}
    assert hanging - travels - TOLD_NOWHERE == set(WAITING[kind])


@pytest.mark.parametrize("kind", Kind)
def test_everything_that_travels_has_a_name_that_people_read(kind):
    assert {part.thing for part in PARTS[kind]} <= THINGS.keys()


def test_what_stays_of_an_assessment_is_told_with_its_numbers_before_anything_is_sent(here):
    holds, tools = here
    say(tools, LOCAL, assessment=holds.assessment, subject=LINE, kind=CommentKind.TEAM, text="Between us.")
    hidden = NewEvidence(EvidenceKind.DATA, "For few eyes", restricted=True)
    add_evidence(tools, LOCAL, assessment=holds.assessment, subject=LINE, new=hidden)
    keep_draft(tools, LOCAL, assessment=holds.assessment, subject=LINE, field="plans", text="Half a thought", revision=1)
    before = before_sending(tools, LOCAL, Kind.ASSESSMENT, holds.assessment)
    assert "1 team note: team notes never travel." in told(before)
    assert "1 text that was typed and not saved: it is kept for whoever typed it until they save it." in told(before)
    assert [str(each) for each in before.choices] == [
        "1 restricted piece of evidence: what is restricted is sent only by choice."
    ]
    assert any("that was made and kept: the other side makes its own." in each for each in told(before))
    assert before.travels[THINGS["answer"]] > 0


def test_the_command_tells_what_stays_and_only_looks_when_it_is_asked_to(here, monkeypatch, tmp_path):
    holds, tools = here
    say(tools, LOCAL, assessment=holds.assessment, subject=LINE, kind=CommentKind.TEAM, text="Between us.")
    monkeypatch.setenv("SELFASSESS_DATA_DIR", str(tools.settings.data_dir))
    looked = CliRunner().invoke(selfassess, ["bundle", "export", holds.assessment, "--dry-run"])
    assert "Stays: 1 team note: team notes never travel." in looked.output
    out = tmp_path / "out.selfassess"
    made = CliRunner().invoke(selfassess, ["bundle", "export", holds.assessment, "--out", str(out)])
    assert (made.exit_code, made.stdout.strip()) == (0, str(out))
    assert "Stays here: 1 team note: team notes never travel." in made.stderr


def test_the_summary_for_young_people_travels_with_who_read_it(here, there):
    holds, tools = here
    texts = {"whole": {"good": "People listen to you."}}
    save_young_people(tools, LOCAL, assessment=holds.assessment, revision=0, texts=texts)
    reading = YoungReading("Children in care council", 6, date(2026, 1, 9))
    add_young_reading(tools, LOCAL, assessment=holds.assessment, reading=reading)
    taken(there, sent(tools, holds.assessment))
    arrived = young_people_of(there, LOCAL, holds.assessment).summary
    assert (arrived.text("whole", "good"), arrived.readings) == ("People listen to you.", (reading,))


@pytest.fixture
def reviewed(here):
    """A challenge with a case in which reviewers wrote for the council and for themselves."""
    _, tools = here
    made = a_challenge(tools)
    a_case(tools, made.id, "IC1", {GIVEN: SAID, OWN: NOTED, MINUTES: "95", MODERATION_SAID: "We differed at first"})
    return tools, made.id


def test_before_the_report_is_shared_the_council_gets_no_case(reviewed, there):
    tools, challenge = reviewed
    before = before_sending(tools, LOCAL, Kind.CHALLENGE, challenge)
    assert "1 case that was reviewed: the team has not shared its report with the council yet." in told(before)
    went = sent(tools, challenge, kind=Kind.CHALLENGE)
    assert bodies(went, "case_reviews") == bodies(went, "case_review_revisions") == []
    taken(there, went)
    with there.store().read() as store:
        assert store.cases.of(challenge) == ()


def test_once_it_is_shared_the_council_gets_cases_without_what_reviewers_wrote_for_themselves(reviewed, there):
    tools, challenge = reviewed
    share_report(tools, LOCAL, challenge, shared=True)
    before = before_sending(tools, LOCAL, Kind.CHALLENGE, challenge)
    assert [str(each) for each in before.choices] == [
        "1 case with notes, time or moderation of its reviewers: these are the team’s own, and the case travels without them."
    ]
    went = sent(tools, challenge, kind=Kind.CHALLENGE)
    assert NOTED not in within(went)
    assert [set(body["values"]) for body in bodies(went, "case_review_revisions")] == [set(), {GIVEN}]
    assert "stayed: these are the team’s own" in json.loads(within(went, "manifest.json"))["left_out"][0]
    taken(there, went)
    with there.store().read() as store:
        assert store.cases.get(challenge, "IC1").values == {GIVEN: SAID}


def test_what_the_team_will_ask_in_a_session_stays_and_is_there_still_when_the_timetable_comes_back(reviewed, there):
    tools, challenge = reviewed
    meets = Session("", date(2022, 6, 14), "09:30", "10:30", SessionKind.INTERVIEW, "foster carers", prompts=("Who rings you?",))
    kept = save_session(tools, LOCAL, challenge, revision_of(tools, challenge), replace(meets, people=4)).sessions[0]
    assert "1 session with prompts of the team: the timetable travels without them." in told(
        before_sending(tools, LOCAL, Kind.CHALLENGE, challenge)
    )
    taken(there, sent(tools, challenge, kind=Kind.CHALLENGE))
    with there.store().read() as store:
        assert store.peer_challenges.get(challenge).sessions == (replace(kept, prompts=(), people=0),)
    moved = replace(kept, place="Room 4", prompts=(), people=0)
    save_session(there, LOCAL, challenge, revision_of(there, challenge), moved)
    back = received(tools, sent(there, challenge, kind=Kind.CHALLENGE))
    take_bundle_in(tools, LOCAL, back.waiting.id, rule=Decision.TAKE, trust=True)
    with tools.store().read() as store:
        assert store.peer_challenges.get(challenge).sessions == (replace(kept, place="Room 4"),)


def test_where_the_team_itself_goes_on_everything_of_its_own_travels(reviewed, there):
    tools, challenge = reviewed
    taken(there, sent(tools, challenge, kind=Kind.CHALLENGE, closed=True))
    with there.store().read() as store:
        assert store.cases.get(challenge, "IC1").values[OWN] == NOTED


def test_a_bundle_that_comes_back_from_the_council_takes_no_note_from_the_team(reviewed, there):
    tools, challenge = reviewed
    share_report(tools, LOCAL, challenge, shared=True)
    taken(there, sent(tools, challenge, kind=Kind.CHALLENGE))
    same = received(tools, sent(there, challenge, kind=Kind.CHALLENGE))
    assert [item for item in same.items if item.proposed] == []
    case = open_case(there, LOCAL, challenge, "IC1").case
    values = {GIVEN: "Assessments are timely and kind"}
    save_case(there, LOCAL, challenge, "IC1", Typed(case.revision, values, finished=True))
    back = received(tools, sent(there, challenge, kind=Kind.CHALLENGE))
    assert [(item.thing, item.standing) for item in back.items if item.proposed] == [("case", Standing.BEHIND)]
    take_bundle_in(tools, LOCAL, back.waiting.id, trust=True)
    with tools.store().read() as store:
        after, first = store.cases.get(challenge, "IC1"), store.cases.revision(challenge, "IC1", case.revision)
    assert after.values == {GIVEN: values[GIVEN], OWN: NOTED, MINUTES: "95", MODERATION_SAID: "We differed at first"}
    assert first.values[OWN] == NOTED
