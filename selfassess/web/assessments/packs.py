"""The packs of an assessment, made when they are asked for."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import partial
from io import BytesIO

from flask import request, send_file, url_for
from flask.typing import ResponseReturnValue

from selfassess.domain.framework import Area
from selfassess.domain.pack import AREA, ASSESSMENT, DOCUMENT, MEDIA_TYPES, Pack
from selfassess.ports import Toolbox
from selfassess.services.exports import make_export
from selfassess.services.packs import list_packs
from selfassess.web.visitor import person

CALLED = {"pdf": "PDF", "docx": "Word", "html": "Web page", "xlsx": "Excel", "pptx": "Slides", "csv": "CSV files", "json": "JSON"}
FORMATS = {form: (name, MEDIA_TYPES[form]) for form, name in CALLED.items()}
"""What people call each format, and its media type."""
PAGE = "html"
"""The format that is looked at in the browser."""


@dataclass(frozen=True, slots=True)
class PackLinks:
    """A pack to be downloaded: what it is, and for each format its name and address; and where it is looked at as a page.

    `choose` is where its parts are chosen. `changes` are the same with what is new marked, where a version was issued.
    """

    title: str
    about: str
    formats: tuple[tuple[str, str], ...]
    page: str | None = None
    choose: str | None = None
    changes: tuple[tuple[str, str], ...] = ()


def pack_links(tools: Toolbox, assessment_id: str, issued: Collection[str] = ()) -> tuple[PackLinks, ...]:
    """Every pack that can be made of an assessment; of those that were `issued`, by their ids, also with changes marked."""

    def address(pack_id: str, form: str, changes: str | None = None) -> str:
        return url_for("assessments.pack", assessment_id=assessment_id, pack_id=pack_id, form=form, changes=changes)

    def changes(wanted: Pack) -> tuple[tuple[str, str], ...]:
        forms = [form for form in wanted.formats if form in DOCUMENT and wanted.id in issued]
        return tuple((FORMATS[form][0], address(wanted.id, form, changes="marked")) for form in forms)

    def page(wanted: Pack) -> str | None:
        looked = url_for("packs.preview", assessment_id=assessment_id, pack_id=wanted.id)
        return looked if PAGE in wanted.formats else None

    def choose(wanted: Pack) -> str | None:
        chosen = url_for("packs.choosing", assessment_id=assessment_id, pack_id=wanted.id)
        return chosen if set(wanted.formats) & set(DOCUMENT) else None

    return tuple(
        PackLinks(
            pack.title,
            pack.about,
            tuple((FORMATS[form][0], address(pack.id, form)) for form in pack.formats),
            page(pack),
            choose(pack),
            changes(pack),
        )
        for pack in list_packs(tools)
        if pack.of == ASSESSMENT
    )


def area_links(tools: Toolbox, assessment_id: str, areas: Collection[Area]) -> tuple[tuple[str, tuple[PackLinks, ...]], ...]:
    """The packs that are made of one area, under the name of each area."""
    packs = [each for each in list_packs(tools) if each.of == AREA]

    def links(wanted: Pack, area: str) -> PackLinks:
        here = partial(url_for, "assessments.pack", assessment_id=assessment_id, pack_id=wanted.id, area=area)
        formats = tuple((FORMATS[form][0], here(form=form)) for form in wanted.formats)
        page = url_for("packs.preview", assessment_id=assessment_id, pack_id=wanted.id, area=area)
        return PackLinks(wanted.title, wanted.about, formats, page if PAGE in wanted.formats else None)

    return tuple((area.title, tuple(links(each, area.id) for each in packs)) for area in areas) if packs else ()


def pack(tools: Toolbox, assessment_id: str, pack_id: str, form: str) -> ResponseReturnValue:
    """A pack, to be saved; it is kept among those that were made."""
    changes = request.args.get("changes") == "marked"
    area = request.args.get("area") or None
    made = make_export(tools, person(), pack=pack_id, subject=assessment_id, form=form, area=area, changes=changes)
    content = tools.files().get(made.file)
    return send_file(BytesIO(content), mimetype=made.file.media_type, as_attachment=True, download_name=made.file.name)
