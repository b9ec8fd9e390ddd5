"""Short secrets that this instance alone can open again: sealed with a key that is made from its own secret."""

import os
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

SEALED = "sealed-1."
"""What sealed text begins with: how it was sealed."""
_PURPOSE = b"selfassess: secrets of code generators"
_NONCE = 12


class InstanceSeal:
    """Seals by AES-256-GCM. What a text is about is sealed with it, so that it opens nothing in another one's place."""

    def __init__(self, secret: Callable[[], bytes]) -> None:
        self._secret = secret

    def sealed(self, plain: str, about: str) -> str:
        """A text as only this instance opens it, and only for the same `about`."""
        nonce = os.urandom(_NONCE)
        closed = self._cipher().encrypt(nonce, plain.encode(), about.encode())
        return SEALED + urlsafe_b64encode(nonce + closed).decode("ascii")

    def opened(self, sealed: str, about: str) -> str | None:
        """The text that was sealed; None where another instance sealed it, for something else, or it was changed."""
        if not sealed.startswith(SEALED):
            return None
        try:
            content = urlsafe_b64decode(sealed.removeprefix(SEALED))
            return self._cipher().decrypt(content[:_NONCE], content[_NONCE:], about.encode()).decode()
        except (ValueError, InvalidTag):
            return None

    def _cipher(self) -> AESGCM:
        # The secret signs cookies too: each use has a key of its own, from which no other can be told.
        return AESGCM(HKDF(SHA256(), length=32, salt=None, info=_PURPOSE).derive(self._secret()))
