"""Under which licence a report may be used again, as it prints it."""

import re

LICENCES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("Open Government Licence", re.compile(r"open government licence", re.IGNORECASE)),
    (
        "Non-commercial use without adaptation, source and date stated",
        re.compile(r"non-commercial (?:educational )?purposes", re.IGNORECASE),
    ),
)


def licence(text: str) -> str | None:
    """The licence's name, None where none is printed."""
    return next((name for name, pattern in LICENCES if pattern.search(text)), None)
