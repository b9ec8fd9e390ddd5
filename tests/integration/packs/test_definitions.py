"""Pack files as councils write them: what is accepted, and what each mistake is told as."""

import pytest

from selfassess.domain.pack import PART_KINDS
from selfassess.errors import BadFramework, NotFound
from selfassess.library.packs import load_packs, read_pack
from selfassess.services.pack_checks import check_definitions
from tests.packs import EXPORTS

GOOD = """\
id: ours
title: Our pack
about: For our board.
of: assessment
formats: [docx]
parts:
  - kind: cover
  - kind: areas
    title: What we found
    lines: false
"""


@pytest.fixture
def written(tmp_path):
    def write(text, name="ours.yaml"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


def told(path):
    return [(mistake.line, mistake.message) for mistake in read_pack(path).mistakes]


def test_the_packs_that_ship_have_no_mistakes():
    checked = check_definitions([EXPORTS])
    assert (checked.files >= 2, checked.mistakes) == (True, ())


def test_a_good_file_is_a_pack(written):
    pack = read_pack(written(GOOD)).pack
    assert pack is not None
    assert (pack.id, pack.formats, [part.kind for part in pack.parts]) == ("ours", ("docx",), ["cover", "areas"])
    areas = pack.part("areas")
    assert areas is not None
    assert (areas.title, areas.option("lines"), areas.option("benchmark")) == ("What we found", False, True)


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ("kind: cover", "kind: covr", 7, '"kind" cannot be "covr": did you mean "cover"?'),
        ("[docx]", "[odt]", 5, 'entry 1 of "formats" cannot be "odt": the choices are csv, docx, html, json, pdf, pptx, xlsx.'),
        ("[docx]", "[]", 5, '"formats" is empty: name at least one.'),
        ("of: assessment", "of: borough", 4, '"of" cannot be "borough": the choices are area, assessment.'),
        ("lines: false", "line: false", 10, 'a part of the kind "areas" has no option "line": did you mean "lines"?'),
        ("lines: false", 'lines: "no"', 10, '"lines" must be true or false.'),
        ("lines: false", "lines: 3", 10, '"lines" must be true or false.'),
        ("kind: cover", "kind: areas", 8, 'the part "areas" stands twice: keep one.'),
        ("about:", "abuot:", 3, 'unknown key "abuot": did you mean "about"?'),
        ("title: Our pack", "title: 2026", 2, '"title" was read as a number, not as text: put it in quotes.'),
        ("id: ours", "id: theirs", 1, '"id" is "theirs", but the file is called "ours": let them agree.'),
        ("of: assessment", "template: fancy\nof: assessment", 4, 'there is no Word look "fancy" in templates/word.'),
        ("title: Our pack", "title: Our pack\ntitle: Again", 3, 'the key "title" is repeated: it stands already on line 2.'),
    ],
)
def test_a_mistake_is_told_with_its_line_and_what_was_meant(written, old, new, line, message):
    told_of = told(written(GOOD.replace(old, new, 1)))
    assert any(where == line and said.startswith(message.rstrip(".")) for where, said in told_of), told_of


def test_a_part_that_none_of_the_formats_can_carry_is_refused(written):
    (mistake,) = told(written(GOOD.replace("[docx]", "[xlsx]").replace("kind: cover", "kind: contents")))
    assert mistake == (7, 'a part of the kind "contents" goes into docx, pdf and html only, which this pack does not make.')


def test_every_mistake_is_told_at_once(written):
    text = GOOD.replace("kind: cover", "kind: covr").replace("lines: false", "line: false").replace("about: For our board.\n", "")
    assert [line for line, _ in told(written(text))] == [1, 6, 9]


def test_a_file_that_is_no_yaml_says_so(written):
    ((line, message),) = told(written("id: [ours"))
    assert line is not None
    assert message.startswith("This is not YAML")


def test_an_option_of_text_or_number_is_checked_by_its_usual_value(written):
    text = GOOD.replace("    lines: false\n", "  - kind: contents\n    depth: -1\n")
    assert told(written(text)) == [(11, '"depth" must be a whole number, zero or more.')]


class TestShelf:
    def test_a_councils_own_pack_wins_over_the_one_that_ships(self, written, tmp_path):
        written(GOOD.replace("id: ours", "id: self-evaluation"), "self-evaluation.yaml")
        assert load_packs([tmp_path, EXPORTS]).pack("self-evaluation").title == "Our pack"
        assert "scoring-workbook" in [pack.id for pack in load_packs([tmp_path, EXPORTS]).packs()]

    def test_an_unknown_pack_is_refused_with_what_was_meant(self):
        with pytest.raises(NotFound, match="Did you mean 'scoring-workbook'"):
            load_packs([EXPORTS]).pack("scoring-work-book")

    def test_a_pack_with_mistakes_is_refused_with_all_of_them(self, written, tmp_path):
        written(GOOD.replace("kind: cover", "kind: covr"))
        with pytest.raises(BadFramework, match=r"ours\.yaml:7"):
            load_packs([tmp_path]).pack("ours")

    def test_a_path_that_is_not_there_is_refused(self, tmp_path):
        with pytest.raises(NotFound):
            check_definitions([tmp_path / "nothing"])


def test_the_guide_in_the_folder_names_every_kind_of_part_and_every_option():
    guide = (EXPORTS / "README.md").read_text(encoding="utf-8")
    for kind, part in PART_KINDS.items():
        assert f"`{kind}`" in guide
        assert all(f"`{option}`" in guide for option in part.options), kind
