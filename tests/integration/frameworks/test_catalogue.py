from datetime import date

import pytest

from selfassess.errors import BadFramework, NotFound
from selfassess.library.catalogue import load_catalogue
from selfassess.library.published import add_published
from selfassess.resources import data_dir
from tests.framework_files import SMALL, a_crosswalk, a_folder, spoilt

SECOND = spoilt('version: "1"', 'version: "2"', spoilt("{from: 2026-04-01", "{from: 2027-04-01"))
WALK = """\
old: small-1
new: small-2
pairs:
  - {old: help.door, new: help.door, relation: same, reason: As before.}
  - {old: help.plans, new: null, relation: none, reason: No longer asked.}
"""


def test_a_framework_is_found_by_its_key(tmp_path):
    assert load_catalogue([a_folder(tmp_path / "own", small_1=SMALL)]).framework("small-1").title == "A small framework"


def test_a_key_that_does_not_exist_is_told_with_what_was_probably_meant(tmp_path):
    catalogue = load_catalogue([a_folder(tmp_path / "own", small_1=SMALL)])

    with pytest.raises(NotFound, match=r"There is no framework 'smal-1'\. Did you mean 'small-1'\?"):
        catalogue.framework("smal-1")
    with pytest.raises(NotFound, match="is a framework without its version: use one of small-1"):
        catalogue.framework("small")


def test_an_operators_own_folder_is_searched_first(tmp_path):
    own = a_folder(tmp_path / "own", small_1=spoilt("A small framework", "Our framework"))
    shipped = a_folder(tmp_path / "shipped", small_1=SMALL, small_2=SECOND)

    catalogue = load_catalogue([own, shipped])

    assert [each.title for each in catalogue.frameworks()] == ["Our framework", "A small framework"]


def test_versions_are_ordered_as_people_count(tmp_path):
    texts = {f"small_{number}": spoilt('version: "1"', f'version: "{number}"') for number in (10, 2, 1)}

    catalogue = load_catalogue([a_folder(tmp_path / "own", **texts)])

    assert catalogue.keys() == ("small-1", "small-2", "small-10")
    assert catalogue.latest("small").version == "10"


def test_where_two_versions_are_in_force_the_newer_one_wins(tmp_path):
    catalogue = load_catalogue([a_folder(tmp_path / "own", small_1=SMALL, small_2=SECOND)])

    assert catalogue.in_force("small", date(2026, 5, 1)).version == "1"
    assert catalogue.in_force("small", date(2027, 5, 1)).version == "2"
    with pytest.raises(NotFound, match="No version of small was in force on 2020-01-01"):
        catalogue.in_force("small", date(2020, 1, 1))


def test_a_file_with_mistakes_is_refused_with_all_of_them_and_leaves_the_others_alone(tmp_path):
    wrong = spoilt("signals: [plans]", "signals: []", spoilt("kind: inspection", "kind: visit"))
    catalogue = load_catalogue([a_folder(tmp_path / "own", small_1=SMALL, small_2=wrong)])

    assert catalogue.framework("small-1")
    with pytest.raises(BadFramework) as refused:
        catalogue.framework("small-2")
    assert len(refused.value.mistakes) == 3  # with the version that its place denies


def test_a_published_framework_that_changed_is_refused(tmp_path):
    folder = a_folder(tmp_path / "own", small_1=SMALL)
    file = folder / "small" / "1.yaml"
    add_published(folder, file)
    file.write_text(spoilt("Plans move on.", "Plans move on quickly."), encoding="utf-8")

    with pytest.raises(BadFramework, match="was published and has changed since"):
        load_catalogue([folder]).framework("small-1")


def test_an_indicator_that_nobody_defined_is_refused(tmp_path):
    catalogue = load_catalogue([a_folder(tmp_path / "own", small_1=spoilt("fd.contacts", "fd.contact"))])

    with pytest.raises(BadFramework, match=r'unknown indicator "fd\.contact": did you mean "fd\.contacts"'):
        catalogue.framework("small-1")


def test_a_crosswalk_is_found_in_either_direction(tmp_path):
    folder = a_folder(tmp_path / "own", small_1=SMALL, small_2=SECOND)
    a_crosswalk(folder, "small", "1--2", WALK)
    catalogue = load_catalogue([folder])

    assert [pair.new for pair in catalogue.crosswalk("small-1", "small-2").newer("help.door")] == ["help.door"]
    assert [pair.new for pair in catalogue.crosswalk("small-2", "small-1").newer("help.door")] == ["help.door"]


def test_without_a_crosswalk_nothing_is_guessed(tmp_path):
    catalogue = load_catalogue([a_folder(tmp_path / "own", small_1=SMALL, small_2=SECOND)])

    with pytest.raises(NotFound, match="No crosswalk leads from small-1 to small-2"):
        catalogue.crosswalk("small-1", "small-2")


def test_an_own_framework_may_lead_to_a_shipped_one(tmp_path):
    folder = a_folder(tmp_path / "own", small_1=SMALL)
    walk = WALK.replace("small-2", "ilacs-2026").replace("new: help.door", "new: help-protection.front-door")
    a_crosswalk(folder, "small", "1--ilacs-2026", walk)

    catalogue = load_catalogue([folder, data_dir("frameworks")])

    assert [pair.new for pair in catalogue.crosswalk("small-1", "ilacs-2023").newer("help.door")] == [
        "help-protection.front-door"
    ]


def test_nothing_is_read_before_it_is_asked_for(tmp_path):
    catalogue = load_catalogue([a_folder(tmp_path / "own", small_1=SMALL, small_2="not: [yaml")])

    assert catalogue.keys() == ("small-1", "small-2")
    assert catalogue.framework("small-1") is catalogue.framework("small-1")
