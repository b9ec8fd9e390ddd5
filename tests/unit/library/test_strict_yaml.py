from datetime import date

import pytest

from selfassess.library.strict_yaml import parse_yaml


def mistakes(text):
    return [str(mistake) for mistake in parse_yaml(text, "a.yaml").mistakes]


def test_values_come_out_plain():
    file = parse_yaml('a: text\nb: "2026"\nc: 2026-04-01\nd: null\ne: [true, 3]\n', "a.yaml")

    assert file.content == {"a": "text", "b": "2026", "c": date(2026, 4, 1), "d": None, "e": [True, 3]}
    assert file.mistakes == ()


def test_a_repeated_key_is_a_mistake_that_says_where_the_first_stands():
    assert mistakes("title: one\nkind: x\ntitle: two\n") == [
        'a.yaml:3: the key "title" is repeated: it stands already on line 1.'
    ]


def test_every_repeated_key_is_told_and_the_rest_is_still_read():
    file = parse_yaml("a: 1\na: 2\nb:\n  - c: 1\n    c: 2\nd: 4\n", "a.yaml")

    assert [mistake.line for mistake in file.mistakes] == [2, 5]
    assert file.content == {"a": 1, "b": [{"c": 1}], "d": 4}


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("2026: x\n", 1, "is not text"),
        ("a: &b [1]\nc: *b\n", 1, "write the part out"),
        ("a: !!python/object:os.system x\n", 1, "is not used here"),
        ("a: 1\nb: 2026-13-45\n", 2, "looks like a date"),
        ("a: [1\nb: 2\n", 2, "This is not YAML"),
        ("a: 1\nb: \x07\n", 2, "does not allow"),
        ("a: 1\n---\nb: 1\n", 2, "This is not YAML"),
    ],
)
def test_what_could_be_misread_is_a_mistake_with_its_line(text, line, said):
    (found,) = parse_yaml(text, "a.yaml").mistakes

    assert (found.line, said in found.message) == (line, True), found


def test_a_value_that_repeats_itself_does_not_hang():
    assert parse_yaml("a: &a [*a]\n", "a.yaml").mistakes


def test_the_line_of_a_value_is_found_through_lists_and_keys():
    file = parse_yaml("a:\n  - b: 1\n  - b: 2\n    c: 3\n", "a.yaml")

    assert file.line_of(("a", 1, "c")) == 4
    assert file.line_of(("a", 1)) == 3


def test_a_missing_key_has_the_line_of_what_it_is_missing_from():
    file = parse_yaml("a:\n  - b: 1\n  - b: 2\n", "a.yaml")

    assert file.line_of(("a", 1, "title")) == 3
    assert file.line_of(("title",)) == 1


def test_an_empty_file_has_no_content_and_no_lines():
    file = parse_yaml("# nothing yet\n", "a.yaml")

    assert (file.content, file.line_of(("a",))) == (None, None)
