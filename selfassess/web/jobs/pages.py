"""Jobs of one's own: how far they are, what they made, stopping them and trying again."""

from io import BytesIO

from flask import flash, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue

from selfassess.domain.pack import ASSESSMENT
from selfassess.ports import Toolbox
from selfassess.services.jobs import cancel_job, list_jobs, show_job, try_again
from selfassess.services.making import ask_for_pack, fetch_made
from selfassess.services.packs import list_packs
from selfassess.web.assessments.places import Step
from selfassess.web.visitor import person


def jobs(tools: Toolbox) -> ResponseReturnValue:
    """The newest jobs that one asked for."""
    return render_template("jobs/list.html", jobs=list_jobs(tools, person()), trail=(Step("Home", url_for("home.page")),))


def states(tools: Toolbox) -> ResponseReturnValue:
    """How far each of them is, for the page that shows them to look again."""
    found = list_jobs(tools, person())
    return {job.id: {"state": job.state.value, "share": job.share, "said": job.said, "over": job.state.over} for job in found}


def make_all(tools: Toolbox, assessment_id: str) -> ResponseReturnValue:
    """Ask for every pack of an assessment, in the formats that were chosen."""
    forms = request.form.getlist("form")
    for pack in list_packs(tools):
        for form in pack.formats if pack.of == ASSESSMENT else ():
            if form in forms or not forms:
                ask_for_pack(tools, person(), pack=pack.id, subject=assessment_id, form=form)
    flash("The packs are being made. You can go on working.")
    return redirect(url_for("jobs.jobs"))


def cancel(tools: Toolbox, job_id: str) -> ResponseReturnValue:
    """Stop a job."""
    cancel_job(tools, person(), job_id)
    flash(f"Stopped: {show_job(tools, person(), job_id).title}")
    return redirect(url_for("jobs.jobs"))


def again(tools: Toolbox, job_id: str) -> ResponseReturnValue:
    """Try a job again."""
    try_again(tools, person(), job_id)
    return redirect(url_for("jobs.jobs"))


def file(tools: Toolbox, job_id: str) -> ResponseReturnValue:
    """What a job made, to be saved."""
    kept, content = fetch_made(tools, person(), job_id)
    return send_file(BytesIO(content), mimetype=kept.media_type, as_attachment=True, download_name=kept.name)
