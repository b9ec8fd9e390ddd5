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
from selfassess.services.exports import make_export
from selfassess.services.jobs import ask, show_job
from selfassess.services.packs import form_of
from selfassess.services.rights import assessment_for, need
from selfassess.services.watching import note

PACK = "pack"


def ask_for_pack(
    tools: Toolbox, who: Person, *, pack: str, assessment: str, form: str, area: str = "", parts: Collection[int] = ()
) -> Job:
    """Ask for a pack of an assessment in one format, with all its parts or those chosen by their numbers.

    Raises `NotFound`, `NotAllowed` and `BadInput`.
    """
    wanted = form_of(tools.packs().pack(pack), form).only(parts)
    chosen = {"parts": list(parts)} if parts else {}
    with tools.store().write() as store:
        found = assessment_for(tools, store, who, Right.EXPORT, assessment)
        title = f"{wanted.title}, {store.authorities.get(found.authority).name}"
        note(tools, store, who, Deed.ADDED, Thing("job", PACK, found.authority), about=f"{pack} as {form}")
        about = {"pack": pack, "assessment": assessment, "form": form, "area": area, **chosen}
        return ask(tools, store, who, PACK, title, place=found.authority, **about)


def make_and_keep(
    tools: Toolbox, who: Person, *, pack: str, assessment: str, form: str, area: str = "", parts: Collection[int] = ()
) -> dict[str, Any]:
    """Make a pack and keep it; its file's name, digest, size and media type."""
    file = make_export(tools, who, pack=pack, assessment=assessment, form=form, area=area, parts=parts).file
    return {"name": file.name, "sha256": file.sha256, "size": file.size, "media_type": file.media_type}


def fetch_made(tools: Toolbox, who: Person, job_id: str) -> tuple[StoredFile, bytes]:
    """The file that a job of one's own made. Raises `NotFound`, and `NotAllowed` where the right was lost meanwhile."""
    job = show_job(tools, who, job_id)
    if job.state is not JobState.DONE or job.kind != PACK:
        raise BadInput("It is not made yet.")
    need(tools, who, Right.EXPORT, job.place)
    file = StoredFile(**job.result)
    return file, tools.files().get(file)
