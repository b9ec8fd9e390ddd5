"""From statements to findings: merged by a person, undone, left out, and closed to the council until they are shared."""

import json

import pytest
from click.testing import CliRunner

from selfassess.cli import selfassess
from selfassess.domain.case_form import Side
from selfassess.domain.feedback.words import KeyRecommendation, ReportWords
from selfassess.domain.notes import QuestionFinding, SourceKind
from selfassess.domain.peerchallenge import ScopeQuestion
from selfassess.domain.people import LOCAL, Person
from selfassess.domain.rights import Grant, Role
from selfassess.errors import BadInput, Conflict, NotAllowed, NotFound
from selfassess.services.case_reviews import Typed, save_case
from selfassess.services.case_rollup import leave_out, merge_statements, respond, rollup_of, take_apart
from selfassess.services.challenge_notes import (
    Noted,
    board_of,
    remove_note,
    share_note,
    shared_notes,
    write_finding,
    write_note,
)
from selfassess.services.feedback import report_words, save_report, share_report
from selfassess.services.peer_challenges import save_question
from tests.challenge_world import a_case, a_challenge, revision_of
from tests.packs import feedback_file

LINE = "practice.assessment"
STRENGTHS, ASIDE = f"{LINE}.strengths", f"{LINE}.considerations"


@pytest.fixture
def made(tools):
    made = a_challenge(tools)
    a_case(tools, made.id, "IC1", {ASIDE: "Chronologies were not up to date\nFathers were not included in the assessment"})
    a_case(tools, made.id, "CL1", {ASIDE: "The chronology was not up to date"}, cohort="care-leavers")
    a_case(tools, made.id, "IC2", {STRENGTHS: "Assessments are timely"})
    return made


def row(tools, made):
    return rollup_of(tools, LOCAL, made.id).rollup.row(LINE)


def keys(entries):
    return [entry.finding.id if entry.finding else entry.statements[0].key for entry in entries]


def test_similar_statements_are_suggested_and_merged_by_a_person(tools, made):
    (suggested,) = row(tools, made).suggested
    assert [statement.code for statement in suggested.statements] == ["CL1", "IC1"]
    merge_statements(tools, LOCAL, made.id, [each.key for each in suggested.statements], "Chronologies are not kept up to date")
    first, second = row(tools, made).considerations
    assert (first.text, first.codes) == ("Chronologies are not kept up to date", ("CL1", "IC1"))
    assert first.by_cohort == {"care-leavers": 1, "children-in-care": 1}
    assert second.text == "Fathers were not included in the assessment"
    assert row(tools, made).suggested == ()


def test_a_finding_is_taken_apart_or_left_out_and_nothing_is_lost(tools, made):
    finding = merge_statements(tools, LOCAL, made.id, keys(row(tools, made).considerations), "All in one")
    leave_out(tools, LOCAL, made.id, finding.id, out=True)
    assert row(tools, made).printed(Side.CONSIDERATIONS) == ()
    assert row(tools, made).considerations[0].left_out
    leave_out(tools, LOCAL, made.id, finding.id, out=False)
    assert [entry.text for entry in row(tools, made).printed(Side.CONSIDERATIONS)] == ["All in one"]
    take_apart(tools, LOCAL, made.id, finding.id)
    assert len(row(tools, made).considerations) == 3
    with pytest.raises(NotFound):
        take_apart(tools, LOCAL, made.id, finding.id)


def test_a_finding_says_when_a_statement_behind_it_was_reworded(tools, made):
    merge_statements(tools, LOCAL, made.id, keys(row(tools, made).considerations), "All in one")
    revision = revision_of(tools, made.id, "CL1")
    save_case(tools, LOCAL, made.id, "CL1", Typed(revision, {ASIDE: "No chronology at all"}))
    entries = row(tools, made).considerations
    assert [(entry.text, entry.codes, entry.gone) for entry in entries] == [
        ("All in one", ("IC1",), 1),
        ("No chronology at all", ("CL1",), 0),
    ]


def test_both_sides_are_never_one_finding(tools, made):
    both = [*keys(row(tools, made).strengths), *keys(row(tools, made).considerations)]
    with pytest.raises(BadInput, match="one side"):
        merge_statements(tools, LOCAL, made.id, both, "All in one")
    with pytest.raises(BadInput, match="Choose what belongs together"):
        merge_statements(tools, LOCAL, made.id, [], "Nothing")
    with pytest.raises(NotFound, match="reworded or merged"):
        merge_statements(tools, LOCAL, made.id, ["no-such-key"], "Nothing")


