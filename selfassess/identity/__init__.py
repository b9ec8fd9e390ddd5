"""Who somebody is: passwords, and codes of a second step."""

from datetime import datetime

import pyotp
import segno
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from zxcvbn import zxcvbn

SHORTEST = 12
LONGEST = 72
"""More than this the estimator does not look at; nobody remembers more either."""
STRONG = 3
"""The score of the estimator, 0 to 4, that a password must reach: more than 10^8 guesses."""
SERVICE = "Self-assessment"


class Passwords:
    """Passwords kept as argon2id hashes, and codes of six figures that change each half minute (RFC 6238)."""

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        self._hasher = hasher or PasswordHasher()
        self._nobodys = self._hasher.hash("the password of nobody")

    def hashed(self, password: str) -> str:
        """The hash under which a password is kept."""
        return self._hasher.hash(password)

    def fits(self, kept: str | None, password: str) -> bool:
        """Whether a password is the one that is kept; as slow where none is kept."""
        try:
            self._hasher.verify(kept or self._nobodys, password)
        except (VerificationError, InvalidHashError):
            return False
        return kept is not None

    def outdated(self, kept: str) -> bool:
        """Whether a hash should be made anew, because newer ones are harder to guess."""
        return self._hasher.check_needs_rehash(kept)

    def weakness(self, password: str, about: tuple[str, ...]) -> str:
        """What is wrong with a password for somebody whose names are `about`; empty if it is strong enough."""
        if not SHORTEST <= len(password) <= LONGEST:
            return f"A password has {SHORTEST} to {LONGEST} characters."
        found = zxcvbn(password, user_inputs=[part for said in about for part in said.replace("@", " ").split()])
        if found["score"] >= STRONG:
            return ""
        advice = (found["feedback"]["warning"], *found["feedback"]["suggestions"])
        said = " ".join(f"{each.rstrip('.')}." for each in advice if each)
        return f"This password is easy to guess. {said or 'Use three or four words that have nothing to do with each other.'}"

    def new_secret(self) -> str:
        """A new secret for a code generator."""
        return pyotp.random_base32()

    def secret_address(self, secret: str, email: str) -> str:
        """The address (otpauth:) that hands a secret to a code generator."""
        return pyotp.TOTP(secret).provisioning_uri(name=email, issuer_name=SERVICE)

    def picture(self, text: str) -> str:
        """A text as a QR code, drawn as SVG."""
        return str(segno.make(text, error="m").svg_inline(scale=5, omitsize=False))

    def step(self, secret: str, code: str, *, after: int, now: datetime) -> int | None:
        """The step of time for which a code is right and which is later than `after`; None if it is wrong or was used.

        The step before and the one after count too: clocks differ.
        """
        generator = pyotp.TOTP(secret)
        current = generator.timecode(now)
        for step in (current, current - 1, current + 1):
            if step > after and pyotp.utils.strings_equal(generator.generate_otp(step), code):
                return step
        return None
