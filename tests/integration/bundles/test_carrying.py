"""What goes to another instance arrives there without loss, and comes back as what was changed."""

import random
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZipFile

import pytest
from sqlalchemy import event

from selfassess.domain.actions import ActionStatus
from selfassess.domain.anchors import Anchor
from selfassess.domain.background import Holds
from selfassess.domain.bundle.comparing import Standing
from selfassess.domain.bundle.parts import Kind
from selfassess.domain.bundle.wording import words
from selfassess.domain.case_form import Side
from selfassess.domain.changes import Decision
from selfassess.domain.evidence import EvidenceKind
from selfassess.domain.follow_up import Standing as Following
from selfassess.domain.follow_up import key_of
from selfassess.domain.hypotheses import Hypothesis
from selfassess.domain.notes import QuestionFinding, SourceKind
from selfassess.domain.peerchallenge import ScopeQuestion
from selfassess.domain.people import LOCAL, Person
from selfassess.domain.rights import Grant, Role
from selfassess.domain.snapshot import ReaderOffice
from selfassess.domain.work import CommentKind
from selfassess.errors import BadInput, Conflict, NotAllowed, NotFound
from selfassess.seal.bundles import Bundles
from selfassess.services.background import NewBackground, add_document, open_document
from selfassess.services.backing import NewAction, NewEvidence, add_action, add_evidence, open_file
from selfassess.services.bundling import Sending, make_bundle
from selfassess.services.challenge_notes import Noted, share_note, shared_notes, write_finding, write_note
from selfassess.services.hypotheses import hypotheses_of, save_hypothesis
from selfassess.services.long_view import Deciding, decide, long_view
from selfassess.services.packs import list_packs, make_pack
from selfassess.services.peer_challenges import save_question
from selfassess.services.saving import answers_of, save_answers
from selfassess.services.snapshots import add_snapshot, open_snapshot, record_reading
from selfassess.services.taking_bundles import take_bundle_in
from selfassess.services.undoing_bundles import undo_bundle
from selfassess.services.work import Words
from selfassess.services.work import comment as say
from selfassess.settings import Settings
from selfassess.wiring import toolbox
from tests.challenge_world import a_case, a_challenge
from tests.integration.bundles.conftest import empty_instance, received, sent, taken

LINES = ("help-protection.front-door", "leadership.workforce", "care-leavers.pathway-planning", "help-protection", "whole")
WORDS = ("Plans are timely.\nMost of them.", "=SUM(A1)", "Zoë’s “team” – 40%", "", "A much longer text. " * 60)


def written(tools, assessment, subject, **fields):
    """Save some fields of an answer."""
    with tools.store().read() as store:
        current = store.assessments.response(assessment, subject)
    said = replace(answers_of(current), **fields)
    return save_answers(tools, LOCAL, assessment=assessment, subject=subject, revision=current.revision, answers=said)


def anything(tools, assessment, seed):
    """Whatever people do with an assessment, by chance."""
    chance = random.Random(seed)
    for _ in range(12):
        subject = chance.choice(LINES)
        fields = {chance.choice(("strengths", "improvements", "impact", "how", "plans")): chance.choice(WORDS)}
        written(
            tools, assessment, subject, judgement=chance.choice(("good", "inadequate", "")), ready=chance.random() > 0.5, **fields
        )
        file = (f"notes-{chance.randrange(4)}.txt", f"Read in {chance.randrange(9)} records.".encode())
        new = NewEvidence(
            chance.choice(list(EvidenceKind)), f"Evidence {chance.random()}", file=file if chance.random() > 0.4 else None
        )
        add_evidence(tools, LOCAL, assessment=assessment, subject=subject, new=new)
        action = NewAction(f"Do {chance.random()}", "Head", None, chance.choice(list(ActionStatus)))
        add_action(tools, LOCAL, assessment=assessment, subject=subject, new=action)
        say(
            tools,
            LOCAL,
            assessment=assessment,
            subject=subject,
            kind=chance.choice(list(CommentKind)),
            text=f"Said {chance.random()}",
        )
    kept = add_snapshot(tools, LOCAL, assessment=assessment, note="As it stood")
    record_reading(tools, LOCAL, snapshot=kept.id, office=ReaderOffice.LEAD_MEMBER)


