"""`check` over whole folders: every file, every mistake, each with its line."""

import shutil

import pytest

from selfassess.library.checking import check
from selfassess.library.published import add_published
from selfassess.resources import data_dir
from tests.framework_files import SMALL, a_crosswalk, a_folder, line_of, spoilt
from tests.integration.frameworks.test_catalogue import SECOND, WALK


def told(folder, *named):
    checked = check([folder], named)
    return [(mistake.file.rpartition("/own/")[2], mistake.line, mistake.message) for mistake in checked.mistakes]


@pytest.fixture
def folder(tmp_path):
    made = a_folder(tmp_path / "own", small_1=SMALL, small_2=SECOND)
    a_crosswalk(made, "small", "1--2", WALK)
    return made


def test_a_folder_without_mistakes_is_clean_and_every_file_was_read(folder):
    checked = check([folder])

    assert (checked.files, checked.mistakes) == (4, ())


def test_mistakes_of_several_files_are_told_together(folder):
    (folder / "small" / "1.yaml").write_text(spoilt("kind: inspection", "kind: visit"), encoding="utf-8")
    a_crosswalk(folder, "small", "1--2", WALK.replace("relation: same", "relation: alike"))

    assert [file for file, *_ in told(folder)] == ["small/1.yaml", "small/crosswalks/1--2.yaml"]


def test_a_crosswalk_to_a_line_that_is_not_there_is_dangling(folder):
    text = WALK.replace("new: help.door", "new: help.dor")
    a_crosswalk(folder, "small", "1--2", text)

    assert told(folder) == [
        ("small/crosswalks/1--2.yaml", line_of(text, "help.dor,"), 'small-2 has no line "help.dor": did you mean "help.door"?')
    ]


def test_a_crosswalk_that_forgets_a_line_is_told_which(folder):
    a_crosswalk(folder, "small", "1--2", "\n".join(WALK.splitlines()[:-1]))

    assert told(folder) == [("small/crosswalks/1--2.yaml", 3, "these lines of small-1 stand in no pair: help.plans.")]


def test_a_crosswalk_to_a_framework_that_is_not_there_is_told(folder):
    a_crosswalk(folder, "small", "1--3", WALK.replace("small-2", "small-3"))

    assert told(folder) == [("small/crosswalks/1--3.yaml", 2, 'there is no framework "small-3".')]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("new: null, relation: none", "new: null, relation: part", 'a pair with null on one side has the relation "none".'),
        ("new: help.door, relation: same", "new: help.door, relation: none", 'the relation "none" needs one side only'),
        ("relation: same, reason: As before.", "relation: same", '"reason" is missing.'),
        ("{old: help.plans, new: null", "{old: help.door, new: help.door", "the pair of help.door and help.door is repeated."),
    ],
)
def test_a_pair_that_makes_no_sense_is_told(folder, old, new, said):
    a_crosswalk(folder, "small", "1--2", spoilt(old, new, WALK))

    assert any(said in message for *_, message in told(folder))


def test_a_file_in_the_wrong_place_is_told(folder):
    shutil.move(folder / "small" / "2.yaml", folder / "small" / "3.yaml")
    (folder / "small" / "crosswalks" / "1--2.yaml").unlink()

    assert told(folder) == [("small/3.yaml", 2, '"version" is "2", but the place of the file says "3": let them agree.')]


def test_a_file_called_yml_is_not_passed_over(folder):
    (folder / "small" / "4.yml").write_text(SMALL, encoding="utf-8")

    assert told(folder) == [("small/4.yml", None, "The name must end in .yaml: call it 4.yaml.")]


def test_a_published_file_that_changed_or_went_is_told(folder):
    for name in ("1", "2"):
        add_published(folder, folder / "small" / f"{name}.yaml")
    (folder / "small" / "1.yaml").write_text(spoilt("Plans move on.", "Plans move."), encoding="utf-8")
    (folder / "small" / "2.yaml").unlink()
    (folder / "small" / "crosswalks" / "1--2.yaml").unlink()

    found = told(folder)

    assert [file for file, *_ in found] == ["PUBLISHED", "small/1.yaml"]
    assert "is gone" in found[0][2]
    assert "as a new version beside 1.yaml" in found[1][2]


def test_an_indicator_is_defined_once(folder):
    file = folder / "reference" / "indicators.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text + text.partition("\n")[2], encoding="utf-8")

    assert [message for *_, message in told(folder)] == [
        'the indicator id "fd.contacts" is used twice: every indicator needs an id of its own.'
    ]


def test_a_single_file_is_checked_wherever_it_lies(folder, tmp_path):
    stray = tmp_path / "draft.yaml"
    stray.write_text(spoilt("fd.contacts", "fd.contact"), encoding="utf-8")

    (found,) = check([folder], [stray]).mistakes

    assert 'did you mean "fd.contacts"?' in found.message


def test_only_what_is_named_is_checked(folder):
    (folder / "small" / "1.yaml").write_text("id: [", encoding="utf-8")

    assert told(folder, folder / "small" / "2.yaml") == []
    assert [file for file, *_ in told(folder, folder / "small")] == ["small/1.yaml"]


def test_an_own_crosswalk_may_lead_to_a_shipped_framework(tmp_path):
    own = a_folder(tmp_path / "own", small_1=SMALL)
    text = WALK.replace("small-2", "ilacs-2026").replace("new: help.door", "new: help-protection.front-dor")
    file = a_crosswalk(own, "small", "1--ilacs-2026", text)

    (found,) = check([own, data_dir("frameworks")], [file]).mistakes

    assert 'ilacs-2026 has no topic "help-protection.front-dor": did you mean "help-protection.front-door"?' in found.message


def test_a_file_that_is_not_there_is_a_mistake_and_not_a_crash(folder):
    assert [message for *_, message in told(folder, folder / "small" / "9.yaml")] == ["There is no such file."]


RULE = """rules:
  - id: {id}
    title: Old evidence
    weight: {weight}
    ask: Attach something newer.
    why: It was long ago.
    limits: {{{limits}}}
"""


@pytest.mark.parametrize(
    ("rule", "line", "said"),
    [
        ({"id": "stale-evidnce"}, 2, 'did you mean "stale-evidence"?'),
        ({"weight": 101}, 4, '"weight" must be 1 to 100'),
        ({"limits": "days: 3"}, 7, '"limits" of this rule must be exactly: months.'),
        ({"limits": "months: -3"}, 7, "whole number, zero or more"),
    ],
)
def test_a_rule_of_challenge_that_cannot_be_is_told_with_its_line(folder, rule, line, said):
    whole = {"id": "stale-evidence", "weight": 60, "limits": "months: 12"} | rule
    (folder / "reference").mkdir(exist_ok=True)
    (folder / "reference" / "challenge-rules.yaml").write_text(RULE.format(**whole), encoding="utf-8")

    found = [mistake for mistake in told(folder) if mistake[0].endswith("challenge-rules.yaml")]

    assert [at for _, at, _ in found] == [line]
    assert said in found[0][2]
