import pytest

from tests.unit.ingest.reading import a_reading


def led(lines):
    text = f"# Inspection of Aldermere local authority children’s services\n\nInspection dates: 10 to 14 June 2024\n\n{lines}\n\n"
    return a_reading(text + "Children in Aldermere do well because staff know them and stay with them.\n")


@pytest.mark.parametrize(
    ("printed", "lead"),
    [
        ("Lead inspector: Mary Example", "Mary Example"),
        ("Lead inspector : Mary Example", "Mary Example"),
        ("Lead inspector: Mary Example, His Majesty’s Inspector", "Mary Example"),
        ("Lead inspector: Mary Example HMI", "Mary Example"),
        ("Lead inspectors: Mary Example and Sam Sample", "Mary Example and Sam Sample"),
        ("Lead inspectors: Mary Example, Sam Sample", "Mary Example and Sam Sample"),
        ("Lead inspector: Mary O’Example-Sample", "Mary O’Example-Sample"),
        ("Reporting inspector: Mary Example", "Mary Example"),
        ("Lead HMI: Mary Example", "Mary Example"),
        ("Lead inspector’s name: Mary Example", "Mary Example"),
        ("Lead inspector \u2013 Mary Example", "Mary Example"),
        ("Lead inspectors: Mary Example & Sam Sample", "Mary Example and Sam Sample"),
        ("Lead inspectors: Mary Example/Sam Sample", "Mary Example and Sam Sample"),
        ("Lead inspectors: Mary Example (first week) and Sam Sample (second week)", "Mary Example and Sam Sample"),
        ("Lead inspector: Mary Example Regulatory Inspector", "Mary Example"),
        ("Lead inspector: Mary Example -Sample", "Mary Example-Sample"),
        ("Lead inspector: Anna Maria da Silva", "Anna Maria da Silva"),
        ("Lead inspector: Máire Łukasz-Şahin", "Máire Łukasz-Şahin"),
        ("The lead inspector spoke to children.", None),
    ],
)
def test_the_lead_inspector_is_named_however_it_is_printed(printed, lead):
    assert led(printed).lead_inspector == lead


def test_a_lead_inspector_who_is_not_printed_is_none_and_the_report_says_why():
    report = led("Age group: all")

    assert report.lead_inspector is None
    assert dict(report.absent)["lead_inspector"] == "not_printed"


def test_everybody_of_the_team_has_the_role_that_was_printed():
    report = led(
        "## The inspection team\n\nLead inspector: Mary Example\n\nDeputy lead inspector: Sam Sample\n\n"
        "Team inspectors: Jo Test, Kim Trial\n\nSenior data analyst: Lee Figure"
    )

    assert [(person.name, person.role) for person in report.inspectors] == [
        ("Mary Example", "lead inspector"),
        ("Sam Sample", "deputy lead inspector"),
        ("Jo Test", "team inspector"),
        ("Kim Trial", "team inspector"),
        ("Lee Figure", "senior data analyst"),
    ]
