"""A backup: one compressed archive, written and read as a stream.

It holds, in this order, `about.json` (what made it, and the version of the tables), each kept file under `files/` by the SHA-256
of what it holds, the records of each table in pieces under `records/`, and `tally.json`, against which they are checked.
"""

import io
import json
import tarfile
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from hashlib import sha256
from itertools import groupby
from pathlib import Path
from typing import Any

from selfassess.domain.records import Count, Record, Tally, differing
from selfassess.errors import BadInput
from selfassess.seal.encryption import decrypting, encrypting, new_key

FORMAT = 1
PIECE = 4 * 1024 * 1024
"""How many bytes of records one member of the archive holds, at least."""
ABOUT, TALLY, FILES, RECORDS = "about.json", "tally.json", "files/", "records/"


class Backups:
    """Writes backups and opens them."""

    def write(
        self,
        path: Path,
        about: Mapping[str, object],
        *,
        files: Iterable[bytes],
        records: Iterable[Record],
        recipients: Sequence[str] = (),
    ) -> dict[str, Count]:
        """Write a backup; the file appears when it is whole. Raises `BadInput` if it exists already."""
        if path.exists():
            raise BadInput(f"{path} exists already. Name another file.")
        partial = path.with_name(path.name + ".partial")
        tally = Tally()
        try:
            with (
                partial.open("wb") as out,
                encrypting(out, recipients) as plain,
                tarfile.open(fileobj=plain, mode="w|gz") as archive,
            ):
                _add_json(archive, ABOUT, {"format": FORMAT, **about})
                for content in files:
                    _add(archive, FILES + sha256(content).hexdigest(), content)
                for name, piece in _pieces(tally.watch(records)):
                    _add(archive, name, piece)
                _add_json(archive, TALLY, {table: asdict(count) for table, count in tally.counts().items()})
            partial.replace(path)
        finally:
            partial.unlink(missing_ok=True)
        return tally.counts()

    @contextmanager
    def open(self, path: Path, *, key: Path | None = None) -> "Iterator[Opened]":
        """A backup to be read from its beginning to its end. Raises `BadInput` where it is damaged or not one of ours."""
        with path.open("rb") as source, _damage_told(path), decrypting(source, key) as plain:
            archive = tarfile.open(fileobj=plain, mode="r|gz")  # noqa: SIM115 - closing a stream that was cut short fails
            yield Opened(path, archive)

    def new_key(self, path: Path) -> str:
        """Write a new secret key and give its public key. Raises `BadInput` if the file exists."""
        return new_key(path)


class Opened:
    """An opened backup: first `files`, then `records`, each to be read to its end."""

    def __init__(self, path: Path, archive: tarfile.TarFile) -> None:
        self._path = path
        self._members = _members(archive)
        name, content = next(self._members, ("", b"{}"))
        self.about: dict[str, Any] = json.loads(content) if name == ABOUT else {}
        if self.about.get("format") != FORMAT:
            raise BadInput(f"{path} is no backup that this version of selfassess can read.")
        self._next = next(self._members, ("", b""))

    def files(self) -> Iterator[bytes]:
        """Each kept file. Raises `BadInput` for one that is not what it was."""
        for name, content in self._under(FILES):
            if sha256(content).hexdigest() != name.removeprefix(FILES):
                raise self._damaged()
            yield content

    def records(self) -> Iterator[Record]:
        """Each record; at the end they are compared with what was counted. Raises `BadInput` where they differ."""
        tally = Tally()
        yield from tally.watch(self._read())
        name, content = self._next
        counted = {table: Count(**count) for table, count in json.loads(content).items()} if name == TALLY else None
        if counted is None or differing(counted, tally.counts()):
            raise self._damaged()

    def _read(self) -> Iterator[Record]:
        for name, content in self._under(RECORDS):
            table = name.split("/")[1]
            for line in content.splitlines():
                yield Record(table, json.loads(line))

    def _under(self, folder: str) -> Iterator[tuple[str, bytes]]:
        while self._next[0].startswith(folder):
            yield self._next
            self._next = next(self._members, ("", b""))

    def _damaged(self) -> BadInput:
        return BadInput(f"{self._path} is damaged: what it holds is not what was put in. Use another backup.")


@contextmanager
def _damage_told(path: Path) -> Iterator[None]:
    try:
        yield
    except (tarfile.TarError, zlib.error, EOFError, json.JSONDecodeError, UnicodeDecodeError) as error:
        raise BadInput(f"{path} is damaged or no backup: {error}. Use another backup.") from error


def _members(archive: tarfile.TarFile) -> Iterator[tuple[str, bytes]]:
    for member in archive:
        stream = archive.extractfile(member)
        yield member.name, stream.read() if stream else b""


def _pieces(records: Iterable[Record]) -> Iterator[tuple[str, bytes]]:
    """The records as lines, in pieces of bounded size."""
    for table, run in groupby(records, key=lambda record: record.table):
        piece, number = io.BytesIO(), 1
        for record in run:
            piece.write(record.line().encode() + b"\n")
            if piece.tell() >= PIECE:
                yield f"{RECORDS}{table}/{number:06}.jsonl", piece.getvalue()
                piece, number = io.BytesIO(), number + 1
        if piece.tell():
            yield f"{RECORDS}{table}/{number:06}.jsonl", piece.getvalue()


def _add(archive: tarfile.TarFile, name: str, content: bytes) -> None:
    member = tarfile.TarInfo(name)
    member.size = len(content)
    archive.addfile(member, io.BytesIO(content))


def _add_json(archive: tarfile.TarFile, name: str, value: object) -> None:
    _add(archive, name, json.dumps(value, ensure_ascii=False, indent=1).encode())
