"""Streams encrypted to a public key and opened with its secret key, in the age format."""

import os
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import pyrage
from pyrage import x25519

from selfassess.errors import BadInput

MAGIC = b"age-encryption.org/v1"


def new_key(path: Path) -> str:
    """Write a new secret key, readable by its owner only, and give its public key. Raises `BadInput` if the file exists."""
    identity = x25519.Identity.generate()
    public = str(identity.to_public())
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError as error:
        raise BadInput(f"{path} exists already, and may be the only key to older backups. Name another file.") from error
    with os.fdopen(handle, "w", encoding="ascii") as stream:
        stream.write(f"# public key: {public}\n{identity}\n")
    return public


@contextmanager
def encrypting(out: BinaryIO, recipients: Sequence[str]) -> Iterator[BinaryIO]:
    """A stream whose every byte goes to `out`, encrypted to these public keys. Raises `BadInput` for one that is none."""
    if not recipients:
        yield out
        return
    keys = [_public(key) for key in recipients]
    reading, writing = os.pipe()
    with os.fdopen(reading, "rb") as source:
        work = _Aside(lambda: pyrage.encrypt_io(source, out, keys), ends=source)
        try:
            with os.fdopen(writing, "wb") as plain:
                yield plain
        except BrokenPipeError:
            work.join()
            raise
        work.join()


@contextmanager
def decrypting(source: BinaryIO, key: Path | None) -> Iterator[BinaryIO]:
    """What a stream holds, decrypted if it is encrypted. Raises `BadInput` where the key is missing, wrong or none."""
    encrypted = source.read(len(MAGIC)) == MAGIC
    source.seek(0)
    if not encrypted:
        yield source
        return
    if key is None:
        raise BadInput("This backup is encrypted. Name the file of its secret key with --key.")
    identity = _secret(key)
    reading, writing = os.pipe()
    with os.fdopen(writing, "wb") as plain:
        work = _Aside(lambda: pyrage.decrypt_io(source, plain, [identity]), ends=plain)
        try:
            with os.fdopen(reading, "rb") as found:
                yield found
        finally:
            # A key that does not fit explains whatever went wrong with what was read, so it is told first.
            work.join_reading()


class _Aside:
    """Work in a thread of its own, which closes its end of a pipe when it is over."""

    def __init__(self, work: Callable[[], None], *, ends: BinaryIO) -> None:
        self._work = work
        self._ends = ends
        self._error: Exception | None = None
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self) -> None:
        try:
            self._work()
            self._ends.close()
        except Exception as error:  # noqa: BLE001 - told to whoever joins
            self._error = error
        finally:
            _close(self._ends)

    def join(self) -> None:
        """Wait for its end and raise what it raised."""
        self._thread.join()
        if self._error is not None:
            raise self._error

    def join_reading(self) -> None:
        """Wait for its end, and raise `BadInput` if it could not decrypt; that nobody read to the end is no error."""
        self._thread.join()
        if isinstance(self._error, pyrage.DecryptError | OSError) and not _given_up(self._error):
            raise BadInput("This key does not open the backup, or the backup is damaged.") from self._error


def _given_up(error: Exception) -> bool:
    return isinstance(error, BrokenPipeError) or "Broken pipe" in str(error)


def _close(stream: BinaryIO) -> None:
    try:
        stream.close()
    except OSError:
        return


def _public(key: str) -> x25519.Recipient:
    try:
        return x25519.Recipient.from_str(key.strip())
    except pyrage.RecipientError as error:
        raise BadInput(f"{key!r} is no public key. One begins with age1, and `selfassess backup-key` prints it.") from error


def _secret(path: Path) -> x25519.Identity:
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    found = next((line.strip() for line in lines if line.strip().startswith("AGE-SECRET-KEY-")), "")
    try:
        return x25519.Identity.from_str(found)
    except pyrage.IdentityError as error:
        raise BadInput(f"{path} holds no secret key. `selfassess backup-key` makes such a file.") from error
