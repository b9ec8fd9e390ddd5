"""Forms that hold several of one thing."""

from werkzeug.datastructures import MultiDict

from selfassess.domain.sample import Reached, Sample, Wanted, breakdown
from selfassess.web.forms.peer_challenges import CONTACTS
from selfassess.web.forms.rows import rows_form

NEEDED = ("name", "telephone", "hours")


def contacts(**typed):
    return rows_form(CONTACTS, NEEDED, 1)(MultiDict({f"row0-{name}": value for name, value in typed.items()}))


def test_a_choice_left_open_is_asked_for_with_its_answers():
    form = contacts(name="A. Manager", telephone="01632 960001")
    assert not form.validate()
    (row,) = form.rows()
    assert row["hours"].errors == ["Choose one of these: by day, out of hours"]


def test_a_contact_is_taken_out_by_emptying_what_was_typed():
    form = contacts(name="", telephone="", hours="day")
    assert form.validate()
    assert form.filled() == []


def test_only_finished_cases_count_as_reviewed():
    care, leavers = Wanted("care", "Children in care", 4), Wanted("leavers", "Care leavers", 2)
    said = breakdown([Reached(care, 3, 1), Reached(leavers, 1, 0)])
    assert said == "In total 1 case was reviewed, and the breakdown of cases reviewed is as follows: 1 children in care."
    assert breakdown([Reached(care, 3, 0)]) == "No case review is finished."


def test_a_way_of_choosing_is_told_only_once_somebody_said_it():
    assert not Sample(cohorts=(Wanted("care", "Children in care", 4),)).told
    assert Sample(chosen_by="The manager").told
