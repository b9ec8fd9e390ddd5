"""What a reviewer types is kept while they type, time and moderation are told, and each case goes to the council as a file."""

import json
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from click.testing import CliRunner

from selfassess.cli import selfassess
from selfassess.domain.case_form import AGREED, MINUTES, MODERATED_ON, MODERATION, MODERATION_SAID
from selfassess.domain.people import LOCAL, Person
from selfassess.domain.rights import Grant, Role
from selfassess.errors import BadInput, NotAllowed
from selfassess.services.case_drafts import drop_case_drafts, keep_case_draft, own_case_drafts
from selfassess.services.case_reviews import Typed, cases_of, open_case, save_case
from selfassess.services.completed_cases import completed_cases
from selfassess.services.feedback import share_report
from tests.challenge_world import a_case, a_challenge, revision_of

LINE = "practice.assessment"
STRENGTHS, ASIDE = f"{LINE}.strengths", f"{LINE}.considerations"


@pytest.fixture
def visit(tools):
    visit = a_challenge(tools).id
    a_case(tools, visit, "IC1", {STRENGTHS: "Timely"}, done=False)
    return visit


def typed(tools, visit, text, field=STRENGTHS, who=LOCAL):
    return keep_case_draft(tools, who, visit, "IC1", field=field, text=text, revision=revision_of(tools, visit, "IC1"))


def test_a_draft_is_its_persons_alone_and_gone_once_it_is_saved(tools, visit):
    reviewer = Person("r", "Reviewer", (Grant(Role.CASE_REVIEWER, visit),))
    assert typed(tools, visit, "Timely and rich").draft.text == "Timely and rich"
    typed(tools, visit, "Fathers?", ASIDE)
    assert [each.field for each in own_case_drafts(tools, LOCAL, visit, "IC1")] == [ASIDE, STRENGTHS]
    assert own_case_drafts(tools, reviewer, visit, "IC1") == ()
    assert open_case(tools, LOCAL, visit, "IC1").case.values == {STRENGTHS: "Timely"}
    revision = revision_of(tools, visit, "IC1")
    save_case(tools, LOCAL, visit, "IC1", Typed(revision, {STRENGTHS: "Timely, and more"}, drafted=(STRENGTHS,)))
    assert [each.field for each in own_case_drafts(tools, LOCAL, visit, "IC1")] == [ASIDE]
    drop_case_drafts(tools, LOCAL, visit, "IC1", open_case(tools, LOCAL, visit, "IC1").form.part(LINE))
    assert own_case_drafts(tools, LOCAL, visit, "IC1") == ()


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("See 1029511", "looks like a case number"),
        ("She was born on 4 May 2012", "a date of birth"),
        ("The worker (Ann Example) listens", "something in brackets looks like a name"),
        ("One child was trafficked", "something rare that is said of one child"),
        ("At the age of nine months she was adopted in May 2019", "an age, a month and an order together"),
    ],
)
def test_what_may_tell_who_somebody_is_is_caught_while_typing_and_not_kept(tools, visit, text, why):
    typed(tools, visit, "Fine so far")
    kept = typed(tools, visit, text)
    assert kept.draft is None
    assert why in kept.look_again
    assert own_case_drafts(tools, LOCAL, visit, "IC1") == ()


def test_a_draft_of_nothing_that_is_asked_is_refused(tools, visit):
    for field, text in (("read-on", "1"), ("nothing", "x"), (STRENGTHS, "x" * 20_001)):
        with pytest.raises(BadInput):
            typed(tools, visit, text, field)


def test_time_and_moderation_are_asked_in_every_form_and_told_in_the_list(tools, visit, monkeypatch):
    said = {MINUTES: "95", MODERATION: AGREED, MODERATED_ON: "2022-06-02", MODERATION_SAID: "We read it together."}
    save_case(tools, LOCAL, visit, "IC1", Typed(revision_of(tools, visit, "IC1"), said))
    a_case(tools, visit, "IC2", {MINUTES: "30"})
    found = cases_of(tools, LOCAL, visit)
    assert found.minutes == 125
    assert [case.moderated for case in found.cases] == [AGREED, ""]
    assert found.form.part("moderation").slots[0].choices[0] == AGREED
    monkeypatch.setenv("SELFASSESS_DATABASE_URL", tools.settings.database_url)
    monkeypatch.setenv("SELFASSESS_DATA_DIR", str(tools.settings.data_dir))
    told = json.loads(CliRunner().invoke(selfassess, ["peer-challenges", "cases", "list", visit, "--format", "json"]).output)
    assert [(each["code"], each["minutes"], each["moderated"], each["finished"]) for each in told] == [
        ("IC1", 95, AGREED, False),
        ("IC2", 30, "", True),
    ]


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_each_finished_case_goes_to_the_council_as_a_file_without_the_reviewers_own_notes(tools, visit, form):
    with pytest.raises(BadInput, match="No case review is finished"):
        completed_cases(tools, LOCAL, visit, form)
    values = {
        STRENGTHS: "Timely\nSee 1029511",
        f"{LINE}.notes": "My own note",
        "read-on": "2022-06-01",
        MODERATION_SAID: "Between us",
    }
    a_case(tools, visit, "CL1", {**values, MINUTES: "77", "child-voice": "She likes school"}, cohort="care-leavers")
    a_case(tools, visit, "CL2", {ASIDE: "Fathers?"}, cohort="care-leavers")
    name, made = completed_cases(tools, LOCAL, visit, form)
    assert name.endswith("-official-sensitive.zip")
    with ZipFile(BytesIO(made)) as archive:
        assert archive.namelist() == [f"case-cl1-official-sensitive.{form}", f"case-cl2-official-sensitive.{form}"]
        first = archive.read(f"case-cl1-official-sensitive.{form}")
    if form == "pdf":
        assert first.startswith(b"%PDF")
        return
    text = "\n".join(
        part.text for part in docx.Document(BytesIO(first)).element.body.iter() if part.tag.endswith("}t") and part.text
    )
    for words in ("Case CL1", "Care leavers", "1 June 2022", "Timely", "She likes school", "[removed]"):
        assert words in text
    for words in ("1029511", "My own note", "Between us", "Moderation", "77", "Time spent"):
        assert words not in text


def test_the_council_gets_completed_cases_once_the_findings_are_shared(tools, visit, monkeypatch, tmp_path):
    a_case(tools, visit, "IC2", {STRENGTHS: "Timely"})
    organiser = Person("o", "Organiser", (Grant(Role.ORGANISER, visit),))
    with pytest.raises(NotAllowed, match="not shared"):
        completed_cases(tools, organiser, visit, "docx")
    share_report(tools, LOCAL, visit, shared=True)
    assert completed_cases(tools, organiser, visit, "docx")[1]
    with pytest.raises(BadInput, match="not made as 'html'"):
        completed_cases(tools, organiser, visit, "html")
    monkeypatch.setenv("SELFASSESS_DATABASE_URL", tools.settings.database_url)
    monkeypatch.setenv("SELFASSESS_DATA_DIR", str(tools.settings.data_dir))
    done = CliRunner().invoke(selfassess, ["peer-challenges", "cases", "completed", visit, "--out", str(tmp_path)])
    assert done.exit_code == 0, done.output
    assert [path.suffix for path in tmp_path.iterdir() if path.suffix == ".zip"] == [".zip"]
