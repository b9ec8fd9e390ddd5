"""Background documents and data: sent by the council's organiser or the challenge manager, read by the team."""

from dataclasses import dataclass, replace
from datetime import date

from selfassess.domain.audit import Deed, Thing
from selfassess.domain.background import MOST, Background, Holds, no_background
from selfassess.domain.evidence import StoredFile
from selfassess.domain.peerchallenge import PeerChallenge
from selfassess.domain.people import Person
from selfassess.domain.rights import Right
from selfassess.errors import BadInput
from selfassess.ports import Toolbox, UnitOfWork
from selfassess.services.rights import challenge_for
from selfassess.services.uploads import keep_upload

KIND = "background document"


@dataclass(frozen=True, slots=True)
class NewBackground:
    """What is said of a document; `file` is its name and content, None where the file that is there stays."""

    title: str
    holds: Holds
    about: date | None = None
    note: str = ""
    questions: tuple[str, ...] = ()
    file: tuple[str, bytes] | None = None


@dataclass(frozen=True, slots=True)
class Documents:
    """The documents of a challenge, in the order in which they came."""

    challenge: PeerChallenge
    documents: tuple[Background, ...]

    def one(self, document_id: str) -> Background:
        """The document of this id. Raises `NotFound`."""
        found = next((each for each in self.documents if each.id == document_id), None)
        if found is None:
            raise no_background()
        return found


def documents_of(tools: Toolbox, who: Person, challenge_id: str) -> Documents:
    """The documents of a challenge, for its team and the council's organiser. Raises `NotFound` and `NotAllowed`."""
    with tools.store().read() as store:
        challenge = challenge_for(tools, store, who, Right.CHALLENGE_DOCUMENTS, challenge_id)
        return Documents(challenge, store.backgrounds.of(challenge_id))


def add_document(tools: Toolbox, who: Person, challenge_id: str, new: NewBackground) -> Background:
    """Put a document beside the challenge. Raises `BadInput` for a file that is not taken, such as a list of children."""
    with tools.store().read() as store:
        challenge = challenge_for(tools, store, who, Right.CHALLENGE_ORGANISE, challenge_id)
        _must_fit(store, challenge, new)
    if new.file is None:
        raise BadInput("Choose the file.")
    unkept = _described(tools, who, challenge_id, new, StoredFile(new.file[0], "", 0, ""))
    unkept.check()
    stored = keep_upload(tools, *new.file)
    with tools.store().write() as store:
        challenge_for(tools, store, who, Right.CHALLENGE_ORGANISE, challenge_id)
        made = replace(unkept, file=stored)
        store.backgrounds.save(made)
        store.audit.add(tools.clock(), who.id, Deed.ADDED, Thing(KIND, made.id, challenge_id), "")
    return made


def _must_fit(store: UnitOfWork, challenge: PeerChallenge, new: NewBackground) -> None:
    for question in new.questions:
        challenge.question(question)
    if len(store.backgrounds.of(challenge.id)) >= MOST:
        raise BadInput(f"A challenge holds {MOST} documents at most. Remove what nobody needs to read.")


def _described(tools: Toolbox, who: Person, challenge_id: str, new: NewBackground, file: StoredFile) -> Background:
    return Background(
        id=tools.new_id(),
        challenge=challenge_id,
        title=new.title.strip(),
        holds=new.holds,
        file=file,
        added=tools.clock(),
        added_by=who.id,
        about=new.about,
        note=new.note.strip(),
        questions=new.questions,
    )


def open_document(tools: Toolbox, who: Person, challenge_id: str, document_id: str) -> tuple[StoredFile, bytes]:
    """The file of a document and what it holds. Raises `NotFound` and `NotAllowed`."""
    with tools.store().read() as store:
        challenge_for(tools, store, who, Right.CHALLENGE_DOCUMENTS, challenge_id)
        found = store.backgrounds.get(challenge_id, document_id)
    content = tools.files().get(found.file)
    with tools.store().write() as store:
        store.audit.add(tools.clock(), who.id, Deed.OPENED_FILE, Thing(KIND, document_id, challenge_id), "")
    return found.file, content


def remove_document(tools: Toolbox, who: Person, challenge_id: str, document_id: str) -> None:
    """Remove a document; its file goes with the next purge unless something else needs it. Raises `NotFound`."""
    with tools.store().write() as store:
        challenge_for(tools, store, who, Right.CHALLENGE_ORGANISE, challenge_id)
        store.backgrounds.get(challenge_id, document_id)
        store.backgrounds.remove(challenge_id, document_id)
        store.audit.add(tools.clock(), who.id, Deed.REMOVED, Thing(KIND, document_id, challenge_id), "")
