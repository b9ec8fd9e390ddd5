"""A bundle as a file: a ZIP archive whose manifest names every file in it and is signed, locked with a passphrase or not.

Nothing in it is believed before the signature over the manifest is right, and no file before its size and SHA-256 are those of
the manifest. Whatever it holds, little memory is needed: it is written piece by piece, and read one file at a time.
"""

import json
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any, BinaryIO, cast

from selfassess.domain.bundle.manifest import FORMAT, Instance, Manifest, Member
from selfassess.domain.plain import made, plain
from selfassess.errors import BadInput
from selfassess.seal.passphrases import Locking, check_passphrase, locked, unlock
from selfassess.seal.signing import own_key, public_key, signed_by

MANIFEST, SIGNATURE = "manifest.json", "signature.json"
MOMENT = (2020, 1, 1, 0, 0, 0)
"""When every file in a bundle says that it was changed: the same contents make the same archive."""
MEGABYTE = 1024 * 1024
MOST_FILES = 5000
MOST_MANIFEST = 8 * MEGABYTE
MOST_MEMBER = 128 * MEGABYTE
MOST_IN_ALL = 4096 * MEGABYTE
MOST_GROWTH = 200
"""How many times larger than its archive all that is in it may be; text packs to a tenth at best."""
AT_ONCE = MEGABYTE


class Bundles:
    """Writes and opens bundles with the key of the instance whose data folder this is."""

    def __init__(self, data_dir: Path) -> None:
        self._data_dir = data_dir

    def key(self) -> str:
        """The public key of this instance."""
        return public_key(own_key(self._data_dir))

    def write(
        self, out: BinaryIO, manifest: Manifest, members: Iterable[tuple[str, Iterable[bytes]]], *, passphrase: str = ""
    ) -> Manifest:
        """Write a bundle; what its manifest says in the end, with every member named. Raises `BadInput` for a weak passphrase."""
        if not passphrase:
            return self._write(out, manifest, members)
        check_passphrase(passphrase)
        with Locking(out, passphrase) as plainly:
            return self._write(cast("BinaryIO", plainly), manifest, members)

    def _write(self, out: BinaryIO, manifest: Manifest, members: Iterable[tuple[str, Iterable[bytes]]]) -> Manifest:
        key = own_key(self._data_dir)
        named = []
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, pieces in members:
                named.append(_add(archive, name, pieces))
            instance = Instance(manifest.instance.name, public_key(key))
            whole = replace(manifest, members=tuple(named), instance=instance)
            said = json.dumps(plain(whole), ensure_ascii=False, sort_keys=True, indent=1).encode()
            _add(archive, MANIFEST, (said,))
            _add(archive, SIGNATURE, (json.dumps({"key": instance.key, "signature": key.sign(said).hex()}).encode(),))
        return whole

    @contextmanager
    def open(self, source: BinaryIO, *, name: str, passphrase: str = "") -> "Iterator[OpenedBundle]":
        """A bundle to be read; `name` is what messages call it.

        Raises `BadInput` where it is locked and the passphrase wrong or missing, damaged, changed since it was signed, made by a
        newer program, or no bundle at all.
        """
        with _unlocked(source, name, passphrase) as readable, _damage_told(name):
            if not zipfile.is_zipfile(readable):
                raise BadInput(f"{name} is no bundle of this program. Choose the file that the other instance made.")
            with zipfile.ZipFile(readable) as archive:
                yield OpenedBundle(name, archive)


class OpenedBundle:
    """A bundle whose signature is right: its `manifest`, and what its members hold."""

    def __init__(self, name: str, archive: zipfile.ZipFile) -> None:
        self._name, self._archive = name, archive
        said = self._bounded(MANIFEST, MOST_MANIFEST)
        seal = json.loads(self._bounded(SIGNATURE, MOST_MANIFEST))
        told = json.loads(said)
        if not isinstance(told, Mapping) or not isinstance(seal, Mapping):
            raise BadInput(f"{name} is no bundle of this program. Choose the file that the other instance made.")
        if not signed_by(str(seal.get("key")), str(seal.get("signature")), said):
            raise self._changed()
        if int(told.get("format", 0)) > FORMAT:
            raise BadInput(
                f"{name} was made by a newer version of this program ({told.get('version')}). Update this one, then try again."
            )
        self.manifest = _manifest(told)
        if self.manifest.instance.key != seal["key"]:
            raise self._changed()
        self._check_sizes()

    def content(self, member: Member) -> bytes:
        """What a member holds. Raises `BadInput` where it is not what was signed."""
        content = self._bounded(member.name, member.size)
        if len(content) != member.size or sha256(content).hexdigest() != member.sha256:
            raise self._changed()
        return content

    def _check_sizes(self) -> None:
        members, names = self.manifest.members, self._archive.namelist()
        if sorted(names) != sorted([*(member.name for member in members), MANIFEST, SIGNATURE]):
            raise self._changed()
        whole = sum(member.size for member in members)
        packed = sum(entry.compress_size for entry in self._archive.infolist())
        if (
            len(members) > MOST_FILES
            or whole > MOST_IN_ALL
            or any(member.size > MOST_MEMBER for member in members)
            or whole > MOST_GROWTH * packed + MEGABYTE
        ):
            raise BadInput(f"{self._name} would grow without measure when it is opened, and was not. Ask who sent it.")

    def _bounded(self, name: str, most: int) -> bytes:
        """What a member holds, never more than `most` bytes and one of it, whatever the archive says."""
        read = bytearray()
        with self._archive.open(name) as stream:
            while len(read) <= most and (piece := stream.read(min(AT_ONCE, most + 1 - len(read)))):
                read += piece
        if len(read) > most:
            raise self._changed()
        return bytes(read)

    def _changed(self) -> BadInput:
        return BadInput(f"{self._name} was changed since it was signed, or damaged on its way. Ask for it once more.")


def _manifest(told: Any) -> Manifest:
    try:
        return made(Manifest, told)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise BadInput(f"What the bundle says of itself cannot be read ({error}). Ask who sent it to make it again.") from error


def _add(archive: zipfile.ZipFile, name: str, pieces: Iterable[bytes]) -> Member:
    """Write one file piece by piece, whatever it comes to, and say what it is."""
    entry = zipfile.ZipInfo(name, MOMENT)
    entry.compress_type, whole, size = zipfile.ZIP_DEFLATED, sha256(), 0
    with archive.open(entry, "w") as out:
        for piece in pieces:
            out.write(piece)
            whole.update(piece)
            size += len(piece)
    return Member(name, whole.hexdigest(), size)


@contextmanager
def _unlocked(source: BinaryIO, name: str, passphrase: str) -> Iterator[IO[bytes]]:
    source.seek(0)
    if not locked(source):
        yield source
        return
    if not passphrase:
        raise BadInput(f"{name} is locked. Enter the passphrase that whoever sent it told you.")
    with TemporaryFile() as plainly:
        unlock(source, passphrase, cast("BinaryIO", plainly))
        plainly.seek(0)
        yield plainly


@contextmanager
def _damage_told(name: str) -> Iterator[None]:
    try:
        yield
    except KeyError as error:
        raise BadInput(f"{name} is no bundle of this program. Choose the file that the other instance made.") from error
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, UnicodeDecodeError, ValueError) as error:
        raise BadInput(f"{name} is damaged ({error}). Ask for it once more.") from error
