"""Cases are chosen from the council's list: no number of it stays, and only the key says what stands behind a code."""

import csv
import io
from dataclasses import replace

import pytest
from click.testing import CliRunner
from openpyxl import Workbook

from selfassess.cli import selfassess
from selfassess.domain.conversations import Conversation, Talk, With
from selfassess.domain.people import LOCAL
from selfassess.domain.sample import Selection, Stratum, Trait
from selfassess.errors import BadInput, BadTable, Conflict, NotFound
from selfassess.services.case_reviews import Typed, cases_of, open_case, save_case
from selfassess.services.challenge_packs import CASES
from selfassess.services.peer_challenges import find_challenge, set_sample
from selfassess.services.selection import BroughtList, SaidOfCase, describe_case, open_key, sample_of, take_list
from tests.challenge_world import a_challenge
from tests.packs import feedback, feedback_file

PASSPHRASE = "otter lantern gravel sky"
HEAD = ("Case number", "Cohort", "Team", "Age", "Gender", "Ethnicity", "Selected")
COHORTS = (("Children in care", 30), ("Care leavers", 20), ("Children placed for adoption", 10))


def rows(*, chosen=()):
    """Sixty children of three cohorts, each under a number that no other text holds."""
    found = []
    for title, many in COHORTS:
        for _ in range(many):
            at = len(found)
            age = 18 + at % 4 if title == "Care leavers" else at % 17
            said = (f"77{at:04}3", title, ("North", "South")[at % 2], str(age), ("Girl", "Boy")[at % 2])
            found.append((*said, "Black Caribbean" if at in (3, 4) else "White British", "yes" if at in chosen else ""))
    return found


def as_csv(table, head=HEAD):
    made = io.StringIO()
    csv.writer(made).writerows((head, *table))
    return made.getvalue().encode()


def as_excel(table):
    book = Workbook()
    for row in (HEAD, *table):
        book.active.append(row)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


@pytest.fixture
def challenge(tools):
    return drawn_by(tools, a_challenge(tools), Selection.RANDOM)


def drawn_by(tools, challenge, selection):
    sample = replace(challenge.sample, selection=selection, reason="To look into how plans are reviewed")
    return set_sample(tools, LOCAL, challenge.id, challenge.revision, sample)


def brought(tools, challenge, content, name="list.csv", **more):
    current = find_challenge(tools, LOCAL, challenge.id).challenge
    return take_list(tools, LOCAL, challenge.id, current.revision, BroughtList(name, content, PASSPHRASE, **more))


def without_selected(table):
    return [row[:-1] for row in table]


def test_as_many_of_each_cohort_as_are_wanted_are_drawn_and_only_the_key_knows_them(tools, challenge):
    name, key = brought(tools, challenge, as_csv(without_selected(rows()), HEAD[:-1]))
    assert name.endswith(".codes")
    cases = cases_of(tools, LOCAL, challenge.id).cases
    codes = {case.code for case in cases}
    assert codes == {f"CC{n}" for n in range(1, 9)} | {f"CL{n}" for n in range(1, 5)} | {f"CPA{n}" for n in range(1, 5)}
    opened = open_key(tools, LOCAL, challenge.id, key, PASSPHRASE)
    assert {code for code, _ in opened.rows} == codes
    numbers = dict(opened.rows)
    listed = {row[0]: row for row in rows()}
    for case in cases:
        behind = listed[numbers[case.code]]
        assert (behind[2], behind[4], behind[5]) == (
            case.trait(Trait.TEAM),
            case.trait(Trait.GENDER),
            case.trait(Trait.ETHNICITY),
        )
    assert len(set(numbers.values())) == 16


def test_no_number_of_the_list_is_kept_anywhere(tools, challenge):
    _, key = brought(tools, challenge, as_csv(without_selected(rows()), HEAD[:-1]))
    tools.store().close()
    kept = [path.read_bytes() for path in tools.settings.data_dir.parent.rglob("*") if path.is_file()]
    assert any(b"North" in content for content in kept), "what is kept is not found, so nothing could be missed in it"
    for row in rows():
        assert not any(row[0].encode() in content for content in (*kept, key))


def test_the_frame_counts_who_is_on_the_list_by_band_and_not_by_age(tools, challenge):
    brought(tools, challenge, as_csv(without_selected(rows()), HEAD[:-1]))
    sample = find_challenge(tools, LOCAL, challenge.id).challenge.sample
    assert [(cohort.title, cohort.listed) for cohort in sample.cohorts] == list(COHORTS)
    assert Stratum(Trait.TEAM, "North", 30) in sample.frame
    assert [each.value for each in sample.frame if each.trait is Trait.AGE] == [
        "Under 1",
        "1 to 4",
        "5 to 9",
        "10 to 15",
        "16 to 17",
        "18 to 25",
    ]


