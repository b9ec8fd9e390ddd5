"""Making packs in the background, and keeping them to be fetched."""

from collections.abc import Collection
from typing import Any

from selfassess.domain.audit import Deed, Thing
from selfassess.domain.evidence import StoredFile
from selfassess.domain.jobs import Job, JobState
from selfassess.domain.people import Person
from selfassess.domain.rights import Right
from selfassess.errors import BadInput
from selfassess.ports import Toolbox
from selfassess.services.exports import make_export, open_export, taken_from
from selfassess.services.jobs import ask, show_job
from selfassess.services.packs import form_of
from selfassess.services.rights import need
from selfassess.services.watching import note

PACK = "pack"


def ask_for_pack(
    tools: Toolbox, who: Person, *, pack: str, subject: str, form: str, area: str = "", parts: Collection[int] = ()
) -> Job:
    """Ask for a pack of an assessment, inspection or peer challenge in one format, with all its parts or those chosen by number.

    Raises `NotFound`, `NotAllowed` and `BadInput`.
    """
    wanted = form_of(tools.packs().pack(pack), form).only(parts)
    chosen = {"parts": list(parts)} if parts else {}
    with tools.store().write() as store:
        place, name = taken_from(tools, store, who, wanted.of, subject)
        note(tools, store, who, Deed.ADDED, Thing("job", PACK, place), about=f"{pack} as {form}")
        about = {"pack": pack, "subject": subject, "form": form, "area": area, **chosen}
        return ask(tools, store, who, PACK, f"{wanted.title}, {name}", place=place, **about)


def make_and_keep(
    tools: Toolbox, who: Person, *, pack: str, subject: str, form: str, area: str = "", parts: Collection[int] = ()
) -> dict[str, Any]:
    """Make a pack and keep it: the id under which it is kept, and its file's name, digest, size and media type."""
    made = make_export(tools, who, pack=pack, subject=subject, form=form, area=area, parts=parts)
    file = made.file
    return {"export": made.id, "name": file.name, "sha256": file.sha256, "size": file.size, "media_type": file.media_type}


def fetch_made(tools: Toolbox, who: Person, job_id: str) -> tuple[StoredFile, bytes]:
    """The file that a job of one's own made.

    Raises `NotAllowed` where the right was lost meanwhile, and `NotFound` where with it all was lost that told of the subject.
    """
    job = show_job(tools, who, job_id)
    if job.state is not JobState.DONE or job.kind != PACK:
        raise BadInput("It is not made yet.")
    told = dict(job.result)
    if kept := told.pop("export", None):
        made, content = open_export(tools, who, kept)
        return made.file, content
    need(tools, who, Right.EXPORT, job.place)  # it was made by a version that did not yet keep what it made
    file = StoredFile(**told)
    return file, tools.files().get(file)
