"""Sending an assessment or a peer challenge to another instance."""

from tempfile import TemporaryFile
from typing import BinaryIO, cast

from flask import render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue

from selfassess.domain.bundle.parts import HEAD, THINGS, Kind
from selfassess.ports import Toolbox
from selfassess.services.before_sending import before_sending
from selfassess.services.bundle_contents import this_instance
from selfassess.services.bundling import Sending, bundle_name, make_bundle
from selfassess.web.assessments.places import overview_address
from selfassess.web.forms.bundles import SendAssessmentForm, SendChallengeForm
from selfassess.web.forms.govuk import error_list
from selfassess.web.packs.around import around
from selfassess.web.peer_challenges.around import around as around_challenge
from selfassess.web.visitor import person

MEDIA_TYPE = "application/octet-stream"


def send(tools: Toolbox, assessment_id: str) -> ResponseReturnValue:
    """How an assessment is sent."""
    return _assessment(tools, assessment_id, SendAssessmentForm())


def make(tools: Toolbox, assessment_id: str) -> ResponseReturnValue:
    """The bundle of an assessment, to be saved."""
    form = SendAssessmentForm(request.form)
    if not form.validate():
        return _assessment(tools, assessment_id, form), 400
    how = Sending(Kind.ASSESSMENT, assessment_id, form.passphrase.data or "", restricted=form.extra.data)
    return _file(tools, how)


def send_challenge(tools: Toolbox, challenge_id: str) -> ResponseReturnValue:
    """How a peer challenge is sent."""
    return _challenge(tools, challenge_id, SendChallengeForm())


def make_challenge(tools: Toolbox, challenge_id: str) -> ResponseReturnValue:
    """The bundle of a peer challenge, to be saved."""
    form = SendChallengeForm(request.form)
    if not form.validate():
        return _challenge(tools, challenge_id, form), 400
    return _file(tools, Sending(Kind.CHALLENGE, challenge_id, form.passphrase.data or "", closed=form.extra.data))


def _assessment(tools: Toolbox, assessment_id: str, form: SendAssessmentForm) -> str:
    before = before_sending(tools, person(), Kind.ASSESSMENT, assessment_id)
    values = around(tools, assessment_id)
    back = overview_address(assessment_id)
    return _page(tools, form, title=values["assessment"].title, back=back, trail=values["trail"], before=before)


def _challenge(tools: Toolbox, challenge_id: str, form: SendChallengeForm) -> str:
    before = before_sending(tools, person(), Kind.CHALLENGE, challenge_id)
    values = around_challenge(tools, challenge_id)
    back = url_for("peer_challenges.challenge", challenge_id=challenge_id)
    return _page(tools, form, title=values["challenge"].title, back=back, trail=values["trail"], before=before)


def _page(tools: Toolbox, form: SendAssessmentForm | SendChallengeForm, **values: object) -> str:
    fingerprint = this_instance(tools).fingerprint
    return render_template(
        "bundles/send.html", form=form, errors=error_list(form), fingerprint=fingerprint, itself=THINGS[HEAD], **values
    )


def _file(tools: Toolbox, how: Sending) -> ResponseReturnValue:
    out = TemporaryFile()  # noqa: SIM115 - it is sent after this returns, and closed with the answer
    try:
        made = make_bundle(tools, person(), how, cast("BinaryIO", out))
    except BaseException:
        out.close()
        raise
    out.seek(0)
    return send_file(out, mimetype=MEDIA_TYPE, as_attachment=True, download_name=bundle_name(made))