def test_cases_chosen_on_purpose_are_those_that_are_marked(tools):
    challenge = drawn_by(tools, a_challenge(tools), Selection.PURPOSIVE)
    _, key = brought(tools, challenge, as_excel(rows(chosen=(3, 31))), name="list.xlsx")
    assert sorted(number for _, number in open_key(tools, LOCAL, challenge.id, key, PASSPHRASE).rows) == ["7700033", "7700313"]
    assert [case.cohort for case in cases_of(tools, LOCAL, challenge.id).cases] == ["care-leavers", "children-in-care"]


@pytest.mark.parametrize(
    ("table", "head", "why"),
    [
        ([("77001", "Care leavers", "1 May 2009")], ("Case number", "Cohort", "Date of birth"), "‘Date of birth’ is not needed"),
        ([("Care leavers",)], ("Cohort",), "There is no column ‘case number’"),
        ([("77001", "Foster carers")], HEAD[:2], "no such cohort"),
        ([("77001", "Care leavers"), ("77001", "Care leavers")], HEAD[:2], "stands in an earlier row"),
        ([("=HYPERLINK(1)", "Care leavers")], HEAD[:2], "no case number of letters and figures"),
        ([("77001", "Care leavers", "Ann’s team 20551")], HEAD[:3], "holds a number or a day"),
        ([("77001", "Care leavers", "", "", "", "", "perhaps")], HEAD, "neither yes nor no"),
        ([], HEAD[:2], "lists no case"),
    ],
)
def test_a_list_with_a_mistake_is_refused_whole_and_no_number_of_it_is_repeated(tools, challenge, table, head, why):
    with pytest.raises(BadTable, match=why) as refused:
        brought(tools, challenge, as_csv(table, head))
    assert "77001" not in str(refused.value)
    assert cases_of(tools, LOCAL, challenge.id).cases == ()


def test_a_list_that_does_not_fit_the_sample_draws_nothing(tools, challenge):
    few = without_selected(rows())[:33]
    with pytest.raises(BadInput, match="4 to be drawn and 3 rows on the list"):
        brought(tools, challenge, as_csv(few, HEAD[:-1]))
    with pytest.raises(BadInput, match="marks cases as selected"):
        brought(tools, challenge, as_csv(rows(chosen=(1,))))
    short = BroughtList("list.csv", as_csv(rows()), "short")
    with pytest.raises(BadInput, match="at least 12 characters"):
        take_list(tools, LOCAL, challenge.id, challenge.revision, short)
    with pytest.raises(Conflict):
        take_list(tools, LOCAL, challenge.id, challenge.revision - 1, BroughtList("list.csv", as_csv(rows()), PASSPHRASE))
    unreasoned = a_challenge(tools, authority="Tarnbrough")
    with pytest.raises(BadInput, match="Record first under ‘Sample’ why"):
        brought(tools, unreasoned, as_csv(rows()))
    unready = drawn_by(tools, a_challenge(tools, contacts=(), authority="Holmshire"), Selection.RANDOM)
    with pytest.raises(BadInput, match="has not named who receives"):
        brought(tools, unready, as_csv(rows()))
    assert cases_of(tools, LOCAL, challenge.id).cases == ()


def test_a_key_opens_with_its_passphrase_in_its_own_challenge_and_as_it_was_made(tools, challenge):
    _, key = brought(tools, challenge, as_csv(without_selected(rows()), HEAD[:-1]))
    other = a_challenge(tools, authority="Tarnbrough")
    with pytest.raises(BadInput, match="key of another challenge"):
        open_key(tools, LOCAL, other.id, key, PASSPHRASE)
    for content, passphrase in ((key, "another passphrase"), (key[:-1] + bytes([key[-1] ^ 1]), PASSPHRASE)):
        with pytest.raises(BadInput, match="passphrase is not the right one"):
            open_key(tools, LOCAL, challenge.id, content, passphrase)
    for content in (b"", b"PK\x03\x04", key[:10], b"x" * 2_000_000):
        with pytest.raises(BadInput, match="no key file"):
            open_key(tools, LOCAL, challenge.id, content, PASSPHRASE)


def test_a_lost_key_is_mended_by_drawing_anew_the_cases_that_nobody_began(tools, challenge):
    table = as_csv(without_selected(rows()), HEAD[:-1])
    brought(tools, challenge, table)
    begun = open_case(tools, LOCAL, challenge.id, "CL2").case
    save_case(tools, LOCAL, challenge.id, "CL2", Typed(begun.revision, {"child-voice": "She likes school"}))
    _, key = brought(tools, challenge, table, anew=True)
    cases = {case.code: case for case in cases_of(tools, LOCAL, challenge.id).cases}
    assert len(cases) == 16
    assert cases["CL2"].values == {"child-voice": "She likes school"}
    assert {code for code, _ in open_key(tools, LOCAL, challenge.id, key, PASSPHRASE).rows} == set(cases) - {"CL2"}
    with pytest.raises(BadInput, match="8 to be drawn and 2 rows"):
        brought(tools, challenge, as_csv(without_selected(rows())[:2], HEAD[:-1]), anew=True)
    assert len(cases_of(tools, LOCAL, challenge.id).cases) == 16, "a list that was refused took cases away"


