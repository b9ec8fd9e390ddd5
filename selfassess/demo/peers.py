"""Opens the fictional authority's self-assessment to its peer team, and puts in what the team says beside it."""

from selfassess.demo.board import read_board
from selfassess.domain.peer_view import Opened, View
from selfassess.domain.people import LOCAL
from selfassess.ports import Toolbox
from selfassess.services.peer_views import SaidView, comparison_of, open_assessment, say_view


def stage_views(tools: Toolbox, challenge: str, assessment: str) -> None:
    """Put the views beside a challenge that has its notes and cases; each rests on notes of a group and statements of an area."""
    open_assessment(tools, LOCAL, challenge, Opened(assessment))
    found = comparison_of(tools, LOCAL, challenge)
    for entry in read_board()["views"]:
        notes = tuple(key for key, note in found.notes.items() if note.group in entry["groups"])
        said = tuple(key for key, each in found.statements.items() if each.line in entry["areas"])
        say_view(tools, LOCAL, challenge, SaidView(entry["subject"], View(entry["view"]), entry["reason"], notes, said))
