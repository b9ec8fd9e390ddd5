"""Who is before the browser."""

from selfassess.domain.people import LOCAL, Person


def person() -> Person:
    """The person whom a request comes from: on a laptop, whoever was let in at the door."""
    return LOCAL
