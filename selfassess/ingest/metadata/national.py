"""The concepts of the children's social care national framework, to which reports since 2025 refer each thing to improve."""

import re

OUTCOMES = (
    "children, young people and families stay together and get the help they need",
    "children and young people are supported by their family network",
    "children and young people are safe in and outside of their homes",
    "children in care and care leavers have stable, loving homes",
)
ENABLERS = (
    "multi-agency working is prioritised and effective",
    "leaders drive conditions for effective practice",
    "the workforce is equipped and effective",
)
CONCEPTS = {"outcome": OUTCOMES, "enabler": ENABLERS}
COUNTED = ("one", "two", "three", "four", "five", "six")
TAG = re.compile(
    r"[(\[]([^()\[\]]*\b(?:national\s+framework|outcomes?|enablers?|principles?)\b[^()\[\]]*)[)\]]?\s*\.?\s*\Z", re.IGNORECASE
)
_NUMBER = rf"(?:[1-9]|{'|'.join(COUNTED)})"
NUMBERED = re.compile(
    rf"\b(outcome|enabler|principle)s?\s*:?\s+({_NUMBER}(?:\s*(?:,|and|&|,\s*and)\s*{_NUMBER})*)\b", re.IGNORECASE
)
NUMBER = re.compile(rf"\b{_NUMBER}\b", re.IGNORECASE)
QUOTED = re.compile(
    r"\b(outcome|enabler|principle)s?\s*(?::|\u2013|-)\s*([a-z][^;]{8,}?)\s*(?:,\s*national\s+framework\s*)?\Z", re.IGNORECASE
)


def concepts(words: str) -> tuple[str, ...]:
    """The concepts that a text names in brackets at its end, each as 'outcome 2: …'; as printed where it is none that is known."""
    tag = TAG.search(words)
    if tag is None:
        return ()
    printed = " ".join(tag[1].split())
    found = [
        _named(kind.casefold(), _value(number))
        for kind, numbers in NUMBERED.findall(printed)
        for number in NUMBER.findall(numbers)
    ]
    if not found and (quoted := QUOTED.search(printed)):
        found = [_quoted(quoted[1].casefold(), quoted[2])]
    return tuple(dict.fromkeys(found)) or ((printed,) if "framework" in printed.casefold() else ())


def _value(number: str) -> int:
    return int(number) if number.isdigit() else COUNTED.index(number.casefold()) + 1


def _named(kind: str, number: int) -> str:
    known = CONCEPTS.get(kind, ())
    return f"{kind} {number}: {known[number - 1]}" if number <= len(known) else f"{kind} {number}"


def _quoted(kind: str, words: str) -> str:
    """A concept that is named by its words and not by its number."""
    plain = words.casefold().strip(" .")
    known = CONCEPTS.get(kind, ())
    return next((_named(kind, place) for place, name in enumerate(known, start=1) if name == plain), f"{kind}: {plain}")
