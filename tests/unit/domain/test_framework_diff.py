from dataclasses import replace

from selfassess.domain.framework import Criterion, Level, Scale
from selfassess.domain.framework_diff import differences
from tests.builders import a_framework, a_line, an_area


def told(old, new):
    return [(each.what, each.id, str(each.change)) for each in differences(old, new)]


def with_lines(*lines):
    return a_framework(areas=(an_area("help", lines=lines),))


def reworded(line, text):
    first = line.criteria[0]
    return replace(line, criteria=(Criterion(first.id, text, first.basis), *line.criteria[1:]))


def test_a_version_does_not_differ_from_itself():
    assert told(a_framework(), a_framework()) == []


def test_a_reworded_criterion_keeps_its_id():
    door = a_line("help.door", criteria=["Contacts are dealt with promptly."])

    (found,) = differences(with_lines(door), with_lines(reworded(door, "Contacts are dealt with the same day.")))

    assert (found.what, found.id, found.change) == ("criterion", "help.door.1", "reworded")
    assert found.before == "Contacts are dealt with promptly."
    assert found.after == "Contacts are dealt with the same day."


def test_a_new_line_is_told_once_and_not_again_for_each_of_its_criteria():
    door, plans = a_line("help.door", criteria=["One."]), a_line("help.plans", criteria=["Two.", "Three."])

    assert told(with_lines(door), with_lines(door, plans)) == [("line", "help.plans", "added")]
    assert told(with_lines(door, plans), with_lines(door)) == [("line", "help.plans", "removed")]


def test_a_criterion_added_to_a_line_that_stays_is_told():
    before, after = a_line("help.door", criteria=["One."]), a_line("help.door", criteria=["One.", "Two."])

    assert told(with_lines(before), with_lines(after)) == [("criterion", "help.door.2", "added")]


def test_a_line_that_moves_to_another_area_says_from_where_to_where():
    door, leavers = a_line("help.door"), a_line("leavers.homes")
    old = a_framework(areas=(an_area("help", lines=(door,)), an_area("care", lines=(leavers,))))
    new = a_framework(areas=(an_area("help", lines=(door, leavers)), an_area("care", lines=(a_line("care.new"),))))

    moved = next(each for each in differences(old, new) if each.change == "moved")

    assert (moved.id, moved.before, moved.after) == ("leavers.homes", "care", "help")


def test_an_overall_judgement_that_goes_is_told():
    assert ("fact", "overall judgement", "changed") in told(a_framework(overall=True), a_framework(overall=False))


def test_a_reworded_level_is_told_with_its_scale():
    def graded(descriptor):
        return replace(a_framework(), scales=(Scale("judgement", "Judgement", (Level("good", "Good", descriptor),)),))

    assert told(graded("Helped."), graded("Helped well.")) == [("level", "judgement: good", "reworded")]
