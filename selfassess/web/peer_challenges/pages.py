"""The list of challenges, starting one, and the page of one."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from selfassess.domain.peerchallenge import KIND_LABELS, STAGE_LABELS, ChallengeKind
from selfassess.domain.rights import Right
from selfassess.errors import BadInput
from selfassess.ports import Toolbox
from selfassess.services.authorities import choices
from selfassess.services.challenge_progress import progress_of
from selfassess.services.peer_challenges import NewChallenge, create_challenge, list_challenges
from selfassess.web.assessments.places import Step
from selfassess.web.forms.govuk import error_list
from selfassess.web.forms.peer_challenges import StartForm, start_form
from selfassess.web.peer_challenges.around import home, shown_around
from selfassess.web.visitor import person

ORDER = ("authority", "kind", "title", "framework", "template")


def challenges(tools: Toolbox) -> ResponseReturnValue:
    """The challenges in which the visitor takes part."""
    found = list_challenges(tools, person())
    return render_template("peer_challenges/list.html", found=found, kinds=KIND_LABELS)


def challenge(tools: Toolbox, challenge_id: str) -> ResponseReturnValue:
    """One challenge: what is set up, how far it has come, and what waits."""
    progress = progress_of(tools, person(), challenge_id)
    values = shown_around(progress.found) | {"progress": progress, "kinds": KIND_LABELS, "stages": STAGE_LABELS}
    values["trail"] = values["trail"][:1]
    values["template"] = tools.frameworks().framework(progress.found.challenge.template)
    return render_template("peer_challenges/challenge.html", **values, rights=Right)


def start(tools: Toolbox) -> ResponseReturnValue:
    """The form that starts a challenge."""
    return _starting(_form(tools)(data={"kind": ChallengeKind.FULL.value}))


def create(tools: Toolbox) -> ResponseReturnValue:
    """Start a challenge, and go on to its page."""
    form = _form(tools)(request.form)
    if not form.validate():
        return _starting(form)
    new = NewChallenge(
        authority=form.authority.data,
        title=form.title.data or "",
        kind=ChallengeKind(form.kind.data),
        framework=form.framework.data,
        template=form.template.data,
    )
    try:
        made = create_challenge(tools, person(), new)
    except BadInput as error:
        form.template.errors = [str(error)]
        return _starting(form)
    flash("Peer challenge started")
    return redirect(home(made.id))


def _form(tools: Toolbox) -> type[StartForm]:
    return start_form(choices(tools, person()), tools.frameworks().frameworks())


def _starting(form: StartForm) -> str:
    trail = (Step("Peer challenges", url_for("peer_challenges.challenges")),)
    return render_template("peer_challenges/start.html", form=form, errors=error_list(form, ORDER), trail=trail)