def test_the_coverage_says_what_no_case_stands_for_and_hides_small_numbers_in_the_report(tools):
    challenge = drawn_by(tools, a_challenge(tools), Selection.PURPOSIVE)
    chosen = (0, 1, 2, 5, 6, 7, 8, 9, 31, 33, 35, 37, 50, 51, 52, 53)
    brought(tools, challenge, as_csv(rows(chosen=chosen)))
    for case in cases_of(tools, LOCAL, challenge.id).cases:
        save_case(tools, LOCAL, challenge.id, case.code, Typed(case.revision, {"child-voice": "She likes school"}, finished=True))
    seen = sample_of(tools, LOCAL, challenge.id)
    assert seen.gaps[-1] == "Ethnicity: no case of Black Caribbean is in the sample."
    teams = next(each for each in seen.covered if each.title == "Team")
    assert [(row.value, row.listed, row.chosen, row.read) for row in teams.rows] == [("North", 30, 6, 6), ("South", 30, 10, 10)]
    tables = [block for block in feedback(tools, LOCAL, challenge.id).blocks if type(block).__name__ == "Table"]
    sample = next(table for table in tables if table.caption == "The sample beside the council’s lists")
    said = {row[1].spans[0].text: tuple(cell.spans[0].text for cell in row[2:]) for row in sample.rows}
    assert said["Children in care"] == ("30", "8")
    assert said["North"] == ("30", "6")
    assert said["Black Caribbean"] == ("c", "0"), "a small number of the lists is printed"
    assert said["White British"] == ("c", "16"), "a hidden number can be worked out from the one beside it"
    assert feedback_file(tools, LOCAL, challenge.id, "docx", CASES)[:2] == b"PK"


def test_conversations_are_booked_held_or_not_held_with_a_reason_and_told_in_the_report(tools, challenge):
    brought(tools, challenge, as_csv(without_selected(rows()), HEAD[:-1]))
    with pytest.raises(BadInput, match="Say why there was no conversation with the practitioner"):
        describe_case(tools, LOCAL, challenge.id, "CL1", SaidOfCase({}, (Conversation(With.PRACTITIONER, Talk.NOT_HELD),)))
    with pytest.raises(BadInput, match="day for which the conversation with the manager is booked"):
        describe_case(tools, LOCAL, challenge.id, "CL1", SaidOfCase({}, (Conversation(With.MANAGER, Talk.BOOKED),)))
    with pytest.raises(BadInput, match="holds a number or a day"):
        describe_case(tools, LOCAL, challenge.id, "CL1", SaidOfCase({"team": "born 1.5.2009"}))
    with pytest.raises(NotFound):
        describe_case(tools, LOCAL, challenge.id, "CL99", SaidOfCase({}))
    missed = Conversation(With.PRACTITIONER, Talk.NOT_HELD, reason="On leave")
    describe_case(
        tools, LOCAL, challenge.id, "CL1", SaidOfCase({"team": "East"}, (missed, Conversation(With.MANAGER, Talk.HELD)))
    )
    other = open_case(tools, LOCAL, challenge.id, "CL2").case
    save_case(tools, LOCAL, challenge.id, "CL2", Typed(other.revision, {"worker-conversation": "yes"}, finished=True))
    assert open_case(tools, LOCAL, challenge.id, "CL1").case.trait(Trait.TEAM) == "East"
    assert sample_of(tools, LOCAL, challenge.id).talks == (
        "Reviewers spoke with the practitioner in 1 of 16 cases.",
        "Reviewers spoke with the manager in 1 of 16 cases.",
        "1 conversation could not be held: on leave.",
    )


def test_the_command_asks_for_the_passphrase_and_prints_which_number_stands_behind_a_code(tools, tmp_path, monkeypatch):
    challenge = drawn_by(tools, a_challenge(tools), Selection.PURPOSIVE)
    name, key = brought(tools, challenge, as_csv(rows(chosen=(31,))))
    (tmp_path / name).write_bytes(key)
    monkeypatch.setenv("SELFASSESS_DATABASE_URL", tools.settings.database_url)
    monkeypatch.setenv("SELFASSESS_DATA_DIR", str(tools.settings.data_dir))
    command = ["peer-challenges", "open-key", challenge.id, str(tmp_path / name)]
    opened = CliRunner().invoke(selfassess, command, input=f"{PASSPHRASE}\n")
    assert opened.exit_code == 0, opened.output
    assert "CL1   7700313" in opened.output
    assert PASSPHRASE not in opened.output
    refused = CliRunner().invoke(selfassess, command, input="something else\n")
    assert refused.exit_code != 0
    assert "passphrase is not the right one" in str(refused.exception)
