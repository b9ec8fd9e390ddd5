"""The demonstration's peer challenge: what its own report tells, entered case by case, comes out of the program again."""

from selfassess.demo.visit import stage_visit
from selfassess.domain.case_form import Side
from selfassess.domain.people import LOCAL
from selfassess.domain.sample import breakdown
from selfassess.services.case_rollup import rollup_of
from selfassess.services.feedback import Part, make_report
from tests.challenge_world import a_challenge


def test_the_case_review_rolls_up_to_the_table_of_its_report(tools, tmp_path):
    a_challenge(tools)
    made = stage_visit(tools, "aldermere")
    rollup = rollup_of(tools, LOCAL, made).rollup
    assert breakdown(rollup.sample).endswith("5 children on protection plans, 4 children in care and 3 care leavers.")
    first = rollup.row("practice.identification")
    assert ("CP1", "CP3", "IC2") in [entry.codes for entry in first.strengths]
    assert first.response == "The tool is now part of the assessment form for neglect"
    assert all(row.printed(side) for row in rollup.rows for side in Side)
    path = tmp_path / "report.docx"
    path.write_bytes(make_report(tools, LOCAL, made, Part.WHOLE, "docx")[1])
    read = next(iter(tools.reader().read([path])))
    assert (read.authority, len(read.peer_challenge.case_review), len(read.recommendations)) == ("Aldermere", 8, 4)
    assert len(read.peer_challenge.questions) == 5
    assert "no safeguarding concerns" in read.peer_challenge.escalation
