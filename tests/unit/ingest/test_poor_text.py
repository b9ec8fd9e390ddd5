"""Text that was drawn out of a PDF and lost something on the way."""

from selfassess.domain.report import Report
from selfassess.ingest.pipeline import read

WOUNDED = """Aldermere
Inspection of services for children in need of help and
protection, children looked after and care leavers
Inspection date: 24 February 20 March 2015
Report published: 12 May 2015
Childrens services in Aldermere require improvement

Executive summary
Since the last inspection of the authoritys services, some areas of provision have not
been sustained. As a result, most childrens services are weaker.
Greater stability of senior managers has enabled some progress to be made in the
last year.
Managers make the right decisions for children who come into care, but those of dual

chairs make challenges to poor work late, and, as a result, children wait too long for
the help that they need.

Inspectors saw a rate of  per 10,000 children in the authoritys own figures for the year.

 Not all managers are providing sufficiently robust challenge to improve assessments
of children.
 In a small number of cases, there were delays in taking decisive action to protect
children in the town.
The board has a clear plan, and its members know what they must do for children who
go missing from their homes.
"""
WHOLE = WOUNDED.replace("Childrens", "Children’s").replace("childrens", "children’s").replace("authoritys", "authority’s")


def of(text: str) -> Report:
    return read(text.encode(), "report.txt", known=(("Aldermere",),))


def beginnings(report: Report) -> list[str]:
    return [" ".join(passage.text.split()[:2]) for passage in report.passages]


def test_a_line_that_ends_before_it_is_full_ends_its_paragraph():
    assert "Greater stability" in beginnings(of(WOUNDED))
    assert "The board" in beginnings(of(WOUNDED))


def test_what_lost_its_bullet_is_still_an_item_of_its_own():
    assert {"Not all", "In a"} <= set(beginnings(of(WOUNDED)))


def test_a_paragraph_that_lacks_beginning_end_or_a_number_is_a_fragment():
    fragments = [passage.text.split()[0] for passage in of(WOUNDED).passages if passage.fragment]

    assert fragments == ["Managers", "chairs", "Inspectors"]


def test_nothing_is_put_in_that_was_lost():
    assert "childrens services are weaker" in " ".join(passage.text for passage in of(WOUNDED).passages)


def test_the_report_says_that_its_text_is_poor():
    (problem,) = (problem for problem in of(WOUNDED).problems if "apostrophes" in problem)

    assert "read the original file" in problem


def test_a_sound_text_goes_on_after_a_page_break():
    (joined,) = (passage for passage in of(WHOLE).passages if passage.text.startswith("Managers make"))

    assert joined.text.endswith("the help that they need.")
    assert "those of dual chairs make" in joined.text
    assert not joined.fragment


HOLED = """Aldermere
Inspection of services for children in need of help and
protection, children looked after and care leavers
Inspection date: 24 February 20 March 2015
Childrens services in Aldermere require improvement

What does the local authority need to improve?

Workforce development

Ensure that frontline managers receive good support and challenge through effective
supervision and training.


The local authority should ensure that the procedures developed by the authoritys partners
are fully understood by its frontline workers.

the wellbeing of care leavers and that reviews are overseen by trained people.
plans to ensure that they are properly focused on the needs of childrens families.

The local authoritys strengths
budgets have been protected. Senior managers have acted decisively to improve what
happens to children in Aldermere.
Directorate, formed in 2014, has created new opportunities for work across services.

The experiences and progress of
children who need help and protection

The graded judgement is that the experiences and progress of children who need help
and protection require improvement.
"""


def test_items_of_a_list_that_lost_its_bullets_are_recommendations_and_cut_ones_are_marked():
    report = of(HOLED)
    cut = {passage.text: passage.fragment for passage in report.passages}

    assert [(item.text.split()[0], cut[item.text]) for item in report.recommendations] == [
        ("Ensure", False),
        ("The", False),
        ("the", True),
        ("plans", True),
    ]


def test_no_part_of_a_stretch_that_lost_lines_is_taken_for_whole():
    fragments = [passage.text.split()[0] for passage in of(HOLED).passages if passage.fragment]

    assert {"budgets", "Directorate,"} <= set(fragments)


def test_a_heading_stands_apart_from_the_fragment_below_it():
    headings = {passage.heading for passage in of(HOLED).passages if passage.text.startswith("budgets")}

    assert headings == {"The local authoritys strengths"}


def test_a_heading_of_two_lines_stays_one():
    headings = {passage.heading for passage in of(HOLED).passages if passage.text.startswith("The graded")}

    assert headings == {"The experiences and progress of children who need help and protection"}
