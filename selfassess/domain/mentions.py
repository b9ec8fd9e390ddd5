"""Mentions: a person named in a comment with an @ before the name as their account has it."""

import re
from collections.abc import Mapping

_END = r"(?![\w’'-])"


def mentioned(text: str, people: Mapping[str, str]) -> tuple[str, ...]:
    """The ids of the people whom a text names, in the order of their names; `people` are names by id.

    Where one name begins another, the longer is meant: "@Jo March" is not "@Jo". A first name alone is enough where one person
    bears it.
    """
    names = dict(people)
    firsts: dict[str, list[str]] = {}
    for key, name in people.items():
        firsts.setdefault(name.split(" ")[0].casefold(), []).append(key)
    called = [(name, key) for key, name in names.items()]
    called += [(first, keys[0]) for first, keys in firsts.items() if len(keys) == 1]
    found: dict[str, None] = {}
    rest = text
    for name, key in sorted(called, key=lambda each: -len(each[0])):
        pattern = re.compile(rf"(?<!\w)@{re.escape(name)}{_END}", re.IGNORECASE)
        if name and pattern.search(rest):
            found[key] = None
            rest = pattern.sub(" ", rest)
    return tuple(key for key in sorted(found, key=lambda key: names[key].casefold()))
