"""Background documents and data: the list, putting one in, opening it, and taking it out."""

from io import BytesIO

from flask import flash, redirect, render_template, request, send_file
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import CombinedMultiDict

from selfassess.domain.background import HOLDS_LABELS
from selfassess.errors import BadInput
from selfassess.ports import Toolbox
from selfassess.services.background import add_document, documents_of, open_document, remove_document
from selfassess.web.assessments.places import Step
from selfassess.web.forms.challenge_scope import BackgroundForm, background_form
from selfassess.web.forms.govuk import error_list
from selfassess.web.peer_challenges.around import around, here
from selfassess.web.visitor import person


def documents(tools: Toolbox, challenge_id: str) -> ResponseReturnValue:
    """Every document, and the form for another for who arranges the challenge."""
    found = documents_of(tools, person(), challenge_id)
    return _page(tools, challenge_id, background_form(found.challenge.questions)())


def add_background(tools: Toolbox, challenge_id: str) -> ResponseReturnValue:
    """Put a document in."""
    found = documents_of(tools, person(), challenge_id)
    form = background_form(found.challenge.questions)(CombinedMultiDict((request.files, request.form)))
    if not form.validate():
        return _page(tools, challenge_id, form), 400
    try:
        made = add_document(tools, person(), challenge_id, form.new())
    except BadInput as error:
        form.file.errors = [str(error)]
        return _page(tools, challenge_id, form), 400
    flash(f"Put in: {made.title}")
    return redirect(here("documents", challenge_id))


def _page(tools: Toolbox, challenge_id: str, form: BackgroundForm) -> str:
    found = documents_of(tools, person(), challenge_id)
    headings = {question.id: question.heading for question in found.challenge.questions}
    return render_template(
        "peer_challenges/documents.html",
        **around(tools, challenge_id),
        found=found,
        form=form,
        errors=error_list(form),
        holds=HOLDS_LABELS,
        headings=headings,
    )


def document_file(tools: Toolbox, challenge_id: str, document_id: str) -> ResponseReturnValue:
    """The file of a document, as it came."""
    file, content = open_document(tools, person(), challenge_id, document_id)
    return send_file(BytesIO(content), mimetype=file.media_type, as_attachment=True, download_name=file.name)


def removing_background(tools: Toolbox, challenge_id: str, document_id: str) -> ResponseReturnValue:
    """Ask before a document is taken out."""
    item = documents_of(tools, person(), challenge_id).one(document_id)
    values = around(tools, challenge_id, Step("Background", here("documents", challenge_id)))
    return render_template("peer_challenges/remove_document.html", **values, item=item)


def remove_background(tools: Toolbox, challenge_id: str, document_id: str) -> ResponseReturnValue:
    """Take it out."""
    remove_document(tools, person(), challenge_id, document_id)
    flash("The document was taken out")
    return redirect(here("documents", challenge_id))
