"""The key of this instance, by which others know what it made (Ed25519)."""

import os
from contextlib import suppress
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

NAME = "instance-key"


def own_key(data_dir: Path) -> Ed25519PrivateKey:
    """The secret key of the instance, made on first use and kept in the data folder, readable by its owner alone."""
    place = data_dir / NAME
    data_dir.mkdir(parents=True, exist_ok=True)
    if not place.exists():
        partial = data_dir / f"{NAME}.{os.getpid()}"
        descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(Ed25519PrivateKey.generate().private_bytes_raw())
        with suppress(FileExistsError):
            os.link(partial, place)  # whoever comes first has made it, and it is never seen half written
        partial.unlink()
    return Ed25519PrivateKey.from_private_bytes(place.read_bytes())


def public_key(key: Ed25519PrivateKey) -> str:
    """The public half, as hexadecimal figures."""
    return key.public_key().public_bytes_raw().hex()


def signed_by(key: str, signature: str, content: bytes) -> bool:
    """Whether a signature over these bytes was made with the secret half of a public key; both as hexadecimal figures."""
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(key)).verify(bytes.fromhex(signature), content)
    except (InvalidSignature, ValueError):
        return False
    return True
