"""The packs that ship, for tests that make them."""

from pathlib import Path

from selfassess.domain.document import Document
from selfassess.domain.pack import Pack, PackPart
from selfassess.domain.people import Person
from selfassess.library.packs import load_packs
from selfassess.ports import Toolbox
from selfassess.services.challenge_packs import BLANK, REPORT
from selfassess.services.other_packs import make_other, ready_other

EXPORTS = Path(__file__).resolve().parent.parent / "exports"


def shipped(pack_id: str) -> Pack:
    return load_packs([EXPORTS]).pack(pack_id)


def a_pack(*parts: PackPart, formats: tuple[str, ...] = ("docx",), marking: str = "") -> Pack:
    return Pack("a-pack", "A pack", "For a test.", "Testers", "assessment", formats, marking, None, parts)


def a_part(kind: str, title: str = "", **options: str | int | bool) -> PackPart:
    return PackPart(kind, title, tuple(options.items()))


def feedback(tools: Toolbox, who: Person, challenge: str, pack: str = REPORT) -> Document:
    """What a pack of a challenge says."""
    document = ready_other(tools, who, pack_id=pack, subject=challenge, form="docx").document
    assert document is not None
    return document


def feedback_file(tools: Toolbox, who: Person, challenge: str, form: str, pack: str = REPORT) -> bytes:
    """The same as a file."""
    return make_other(tools, who, pack_id=pack, subject=challenge, form=form)[1]


def blank_form(tools: Toolbox, who: Person, challenge: str, form: str) -> bytes:
    """The blank form of a case review."""
    return feedback_file(tools, who, challenge, form, BLANK)
