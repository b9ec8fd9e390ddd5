"""Text that a person agreed to, kept beside the tests. `GEN_GOLDEN=1 pytest tests/golden` writes it anew: read the difference."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parent / "agreed"
REWRITING = os.environ.get("GEN_GOLDEN") == "1"


@pytest.fixture
def agreed() -> Callable[[str, str], str]:
    """The text that was agreed to under a name; GEN_GOLDEN=1 pytest tests/golden agrees to the new one instead."""

    def found(name: str, text: str) -> str:
        path = FOLDER / name
        if REWRITING:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return path.read_text(encoding="utf-8")

    return found
