"""What people change in the workbook is proposed, agreed to, taken in and undone; nothing else is."""

from datetime import date

import pytest

from selfassess.domain.changes import Decision
from selfassess.domain.evidence import EvidenceKind
from selfassess.domain.people import LOCAL
from selfassess.errors import BadInput, Conflict
from selfassess.services.backing import NewAction, attach_action, change_action
from selfassess.services.material import material
from selfassess.services.register import remove_evidence
from selfassess.services.workbooks import intakes_of, undo_workbook
from tests.integration.workbooks.conftest import the_change, told

LINE = "help-protection.early-help"
OTHER = "help-protection.front-door"
BLANK = "help-protection.strategy-enquiries"


def test_a_workbook_that_nobody_touched_changes_nothing(post):
    assert post.look(post.sent).changes == ()
    assert post.look(post.sent).problems == ()


def test_looking_changes_nothing(post):
    before = post.responses()
    post.look(post.filled().write(LINE, strengths="New words."))
    assert post.responses() == before


def test_each_changed_cell_is_proposed_with_what_is_here_and_what_came(post):
    before = post.response(LINE).texts.strengths
    found = post.look(post.filled().write(LINE, strengths="Families keep one worker.\nIn all six hubs."))
    (change,) = found.changes
    assert (change.line, change.field) == (LINE, "strengths")
    assert (change.before, change.after) == (before, "Families keep one worker.\nIn all six hubs.")
    assert change.why.startswith("Help and protection, row ")
    assert not change.conflict


def test_what_was_agreed_to_is_one_revision_of_each_answer(post):
    before = post.responses()
    taken = post.take(
        post.filled()
        .write(LINE, strengths="One.", plans="Two.", confidence="High", ready="Yes")
        .write(OTHER, judgement="Good", reason="Because.")
    )
    now = post.responses()
    changed = {subject for subject in now if now[subject] != before.get(subject)}
    assert changed == {LINE, OTHER}
    assert {now[subject].revision - before[subject].revision for subject in changed} == {1}
    assert (now[LINE].texts.strengths, now[LINE].texts.plans, now[LINE].ready) == ("One.", "Two.", True)
    assert (now[OTHER].judgement.answer, now[OTHER].judgement.reason) == ("good", "Because.")
    assert now[LINE].evidence == before[LINE].evidence
    assert taken.intake.by == LOCAL.id
    assert [each.id for each in intakes_of(post.tools, LOCAL, post.assessment)] == [taken.intake.id]


def test_an_emptied_cell_empties_what_it_held(post):
    post.take(post.filled().write(LINE, strengths=None, judgement=None))
    assert post.response(LINE).texts.strengths == ""
    assert post.response(LINE).judgement.answer == "not-answered"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("=1+1", "=1+1"), (" spaces ", "spaces"), (12, "12"), (12.0, "12"), (2.5, "2.5"), (date(2026, 3, 4), "4 March 2026")],
)
def test_whatever_stands_in_a_text_cell_is_text(post, typed, kept):
    assert the_change(post.look(post.filled().write(LINE, how=typed)), "how").after == kept


def test_a_formula_is_not_read_as_text_and_never_empties_an_answer(post):
    book = post.filled()
    book.cell(LINE, "strengths").value = "=1+1"
    found = post.look(book)
    assert found.changes == ()
    assert "“What we know: strengths” holds a formula" in found.problems[0]


def test_evidence_is_attached_and_taken_off_by_number(post):
    numbers = {item.ref: item.thing.id for item in material(post.tools, LOCAL, post.assessment).attached_evidence()}
    kept, *dropped = post.filled().cell(OTHER, "evidence").value.split("; ")
    assert dropped
    post.take(post.filled().write(OTHER, evidence=f"{kept.lower()}, 1"))
    assert post.response(OTHER).evidence == (numbers[kept], numbers["E1"])


def test_rows_that_were_added_are_added_and_attached(post):
    book = post.filled()
    evidence, action = book.first_spare("Evidence"), book.first_spare("Actions")
    book.write(evidence, title="Audit of strategy discussions", kind="Practice audit", about=date(2026, 3, 4), note="Ten cases.")
    book.write(action, text="Hold them within a day", owner="Head of service", due="31/3/2027", status="Under way")
    book.write(BLANK, evidence=f"{evidence}; E1", actions=action, strengths="Held in time.")
    post.take(book)
    now = post.response(BLANK)
    added = next(item for item in post.evidence() if item.title == "Audit of strategy discussions")
    assert (added.kind, added.about, added.note) == (EvidenceKind.AUDIT, date(2026, 3, 4), "Ten cases.")
    assert added.id in now.evidence
    assert len(now.evidence) == 2
    hung = next(item for item in post.actions() if item.text == "Hold them within a day")
    assert (hung.owner, hung.due, hung.status) == ("Head of service", date(2027, 3, 31), "under-way")
    assert now.actions == (hung.id,)
    assert now.revision == 1


