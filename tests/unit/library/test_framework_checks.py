"""Each kind of mistake in a framework file: found on its line, and what was meant is said."""

import pytest

from selfassess.library.files import shaped_framework
from selfassess.library.strict_yaml import parse_yaml
from tests.framework_files import SMALL, line_of, spoilt


def mistakes(text):
    return [(mistake.line, mistake.message) for mistake in shaped_framework(parse_yaml(text, "small.yaml")).mistakes]


def test_a_file_without_mistakes_becomes_a_framework():
    read = shaped_framework(parse_yaml(SMALL, "small.yaml"))

    assert read.mistakes == ()
    assert read.framework.key == "small-1"
    assert [line.id for line in read.framework.lines()] == ["help.door", "help.plans"]
    assert read.framework.scale("judgement").level("good").tone == "sound"
    assert read.framework.dimensions[0].numbered("outcome", "2").id == "safety"


def test_an_unknown_key_is_told_with_what_was_probably_meant():
    assert mistakes(spoilt("\ntitle: A", "\ntitel: A")) == [
        (1, '"title" is missing.'),
        (3, 'unknown key "titel": did you mean "title"?'),
    ]


PLANTED = [
    ('version: "1"', "version: 2026", '"version" must stand in quotes: write "2026".'),
    ('version: "1"', "version: 1.0", '"version" must stand in quotes, as in "2026".'),
    ('version: "1"', "version: ../x", '"version" "../x" may have lower-case letters'),
    ("kind: inspection", "kind: inspektion", '"kind" cannot be "inspektion": did you mean "inspection"?'),
    ("from: 2026-04-01", 'from: "2026-04-01"', '"from" must be a date without quotes'),
    ("to: null", "to: 2025-01-01", '"to" comes before "from".'),
    ("overall: true", "overall: yess", '"overall" must be true or false'),
    ("title: A small framework", "title: no", '"title" was read as yes or no, not as text: put it in quotes.'),
    ("title: A small framework", "title: 2026", '"title" was read as a number, not as text: put it in quotes.'),
    ("wording: Our own wording.", "wording:", '"wording" is empty'),
    ("tone: sound", "tone: sond", '"tone" cannot be "sond": did you mean "sound"?'),
    ("- id: confidence", "- id: trust", 'an area is judged, but there is no scale "confidence" under "scales".'),
    ("- id: judgement", "- id: grades", 'there is no scale "judgement" under "scales".'),
    ("{areas: [help]", "{areas: [halp]", 'unknown area "halp": did you mean "help"?'),
    ("level: inadequate,", "level: inadequat,", 'unknown level "inadequat": did you mean "inadequate"?'),
    ("- id: help.plans", "- id: help.door", 'the line id "help.door" is used twice'),
    ("{id: door.safe", "{id: door.prompt", 'the criterion id "door.prompt" is used twice'),
    ("{id: low,", "{id: high,", 'the level id "high" is used twice'),
    ("id: plans.move", "id: Plans Move", '"id" "Plans Move" may have lower-case letters'),
    ("        signals: [plans]\n", "", 'the line "help.plans" has no "signals"'),
    ("signals: [plans]", "signals: []", 'the line "help.plans" has no "signals"'),
    ("signals: [plans]", "signals: plans", '"signals" must be a list'),
    ("signals: [plans]", "signals: [Plans]", 'the signal "Plans" must be lower case: write "plans".'),
    ("signals: [plans]", "signals: [plans, plans]", 'the signal "plans" is repeated.'),
    ("signals: [plans]", "signals: [plans, 47]", 'entry 2 of "signals" was read as a number'),
    ("    short: Help", "    short: Help\n    signals: [help]", '"signals" belongs under a line: move it there.'),
    ("overall: true", "overall: true\nsignals: [help]", '"signals" belongs under a line: move it there.'),
    ("[data, audit]", "[data, audits]", 'unknown kind of evidence "audits": did you mean "audit"?'),
    ("concepts: [safety]", "concepts: [safty]", 'unknown concept "safty": did you mean "safety"?'),
    ("judged: true", "judged: [true]", '"judged" must be true or false'),
    ("        criteria:\n          - {id: plans.move, text: Plans move on., basis: our own}\n", "", '"criteria" is missing.'),
]


@pytest.mark.parametrize(("old", "new", "said"), PLANTED, ids=[said[:50] for *_, said in PLANTED])
def test_a_planted_mistake_is_found_and_explained(old, new, said):
    found = [message for _, message in mistakes(spoilt(old, new))]

    assert any(said in message for message in found), found


def test_mistakes_stand_on_the_lines_where_they_were_made():
    text = spoilt("concepts: [safety]", "concepts: [safty]", spoilt("tone: sound", "tone: sond"))

    assert [line for line, _ in mistakes(text)] == [line_of(text, "sond"), line_of(text, "safty")]


def test_all_mistakes_of_a_file_are_told_at_once_whatever_their_kind():
    text = spoilt("title: A small framework\n", "title: A small framework\ntitle: again\n")
    text = spoilt('version: "1"', "version: 1", text)
    text = spoilt("publisher: Aldermere Council\n", "", text)
    text = spoilt("signals: [plans]", "signals: [Plans]", text)

    assert len(mistakes(text)) == 4


def test_the_day_of_publication_may_be_a_date_or_words():
    for published in ("2026-04-01", "April 2026", '"2026"'):
        text = SMALL.replace(
            'address: https://example.org, published: "2026"', f"address: https://example.org, published: {published}"
        )
        assert mistakes(text) == []


def test_a_limit_needs_an_overall_judgement():
    assert any("speak of an overall judgement" in message for _, message in mistakes(spoilt("overall: true", "overall: false")))


def test_a_peer_challenge_needs_a_scale_for_what_peers_think():
    assert any('needs a scale "view"' in message for _, message in mistakes(spoilt("kind: inspection", "kind: peer-challenge")))


def test_a_case_review_needs_its_design():
    assert any('needs "case_review"' in message for _, message in mistakes(spoilt("kind: inspection", "kind: case-review")))


def test_a_choice_needs_something_to_choose_from():
    design = """\
case_review:
  cohorts: [{id: care, title: Children in care, count: 4}]
  sample_frame: [{id: months, title: Months, kind: number}]
  fields: [{id: met, title: Worker met, kind: choice}, {id: role, title: Role, kind: text, choices: [a, b]}]
  escalation: [{id: what, title: What, kind: long-text}]
"""
    found = [message for _, message in mistakes(spoilt("kind: inspection", "kind: case-review") + design)]

    assert 'a field of kind "choice" needs two or more "choices".' in found
    assert '"choices" belong to a field of kind "choice" only.' in found


@pytest.mark.parametrize("text", ["", "- a\n- b\n", "just text\n"])
def test_a_file_that_holds_no_keys_is_one_mistake(text):
    assert [message for _, message in mistakes(text)] == ["The file is empty or holds a list: it needs keys with values."]