def test_what_took_the_place_of_a_recommendation_arrives_with_the_decision(here, there):
    holds, tools = here
    place = "aldermere"
    view = long_view(tools, LOCAL, place)
    old = next(item for item in view.recommendations if view.successors(item.key))
    by = key_of(view.successors(old.key)[0])
    where = {"authority": place, "report": old.held.report.id, "digest": old.digest}
    revision = old.decision.revision if old.decision else 0
    decide(tools, LOCAL, **where, revision=revision, said=Deciding(Following.SUPERSEDED, superseded_by=by))
    taken(there, sent(tools, holds.assessment))
    arrived = long_view(there, LOCAL, place).recommendation(old.key)
    assert (arrived.standing, key_of(arrived.successor)) == (Following.SUPERSEDED, by)


def members(content, tmp_path):
    """What a bundle holds, by the names of its members."""
    place = tmp_path / "looked-at.selfassess"
    place.write_bytes(content)
    with place.open("rb") as source, Bundles(tmp_path / "key").open(source, name="a") as bundle:
        return {member.name: member.sha256 for member in bundle.manifest.members}


def packs_of(tools, assessment):
    """Every pack of the assessment that is a page or data, as bytes; the others are made of the same."""
    made = {}
    for pack in list_packs(tools):
        form = next((each for each in ("html", "json") if each in pack.formats), None)
        if pack.of == "assessment" and form:
            made[pack.id] = make_pack(tools, LOCAL, pack_id=pack.id, assessment_id=assessment, form=form)[1]
    return made


@pytest.fixture
def on_postgresql(here, tmp_path, ready_postgresql):
    """An instance that holds nothing yet, on the other database."""
    other = toolbox(Settings(data_dir=tmp_path / "there", database_url=ready_postgresql))
    yield replace(other, frameworks=here[1].frameworks, today=here[1].today)
    other.store().close()


@pytest.mark.parametrize("seed", range(2))
def test_whatever_people_did_arrives_on_another_database_and_leaves_it_the_same(here, on_postgresql, tmp_path, seed):
    (holds, tools), there = here, on_postgresql
    anything(tools, holds.assessment, seed)
    went = sent(tools, holds.assessment, restricted=True)
    intake = taken(there, went)
    assert intake.began
    assert members(sent(there, holds.assessment, restricted=True), tmp_path) == members(went, tmp_path)
    assert packs_of(there, holds.assessment) == packs_of(tools, holds.assessment)
    with tools.store().read() as mine, there.store().read() as theirs:
        history = {subject: mine.assessments.history(holds.assessment, subject) for subject in LINES}
        arrived = {subject: theirs.assessments.history(holds.assessment, subject) for subject in LINES}
    for subject in LINES:
        assert [replace(each, saved_by="") for each in arrived[subject]] == [
            replace(each, saved_by="") for each in history[subject]
        ]


def test_evidence_files_and_snapshots_open_on_the_other_side(here, there):
    holds, tools = here
    taken(there, sent(tools, holds.assessment))
    assert open_file(there, LOCAL, evidence=holds.evidence)[1] == open_file(tools, LOCAL, evidence=holds.evidence)[1]
    assert open_snapshot(there, LOCAL, holds.snapshot).intact


def test_team_notes_and_what_is_restricted_stay_unless_chosen(here, there, tmp_path):
    holds, tools = here
    say(tools, LOCAL, assessment=holds.assessment, subject=LINES[0], kind=CommentKind.TEAM, text="Between us.")
    at = written(tools, holds.assessment, LINES[0], plans="Plans are made. And kept.").revision
    meant = Words("plans", at, 1, "Plans are made.")
    say(tools, LOCAL, assessment=holds.assessment, subject=LINES[0], kind=CommentKind.CHALLENGE, text="Is it so?", words=meant)
    new = NewEvidence(EvidenceKind.DATA, "For few eyes", restricted=True)
    hidden = add_evidence(tools, LOCAL, assessment=holds.assessment, subject=LINES[0], new=new)
    found = received(there, sent(tools, holds.assessment))
    assert found.waiting.manifest.left_out == (
        "1 team note stayed: team notes never travel.",
        "1 restricted piece of evidence stayed: what is restricted is sent only by choice.",
    )
    (came,) = (item for item in found.items if item.thing == "comment")
    assert words(came, here=False) == {"The words it is about": "Plans are made.", "Comment": "Is it so?"}
    take_bundle_in(there, LOCAL, found.waiting.id, trust=True)
    with there.store().read() as store:
        (arrived,) = store.work.comments(holds.assessment)
    assert arrived.anchor == Anchor("plans", at, 1, "Plans are made.")
    with there.store().read() as store, pytest.raises(NotFound):
        store.evidence.get(hidden.id)
    later = received(there, sent(tools, holds.assessment, restricted=True))
    assert [(item.thing, item.id) for item in later.of(Standing.NEW)] == [("evidence", hidden.id)]


