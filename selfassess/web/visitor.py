"""Who is before the browser, or for whom a program asks."""

from collections.abc import Callable

from flask import g

from selfassess.domain.api_tokens import Opens, Program
from selfassess.domain.people import Person
from selfassess.errors import NotAllowed


def person() -> Person:
    """The person whom a request comes from, as whoever kept the door found out. Raises `NotAllowed` for somebody signed out."""
    found = visitor()
    if found is None:
        raise NotAllowed("Sign in first.")
    return found


def visitor() -> Person | None:
    """The same, None for somebody who is not signed in."""
    if "visitor" not in g:
        g.visitor = g.finder() if "finder" in g else None
    found: Person | None = g.visitor
    return found


def expect(finder: Callable[[], Person | None]) -> None:
    """Say how it is found out whom a request comes from, once somebody wants to know."""
    g.finder = finder


def answer_to(program: Program) -> None:
    """Say which program asks, as whoever kept the door found out."""
    g.program = program


def reader(what: Opens) -> Person:
    """For whom a program reads this. Raises `NotAllowed` where its token does not open it."""
    found: Program = g.program
    found.must_open(what)
    return found.person
