"""What is mine to write, and all subjects of an assessment on one screen."""

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from selfassess.domain.evidence import EVIDENCE_LABELS
from selfassess.ports import Toolbox
from selfassess.services.mentions import mentions_of
from selfassess.services.moderation import Show
from selfassess.services.moderation import moderation as moderated
from selfassess.services.moderation import my_work as mine
from selfassess.services.preparing import to_prepare
from selfassess.services.reviews import to_review
from selfassess.web.assessments.places import Step, trail
from selfassess.web.visitor import person

SHOWN = {
    Show.ALL: "All",
    Show.DIFFERENT: "In dispute",
    Show.CHALLENGED: "Challenged",
    Show.UNJUDGED: "Not judged",
    Show.BARE: "No evidence",
    Show.UNASSIGNED: "Given to nobody",
    Show.ASKED: "Waiting for a review",
}


def my_work(tools: Toolbox) -> ResponseReturnValue:
    """What was said or given to the person: comments that name them, what they review and write, and what they prepare."""
    said = mentions_of(tools, person())
    return render_template(
        "work/mine.html",
        mine=mine(tools, person()),
        said=said,
        reviews=to_review(tools, person()),
        preparing=to_prepare(tools, person()),
        trail=(Step("Home", url_for("home.page")),),
    )


def moderation(tools: Toolbox, assessment_id: str) -> ResponseReturnValue:
    """All subjects with what authors and reviewers judged, those in dispute first."""
    show = request.args.get("show", "")
    found = moderated(tools, person(), assessment_id, Show(show) if show in set(Show) else Show.ALL)
    return render_template(
        "work/moderation.html",
        found=found,
        show=show,
        choices=SHOWN,
        kinds=EVIDENCE_LABELS,
        trail=trail(found.assessment, found.framework),
    )
