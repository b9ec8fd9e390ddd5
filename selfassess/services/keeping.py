"""Keeping everything safe: backing up, restoring, and moving to another database."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from selfassess import __version__
from selfassess.domain.audit import Deed, Thing
from selfassess.domain.people import Person
from selfassess.domain.records import Count, Tally, differing
from selfassess.domain.rights import INSTANCE, Right
from selfassess.errors import BadInput
from selfassess.ports import Copies, Toolbox
from selfassess.services.rights import need
from selfassess.services.signing_in import readable
from selfassess.services.watching import note


@dataclass(frozen=True, slots=True)
class Kept:
    """What a backup holds, or what was restored or moved: how many records of each table, how many files.

    `unreadable` are the e-mail addresses of those whose code generators cannot be checked here after a restore.
    """

    records: Mapping[str, int]
    files: int
    made: str = ""
    version: str = ""
    unreadable: tuple[str, ...] = ()


def back_up(tools: Toolbox, who: Person, path: Path, *, recipients: Sequence[str] = ()) -> Kept:
    """Write everything that is kept into one file, as of one moment, while others go on working.

    It is encrypted to `recipients` (public keys) if there are any. Raises `BadInput` if the file exists or a key is none.
    """
    need(tools, who, Right.ADMINISTER)
    made = tools.clock().isoformat(timespec="seconds")
    with _copies(tools, tools.settings.database_url) as copies, copies.snapshot() as snapshot:
        # Files are kept before what refers to them is saved, so those of now are all that the snapshot needs.
        digests = tuple(tools.files().digests())
        counts = tools.backups().write(
            path,
            {"program": __version__, "tables": snapshot.version, "made": made},
            files=map(tools.files().content, digests),
            records=snapshot.records,
            recipients=recipients,
        )
    with tools.store().write() as store:
        note(tools, store, who, Deed.KEPT, Thing("backup", path.name, INSTANCE), about="encrypted" if recipients else "")
    return Kept(_numbers(counts), len(digests), made, __version__)


def make_key(tools: Toolbox, who: Person, path: Path) -> str:
    """Write a new secret key for encrypted backups and give its public key. Raises `BadInput` if the file exists."""
    need(tools, who, Right.ADMINISTER)
    return tools.backups().new_key(path)


def check_backup(tools: Toolbox, who: Person, path: Path, *, key: Path | None = None) -> Kept:
    """Read a backup from its beginning to its end and say what it holds. Raises `BadInput` where it is damaged."""
    need(tools, who, Right.ADMINISTER)
    tally = Tally()
    with tools.backups().open(path, key=key) as backup:
        files = sum(1 for _ in backup.files())
        for _ in tally.watch(backup.records()):
            pass
        return Kept(_numbers(tally.counts()), files, backup.about["made"], backup.about["program"])


def restore(tools: Toolbox, who: Person, path: Path, *, key: Path | None = None) -> Kept:
    """Put what a backup holds into this instance, which must be empty: all of it, or nothing if it turns out to be damaged.

    Raises `BadInput` where this instance is not empty, or the backup is damaged or of a newer version.
    """
    need(tools, who, Right.ADMINISTER)
    tally = Tally()
    with _copies(tools, tools.settings.database_url) as copies, tools.backups().open(path, key=key) as backup:
        copies.must_be_empty()
        files = 0
        for content in backup.files():
            tools.files().keep(content)
            files += 1
        copies.fill(backup.about["tables"], tally.watch(backup.records()))
        made, version = backup.about["made"], backup.about["program"]
    with tools.store().read() as store:
        unreadable = tuple(account.email for account in store.accounts.all() if not readable(tools, account))
    return Kept(_numbers(tally.counts()), files, made, version, unreadable)


def move(tools: Toolbox, who: Person, url: str) -> Kept:
    """Copy everything from this instance's database into an empty one elsewhere, then compare both.

    Files stay where they are. Raises `BadInput` where the other database is not empty, or differs afterwards because somebody
    worked meanwhile.
    """
    need(tools, who, Right.ADMINISTER)
    with _copies(tools, tools.settings.database_url) as here, _copies(tools, url) as there:
        with here.snapshot() as snapshot:
            there.fill(snapshot.version, snapshot.records)
        counts = _counted(here)
        different = differing(counts, _counted(there))
    if different:
        raise BadInput(
            f"Both databases differ afterwards in {', '.join(different)}: somebody saved meanwhile. "
            "Stop the program, empty the new database, and move again."
        )
    return Kept(_numbers(counts), 0)


@contextmanager
def _copies(tools: Toolbox, url: str) -> Iterator[Copies]:
    copies = tools.copies(url)
    try:
        yield copies
    finally:
        copies.close()


def _counted(copies: Copies) -> dict[str, Count]:
    tally = Tally()
    with copies.snapshot() as snapshot:
        for _ in tally.watch(snapshot.records):
            pass
    return tally.counts()


def _numbers(counts: Mapping[str, Count]) -> dict[str, int]:
    return {table: count.records for table, count in counts.items()}
