"""How the sample covers the council's lists, the list that cases are chosen from, and the key of their codes."""

from io import BytesIO

from flask import Response, flash, make_response, redirect, render_template, request, send_file
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import CombinedMultiDict

from selfassess.domain.conversations import With
from selfassess.domain.coverage import leaving
from selfassess.domain.rights import Right
from selfassess.domain.sample import SELECTION_LABELS, Trait
from selfassess.domain.selection import CodeKey
from selfassess.errors import BadInput, BadTable, Conflict
from selfassess.ports import Toolbox
from selfassess.services.case_reviews import CasePage, open_case
from selfassess.services.peer_challenges import find_challenge
from selfassess.services.rights import need
from selfassess.services.selection import BroughtList, blank_list, describe_case, open_key, sample_of, take_list
from selfassess.web.assessments.places import Step
from selfassess.web.forms.challenge_scope import KeyForm, ListForm, OfCaseForm, of_case_form
from selfassess.web.forms.govuk import error_list
from selfassess.web.peer_challenges.around import around, here
from selfassess.web.visitor import person

MOST_MISTAKES = 20
KEY = "application/octet-stream"


def covered(tools: Toolbox, challenge_id: str) -> ResponseReturnValue:
    """How far the cases are as mixed as the lists that they come from."""
    found = sample_of(tools, person(), challenge_id)
    hidden = {each.title: tuple(leaving(each, found.hidden_below)) for each in found.covered}
    values = around(tools, challenge_id, Step("Sample", here("sample", challenge_id)))
    return render_template("peer_challenges/coverage.html", **values, found=found, hidden=hidden)


def case_list(tools: Toolbox, challenge_id: str) -> ResponseReturnValue:
    """Where the council's list is brought in."""
    challenge = sample_of(tools, person(), challenge_id).challenge
    need(tools, person(), Right.CHALLENGE_ORGANISE, challenge_id)
    return _listing(tools, challenge_id, ListForm(data={"revision": challenge.revision}))


def take_case_list(tools: Toolbox, challenge_id: str) -> ResponseReturnValue:
    """Choose cases from it, and hand the key of their codes out: once, as the answer to this."""
    form = ListForm(CombinedMultiDict((request.files, request.form)))
    if not form.validate():
        return _listing(tools, challenge_id, form), 400
    sent = BroughtList(form.file.data.filename, form.file.data.read(), form.passphrase.data or "", form.anew.data)
    try:
        name, key = take_list(tools, person(), challenge_id, form.revision.data or 0, sent)
    except BadTable as error:
        wrong = [f"Row {each.line}: {each.message}" if each.line else each.message for each in error.mistakes]
        return _listing(tools, challenge_id, form, tuple(wrong)), 400
    except Conflict as error:
        form.file.errors = [str(error)]
        return _listing(tools, challenge_id, form), 409
    except BadInput as error:
        field = form.passphrase if "passphrase" in str(error) else form.file
        field.errors = [str(error)]
        return _listing(tools, challenge_id, form), 400
    flash("The cases stand under local codes. Keep the key file: it cannot be made again")
    return _unkept(send_file(BytesIO(key), mimetype=KEY, as_attachment=True, download_name=name))


def _listing(tools: Toolbox, challenge_id: str, form: ListForm, wrong: tuple[str, ...] = ()) -> str:
    found = find_challenge(tools, person(), challenge_id)
    values = around(tools, challenge_id, Step("Sample", here("sample", challenge_id)))
    return render_template(
        "peer_challenges/case_list.html",
        **values,
        form=form,
        errors=error_list(form),
        wrong=wrong[:MOST_MISTAKES],
        more=max(len(wrong) - MOST_MISTAKES, 0),
        how=SELECTION_LABELS[found.challenge.sample.selection],
    )


def blank_case_list(tools: Toolbox, challenge_id: str) -> ResponseReturnValue:
    """An empty list, to be filled at the council."""
    made = blank_list(tools, person(), challenge_id)
    return send_file(BytesIO(made), mimetype="text/csv", as_attachment=True, download_name="list-of-cases.csv")


def key_file(tools: Toolbox, challenge_id: str) -> ResponseReturnValue:
    """Where a key is opened."""
    return _opening(tools, challenge_id, KeyForm())


def open_key_file(tools: Toolbox, challenge_id: str) -> ResponseReturnValue:
    """Show which number stands behind each code, on this page and nowhere else."""
    form = KeyForm(CombinedMultiDict((request.files, request.form)))
    if not form.validate():
        return _opening(tools, challenge_id, form), 400
    try:
        key = open_key(tools, person(), challenge_id, form.file.data.read(), form.passphrase.data or "")
    except BadInput as error:
        form.passphrase.errors = [str(error)]
        return _opening(tools, challenge_id, form), 400
    return _unkept(make_response(_opening(tools, challenge_id, KeyForm(), key)))


def _opening(tools: Toolbox, challenge_id: str, form: KeyForm, key: CodeKey | None = None) -> str:
    values = around(tools, challenge_id, Step("Sample", here("sample", challenge_id)))
    return render_template("peer_challenges/key.html", **values, form=form, errors=error_list(form), key=key)


def _unkept(response: Response) -> Response:
    """An answer that neither the browser nor anything on the way keeps."""
    response.headers["Cache-Control"] = "no-store"
    return response


def case_sample(tools: Toolbox, challenge_id: str, code: str) -> ResponseReturnValue:
    """Whom a case stands for in the sample, and who was or will be spoken to about it."""
    page = open_case(tools, person(), challenge_id, code)
    data: dict[str, object] = dict(page.case.traits)
    for each in page.case.talks:
        name = each.whom.value
        data |= {
            f"{name}-talk": each.talk.value,
            f"{name}-day": each.day,
            f"{name}-time": each.time,
            f"{name}-reason": each.reason,
        }
    return _of_case(tools, page, _form_of(page)(data=data))


def save_case_sample(tools: Toolbox, challenge_id: str, code: str) -> ResponseReturnValue:
    """Keep it."""
    page = open_case(tools, person(), challenge_id, code)
    form = _form_of(page)(request.form)
    if not form.validate():
        return _of_case(tools, page, form), 400
    try:
        describe_case(tools, person(), challenge_id, code, form.said())
    except BadInput as error:
        said = str(error)
        name = "manager" if "manager" in said else "worker"
        ending = "day" if "Enter the day" in said else "reason"
        field = form[Trait.TEAM.value] if "not kept" in said else form[f"{name}-{ending}"]
        field.errors = [said]
        return _of_case(tools, page, form), 400
    flash(f"Case {code}: kept")
    return redirect(here("case", challenge_id, code=code))


def _form_of(page: CasePage) -> type[OfCaseForm]:
    """The form that offers what the lists hold, and what this case has already."""
    frame = page.challenge.sample.frame
    known = {trait: [each.value for each in frame if each.trait is trait] for trait in Trait}
    held = {trait: page.case.trait(trait) for trait in Trait}
    return of_case_form({trait: list(dict.fromkeys((*known[trait], held[trait]))) if known[trait] else [] for trait in Trait})


def _of_case(tools: Toolbox, page: CasePage, form: OfCaseForm) -> str:
    key, code = page.challenge.id, page.case.code
    steps = (Step("Cases", here("cases", key)), Step(f"Case {code}", here("case", key, code=code)))
    values = around(tools, key, *steps) | {"page": page, "form": form, "errors": error_list(form)}
    return render_template("peer_challenges/case_sample.html", **values, traits=Trait, whom=With)
