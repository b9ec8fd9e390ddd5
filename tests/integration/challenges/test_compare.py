"""The council opens its self-assessment, and the team says in words whether it bears it out."""

import pytest

from selfassess.domain.case_form import Side
from selfassess.domain.notes import SourceKind
from selfassess.domain.peer_view import Opened, View
from selfassess.domain.people import LOCAL, Person
from selfassess.domain.rights import Grant, Role
from selfassess.errors import BadInput, NotAllowed, NotFound
from selfassess.services.assessments import create_assessment
from selfassess.services.challenge_notes import Noted, write_note
from selfassess.services.feedback import share_report
from selfassess.services.peer_views import SaidView, comparison_of, drop_view, open_assessment, say_view
from selfassess.services.saving import answers_of, save_answers
from tests.challenge_world import a_case, a_challenge

LINE, OTHER = "leadership.workforce", "leadership.culture"


@pytest.fixture
def visit(tools):
    made = a_challenge(tools).id
    a_case(tools, made, "IC1", {"practice.assessment.strengths": "Assessments are timely"})
    return made


@pytest.fixture
def own(tools, visit):
    """A self-assessment of the council in which one line is judged."""
    made = create_assessment(tools, LOCAL, authority="aldermere", framework="ilacs-2026", title="Our self-assessment")
    with tools.store().read() as store:
        current = store.assessments.response(made.id, LINE)
    said = {name: getattr(answers_of(current), name) for name in answers_of(current).__slots__}
    said |= {"strengths": "Social workers stay."}
    answers = type(answers_of(current))(**said)
    save_answers(tools, LOCAL, assessment=made.id, subject=LINE, revision=0, answers=answers)
    return made.id


def a_note(tools, visit):
    return write_note(
        tools, LOCAL, visit, Noted(SourceKind.INTERVIEW, "social workers", "Many leave.", Side.CONSIDERATIONS, 3)
    ).id


def test_nothing_can_be_compared_before_the_council_opens_it(tools, visit, own):
    assert comparison_of(tools, LOCAL, visit).rows == ()
    open_assessment(tools, LOCAL, visit, Opened(own))
    found = comparison_of(tools, LOCAL, visit)
    assert (found.title, len(found.rows)) == ("Our self-assessment", 44)
    assert found.row(LINE).texts.strengths == "Social workers stay."
    open_assessment(tools, LOCAL, visit, None)
    assert comparison_of(tools, LOCAL, visit).rows == ()


def test_only_the_areas_that_were_opened_are_shown(tools, visit, own):
    open_assessment(tools, LOCAL, visit, Opened(own, ("care-leavers",)))
    found = comparison_of(tools, LOCAL, visit)
    assert {row.subject.partition(".")[0] for row in found.rows} == {"care-leavers"}
    with pytest.raises(NotFound):
        say_view(tools, LOCAL, visit, SaidView(LINE, View.NOT_SEEN, "Not opened."))


def test_what_is_not_borne_out_comes_first_and_what_nobody_spoke_of_last(tools, visit, own):
    open_assessment(tools, LOCAL, visit, Opened(own))
    note = a_note(tools, visit)
    last = comparison_of(tools, LOCAL, visit).rows[-1].subject
    say_view(tools, LOCAL, visit, SaidView(LINE, View.BEARS_OUT, "We saw it.", (note,)))
    say_view(tools, LOCAL, visit, SaidView(last, View.DOES_NOT, "Many leave.", (note,)))
    rows = comparison_of(tools, LOCAL, visit).rows
    assert [row.subject for row in rows[:2]] == [last, LINE]
    assert not any(row.view for row in rows[2:])
    assert comparison_of(tools, LOCAL, visit).notes[note].text == "Many leave."
    drop_view(tools, LOCAL, visit, last)
    assert comparison_of(tools, LOCAL, visit).row(last).view is None


def test_a_view_has_a_reason_and_rests_on_something_unless_nothing_was_seen(tools, visit, own):
    open_assessment(tools, LOCAL, visit, Opened(own))
    with pytest.raises(BadInput, match="Say why"):
        say_view(tools, LOCAL, visit, SaidView(LINE, View.NOT_SEEN, " "))
    with pytest.raises(BadInput, match="Choose the notes or cases"):
        say_view(tools, LOCAL, visit, SaidView(LINE, View.IN_PART, "Some stay."))
    with pytest.raises(BadInput, match="not there any more"):
        say_view(tools, LOCAL, visit, SaidView(LINE, View.IN_PART, "Some stay.", ("nothing",)))
    statement = next(iter(comparison_of(tools, LOCAL, visit).statements))
    assert say_view(tools, LOCAL, visit, SaidView(LINE, View.IN_PART, "Some stay.", (), (statement,))).view is View.IN_PART
    say_view(tools, LOCAL, visit, SaidView(LINE, View.NOT_SEEN, "There was no time."))
    assert comparison_of(tools, LOCAL, visit).row(LINE).view.view is View.NOT_SEEN


def test_only_who_works_for_the_council_opens_its_self_assessment(tools, visit, own):
    manager = Person("manager", "Manager", (Grant(Role.CHALLENGE_MANAGER, visit),))
    organiser = Person("organiser", "Organiser", (Grant(Role.ORGANISER, visit),))
    owner = Person("owner", "Owner", (Grant(Role.OWNER, "aldermere"), Grant(Role.ORGANISER, visit)))
    for who in (manager, organiser):
        with pytest.raises((NotAllowed, NotFound)):
            open_assessment(tools, who, visit, Opened(own))
    open_assessment(tools, owner, visit, Opened(own))
    assert comparison_of(tools, manager, visit).rows


def test_the_council_reads_the_peers_view_once_the_report_is_shared(tools, visit, own):
    organiser = Person("organiser", "Organiser", (Grant(Role.ORGANISER, visit),))
    open_assessment(tools, LOCAL, visit, Opened(own))
    note = a_note(tools, visit)
    say_view(tools, LOCAL, visit, SaidView(LINE, View.DOES_NOT, "Many leave.", (note,)))
    assert comparison_of(tools, organiser, visit).row(LINE).view is None
    share_report(tools, LOCAL, visit, shared=True)
    found = comparison_of(tools, organiser, visit)
    assert found.row(LINE).view.view is View.DOES_NOT
    assert found.notes == {}