def test_findings_are_printed_as_json(tools, made, monkeypatch):
    monkeypatch.setenv("SELFASSESS_DATABASE_URL", tools.settings.database_url)
    monkeypatch.setenv("SELFASSESS_DATA_DIR", str(tools.settings.data_dir))
    done = CliRunner().invoke(selfassess, ["peer-challenges", "rollup", made.id, "--format", "json"])
    assert done.exit_code == 0, done.output
    printed = json.loads(done.output)
    assert printed["cases"] == 3
    assert printed["breakdown"].endswith("2 children in care and 1 care leavers.")
    told = next(each for each in printed["rows"] if each["line"] == LINE)
    assert [entry["codes"] for entry in told["considerations"]] == [["CL1"], ["IC1"], ["IC1"]]
    assert told["strengths"][0]["cohorts"] == {"children-in-care": 1}
    assert "no safeguarding concerns" in printed["escalation"]
    listed = CliRunner().invoke(selfassess, ["peer-challenges", "list"])
    assert made.id in listed.output
    shown = CliRunner().invoke(selfassess, ["peer-challenges", "show", made.id, "--format", "json"])
    assert json.loads(shown.output)["sample"][0] == {"cohort": "Children in care", "wanted": 8, "added": 2, "finished": 2}


def test_the_council_answers_once_the_findings_are_shared(tools, made):
    organiser = Person("o", "Organiser", (Grant(Role.ORGANISER, made.id),))
    for call in (lambda: rollup_of(tools, organiser, made.id), lambda: respond(tools, organiser, made.id, LINE, "We will")):
        with pytest.raises(NotAllowed, match="not shared"):
            call()
    share_report(tools, LOCAL, made.id, shared=True)
    respond(tools, organiser, made.id, LINE, "We will look at chronologies")
    assert rollup_of(tools, organiser, made.id).rollup.row(LINE).response == "We will look at chronologies"
    assert feedback_file(tools, organiser, made.id, "docx")
    share_report(tools, LOCAL, made.id, shared=False)
    with pytest.raises(NotAllowed):
        feedback_file(tools, organiser, made.id, "docx")


def test_notes_are_shared_one_by_one(tools, made):
    organiser = Person("o", "Organiser", (Grant(Role.ORGANISER, made.id),))
    first, _ = (
        write_note(tools, LOCAL, made.id, Noted(SourceKind.INTERVIEW, "foster carers", text, Side.STRENGTHS, 4))
        for text in ("They feel heard", "They wait for payments")
    )
    assert shared_notes(tools, organiser, made.id) == ()
    with pytest.raises(NotAllowed):
        board_of(tools, organiser, made.id)
    share_note(tools, LOCAL, made.id, first.id, shared=True)
    assert [note.text for note in shared_notes(tools, organiser, made.id)] == ["They feel heard"]


def test_the_board_holds_notes_by_question_and_findings_keep_their_links(tools, made):
    asked = save_question(tools, LOCAL, made.id, made.revision, ScopeQuestion("", "Homes", "Enough homes?")).questions[0]
    said = Noted(SourceKind.FOCUS_GROUP, "foster carers", "They feel heard", Side.STRENGTHS, 11, questions=(asked.id,))
    note = write_note(tools, LOCAL, made.id, said)
    write_note(tools, LOCAL, made.id, Noted(SourceKind.DOCUMENT, "the strategy", "It names no lead", Side.CONSIDERATIONS))
    finding = write_finding(tools, LOCAL, made.id, QuestionFinding("", made.id, asked.id, "Carers feel heard.", (note.id,)))
    board = board_of(tools, LOCAL, made.id)
    homes, loose = board.columns
    assert (board.heard, homes.used(note), loose.question) == (11, True, None)
    assert homes.findings == (finding,)
    with pytest.raises(BadInput, match="rests on this note"):
        remove_note(tools, LOCAL, made.id, note.id)
    with pytest.raises(NotFound):
        write_note(tools, LOCAL, made.id, Noted(SourceKind.DATA, "", "What", Side.STRENGTHS, questions=("nowhere",)))


def test_two_people_do_not_write_over_each_other_in_the_report(tools, made):
    save_report(tools, LOCAL, made.id, 0, ReportWords(summary="First"))
    with pytest.raises(Conflict):
        save_report(tools, LOCAL, made.id, 0, ReportWords(summary="Second"))
    with pytest.raises(BadInput, match="title and a reason"):
        save_report(tools, LOCAL, made.id, 1, ReportWords(recommendations=(KeyRecommendation("Do more", ""),)))
    assert report_words(tools, LOCAL, made.id)[1].summary == "First"
