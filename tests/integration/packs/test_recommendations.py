"""The recommendations tracker as a pack."""

from selfassess.domain.follow_up import Standing
from selfassess.domain.people import LOCAL
from selfassess.services.long_view import Deciding, decide, long_view
from selfassess.services.packs import make_pack


def test_every_recommendation_stands_in_it_with_what_was_decided(demonstration, tmp_path):
    holds = demonstration.copied(tmp_path / "data")
    tools = holds.tools()
    asked = [each for each in long_view(tools, LOCAL, "aldermere").recommendations if each.ours]
    said = Deciding(Standing.IN_PROGRESS, "The principal social worker", "Trialled in two teams.")
    first = asked[0]
    decide(tools, LOCAL, authority="aldermere", report=first.held.report.id, digest=first.digest, revision=0, said=said)
    _, page = make_pack(tools, LOCAL, pack_id="recommendations-tracker", assessment_id=holds.assessment, form="html")
    tools.store().close()
    shown = page.decode().replace("&#39;", "'")
    assert [
        each.held.recommendation.text for each in asked if each.held.recommendation.text.replace("&", "&amp;") not in shown
    ] == []
    assert "Trialled in two teams." in shown
    assert "The principal social worker" in shown
