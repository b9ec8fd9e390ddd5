"""Parts for those who have minutes."""

from datetime import date, timedelta

import pytest

from selfassess.domain.actions import ActionStatus
from selfassess.domain.assessment import WHOLE
from selfassess.domain.compose.apparatus import Composition
from selfassess.domain.compose.overview import at_risk, coverage, standing
from selfassess.domain.compose.shortening import clipped, shortened
from selfassess.domain.document import Heading, Table, Text
from selfassess.domain.evidence import EvidenceKind
from selfassess.domain.pack import Pack, PackPart
from tests.builders import TODAY, a_framework, a_line, a_material, a_response, an_action, an_area, an_evidence

FRAMEWORK = a_framework(
    [an_area(lines=[a_line("help-protection.front-door"), a_line("help-protection.early-help", "Early help")])]
)


def composed(make, kind, responses=(), options=(), **kept):
    pack = Pack("p", "P", "", "", "assessment", ("docx",), "", None, ())
    return make(PackPart(kind, "", options), Composition(pack, a_material(responses, FRAMEWORK, **kept)))


def words(block):
    return "".join(span.text for span in block.spans)


def table(blocks):
    return next(block for block in blocks if isinstance(block, Table))


def rows(blocks):
    return [tuple("".join(span.text for span in cell.spans) for cell in row) for row in table(blocks).rows]


class TestShortened:
    def test_a_short_text_stays_as_it_is(self):
        assert shortened("One thing. Another.", 10) == "One thing. Another."

    def test_a_long_text_is_cut_after_a_whole_sentence_and_says_so(self):
        assert shortened("One two three. Four five six. Seven.", 4) == "One two three. […]"

    def test_one_sentence_is_kept_however_long_it_is(self):
        assert shortened("One two three four five. Six.", 2) == "One two three four five. […]"

    def test_a_list_stays_a_list(self):
        assert shortened("We know:\n- One two.\n- Three four.\n- Five.", 6) == "We know:\n- One two.\n- Three four. […]"

    def test_where_few_words_fit_even_a_sentence_is_cut_after_a_word(self):
        assert clipped("One two, three four five.", 2) == "One two […]"
        assert clipped("One two.", 2) == "One two."

    @pytest.mark.parametrize("text", ["", "No full stop", "- one\n- two"])
    def test_nothing_is_lost_that_fits(self, text):
        assert shortened(text, 50) == text


class TestStanding:
    def test_strengths_and_priorities_stand_apart_under_the_area(self):
        response = a_response(WHOLE, strengths="We are prompt.", improvements="We are not sure.")
        blocks = composed(standing, "standing", [response])
        assert [block.text for block in blocks if isinstance(block, Heading)] == ["What stands out", "The whole authority"]
        said = [words(block) for block in blocks if isinstance(block, Text)]
        assert said[:4] == ["Strengths", "We are prompt.", "Priorities to improve", "We are not sure."]

    def test_areas_of_which_nothing_is_written_are_named(self):
        blocks = composed(standing, "standing")
        assert words(blocks[-1]).startswith("Nothing is written yet of: The whole authority; ")


class TestCoverage:
    def test_it_counts_what_is_described_backed_by_one_kind_and_old(self):
        old = an_evidence("e1", kind=EvidenceKind.AUDIT, about=TODAY - timedelta(days=366))
        new = an_evidence("e2", kind=EvidenceKind.DATA, about=TODAY)
        first = a_response("help-protection.front-door", strengths="Said.", evidence=("e1",))
        second = a_response("help-protection.early-help", strengths="Said.", evidence=("e1", "e2"))
        (row,) = rows(composed(coverage, "coverage", [first, second], evidence=[old, new]))
        assert row[1:] == ("2 of 2", "2 of 2", "1", "1")

    def test_what_is_not_described_counts_nowhere(self):
        (row,) = rows(composed(coverage, "coverage"))
        assert row[1:] == ("0 of 2", "0 of 0", "0", "0")


class TestAtRisk:
    def at_risk(self, *actions, days=30):
        response = a_response("help-protection.front-door", strengths="Said.", actions=tuple(action.id for action in actions))
        return composed(at_risk, "at-risk", [response], (("days", days),), actions=actions)

    def test_the_overdue_come_first_then_those_due_soon_then_those_without_owner_or_date(self):
        actions = (
            an_action("a1", text="No owner", owner="", due=TODAY + timedelta(days=300)),
            an_action("a2", text="Soon", due=TODAY + timedelta(days=30)),
            an_action("a3", text="Late", due=TODAY - timedelta(days=1)),
            an_action("a4", text="In order", due=TODAY + timedelta(days=31)),
            an_action("a5", text="No date", due=None),
        )
        found = [(row[1], row[-1]) for row in rows(self.at_risk(*actions))]
        assert found[:2] == [("Late", "Overdue"), ("Soon", "Due soon")]
        assert set(found[2:]) == {("No owner", "No owner"), ("No date", "No date")}

    def test_where_there_is_no_action_that_is_said(self):
        assert words(self.at_risk()[-1]) == "No action has been recorded yet."

    @pytest.mark.parametrize("status", [ActionStatus.DONE, ActionStatus.STOPPED])
    def test_what_is_done_or_stopped_is_not_at_risk(self, status):
        blocks = self.at_risk(an_action("a1", due=date(2020, 1, 1), status=status))
        assert words(blocks[-1]) == "None of 1 action is overdue, due within 30 days, or without an owner or a date."
