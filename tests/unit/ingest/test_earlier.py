import pytest

from selfassess.ingest.metadata.earlier import earlier


def told(text):
    return [(named.when, named.grade) for named in earlier(text)]


@pytest.mark.parametrize(
    ("printed", "when", "grade"),
    [
        ("The last inspection was in May 2012. The local authority was judged to be good.", "May 2012", "good"),
        (
            "The previous inspection of services was in May 2012. Overall effectiveness was judged adequate.",
            "May 2012",
            "adequate",
        ),
        (
            "At the last inspection in 2018, services were judged to require improvement to be good.",
            "2018",
            "require improvement to be good",
        ),
        ("Since the previous full inspection in 2018, leaders have made progress.", "2018", None),
        ("Since the last inspection in 2011, some services require improvement.", "2011", None),
        ("The local authority was judged inadequate for overall effectiveness in November 2017.", "November 2017", "inadequate"),
        ("The most recent monitoring visit took place in August 2016.", "August 2016", None),
        ("The fostering service was last inspected in August 2013 and judged to be good.", "August 2013", "good"),
        (
            "Safeguarding arrangements were inspected in November 2009. The council was judged to be inadequate.",
            "November 2009",
            "inadequate",
        ),
        ("The last focused visit was in October 2020.", "October 2020", None),
        (
            "A re-inspection was in February 2011, when good progress was found. The authority was judged adequate overall.",
            "February 2011",
            "adequate",
        ),
        ("The previous inspection in May 2012 found that the council had made good progress.", "May 2012", None),
    ],
)
def test_an_earlier_inspection_has_its_month_or_year_and_the_grade_that_it_was_given(printed, when, grade):
    assert told(printed) == [(when, grade)]


def test_one_inspection_that_is_named_twice_is_told_once():
    text = "The previous inspection of the council was in May 2012. Since the last inspection in 2012, much has changed."

    assert told(text) == [("May 2012", None)]


def test_an_inspection_without_a_date_is_not_told():
    assert told("Since the last inspection, much has changed. By 2019 it had changed again.") == []


def test_what_was_inspected_is_told_without_the_verb():
    (named,) = earlier("The previous inspection of the adoption service was published in October 2009.")

    assert named.what == "previous inspection of the adoption service"
