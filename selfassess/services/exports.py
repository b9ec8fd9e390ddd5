"""Packs that were made: kept, listed, opened again, issued and thrown away."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from selfassess.domain.audit import Deed, Thing
from selfassess.domain.change_marks import marked
from selfassess.domain.evidence import StoredFile
from selfassess.domain.exports import Export, Issue, no_export
from selfassess.domain.pack import ASSESSMENT, CHALLENGE, DOCUMENT, INSPECTION, MEDIA_TYPES
from selfassess.domain.people import Person
from selfassess.domain.rights import Right
from selfassess.domain.said import said_by
from selfassess.errors import BadInput, NotFound
from selfassess.ports import Toolbox, UnitOfWork
from selfassess.services.inspections import inspection_for
from selfassess.services.other_packs import OTHERS, ready_other
from selfassess.services.packs import Ready, ready, wanted
from selfassess.services.rights import alike, assessment_for, challenge_for, need
from selfassess.services.watching import note

KEEPS = {ASSESSMENT: Right.START, INSPECTION: Right.REGISTER, CHALLENGE: Right.CHALLENGE_MANAGE}
"""Who records to whom a pack went, and throws packs away, by what they are made of."""
TO_LENGTH = 300
WHY_LENGTH = 1000


@dataclass(frozen=True, slots=True)
class Issuing:
    """To whom a pack was given, on which day, and why, as it is typed."""

    to: str
    day: date
    why: str = ""


def make_export(
    tools: Toolbox,
    who: Person,
    *,
    pack: str,
    subject: str,
    form: str,
    area: str | None = None,
    changes: bool = False,
    parts: Collection[int] = (),
) -> Export:
    """Make a pack and keep it, with `changes` marking what is new since the version that was issued last.

    `subject` is the id of the assessment, inspection or peer challenge, as the pack says; `parts` are the numbers of those that
    were chosen, all where there are none. A file that is the same as one that was kept is not kept twice. Raises the errors of
    `wanted` or `ready_other`, and `BadInput` where no version was issued from which changes would count.
    """
    if tools.packs().pack(pack).of in OTHERS:
        composed = ready_other(tools, who, pack_id=pack, subject=subject, form=form, parts=parts)
    else:
        asked = wanted(tools, who, pack_id=pack, assessment_id=subject, form=form, area=area, parts=parts)
        composed = ready(tools, asked, form)
    return keep_made(tools, who, composed, changes=changes)


def keep_made(tools: Toolbox, who: Person, asked: Ready, *, changes: bool = False, snapshot: str | None = None) -> Export:
    """The same of a pack that the person was found to be allowed; `snapshot` is the id of the one that it is made of."""
    document, name = asked.document, asked.name
    said = said_by(document) if document and asked.form in DOCUMENT else ()
    if changes:
        document = marked(document, _issued(tools, asked)) if document else None
        name = name.removesuffix(f".{asked.form}") + f"-changes.{asked.form}"
    content = asked.make(document)
    made = Export(
        id=tools.new_id(),
        of=asked.of,
        subject=asked.subject,
        pack=asked.key,
        title=asked.title,
        form=asked.form,
        parts=tuple(part.kind for part in asked.pack.parts),
        marking=document.marking if document else asked.pack.marking,
        revision=asked.revision,
        file=StoredFile(name, sha256(content).hexdigest(), len(content), MEDIA_TYPES[asked.form]),
        by=who.id,
        at=tools.clock(),
        said=said,
        masked=asked.masked,
        snapshot=snapshot,
    )
    tools.files().keep(content)  # it is our own: there is no need to find out whether it is what its name says
    with tools.store().write() as store:
        note(tools, store, who, Deed.EXPORTED, asked.thing, about=f"{asked.key} as {asked.form}")
        before = store.exports.same(made)
        if before is not None:
            return before
        store.exports.add(made)
    return made


def _issued(tools: Toolbox, asked: Ready) -> Export:
    if asked.form not in DOCUMENT:
        raise BadInput("Changes are marked in documents only.")
    with tools.store().read() as store:
        found = store.exports.issued(asked.of, asked.subject, asked.key)
    if found is None:
        raise BadInput(f"No version of {asked.title!r} was issued yet, so there is nothing from which changes would count.")
    return found


def list_exports(tools: Toolbox, who: Person, subject: str, of: str = ASSESSMENT) -> tuple[Export, ...]:
    """The packs that were made of an assessment, an inspection or a peer challenge, newest first. Raises `NotFound`.

    Of a challenge the team sees all, and who takes part for the council what they had made themselves: what is the team's alone
    may stand in the others.
    """
    with tools.store().read() as store:
        place = _place(tools, store, who, of, subject)
        found = store.exports.of(of, subject)
        return tuple(each for each in found if _opens(tools, who, each, place))


def show_export(tools: Toolbox, who: Person, export: str) -> Export:
    """One of them. Raises `NotFound`."""
    with tools.store().read() as store:
        return _found(tools, store, who, export)[0]


def open_export(tools: Toolbox, who: Person, export: str) -> tuple[Export, bytes]:
    """One of them with its file, as it was made. Raises `NotFound`."""
    with tools.store().write() as store:
        made, place = _found(tools, store, who, export)
        note(
            tools,
            store,
            who,
            Deed.EXPORTED,
            Thing(made.of, made.subject, place),
            about=f"{made.pack} as {made.form}, made before",
        )
    return made, tools.files().get(made.file)


def issue_export(tools: Toolbox, who: Person, export: str, issuing: Issuing) -> Export:
    """Record to whom a pack was given. From then on it is kept, and changes in later versions are told from it.

    Raises `NotFound`, and `BadInput` without a receiver, for a day before it was made or to come, and for one issued already.
    """
    _check(tools, issuing)
    with tools.store().write() as store:
        made, place = _found(tools, store, who, export)
        need(tools, who, KEEPS[made.of], place)
        if made.issue is not None:
            raise BadInput(f"It was issued to {made.issue.to} already. Make the pack again to issue it to somebody else.")
        if issuing.day < made.at.date():
            raise BadInput("It cannot have been issued before it was made. Choose a later day.")
        store.exports.mark(made.id, Issue(issuing.to.strip(), issuing.day, issuing.why.strip(), who.id, tools.clock()))
        note(tools, store, who, Deed.CHANGED, Thing("export", made.id, place), about=f"{made.pack} issued")
        return store.exports.get(made.id)


def _check(tools: Toolbox, issuing: Issuing) -> None:
    if not issuing.to.strip():
        raise BadInput("Say to whom it was given.")
    if len(issuing.to) > TO_LENGTH or len(issuing.why) > WHY_LENGTH:
        raise BadInput(f"Say in at most {TO_LENGTH} characters to whom it was given, and in at most {WHY_LENGTH:,} why.")
    if issuing.day > tools.today():
        raise BadInput("This day is still to come. Record it on the day on which it is given.")


def remove_export(tools: Toolbox, who: Person, export: str) -> Export:
    """Throw a pack away that was made and not issued, with its file. Raises `NotFound` and `BadInput`."""
    with tools.store().write() as store:
        made, place = _found(tools, store, who, export)
        need(tools, who, KEEPS[made.of], place)
        if made.issue is not None:
            raise BadInput(f"It was issued to {made.issue.to}, and what was issued is kept.")
        store.exports.remove(made.id)
        note(tools, store, who, Deed.REMOVED, Thing("export", made.id, place), about=f"{made.pack} as {made.form}")
        needed = store.originals.needed(made.file.sha256)
    if not needed:
        tools.files().forget(made.file.sha256)
    return made


def _found(tools: Toolbox, store: UnitOfWork, who: Person, export: str) -> tuple[Export, str]:
    """One of them, and the authority or challenge in which rights over it are held. Raises `NotFound` and `NotAllowed`."""
    with alike(store):
        made = store.exports.get(export)
    try:
        place = _place(tools, store, who, made.of, made.subject)
    except NotFound as error:
        raise no_export(export) from error
    if not _opens(tools, who, made, place):
        raise no_export(export)
    return made, place


def taken_from(tools: Toolbox, store: UnitOfWork, who: Person, of: str, subject: str) -> tuple[str, str]:
    """Where rights over packs of this are held, and the name of its authority. Raises `NotFound` and `NotAllowed`."""
    place = _place(tools, store, who, of, subject)
    authority = store.peer_challenges.get(place).authority if of == CHALLENGE else place
    return place, store.authorities.get(authority).name


def _place(tools: Toolbox, store: UnitOfWork, who: Person, of: str, subject: str) -> str:
    """Where rights over what packs are made of are held. Raises `NotFound` and `NotAllowed` for who may not take them out."""
    if of == INSPECTION:
        return inspection_for(tools, store, who, Right.EXPORT, subject).authority
    if of == CHALLENGE:
        return challenge_for(tools, store, who, Right.CHALLENGE_SEE, subject).id
    return assessment_for(tools, store, who, Right.EXPORT, subject).authority


def _opens(tools: Toolbox, who: Person, made: Export, place: str) -> bool:
    return made.of != CHALLENGE or made.by == who.id or who.may(Right.CHALLENGE_NOTES, place, today=tools.today())