def test_nothing_is_taken_in_before_somebody_made_sure_of_the_key(here, there):
    holds, tools = here
    found = received(there, sent(tools, holds.assessment))
    assert not found.trusted
    with pytest.raises(BadInput, match="fingerprint"):
        take_bundle_in(there, LOCAL, found.waiting.id)
    with there.store().read() as store:
        assert store.assessments.all() == ()
    take_bundle_in(there, LOCAL, found.waiting.id, trust=True)
    assert received(there, sent(tools, holds.assessment)).trusted


def test_what_was_changed_over_there_comes_back_as_newer_and_nothing_else(here, there):
    holds, tools = here
    taken(there, sent(tools, holds.assessment))
    written(there, holds.assessment, holds.line, plans="What they will do.")
    back = received(tools, sent(there, holds.assessment))
    assert [(item.thing, item.id, item.standing) for item in back.items if item.proposed] == [
        ("answer", holds.line, Standing.BEHIND)
    ]
    take_bundle_in(tools, LOCAL, back.waiting.id, trust=True)
    with tools.store().read() as store:
        assert store.assessments.response(holds.assessment, holds.line).texts.plans == "What they will do."


@pytest.fixture(scope="module")
def both_went_on(demonstration, empty_database, tmp_path_factory):
    """An instance in which a bundle waits, to be copied: it and the other side went on with the same answer."""
    folder = tmp_path_factory.mktemp("parted")
    holds = demonstration.copied(folder / "here")
    tools, there = holds.tools(), empty_instance(folder / "there", demonstration, empty_database)
    taken(there, sent(tools, holds.assessment))
    written(tools, holds.assessment, holds.line, strengths="Ours.", plans="Our plan.")
    written(there, holds.assessment, holds.line, strengths="Theirs.", how="They asked.")
    found = received(tools, sent(there, holds.assessment))
    for each in (tools, there):
        each.store().close()
    return holds, found


@pytest.fixture
def parted(both_went_on, tmp_path):
    """Both sides went on with the same answer: it waits here to be settled."""
    before, found = both_went_on
    holds = before.copied(tmp_path / "here")
    tools = holds.tools()
    yield holds, tools, found
    tools.store().close()


@pytest.mark.parametrize(
    ("decision", "strengths", "plans", "how"),
    [
        (Decision.TAKE, "Theirs.", None, "They asked."),
        (Decision.LEAVE, "Ours.", "Our plan.", None),
        (Decision.BOTH, "Theirs.\n\nOurs.", "Our plan.", "They asked."),
    ],
)
@pytest.mark.parametrize("by_rule", [False, True])
def test_where_both_went_on_a_person_decides(parted, decision, strengths, plans, how, by_rule):
    holds, tools, found = parted
    conflicts = [item for item in found.items if item.conflict]
    assert [item.id for item in conflicts] == [holds.line]
    with tools.store().read() as store:
        before = store.assessments.response(holds.assessment, holds.line)
    decided = {"rule": decision} if by_rule else {"decisions": {conflicts[0].key: decision}}
    take_bundle_in(tools, LOCAL, found.waiting.id, trust=True, **decided)
    with tools.store().read() as store:
        after = store.assessments.response(holds.assessment, holds.line)
        assert store.assessments.revision(holds.assessment, holds.line, before.revision) == before
    assert after.revision == before.revision + (decision is not Decision.LEAVE)
    assert after.texts.strengths == strengths
    assert plans is None or after.texts.plans == plans
    assert how is None or after.texts.how == how


