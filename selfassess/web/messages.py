"""What a page says of what was just done, where the person who did it lands."""

from typing import Any
from urllib.parse import urlsplit

from flask import flash, g, get_flashed_messages, redirect
from werkzeug.wrappers import Response

PLACE = "place"
"""The category under which waits the anchor that a person was led to."""


def land(address: str) -> Response:
    """Lead to an address. Where the page has a place for messages at its anchor, they are shown there, not at the top."""
    if anchor := urlsplit(address).fragment:
        flash(anchor, PLACE)
    return redirect(address)


def messages_at(anchor: str = "") -> list[tuple[str, str]]:
    """The messages to show at an anchor, each after its category; without one, those that no place on the page has shown."""
    said: list[Any] = get_flashed_messages(with_categories=True)
    led_to = next((place for category, place in reversed(said) if category == PLACE), None)
    if "messages_shown" in g or (anchor and anchor != led_to):
        return []
    g.messages_shown = True
    return [(category, message) for category, message in said if category != PLACE]
