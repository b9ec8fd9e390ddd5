"""Sending letters."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter in plain words to one address."""

    to: str
    subject: str
    text: str


class Mailer(Protocol):
    """A mail server."""

    def deliver(self, letters: Sequence[Letter]) -> dict[str, str]:
        """Hand letters over; what was refused, by address. Raises `Unavailable` where nobody answers."""