def test_a_conflict_that_nobody_settles_stays_as_it_is_here(parted):
    holds, tools, found = parted
    assert take_bundle_in(tools, LOCAL, found.waiting.id, trust=True) is None
    with tools.store().read() as store:
        assert store.assessments.response(holds.assessment, holds.line).texts.strengths == "Ours."


def test_what_was_saved_since_somebody_looked_is_looked_at_again(parted):
    holds, tools, found = parted
    written(tools, holds.assessment, holds.line, impact="Saved meanwhile.")
    with pytest.raises(Conflict):
        take_bundle_in(tools, LOCAL, found.waiting.id, seen=found.digest, rule=Decision.TAKE, trust=True)


def test_a_bundle_is_undone_as_a_whole(parted):
    holds, tools, found = parted
    intake = take_bundle_in(tools, LOCAL, found.waiting.id, trust=True, rule=Decision.TAKE)
    assert undo_bundle(tools, LOCAL, intake.id).left == ()
    with tools.store().read() as store:
        now = store.assessments.response(holds.assessment, holds.line)
    assert (now.texts.strengths, now.texts.plans) == ("Ours.", "Our plan.")
    with pytest.raises(BadInput, match="undone already"):
        undo_bundle(tools, LOCAL, intake.id)


def test_undoing_asks_for_what_came_and_not_each_time_for_everything(here, there):
    holds, tools = here
    intake = taken(there, sent(tools, holds.assessment))
    asked = Counter()
    engine = there.store()._engine
    event.listen(engine, "before_cursor_execute", lambda _connection, _cursor, said, *_: asked.update([said.split()[0]]))
    undo_bundle(there, LOCAL, intake.id)
    assert len(intake.taken) > 50
    assert asked["SELECT"] < 10 * len(intake.taken)


def test_what_was_changed_again_since_stays_when_a_bundle_is_undone(parted):
    holds, tools, found = parted
    intake = take_bundle_in(tools, LOCAL, found.waiting.id, trust=True, rule=Decision.TAKE)
    written(tools, holds.assessment, holds.line, impact="Since then.")
    left = undo_bundle(tools, LOCAL, intake.id).left
    assert len(left) == 1
    assert "was changed again since" in left[0]


def test_an_assessment_that_a_bundle_began_goes_again_unless_people_went_on_with_it(here, there):
    holds, tools = here
    intake = taken(there, sent(tools, holds.assessment))
    undo_bundle(there, LOCAL, intake.id)
    with there.store().read() as store:
        assert store.assessments.all() == ()
        assert store.evidence.of("aldermere") == ()
        assert store.reports.digests() == frozenset()
    intake = taken(there, sent(tools, holds.assessment))
    written(there, holds.assessment, holds.line, plans="Gone on with.")
    with pytest.raises(BadInput, match="went on with it"):
        undo_bundle(there, LOCAL, intake.id)


def test_a_peer_challenge_arrives_with_its_cases_and_without_closed_notes(here, there, tmp_path):
    _, tools = here
    made = a_challenge(tools)
    a_case(tools, made.id, "IC1", {"practice.assessment.strengths": "Assessments are timely"})
    went = sent(tools, made.id, kind=Kind.CHALLENGE, closed=True)
    taken(there, went)
    assert members(sent(there, made.id, kind=Kind.CHALLENGE, closed=True), tmp_path) == members(went, tmp_path)
    with there.store().read() as theirs, tools.store().read() as mine:
        assert theirs.cases.get(made.id, "IC1").values == mine.cases.get(made.id, "IC1").values


CLOSED = "Foster carers feel that nobody rings them back."
OPENED = "Young people chair their own reviews."


