import pytest

from selfassess.domain.comparators import USUAL
from selfassess.domain.people import LOCAL
from selfassess.errors import BadTable
from selfassess.roundtrip.sheets.authorities import read_authorities
from selfassess.services.assessments import create_assessment
from selfassess.services.authorities import choices, find_authority, import_authorities

FULL = """\
code,name,region_name,ons_la_type,also_known_as,stat_neighbours,domain
1,Northmoor,The Fells,Unitary,Northmoor Together; North Moor,"3, 2",northmoor.example
2,Eastvale,The Coast,Unitary,,"Northmoor",
3,Westbeck,The Fells,County,,,
"""


@pytest.fixture
def sheet(tmp_path):
    def written(text, name="authorities.csv", encoding="utf-8"):
        path = tmp_path / name
        path.write_bytes(text.encode(encoding))
        return path

    return written


def told(refused):
    return [(mistake.line, mistake.message) for mistake in refused.value.mistakes]


def test_neighbours_are_understood_by_code_and_by_name_most_similar_first(sheet):
    northmoor, eastvale, westbeck = read_authorities(sheet(FULL))
    assert northmoor.neighbours == ("westbeck", "eastvale")
    assert eastvale.neighbours == ("northmoor",)
    assert westbeck.neighbours == ()


def test_region_type_and_other_names_are_taken_and_strange_columns_left_alone(sheet):
    northmoor = read_authorities(sheet(FULL))[0]
    assert (northmoor.region, northmoor.type) == ("The Fells", "Unitary")
    assert northmoor.aliases == ("Northmoor Together", "North Moor")


def test_a_file_that_begins_with_a_byte_order_mark_is_read(sheet):
    assert len(read_authorities(sheet(FULL, encoding="utf-8-sig"))) == 3


def test_only_a_name_is_needed(sheet):
    assert [item.id for item in read_authorities(sheet("Authority\nBath and North East Somerset\n"))] == [
        "bath-and-north-east-somerset"
    ]


def test_every_mistake_is_told_with_its_row_and_nothing_is_taken(sheet, tools):
    text = "name,neighbours\nNorthmoor,Nowhere\n,\nNorthmoor Council,\n"
    with pytest.raises(BadTable) as refused:
        import_authorities(tools, LOCAL, sheet(text))
    assert sorted(row for row, _ in told(refused)) == [2, 3, 4]
    assert any("Nowhere: no authority of this code or name" in text for _, text in told(refused))
    assert any("stands in row 2 already" in text for _, text in told(refused))
    with tools.store().read() as store:
        assert store.authorities.all() == ()


def test_a_file_without_names_is_told_what_its_column_may_be_called(sheet):
    with pytest.raises(BadTable, match="local_authority_ons_name"):
        read_authorities(sheet("region\nThe Fells\n"))


def test_a_workbook_named_csv_is_told_how_to_save_it(sheet, tmp_path):
    path = tmp_path / "liar.csv"
    path.write_bytes(b"PK\x03\x04\xff\xfe\x00\x81")
    with pytest.raises(BadTable, match="CSV UTF-8"):
        read_authorities(path)


def test_importing_again_changes_nothing_and_keeps_what_the_file_does_not_say(sheet, tools):
    import_authorities(tools, LOCAL, sheet(FULL))
    done = import_authorities(tools, LOCAL, sheet("name\nNorthmoor\n", "short.csv"))
    assert (done.added, done.updated) == (0, 1)
    northmoor = find_authority(tools, LOCAL, "Northmoor")
    assert northmoor.region == "The Fells"
    assert northmoor.neighbours == ("westbeck", "eastvale")


def test_the_councils_of_england_can_be_chosen_without_any_import(tools):
    names = [authority.name for authority in choices(tools, LOCAL)]
    assert "Warrington" in names
    assert len(names) > 145
    made = create_assessment(
        tools, LOCAL, authority="Warrington Borough Council", framework="ilacs-2026", title="Self-evaluation"
    )
    assert made.authority == "warrington"


def test_a_list_of_real_authorities_with_its_odd_header_is_taken_whole(tools, shared):
    done = import_authorities(tools, LOCAL, shared / "data" / "authorities_lookup.csv")
    assert done.added > 150
    warrington = find_authority(tools, LOCAL, "Warrington")
    assert len(warrington.neighbours) == 10
    assert warrington.region == "North West"
    names = {authority.name for authority in choices(tools, LOCAL)}
    assert {"Bristol", "Bedford", "Kingston upon Hull"} <= names
    assert not names & {"Cumbria", "Poole", "Northamptonshire", "Bristol, City of"}
    assert find_authority(tools, LOCAL, "Bristol, City of").name == "Bristol"
    with tools.store().read() as store:
        assert len([item for item in store.authorities.comparators(warrington, USUAL) if item.in_region]) == 23
