"""Under which licence a report may be used again, as it prints it."""

NON_COMMERCIAL = "Non-commercial use without adaptation, source and date stated"
LICENCES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Open Government Licence", ("open government licence",)),
    (NON_COMMERCIAL, ("non-commercial purposes", "non-commercial educational purposes")),
)


def licence(text: str) -> str | None:
    """The licence's name, None where none is printed."""
    lower = text.casefold()
    return next((name for name, words in LICENCES if any(phrase in lower for phrase in words)), None)
