"""Packs that were made: kept, listed, opened again, issued and thrown away."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from selfassess.domain.assessment import Assessment
from selfassess.domain.audit import Deed, Thing
from selfassess.domain.change_marks import marked
from selfassess.domain.compose import compose
from selfassess.domain.evidence import StoredFile
from selfassess.domain.exports import Export, Issue, no_export
from selfassess.domain.open_data import masked_in
from selfassess.domain.pack import DATA, DOCUMENT, MEDIA_TYPES, TOLD
from selfassess.domain.people import Person
from selfassess.domain.rights import Right
from selfassess.domain.said import said_by
from selfassess.errors import BadInput
from selfassess.ports import Toolbox, UnitOfWork
from selfassess.services.packs import Wanted, file_name, made_as, pack_of, wanted
from selfassess.services.rights import alike, assessment_for, need, sees
from selfassess.services.watching import note, of_assessment

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
    assessment: str,
    form: str,
    area: str | None = None,
    changes: bool = False,
    parts: Collection[int] = (),
) -> Export:
    """Make a pack and keep it, with `changes` marking what is new since the version that was issued last.

    `parts` are the numbers of those that were chosen, all where there are none. A file that is the same as one that was kept is
    not kept twice. Raises the errors of `wanted`, and `BadInput` where no version was issued from which changes would count.
    """
    asked = wanted(tools, who, pack_id=pack, assessment_id=assessment, form=form, area=area, parts=parts)
    return keep_made(tools, who, asked, form, changes=changes)


def keep_made(
    tools: Toolbox, who: Person, asked: Wanted, form: str, *, changes: bool = False, snapshot: str | None = None
) -> Export:
    """The same of a pack that the person was found to be allowed; `snapshot` is the id of the one that it is made of."""
    assessment = asked.material.assessment.id
    document = compose(asked.pack, asked.material) if form in TOLD else None
    said = said_by(document) if document and form in DOCUMENT else ()
    name = file_name(asked.pack, asked.material, form)
    if changes:
        document = marked(document, _issued(tools, assessment, asked, form)) if document else None
        name = name.removesuffix(f".{form}") + f"-changes.{form}"
    content = made_as(tools, document, form) if document else pack_of(tools, asked.pack, asked.material, form)
    made = Export(
        id=tools.new_id(),
        assessment=assessment,
        pack=asked.key,
        title=asked.title,
        form=form,
        parts=tuple(part.kind for part in asked.pack.parts),
        marking=asked.pack.marking,
        revision=sum(response.revision for response in asked.material.responses),
        file=StoredFile(name, sha256(content).hexdigest(), len(content), MEDIA_TYPES[form]),
        by=who.id,
        at=tools.clock(),
        said=said,
        masked=document.masked if document else masked_in(asked.material) if form in DATA else (),
        snapshot=snapshot,
    )
    tools.files().keep(content)  # it is our own: there is no need to find out whether it is what its name says
    with tools.store().write() as store:
        note(tools, store, who, Deed.EXPORTED, of_assessment(asked.material.assessment), about=f"{asked.key} as {form}")
        before = store.exports.same(made)
        if before is not None:
            return before
        store.exports.add(made)
    return made


def _issued(tools: Toolbox, assessment: str, asked: Wanted, form: str) -> Export:
    if form not in DOCUMENT:
        raise BadInput("Changes are marked in documents only.")
    with tools.store().read() as store:
        found = store.exports.issued(assessment, asked.key)
    if found is None:
        raise BadInput(f"No version of {asked.title!r} was issued yet, so there is nothing from which changes would count.")
    return found


def list_exports(tools: Toolbox, who: Person, assessment: str) -> tuple[Export, ...]:
    """The packs that were made of an assessment, newest first. Raises `NotFound`."""
    with tools.store().read() as store:
        assessment_for(tools, store, who, Right.EXPORT, assessment)
        return store.exports.of(assessment)


def show_export(tools: Toolbox, who: Person, export: str) -> tuple[Assessment, Export]:
    """One of them, with its assessment. Raises `NotFound`."""
    with tools.store().read() as store:
        return _found(tools, store, who, export, Right.EXPORT)


def open_export(tools: Toolbox, who: Person, export: str) -> tuple[Export, bytes]:
    """One of them with its file, as it was made. Raises `NotFound`."""
    with tools.store().write() as store:
        found, made = _found(tools, store, who, export, Right.EXPORT)
        note(tools, store, who, Deed.EXPORTED, of_assessment(found), about=f"{made.pack} as {made.form}, made before")
    return made, tools.files().get(made.file)


def issue_export(tools: Toolbox, who: Person, export: str, issuing: Issuing) -> Export:
    """Record to whom a pack was given. From then on it is kept, and changes in later versions are told from it.

    Raises `NotFound`, and `BadInput` without a receiver, for a day before it was made or to come, and for one issued already.
    """
    _check(tools, issuing)
    with tools.store().write() as store:
        found, made = _found(tools, store, who, export, Right.START)
        if made.issue is not None:
            raise BadInput(f"It was issued to {made.issue.to} already. Make the pack again to issue it to somebody else.")
        if issuing.day < made.at.date():
            raise BadInput("It cannot have been issued before it was made. Choose a later day.")
        store.exports.mark(made.id, Issue(issuing.to.strip(), issuing.day, issuing.why.strip(), who.id, tools.clock()))
        note(tools, store, who, Deed.CHANGED, Thing("export", made.id, found.authority), about=f"{made.pack} issued")
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
        found, made = _found(tools, store, who, export, Right.START)
        if made.issue is not None:
            raise BadInput(f"It was issued to {made.issue.to}, and what was issued is kept.")
        store.exports.remove(made.id)
        note(tools, store, who, Deed.REMOVED, Thing("export", made.id, found.authority), about=f"{made.pack} as {made.form}")
        needed = store.originals.needed(made.file.sha256)
    if not needed:
        tools.files().forget(made.file.sha256)
    return made


def _found(tools: Toolbox, store: UnitOfWork, who: Person, export: str, right: Right) -> tuple[Assessment, Export]:
    with alike(store):
        made = store.exports.get(export)
    found = store.assessments.get(made.assessment)
    if not sees(tools, who, found.authority):
        raise no_export(export)
    need(tools, who, right, found.authority)
    return found, made