def test_a_workbook_that_comes_twice_adds_nothing_the_second_time(post):
    book = post.filled()
    evidence = book.first_spare("Evidence")
    book.write(evidence, title="An audit", kind="Practice audit").write(BLANK, evidence=evidence, strengths="Yes.")
    post.take(book)
    assert post.look(book).changes == ()


def test_what_evidence_and_actions_say_is_changed_wherever_they_hang(post):
    post.take(post.filled().write("E1", title="Another title", note="").write("A1", status="Done", owner="Somebody else"))
    assert "Another title" in {item.title for item in post.evidence()}
    assert ("Somebody else", "done") in {(item.owner, item.status) for item in post.actions()}


@pytest.mark.parametrize(
    ("row", "typed", "said"),
    [
        ("E1", {"title": None}, "its “What it is” is empty"),
        ("E1", {"kind": "Gossip"}, "not in its list"),
        ("E1", {"about": "last spring"}, "is not a day"),
        ("E1", {"about": date(2099, 1, 1)}, "a day that has not come"),
        ("E1", {"link": "www.example.org"}, "not a web address"),
        (LINE, {"judgement": "Brilliant"}, "not in its list"),
        (LINE, {"ready": "perhaps"}, "Choose Yes or No"),
        (LINE, {"evidence": "E900"}, "E900 is not on the sheet of evidence"),
        (LINE, {"actions": "E1"}, "E1 is not on the sheet of actions"),
    ],
)
def test_what_cannot_be_kept_is_said_and_changes_nothing_there(post, row, typed, said):
    book = post.filled()
    if row == LINE and ("evidence" in typed or "actions" in typed):
        kept = book.cell(LINE, next(iter(typed))).value
        typed = {name: f"{kept or ''}; {value}" for name, value in typed.items()}
    found = post.look(book.write(row, **typed))
    assert found.changes == ()
    assert len(found.problems) == 1
    assert said in found.problems[0]


def test_new_rows_that_lack_what_is_needed_are_not_added(post):
    book = post.filled()
    evidence, action = book.first_spare("Evidence"), book.first_spare("Actions")
    book.write(evidence, note="No title.").write(action, text="Hangs nowhere")
    found = post.look(book.write(BLANK, evidence=evidence))
    assert found.changes == ()
    assert "has no “What it is”" in found.problems[0]
    assert any("named beside no answer" in problem for problem in found.problems)


def test_what_somebody_else_saved_in_other_fields_stays(post):
    book = post.filled().write(LINE, strengths="From the workbook.")
    post.save(LINE, plans="Saved on the page.")
    found = post.look(book)
    assert told(found) == [(LINE, "strengths", "From the workbook.")]
    assert not found.conflicts
    post.take(book)
    assert post.response(LINE).texts.strengths == "From the workbook."
    assert post.response(LINE).texts.plans == "Saved on the page."


def conflicting(post):
    book = post.filled().write(LINE, strengths="From the workbook.", plans="Also from it.")
    post.save(LINE, strengths="Saved on the page.")
    return book


def test_a_text_that_both_changed_is_a_conflict_shown_side_by_side(post):
    found = post.look(conflicting(post))
    (conflict,) = found.conflicts
    assert conflict.both
    assert [(change.before, change.after) for change in conflict.changes] == [("Saved on the page.", "From the workbook.")]


@pytest.mark.parametrize(
    ("decision", "kept"),
    [
        (Decision.TAKE, "From the workbook."),
        (Decision.LEAVE, "Saved on the page."),
        (Decision.BOTH, "From the workbook.\n\nSaved on the page."),
    ],
)
@pytest.mark.parametrize("by_rule", [True, False])
def test_conflicts_are_settled_one_by_one_or_by_rule(post, decision, kept, by_rule):
    book = conflicting(post)
    key = post.look(book).conflicts[0].key
    taken = post.take(book, rule=decision) if by_rule else post.take(book, decisions={key: decision})
    assert post.response(LINE).texts.strengths == kept
    assert post.response(LINE).texts.plans == "Also from it."
    assert taken.left == ((key,) if decision is Decision.LEAVE else ())


def test_a_conflict_that_nobody_settles_is_left_and_said(post):
    taken = post.take(conflicting(post))
    assert post.response(LINE).texts.strengths == "Saved on the page."
    assert len(taken.left) == 1


def test_a_judgement_is_never_mixed_with_somebody_elses_reason(post):
    book = post.filled().write(LINE, reason="My reason.")
    post.save(LINE, judgement="inadequate")
    found = post.look(book)
    (conflict,) = found.conflicts
    assert {change.field for change in conflict.changes} == {"judgement", "reason"}
    post.take(book, rule=Decision.LEAVE)
    assert post.response(LINE).judgement.answer == "inadequate"
    assert post.response(LINE).judgement.reason != "My reason."


def test_both_sides_making_the_same_change_is_no_change(post):
    book = post.filled().write(LINE, strengths="The same words.")
    post.save(LINE, strengths="The same words.")
    assert post.look(book).changes == ()


