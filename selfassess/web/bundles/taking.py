"""A bundle comes in: it is sent, looked at beside what is here, agreed to, and undone."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import CombinedMultiDict
from werkzeug.wrappers import Response

from selfassess.domain.bundle.comparing import Standing
from selfassess.domain.bundle.parts import HEAD, THINGS
from selfassess.domain.wording import counted
from selfassess.errors import BadInput, Conflict, NotAllowed
from selfassess.ports import Toolbox
from selfassess.services.bundle_contents import this_instance
from selfassess.services.taking_bundles import take_bundle_in
from selfassess.services.unbundling import Beside, look_at_bundle, may_receive, receive_bundle, throw_bundle_away, waiting_bundles
from selfassess.services.undoing_bundles import bundles_taken_in, undo_bundle
from selfassess.web.assessments.buttons import IMPORTANT
from selfassess.web.assessments.places import Step
from selfassess.web.forms.bundles import BundleForm, asked, decided
from selfassess.web.forms.govuk import error_list
from selfassess.web.visitor import person

LARGEST = 1024 * 1024 * 1024
CHOOSE = "Choose which of the two to keep, or settle all alike"
SURE = "Say that you compared the fingerprint"


def largest_bundle(tools: Toolbox) -> int | None:
    """How many bytes whoever may take bundles in may send; what comes goes through the disk and not through memory."""
    return LARGEST if may_receive(tools, person()) else None


def bundles(tools: Toolbox) -> ResponseReturnValue:
    """Where bundles are sent to, wait, and are undone."""
    return _page(tools, BundleForm())


def receive(tools: Toolbox) -> ResponseReturnValue:
    """Take the file, and show what it would change."""
    form = BundleForm(CombinedMultiDict((request.files, request.form)))
    if not form.validate():
        return _page(tools, form), 400
    sent = form.file.data
    try:
        waiting = receive_bundle(tools, person(), name=sent.filename, source=sent.stream, passphrase=form.passphrase.data or "")
    except (BadInput, NotAllowed) as error:
        wrong = form.passphrase if "passphrase" in str(error) else form.file
        wrong.errors = [str(error)]
        return _page(tools, form), 400
    return redirect(url_for("bundles.bundle", bundle_id=waiting.id))


def _page(tools: Toolbox, form: BundleForm) -> str:
    return render_template(
        "bundles/all.html",
        trail=(Step("Home", url_for("home.page")),),
        form=form,
        errors=error_list(form),
        waiting=waiting_bundles(tools, person()),
        intakes=bundles_taken_in(tools, person()),
        fingerprint=this_instance(tools).fingerprint,
    )


def bundle(tools: Toolbox, bundle_id: str) -> ResponseReturnValue:
    """Everything that a bundle would change, with what is here beside it."""
    return _shown(look_at_bundle(tools, person(), bundle_id))


def take_in(tools: Toolbox, bundle_id: str) -> ResponseReturnValue:
    """Take in what was agreed to; where something was saved here meanwhile, show it all again."""
    looked = look_at_bundle(tools, person(), bundle_id)
    decisions, undecided = decided(looked, request.form)
    unsure = not looked.trusted and not request.form.get("trust")
    if request.form.get("seen") == looked.digest and (undecided or unsure):
        return _shown(looked, undecided, unsure=unsure), 400
    try:
        taken = take_bundle_in(
            tools,
            person(),
            bundle_id,
            decisions=decisions,
            seen=request.form.get("seen", ""),
            trust=bool(request.form.get("trust")),
        )
    except Conflict as conflict:
        flash(str(conflict), IMPORTANT)
        return _shown(look_at_bundle(tools, person(), bundle_id)), 409
    flash(
        f"Taken in: {counted(taken.changes, 'change')}. You can undo it at the end of this page"
        if taken
        else "Nothing was changed"
    )
    return _back()


def throw_away(tools: Toolbox, bundle_id: str) -> ResponseReturnValue:
    """Throw away a bundle that waits."""
    flash(f"Thrown away: {throw_bundle_away(tools, person(), bundle_id).name}")
    return _back()


def undo(tools: Toolbox, taken_id: str) -> ResponseReturnValue:
    """Put back what a bundle changed."""
    try:
        undone = undo_bundle(tools, person(), taken_id)
    except BadInput as error:
        flash(str(error), IMPORTANT)
        return _back()
    flash(f"Undone: {undone.intake.name}")
    for left in undone.left:
        flash(left, IMPORTANT)
    return _back()


def _shown(looked: Beside, undecided: tuple[str, ...] = (), *, unsure: bool = False) -> str:
    errors = [{"text": SURE, "href": "#trust"}] if unsure else []
    return render_template(
        "bundles/look.html",
        trail=(Step("Home", url_for("home.page")), Step("Bundles", url_for("bundles.bundles"))),
        looked=looked,
        manifest=looked.waiting.manifest,
        asked=tuple(asked(looked)),
        same=len(looked.of(Standing.SAME)),
        ahead=len(looked.of(Standing.AHEAD)),
        conflicts=sum(item.conflict for item in looked.items),
        undecided=undecided,
        unsure=unsure,
        sent=request.form,
        again=request.method == "POST",
        errors=errors + [{"text": CHOOSE, "href": f"#{name}"} for name in undecided],
        sure=SURE,
        itself=THINGS[HEAD],
    )


def _back() -> Response:
    return redirect(url_for("bundles.bundles"))
