"""Packs that were made: kept, listed, issued and thrown away."""

from dataclasses import replace
from datetime import timedelta

import pytest

from selfassess.domain.comparators import Authority
from selfassess.domain.people import LOCAL
from selfassess.errors import BadInput, NotFound
from selfassess.services.assessments import create_assessment
from selfassess.services.authorities import save_authorities
from selfassess.services.backing import NewAction, add_action
from selfassess.services.exports import Issuing, issue_export, list_exports, make_export, open_export, remove_export
from selfassess.services.making import make_and_keep
from selfassess.services.snapshots import add_snapshot, pack_of_snapshot


@pytest.fixture
def assessment(tools):
    save_authorities(tools, LOCAL, [Authority("northmoor", "Northmoor")])
    return create_assessment(tools, LOCAL, authority="Northmoor", framework="ilacs-2026", title="Spring").id


def make(tools, assessment, form="html"):
    return make_export(tools, LOCAL, pack="action-plan", subject=assessment, form=form)


def board(tools, **more):
    return Issuing(**{"to": "The improvement board", "day": tools.today(), "why": "Its meeting in June", **more})


def test_what_was_made_is_listed_and_opens_as_it_was(tools, assessment):
    made = make(tools, assessment)
    (listed,) = list_exports(tools, LOCAL, assessment)
    assert (listed.pack, listed.form, listed.parts, listed.by) == (
        "action-plan",
        "html",
        ("cover", "at-risk", "actions"),
        "local",
    )
    assert open_export(tools, LOCAL, made.id)[1].startswith(b"<!doctype html")


def test_the_same_file_is_kept_once(tools, assessment):
    assert make(tools, assessment).id == make(tools, assessment).id
    assert len(list_exports(tools, LOCAL, assessment)) == 1


def test_packs_made_in_the_background_are_listed_too(tools, assessment):
    done = make_and_keep(tools, LOCAL, pack="action-plan", subject=assessment, form="docx")
    assert [each.file.name for each in list_exports(tools, LOCAL, assessment)] == [done["name"]]


def test_issuing_records_to_whom_when_and_why(tools, assessment):
    made = issue_export(tools, LOCAL, make(tools, assessment).id, board(tools))
    assert (made.issue.to, made.issue.day, made.issue.why, made.issue.by) == (
        "The improvement board",
        tools.today(),
        "Its meeting in June",
        "local",
    )


def test_what_was_issued_is_neither_issued_again_nor_thrown_away(tools, assessment):
    made = issue_export(tools, LOCAL, make(tools, assessment).id, board(tools))
    with pytest.raises(BadInput, match="issued to The improvement board already"):
        issue_export(tools, LOCAL, made.id, board(tools))
    with pytest.raises(BadInput, match="what was issued is kept"):
        remove_export(tools, LOCAL, made.id)
    assert open_export(tools, LOCAL, made.id)[1]


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"to": "  "}, "Say to whom"),
        ({"to": "x" * 301}, "at most 300"),
        ({"days": 1}, "still to come"),
        ({"days": -1}, "before it was made"),
    ],
)
def test_an_issue_that_cannot_be_is_refused(tools, assessment, wrong, message):
    made = make(tools, assessment)
    given = board(tools, **{key: value for key, value in wrong.items() if key != "days"})
    given = replace(given, day=given.day + timedelta(days=wrong.get("days", 0)))
    with pytest.raises(BadInput, match=message):
        issue_export(tools, LOCAL, made.id, given)


def test_what_is_thrown_away_is_gone_with_its_file(tools, assessment):
    made = make(tools, assessment)
    remove_export(tools, LOCAL, made.id)
    assert list_exports(tools, LOCAL, assessment) == ()
    assert made.file.sha256 not in set(tools.files().digests())
    with pytest.raises(NotFound):
        open_export(tools, LOCAL, made.id)


class TestChanges:
    def test_changes_count_from_the_version_that_was_issued(self, tools, assessment):
        issue_export(tools, LOCAL, make(tools, assessment).id, board(tools))
        new = NewAction("Train every manager in reflective supervision", "A lead", None)
        add_action(tools, LOCAL, assessment=assessment, subject="whole", new=new)
        for form in ("html", "docx", "pdf"):
            made = make_export(tools, LOCAL, pack="action-plan", subject=assessment, form=form, changes=True)
            assert made.file.name.endswith(f"-changes.{form}")
            content = open_export(tools, LOCAL, made.id)[1]
            if form == "html":
                assert "<ins>Train every manager in reflective supervision</ins>" in content.decode()

    def test_without_an_issued_version_there_is_nothing_to_count_from(self, tools, assessment):
        make(tools, assessment)
        with pytest.raises(BadInput, match="was issued yet"):
            make_export(tools, LOCAL, pack="action-plan", subject=assessment, form="html", changes=True)


def test_some_parts_alone_are_made_and_told_apart_from_the_whole(tools, assessment):
    whole = make(tools, assessment)
    chosen = make_export(tools, LOCAL, pack="action-plan", subject=assessment, form="html", parts=(1, 3))
    assert (whole.parts, chosen.parts) == (("cover", "at-risk", "actions"), ("cover", "actions"))
    assert open_export(tools, LOCAL, whole.id)[1] != open_export(tools, LOCAL, chosen.id)[1]


@pytest.mark.parametrize(("parts", "form", "message"), [((9,), "html", "has no part 9"), ((1,), "xlsx", "of documents only")])
def test_parts_that_cannot_be_chosen_are_named(tools, assessment, parts, form, message):
    with pytest.raises(BadInput, match=message):
        make_export(tools, LOCAL, pack="action-plan", subject=assessment, form=form, parts=parts)


def test_what_was_masked_is_told_by_place_kind_and_count_and_never_itself(tools, assessment):
    said = "Call 01925 443322 or mo@example.org; again 01925 443323."
    add_action(tools, LOCAL, assessment=assessment, subject="whole", new=NewAction(said, "Head", None))
    made = make(tools, assessment)
    told = {(place.kind, place.count) for place in made.masked}
    assert told == {("telephone number", 2), ("e-mail address", 1)}
    assert made.hidden == 3 * len({place.where for place in made.masked})
    assert list_exports(tools, LOCAL, assessment)[0].masked == made.masked
    assert "443322" not in str(made.masked)
    assert "example.org" not in str(made.masked)
    data = make_export(tools, LOCAL, pack="open-data", subject=assessment, form="json")
    assert {(place.where, place.kind, place.count) for place in data.masked} == {
        ("actions", "e-mail address", 1),
        ("actions", "telephone number", 2),
    }


def test_a_pack_of_a_snapshot_stands_among_those_that_were_made(tools, assessment):
    kept = add_snapshot(tools, LOCAL, assessment=assessment)
    name, content = pack_of_snapshot(tools, LOCAL, snapshot=kept.id, pack_id="action-plan", form="html")
    (made,) = list_exports(tools, LOCAL, assessment)
    assert (made.snapshot, made.title, made.file.name) == (kept.id, "Action plan, snapshot 1", name)
    assert open_export(tools, LOCAL, made.id)[1] == content
    assert issue_export(tools, LOCAL, made.id, board(tools)).issue.to == "The improvement board"
