"""Names as reports print them; the councils are those of the list that ships, because the list is what is tested."""

import pytest

from tests.unit.ingest.reading import a_reading


def titled(title):
    return a_reading(
        f"# {title}\n\nInspection dates: 10 to 14 June 2024\n\nLead inspector: Mary Example\n\nText that says something more."
    )


@pytest.mark.parametrize(
    ("title", "authority"),
    [
        ("Inspection of Hull City Council children’s services", "Kingston upon Hull"),
        ("Inspection of Kingston upon Hull local authority children’s services", "Kingston upon Hull"),
        ("Inspection of St Helens local authority children’s services", "St Helens"),
        ("Inspection of St. Helens local authority children’s services", "St Helens"),
        ("Inspection of BCP Council children’s services", "Bournemouth, Christchurch and Poole"),
        (
            "Inspection of Bournemouth, Christchurch & Poole local authority children’s services",
            "Bournemouth, Christchurch and Poole",
        ),
        ("Inspection of the Royal Borough of Kensington and Chelsea children’s services", "Kensington and Chelsea"),
        ("Inspection of City of York local authority children’s services", "York"),
        ("Inspection of York local authority children’s services", "York"),
        ("Inspection of North Yorkshire local authority children’s services", "North Yorkshire"),
        ("Inspection of Bath and North East Somerset local authority children’s services", "Bath and North East Somerset"),
        ("Inspection of North East Lincolnshire local authority children’s services", "North East Lincolnshire"),
        ("Leicester City Council: Inspection of children’s social care services", "Leicester"),
        ("Leicestershire: Inspection of children’s social care services", "Leicestershire"),
    ],
)
def test_a_council_is_known_by_each_of_its_names(title, authority):
    assert titled(title).authority == authority


@pytest.mark.parametrize(
    ("title", "authority", "trust"),
    [
        ("Inspection of Bradford Children and Families Trust", "Bradford", "Bradford Children and Families Trust"),
        ("Inspection of Sandwell Children’s Trust", "Sandwell", "Sandwell Children's Trust"),
    ],
)
def test_a_trust_in_the_title_is_kept_beside_the_council_that_it_serves(title, authority, trust):
    report = titled(title)

    assert report.authority == authority
    assert report.provider.replace("’", "'") == trust


def test_a_council_that_nobody_knows_is_given_as_printed_with_a_problem():
    report = titled("Inspection of Otterfell local authority children’s services")

    assert report.authority == "Otterfell"
    assert "'Otterfell' is not in the list of authorities" in report.problems[0]


def test_the_name_of_the_file_says_nothing_about_whose_report_it_is():
    report = a_reading("# Notes of a meeting\n\nNobody said where this was, and nobody asked.", name="80418_norfolk/notes.md")

    assert report.authority is None
    assert dict(report.absent)["authority"] == "not_printed"


@pytest.mark.parametrize(
    ("title", "authority"),
    [
        ("Otterfell Council Children’s Services Peer Challenge", "Otterfell"),
        ("Otterfell: Inspection of children’s social care services", "Otterfell"),
        ("Joint targeted area inspection of Otterfell", "Otterfell"),
        ("Joint targeted area inspection of the multi-agency response to neglect in Otterfell", "Otterfell"),
    ],
)
def test_a_council_that_nobody_knows_is_found_wherever_the_title_names_it(title, authority):
    assert titled(title).authority == authority


@pytest.mark.parametrize(
    "title",
    [
        "Monitoring visit to St. Helens",
        "Monitoring visit of St Helens Borough Council children’s services",
        "Annual unannounced inspection of contact, referral and assessment arrangements within St Helens children’s services",
    ],
)
def test_a_letter_is_about_the_council_in_its_title_and_not_about_whom_it_is_to(title):
    report = a_reading(
        f"15 January 2020\n\nMr John York\n\nSt Helens Town Hall\n\nDear Mr York\n\n## {title}\n\nChildren do well.\n"
    )

    assert report.authority == "St Helens"


def test_what_begins_small_is_no_name():
    assert titled("Inspection of contact arrangements council").authority is None


def test_the_address_of_the_publisher_in_a_letter_is_not_whom_it_is_about():
    report = a_reading(
        """
        Ofsted

        Piccadilly Gate, Store Street

        Manchester

        31 January 2022

        Dear Jo

        ## Focused visit to Otterfell children’s services

        This letter summarises the findings of the focused visit to Otterfell children’s services on 15 and 16 December 2021.
        """
    )

    assert report.authority == "Otterfell"