def test_an_action_that_was_changed_here_meanwhile_is_a_conflict(post):
    book = post.filled().write("A1", owner="From the workbook")
    first = next(item for item in post.actions() if item.text == book.cell("A1", "text").value)
    change_action(post.tools, LOCAL, action=first.id, new=NewAction(first.text, "From the page", first.due, first.status))
    found = the_change(post.look(book), "owner")
    assert (found.conflict, found.before, found.after) == (True, "From the page", "From the workbook")


def test_evidence_that_was_taken_out_meanwhile_is_not_changed(post):
    book = post.filled().write("E1", note="More.")
    title = book.cell("E1", "title").value
    gone = next(item for item in post.evidence() if item.title == title)
    remove_evidence(post.tools, LOCAL, assessment=post.assessment, evidence=gone.id)
    found = post.look(book)
    assert "note" not in {change.field for change in found.changes}
    assert any("was taken out of the program" in problem for problem in found.problems)


def test_single_changes_can_be_left_out(post):
    book = post.filled().write(LINE, strengths="Taken.", plans="Left.")
    before = post.response(LINE).texts.plans
    post.take(book, decisions={f"answer:{LINE}:plans": Decision.LEAVE})
    assert (post.response(LINE).texts.strengths, post.response(LINE).texts.plans) == ("Taken.", before)


def test_nothing_is_taken_in_that_differs_from_what_was_looked_at(post):
    book = post.filled().write(LINE, strengths="From the workbook.")
    seen = post.look(book).digest
    post.save(LINE, strengths="Saved on the page.")
    with pytest.raises(Conflict, match="since you looked"):
        post.take(book, seen=seen)
    assert post.response(LINE).texts.strengths == "Saved on the page."


def test_undoing_puts_everything_back(post):
    before = post.responses()
    evidence_before, actions_before = post.evidence(), post.actions()
    book = post.filled()
    new = book.first_spare("Evidence")
    book.write(new, title="An audit", kind="Practice audit").write("E1", note="Changed.").write("A1", owner="Changed")
    book.write(LINE, strengths="Changed.", evidence=f"{new}; E2", judgement="Good").write(BLANK, how="New.", evidence=new)
    taken = post.take(book)
    undone = undo_workbook(post.tools, LOCAL, assessment=post.assessment, intake=taken.intake.id)
    now = post.responses()
    assert undone.left == ()
    for subject, response in before.items():
        assert (now[subject].judgement, now[subject].texts, set(now[subject].evidence)) == (
            response.judgement,
            response.texts,
            set(response.evidence),
        )
    assert not now[BLANK].started
    assert (post.evidence(), post.actions()) == (evidence_before, actions_before)


def test_what_was_changed_again_since_stays_when_a_workbook_is_undone(post):
    before = post.response(LINE).texts.plans
    taken = post.take(post.filled().write(LINE, strengths="From the workbook.", plans="From it too."))
    post.save(LINE, strengths="Written since.")
    undone = undo_workbook(post.tools, LOCAL, assessment=post.assessment, intake=taken.intake.id)
    assert undone.left[0].endswith(": “Strengths” was changed again since, and stays.")
    assert "." not in undone.left[0].partition(":")[0]
    assert (post.response(LINE).texts.strengths, post.response(LINE).texts.plans) == ("Written since.", before)


def _with_an_action(post):
    """A workbook that adds an action to a line, taken in; and the action."""
    before = {action.id for action in post.actions()}
    book = post.filled()
    new = book.first_spare("Actions")
    book.write(new, text="Visit every home", owner="A lead").write(LINE, actions=f"A1; {new}")
    taken = post.take(book)
    (added,) = [action for action in post.actions() if action.id not in before]
    return taken.intake, added


def test_an_action_that_a_workbook_added_leaves_the_plan_when_it_is_undone(post):
    intake, added = _with_an_action(post)
    assert undo_workbook(post.tools, LOCAL, assessment=post.assessment, intake=intake.id).left == ()
    assert added.id not in {action.id for action in post.actions()}


def test_an_action_that_was_changed_since_stays_in_the_plan(post):
    intake, added = _with_an_action(post)
    change_action(post.tools, LOCAL, action=added.id, new=NewAction(added.text, "Somebody else", None))
    undone = undo_workbook(post.tools, LOCAL, assessment=post.assessment, intake=intake.id)
    assert undone.left == ("Visit every home: this action was changed since, and stays in the plan.",)
    assert added.id in {action.id for action in post.actions()}


def test_an_action_that_another_answer_names_stays_in_the_plan(post):
    intake, added = _with_an_action(post)
    attach_action(post.tools, LOCAL, assessment=post.assessment, subject=BLANK, action=added.id)
    undone = undo_workbook(post.tools, LOCAL, assessment=post.assessment, intake=intake.id)
    assert "another answer names this action" in undone.left[0]
    assert post.response(BLANK).actions == (added.id,)


def test_a_workbook_is_undone_once(post):
    taken = post.take(post.filled().write(LINE, strengths="New."))
    undo_workbook(post.tools, LOCAL, assessment=post.assessment, intake=taken.intake.id)
    with pytest.raises(BadInput, match="undone already"):
        undo_workbook(post.tools, LOCAL, assessment=post.assessment, intake=taken.intake.id)