@pytest.fixture
def noted(here):
    """A challenge with a note that the team keeps closed, one that it shared, and the finding that rests on both."""
    _, tools = here
    asked = ScopeQuestion("", "Homes", "Are there enough homes?")
    visit = a_challenge(tools)
    question = save_question(tools, LOCAL, visit.id, visit.revision, asked).questions[0].id
    notes = [
        write_note(tools, LOCAL, visit.id, Noted(SourceKind.INTERVIEW, "foster carers", said, Side.STRENGTHS, 3))
        for said in (CLOSED, OPENED)
    ]
    share_note(tools, LOCAL, visit.id, notes[1].id, shared=True)
    rests = QuestionFinding("", visit.id, question, "Carers and young people are heard.", tuple(note.id for note in notes))
    write_finding(tools, LOCAL, visit.id, rests)
    return visit.id


def said_in(content, tmp_path):
    """Everything that a bundle says, each of its members unpacked."""
    place = tmp_path / "said.selfassess"
    place.write_bytes(content)
    with ZipFile(place) as bundle:
        return "\n".join(bundle.read(name).decode("utf-8", errors="replace") for name in bundle.namelist())


def test_no_bundle_for_the_council_carries_a_closed_note_of_the_team(here, there, noted, tmp_path):
    holds, tools = here
    went = sent(tools, noted, kind=Kind.CHALLENGE, restricted=True)
    assert OPENED in said_in(went, tmp_path)
    assert CLOSED not in said_in(went, tmp_path)
    taken(there, went)
    assert [each.text for each in shared_notes(there, LOCAL, noted)] == [OPENED]
    assert CLOSED not in said_in(sent(there, noted, kind=Kind.CHALLENGE, closed=True), tmp_path)
    own = said_in(sent(tools, holds.assessment, restricted=True), tmp_path)
    assert "help-protection.front-door" in own
    assert [said for said in (CLOSED, OPENED, noted) if said in own] == []
    assert CLOSED in said_in(sent(tools, noted, kind=Kind.CHALLENGE, closed=True), tmp_path)


@pytest.mark.parametrize("role", [Role.ORGANISER, Role.ESCALATION_CONTACT, Role.CASE_REVIEWER, Role.PEER, Role.OWNER])
def test_nobody_but_the_challenge_manager_sends_a_challenge(here, noted, role):
    _, tools = here
    place = "aldermere" if role is Role.OWNER else noted
    somebody = Person(role.value, role.called, (Grant(role, place),))
    for closed in (False, True):
        out = BytesIO()
        with pytest.raises(NotFound if role is Role.OWNER else NotAllowed):
            make_bundle(tools, somebody, Sending(Kind.CHALLENGE, noted, closed=closed), out)
        assert out.getvalue() == b""


def test_background_documents_arrive_whole_and_hypotheses_only_with_the_closed_notes(here, there):
    _, tools = here
    made = a_challenge(tools)
    new = NewBackground("Our strategy", Holds.DOCUMENT, file=("plan.txt", b"What we plan for children in care."))
    document = add_document(tools, LOCAL, made.id, new)
    save_hypothesis(tools, LOCAL, made.id, Hypothesis("", "", "Plans drift"))
    taken(there, sent(tools, made.id, kind=Kind.CHALLENGE))
    assert open_document(there, LOCAL, made.id, document.id)[1] == b"What we plan for children in care."
    assert hypotheses_of(there, LOCAL, made.id).hypotheses == ()
    taken(there, sent(tools, made.id, kind=Kind.CHALLENGE, closed=True))
    assert [each.text for each in hypotheses_of(there, LOCAL, made.id).hypotheses] == ["Plans drift"]


def test_taking_in_and_undoing_are_written_down(here, there):
    holds, tools = here
    intake = taken(there, sent(tools, holds.assessment))
    undo_bundle(there, LOCAL, intake.id)
    with tools.store().read() as store:
        assert [event.note for event in store.audit.found(place="aldermere", who=None, before=None, limit=1)] == ["bundle"]
    with there.store().read() as store:
        notes = [event.note for event in store.audit.found(place="aldermere", who=None, before=None, limit=9)]
    assert notes[0] == "bundle undone"
    assert any(note.startswith("bundle of ") for note in notes)


def test_a_bundle_that_nobody_takes_in_goes_after_thirty_days(here, there):
    holds, tools = here
    went = sent(tools, holds.assessment)
    received(replace(there, clock=lambda: datetime(2020, 1, 1, tzinfo=UTC)), went)
    received(there, went)
    with there.store().read() as store:
        assert len(store.bundles.waiting(None)) == 1
