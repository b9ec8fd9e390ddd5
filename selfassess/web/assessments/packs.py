"""The packs of an assessment, made when they are asked for."""

from dataclasses import dataclass
from io import BytesIO

from flask import send_file, url_for
from flask.typing import ResponseReturnValue

from selfassess.ports import Toolbox
from selfassess.services.packs import list_packs, make_pack
from selfassess.web.visitor import person

FORMATS = {
    "pdf": ("PDF", "application/pdf"),
    "docx": ("Word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "xlsx": ("Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}
"""What people call each format, and its media type."""


@dataclass(frozen=True, slots=True)
class PackLinks:
    """A pack to be downloaded: what it is, and for each format its name and address."""

    title: str
    about: str
    formats: tuple[tuple[str, str], ...]


def pack_links(tools: Toolbox, assessment_id: str) -> tuple[PackLinks, ...]:
    """Every pack that can be made of an assessment."""

    def address(pack_id: str, form: str) -> str:
        return url_for("assessments.pack", assessment_id=assessment_id, pack_id=pack_id, form=form)

    return tuple(
        PackLinks(pack.title, pack.about, tuple((FORMATS[form][0], address(pack.id, form)) for form in pack.formats))
        for pack in list_packs(tools)
        if pack.of == "assessment"
    )


def pack(tools: Toolbox, assessment_id: str, pack_id: str, form: str) -> ResponseReturnValue:
    """A pack, to be saved."""
    name, content = make_pack(tools, person(), pack_id=pack_id, assessment_id=assessment_id, form=form)
    return send_file(BytesIO(content), mimetype=FORMATS[form][1], as_attachment=True, download_name=name)
