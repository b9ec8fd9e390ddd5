"""Packs of an inspection or a peer challenge: what can be made, looking at one, choosing its parts, and what was made before."""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO

from flask import Response, flash, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue

from selfassess.domain.pack import DOCUMENT, Pack
from selfassess.domain.wording import counted
from selfassess.errors import BadInput, NotAllowed, NotFound
from selfassess.ports import Toolbox
from selfassess.services.exports import list_exports, make_export
from selfassess.services.making import ask_for_pack
from selfassess.services.other_packs import make_other, offered
from selfassess.web.assessments.packs import CALLED, FORMATS, PAGE, PackLinks
from selfassess.web.assessments.places import Step
from selfassess.web.forms.govuk import error_list
from selfassess.web.forms.packs import choosing_form
from selfassess.web.packs.choosing import LOOK
from selfassess.web.packs.preview import shown
from selfassess.web.visitor import person


@dataclass(frozen=True, slots=True)
class Subject:
    """What packs are made of: its kind and id, what it is called, the way to it, and whether the visitor looks after its packs.

    `to` gives the address of one of its pages of packs.
    """

    of: str
    id: str
    title: str
    trail: tuple[Step, ...]
    keeps: bool
    to: Callable[..., str]


def packs_page(tools: Toolbox, subject: Subject) -> ResponseReturnValue:
    """Every pack that the visitor can have made, and every one that was made and that they may open."""
    made = list_exports(tools, person(), subject.id, subject.of)
    issued = {each.pack for each in made if each.issue}
    return render_template(
        "packs/others.html",
        subject=subject,
        trail=subject.trail,
        packs=[_links(subject, pack, issued=pack.id in issued) for pack in offered(tools, person(), subject.of, subject.id)],
        exports=made,
        called=CALLED,
    )


def _links(subject: Subject, pack: Pack, *, issued: bool) -> PackLinks:
    def address(form: str, changes: str | None = None) -> str:
        return subject.to("pack", pack_id=pack.id, form=form, changes=changes)

    document = set(pack.formats) & set(DOCUMENT) and pack.part("case-form") is None
    return PackLinks(
        pack.title,
        pack.about,
        tuple((FORMATS[form][0], address(form)) for form in pack.formats),
        subject.to("pack_page", pack_id=pack.id) if PAGE in pack.formats else None,
        subject.to("choosing_parts", pack_id=pack.id) if document else None,
        tuple((FORMATS[form][0], address(form, "marked")) for form in pack.formats if issued and form in DOCUMENT),
    )


def pack_file(tools: Toolbox, subject: Subject, pack_id: str, form: str) -> ResponseReturnValue:
    """A pack, to be saved; it is kept among those that were made. What cannot be made yet is said where one came from."""
    _must_be_of(tools, subject, pack_id)
    marked = request.args.get("changes") == "marked"
    try:
        made = make_export(tools, person(), pack=pack_id, subject=subject.id, form=form, changes=marked)
    except BadInput as error:
        flash(str(error), "important")
        return redirect(subject.to("packs"))
    content = tools.files().get(made.file)
    return send_file(BytesIO(content), mimetype=made.file.media_type, as_attachment=True, download_name=made.file.name)


def look_at_pack(tools: Toolbox, subject: Subject, pack_id: str) -> Response:
    """A pack as it would be printed."""
    _must_be_of(tools, subject, pack_id)
    parts = request.args.getlist("part", type=int)
    _, content = make_other(tools, person(), pack_id=pack_id, subject=subject.id, form=PAGE, parts=parts)
    return shown(content, subject.to("packs"), "the packs")


def choose_parts(tools: Toolbox, subject: Subject, pack_id: str) -> ResponseReturnValue:
    """Which parts a pack has, to be chosen; sent, look at those that were chosen, or have them made."""
    pack = _must_be_of(tools, subject, pack_id)
    if pack not in offered(tools, person(), subject.of, subject.id):
        raise NotAllowed(f"{pack.title!r} is not yours to make, or there is nothing to print in it yet.")
    if pack.part("case-form") or not set(pack.formats) & set(DOCUMENT):
        raise NotFound(f"{pack.title!r} has no parts to be chosen.")
    sent = request.form if request.method == "POST" else None
    form = choosing_form(pack, None, sent)
    if sent is None or not form.validate():
        trail = (*subject.trail, Step("Packs", subject.to("packs")))
        page = render_template(
            "packs/choosing.html",
            pack=pack,
            form=form,
            errors=error_list(form),
            trail=trail,
            of=subject.title,
            back=subject.to("packs"),
        )
        return page if sent is None else (page, 400)
    if sent.get("then") == LOOK:
        return redirect(subject.to("pack_page", pack_id=pack_id, part=form.numbers()))
    for wanted in form["formats"].data:
        ask_for_pack(tools, person(), pack=pack_id, subject=subject.id, form=wanted, parts=form.numbers())
    flash(f"{counted(len(form['formats'].data), 'file')} of {pack.title} asked for. You can go on working.")
    return redirect(url_for("jobs.jobs"))


def _must_be_of(tools: Toolbox, subject: Subject, pack_id: str) -> Pack:
    pack = tools.packs().pack(pack_id)
    if pack.of != subject.of:
        raise NotFound(f"{pack.title!r} is made of something else.")
    return pack
