"""Words that open something: given out once, kept only as a hash."""

import secrets
from hashlib import sha256


def new_token() -> str:
    """A word that nobody guesses, fit for an address or a cookie."""
    return secrets.token_urlsafe(32)


def token_id(token: str) -> str:
    """Under which id a token is kept, from which nobody finds the token."""
    return sha256(token.encode()).hexdigest()


def new_code() -> str:
    """A code that a person can copy by hand: four groups of five letters and figures, 100 bits, none of them alike."""
    letters = "abcdefghjkmnpqrstuvwxyz23456789"
    return "-".join("".join(secrets.choice(letters) for _ in range(5)) for _ in range(4))
