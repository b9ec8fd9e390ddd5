"""Text that a person agreed to, kept beside the tests. `GEN_GOLDEN=1 pytest tests/golden` writes it anew: read the difference."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parent / "agreed"
REWRITING = os.environ.get("GEN_GOLDEN") == "1"


@pytest.fixture
def agrees() -> Callable[[str, str], None]:
    """Compares a text with the one that was agreed to under this name."""

    def compare(name: str, text: str) -> None:
        path = FOLDER / name
        if REWRITING:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert text == path.read_text(encoding="utf-8"), (
            f"{name} reads differently. If it should, run GEN_GOLDEN=1 pytest tests/golden"
        )

    return compare
