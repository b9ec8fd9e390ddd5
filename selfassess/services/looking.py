"""What the file of a piece of evidence tells of who somebody is: found when it is put in, kept, and looked at by a person."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from selfassess.domain.audit import Deed
from selfassess.domain.evidence import Evidence, StoredFile
from selfassess.domain.people import Person
from selfassess.domain.private_data import LookedThrough, warning
from selfassess.domain.rights import Right
from selfassess.errors import BadInput, NotFound
from selfassess.ports import Toolbox, UnitOfWork
from selfassess.services.evidence_seen import evidence_for
from selfassess.services.jobs import Tell, ask
from selfassess.services.rights import assessment_for
from selfassess.services.uploads import LARGEST, PATIENCE, look_through
from selfassess.services.watching import note, of_evidence

LOOKING = "looking-through"
REASON_LENGTH = 2000


def first_look(tools: Toolbox, file: StoredFile | None) -> LookedThrough | None:
    """What is known of a file when it is put in: a large one waits to be looked through in the background."""
    if file is None:
        return None
    return LookedThrough(waiting=True) if file.size > LARGEST else look_through(tools, file)


def look_later(tools: Toolbox, store: UnitOfWork, who: Person, evidence: Evidence) -> None:
    """Have a file that waits looked through in the background, asked for in the transaction that keeps the evidence."""
    if evidence.file and evidence.looked and evidence.looked.waiting:
        title = f"Looking through {evidence.file.name}"
        ask(tools, store, who, LOOKING, title, place=evidence.authority, evidence=evidence.id, sha256=evidence.file.sha256)


def look_through_kept(tools: Toolbox, who: Person, arguments: Mapping[str, Any], tell: Tell) -> dict[str, Any]:
    """Look through a large file in the background, and keep what was found unless another took its place meanwhile.

    It may be called again for what it did half.
    """
    with tools.store().read() as store:
        held = evidence_for(tools, store, who, arguments["evidence"])
    if held.file is None or held.file.sha256 != arguments["sha256"]:
        return {"evidence": held.id, "said": "Another file took its place."}
    tell(0, 1, held.file.name)
    looked = look_through(tools, held.file, seconds=PATIENCE)
    with tools.store().write() as store:
        now = evidence_for(tools, store, who, held.id)
        if now.file and now.file.sha256 == arguments["sha256"]:
            store.evidence.save(replace(now, looked=looked))
    return {"evidence": held.id, "said": warning(held.file.name, looked)}


def look_now(tools: Toolbox, who: Person, *, assessment: str, evidence: str) -> Evidence:
    """Have a file looked through once more, as one that was put in before files were. Raises `NotFound` and `BadInput`."""
    held = _held(tools, who, assessment, evidence)
    if held.file is None:
        raise BadInput(f"{held.title!r} has no file. Put one in first.")
    looked = first_look(tools, held.file)
    with tools.store().write() as store:
        now = replace(evidence_for(tools, store, who, evidence), looked=looked)
        store.evidence.save(now)
        look_later(tools, store, who, now)
        note(tools, store, who, Deed.CHANGED, of_evidence(now), about="looked through")
    return now


def say_looked_at(tools: Toolbox, who: Person, *, assessment: str, evidence: str, reason: str) -> Evidence:
    """Keep that a person looked at what was found in a file, or could not be read, and why it may stay.

    Raises `NotFound`, and `BadInput` where there is nothing to look at, or nobody says why.
    """
    if not 0 < len(reason.strip()) <= REASON_LENGTH:
        raise BadInput(f"Say why the file may stay as it is, in at most {REASON_LENGTH:,} characters.")
    held = _held(tools, who, assessment, evidence)
    with tools.store().write() as store:
        now = evidence_for(tools, store, who, held.id)
        if now.looked is None or not now.looked.told or now.looked.waiting:
            raise BadInput(f"Nothing was found in the file of {now.title!r} that somebody would have to look at.")
        looked = replace(now, looked=now.looked.looked_at(reason.strip(), by=who.id, at=tools.clock()))
        store.evidence.save(looked)
        note(tools, store, who, Deed.CHANGED, of_evidence(looked), about="file looked at")
    return looked


def _held(tools: Toolbox, who: Person, assessment: str, evidence: str) -> Evidence:
    """A piece of evidence of the authority that an assessment is of, for who may change the register."""
    with tools.store().read() as store:
        found = assessment_for(tools, store, who, Right.REGISTER, assessment)
        held = evidence_for(tools, store, who, evidence)
        if held.authority != found.authority:
            raise NotFound(f"There is no evidence {evidence!r}.")
    return held
