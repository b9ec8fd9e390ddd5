"""Streams locked with a passphrase: scrypt makes the key, AES-256-GCM locks piece by piece.

Any length needs little memory. Each piece is locked under its number and whether it is the last, so that none can be changed,
moved, repeated or cut off unseen.
"""

import os
import struct
from io import BufferedIOBase
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from selfassess.errors import BadInput

MAGIC = b"selfassess-locked-1\n"
HEAD = struct.Struct(">16sB7s")
"""After the magic: the salt, the logarithm of the cost of scrypt, and what every nonce begins with."""
NONCE_END = struct.Struct(">I?")
COST, MOST_COST = 16, 18
"""The cost is 2 to this power: 64 MB of memory once a file. A file that asks for more than 256 MB is refused."""
BLOCK, KEY = 8, 32
PIECE = 64 * 1024
TAG = 16
SHORTEST = 12
"""How many characters a passphrase has at least: the file may lie about for years."""


def check_passphrase(passphrase: str) -> None:
    """Raises `BadInput` for a passphrase that is too short to be worth anything."""
    if len(passphrase) < SHORTEST:
        raise BadInput(f"Choose a passphrase of at least {SHORTEST} characters, such as four words that do not belong together.")


class Locking(BufferedIOBase):
    """A stream that locks what is written to it and hands it on; it must be closed for the last piece to be written."""

    def __init__(self, out: BinaryIO, passphrase: str) -> None:
        salt, begin = os.urandom(16), os.urandom(7)
        self._head = MAGIC + HEAD.pack(salt, COST, begin)
        self._out, self._begin, self._held, self._number = out, begin, bytearray(), 0
        self._cipher = AESGCM(_key(passphrase, salt, COST))
        out.write(self._head)

    def writable(self) -> bool:
        """It is written to."""
        return True

    def write(self, data: object) -> int:
        """Lock some bytes."""
        given = memoryview(data)  # type: ignore[arg-type] # bytes, or what looks like them
        self._held += given
        while len(self._held) > PIECE:
            self._lock(bytes(self._held[:PIECE]), last=False)
            del self._held[:PIECE]
        return given.nbytes

    def close(self) -> None:
        """Lock what is left as the last piece. What is underneath stays open."""
        if not self.closed:
            self._lock(bytes(self._held), last=True)
            super().close()

    def _lock(self, piece: bytes, *, last: bool) -> None:
        nonce = self._begin + NONCE_END.pack(self._number, last)
        self._out.write(self._cipher.encrypt(nonce, piece, self._head))
        self._number += 1


def locked(source: BinaryIO) -> bool:
    """Whether a stream, at its beginning, is locked with a passphrase. It is put back to its beginning."""
    found = source.read(len(MAGIC)) == MAGIC
    source.seek(0)
    return found


def unlock(source: BinaryIO, passphrase: str, out: BinaryIO) -> None:
    """Write what a locked stream holds to another. Raises `BadInput` for a wrong passphrase, or where it was changed or cut."""
    source.read(len(MAGIC))
    given = source.read(HEAD.size)
    if len(given) < HEAD.size:
        raise _damaged()
    salt, cost, begin = HEAD.unpack(given)
    if cost > MOST_COST or not cost:
        raise _damaged()
    cipher, number, head = AESGCM(_key(passphrase, salt, cost)), 0, MAGIC + given
    piece, following = source.read(PIECE + TAG), source.read(PIECE + TAG)
    while True:
        last = not following
        try:
            out.write(cipher.decrypt(begin + NONCE_END.pack(number, last), piece, head))
        except InvalidTag as error:
            if number:
                raise _damaged() from error
            raise BadInput("The passphrase is not the right one, or the file was damaged on its way. Try it again.") from error
        if last:
            return
        number, piece, following = number + 1, following, source.read(PIECE + TAG)


def _key(passphrase: str, salt: bytes, cost: int) -> bytes:
    return Scrypt(salt=salt, length=KEY, n=2**cost, r=BLOCK, p=1).derive(passphrase.encode())


def _damaged() -> BadInput:
    return BadInput("The file was damaged or changed on its way. Ask for it once more.")
