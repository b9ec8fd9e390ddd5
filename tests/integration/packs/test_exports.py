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


@pytest.fixture
def assessment(tools):
    save_authorities(tools, LOCAL, [Authority("northmoor", "Northmoor")])
    return create_assessment(tools, LOCAL, authority="Northmoor", framework="ilacs-2026", title="Spring").id


def make(tools, assessment, form="html"):
    return make_export(tools, LOCAL, pack="action-plan", assessment=assessment, form=form)


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
    done = make_and_keep(tools, LOCAL, pack="action-plan", assessment=assessment, form="docx")
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
            made = make_export(tools, LOCAL, pack="action-plan", assessment=assessment, form=form, changes=True)
            assert made.file.name.endswith(f"-changes.{form}")
            content = open_export(tools, LOCAL, made.id)[1]
            if form == "html":
                assert "<ins>Train every manager in reflective supervision</ins>" in content.decode()

    def test_without_an_issued_version_there_is_nothing_to_count_from(self, tools, assessment):
        make(tools, assessment)
        with pytest.raises(BadInput, match="was issued yet"):
            make_export(tools, LOCAL, pack="action-plan", assessment=assessment, form="html", changes=True)
