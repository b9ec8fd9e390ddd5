"""The packs that ship, for tests that make them."""

from pathlib import Path

from selfassess.domain.pack import Pack, PackPart
from selfassess.library.packs import load_packs

EXPORTS = Path(__file__).resolve().parent.parent / "exports"


def shipped(pack_id: str) -> Pack:
    return load_packs([EXPORTS]).pack(pack_id)


def a_pack(*parts: PackPart, formats: tuple[str, ...] = ("docx",), marking: str = "") -> Pack:
    return Pack("a-pack", "A pack", "For a test.", "Testers", "assessment", formats, marking, None, parts)


def a_part(kind: str, title: str = "", **options: str | int | bool) -> PackPart:
    return PackPart(kind, title, tuple(options.items()))
