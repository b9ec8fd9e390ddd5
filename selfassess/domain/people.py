"""Who does something."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Person:
    """A person as the program knows them; `id` is what saves are kept under."""

    id: str
    name: str


LOCAL = Person("local", "This computer")
"""The one person of a laptop, who needs no account."""
