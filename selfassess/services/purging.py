"""Throwing away for good what was taken out long ago, and files that nothing needs any more."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from selfassess.domain.audit import Deed, Thing
from selfassess.domain.people import Person
from selfassess.domain.rights import INSTANCE, Right
from selfassess.domain.wording import counted, listing
from selfassess.errors import BadInput
from selfassess.ports import Toolbox, UnitOfWork
from selfassess.services.rights import need
from selfassess.services.watching import note

SETTLED = timedelta(days=1)
"""How long a file may be there before anything says what it is for: somebody may be looking at what it would change."""


@dataclass(frozen=True, slots=True)
class Purge:
    """How much is thrown away.

    Pieces of evidence that had left their register, jobs that were over, imports that nobody finished, files that waited for
    somebody to agree to what they change, and files that nothing needs.
    """

    evidence: int
    jobs: int
    imports: int
    waiting: int
    files: int

    @property
    def anything(self) -> bool:
        """Whether there is anything to throw away."""
        return any((self.evidence, self.jobs, self.imports, self.waiting, self.files))

    def __str__(self) -> str:
        evidence = "1 piece of evidence" if self.evidence == 1 else f"{self.evidence} pieces of evidence"
        parts = (
            (self.evidence, evidence),
            (self.jobs, counted(self.jobs, "finished job")),
            (self.imports, counted(self.imports, "unfinished import")),
            (self.waiting, f"{counted(self.waiting, 'file')} that waited for somebody to agree"),
            (self.files, counted(self.files, "file")),
        )
        return listing(tuple(words for number, words in parts if number)) or "nothing"


def purge(tools: Toolbox, who: Person, *, days: int, only_look: bool = False) -> Purge:
    """Throw away what left its register, was over or was left unfinished more than `days` ago, and every file that nothing needs.

    Of evidence an empty entry stays, so that what names it can still be read. It cannot be undone; backups made before still hold
    everything. With `only_look` nothing is thrown away, and the answer is what would be. Raises `NotAllowed`, and `BadInput` for
    less than a day.
    """
    need(tools, who, Right.ADMINISTER)
    if days < 1:
        raise BadInput("Keep what was taken out for one day at least.")
    before = tools.clock() - timedelta(days=days)
    if only_look:
        with tools.store().read() as store:  # whatever is done in it is undone
            return _thrown_away(tools, store, before)[0]
    with tools.store().write() as store:
        done, files = _thrown_away(tools, store, before)
        note(tools, store, who, Deed.PURGED, Thing("purge", before.date().isoformat(), INSTANCE), about=str(done))
    for digest in files:
        tools.files().forget(digest)
    return done


def _thrown_away(tools: Toolbox, store: UnitOfWork, before: datetime) -> tuple[Purge, tuple[str, ...]]:
    """Throw away what is in the database, and say which files nothing needs then."""
    evidence, jobs, imports = store.evidence.empty(before), store.jobs.forget(before), store.arriving.abandon(before)
    waiting = (*store.challenge_files.abandon(before), *store.intakes.abandon(before))
    files = tuple(_unneeded(tools, store))
    return Purge(evidence, jobs, imports, len(waiting), len(files)), files


def _unneeded(tools: Toolbox, store: UnitOfWork) -> Iterator[str]:
    """The files that nothing names, apart from those that came only now."""
    named, since = store.originals.named(), tools.clock() - SETTLED
    for digest in tools.files().digests():
        if digest not in named and tools.files().kept_at(digest) < since:
            yield digest
