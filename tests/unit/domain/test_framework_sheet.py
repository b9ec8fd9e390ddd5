from selfassess.domain.framework_sheet import SheetRow, drafted_areas, sheet_rows, slug
from tests.builders import a_framework, a_line, an_area


def a_row(number, area="Help", line="The front door", criterion="Contacts are dealt with.", **more):
    return SheetRow(number, area, line, criterion, **more)


def test_rows_become_areas_lines_and_criteria_in_the_order_in_which_they_are_named():
    drafted = drafted_areas(
        [a_row(2), a_row(3, line="Plans"), a_row(4, area="Care"), a_row(5, criterion="Children are made safe.")], judged=True
    )

    assert [area["id"] for area in drafted.areas] == ["help", "care"]
    assert [line["id"] for line in drafted.areas[0]["lines"]] == ["help.the-front-door", "help.plans"]
    assert [each["id"] for each in drafted.areas[0]["lines"][0]["criteria"]] == ["help.the-front-door.1", "help.the-front-door.2"]


def test_each_thing_remembers_the_row_that_gave_it():
    drafted = drafted_areas([a_row(2), a_row(3, line="Plans"), a_row(7, line="Plans", criterion="Plans move.")], judged=True)

    assert drafted.row_of(("areas", 0, "id")) == 2
    assert drafted.row_of(("areas", 0, "lines", 1, "signals")) == 3
    assert drafted.row_of(("areas", 0, "lines", 1, "criteria", 1, "text")) == 7
    assert drafted.row_of(("scales", 0)) is None


def test_what_several_rows_say_of_a_line_is_taken_together():
    drafted = drafted_areas(
        [a_row(2, signals=("contacts",)), a_row(3, criterion="Two.", signals=("contacts", "mash"), about="The way in.")],
        judged=True,
    )

    line = drafted.areas[0]["lines"][0]
    assert (line["signals"], line["about"]) == (["contacts", "mash"], "The way in.")


def test_an_area_is_judged_as_its_rows_say_else_as_asked():
    drafted = drafted_areas([a_row(2), a_row(3, area="Care", judged=False)], judged=True)

    assert [area["judged"] for area in drafted.areas] == [True, False]


def test_a_title_makes_an_id_that_files_and_addresses_can_hold():
    assert slug("Children's homes & “settings”: Éire") == "childrens-homes-settings-eire"
    assert slug("—") == "unnamed"


def test_a_framework_becomes_rows_from_the_second_row_down():
    door = a_line("help.door", title="The front door", criteria=["One.", "Two."])

    rows = list(sheet_rows(a_framework(areas=(an_area("help", title="Help", lines=(door,)),))))

    assert [(row.row, row.area, row.line, row.criterion) for row in rows] == [
        (2, "Help", "The front door", "One."),
        (3, "Help", "The front door", "Two."),
    ]


def test_ids_that_a_sheet_gives_are_kept_and_others_are_made():
    rows = [
        a_row(2, line_id="help-protection.door", criterion_id="hp.contacts"),
        a_row(3, criterion="Children are made safe."),
        a_row(4, line="Plans"),
    ]
    (area,) = drafted_areas(rows, judged=True).areas
    assert area["id"] == "help-protection"
    assert [line["id"] for line in area["lines"]] == ["help-protection.door", "help-protection.plans"]
    assert [each["id"] for each in area["lines"][0]["criteria"]] == ["hp.contacts", "help-protection.door.2"]


def test_a_framework_keeps_every_id_through_a_sheet():
    door = a_line("help.door", title="The front door", criteria=["One.", "Two."])
    framework = a_framework([an_area("help", title="Help and protection", lines=[door])])
    (area,) = drafted_areas(list(sheet_rows(framework)), judged=True).areas
    assert area["id"] == "help"
    assert area["lines"][0]["id"] == "help.door"
    assert [each["id"] for each in area["lines"][0]["criteria"]] == [criterion.id for criterion in door.criteria]
