"""A question before what others will see or what cannot be undone: what follows, and whether a person is sure."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import render_template

from selfassess.domain.wording import counted, listing
from selfassess.errors import NotFound
from selfassess.ports import Toolbox
from selfassess.services.case_reviews import CasePage
from selfassess.services.templates import TemplatePage
from selfassess.web.assessments.places import Step
from selfassess.web.peer_challenges.around import around, here

SURE = "sure"
"""The field that is sent once a person is sure."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with what follows; `send` is where the answer goes, as the button `then` that says `yes`."""

    title: str
    follows: tuple[str, ...]
    send: str
    then: str
    yes: str
    back: str


def _ask(tools: Toolbox, challenge_id: str, asked: Asked, *steps: Step) -> str:
    return render_template("peer_challenges/sure.html", **around(tools, challenge_id, *steps), asked=asked)


def sure_of_case(tools: Toolbox, page: CasePage, empty: Sequence[str]) -> str:
    """What follows once the review of a case is finished; `empty` are the areas of practice about which nothing was written."""
    key, code = page.challenge.id, page.case.code
    follows = ["It counts in the report, in the sample and in what is handed over to the council."]
    if empty:
        follows.append(f"Nothing was written about {listing(tuple(empty))}.")
    if page.case.second_reviewer and not page.case.moderated:
        follows.append(f"{page.case.second_reviewer} is its second reviewer, and nobody wrote down what came of moderation.")
    if page.concerns:
        stays = "stays" if page.concerns == 1 else "stay"
        follows.append(
            f"{counted(page.concerns, 'concern')} raised from it {stays} open until the council’s receipt is recorded."
        )
    follows.append("It can be opened again at any time; nothing that was written is lost.")
    back = here("case", key, code=code)
    asked = Asked(
        f"Is the review of case {code} finished?",
        tuple(follows),
        here("finish", key, code=code),
        "done",
        "Yes, it is finished",
        back,
    )
    return _ask(tools, key, asked, Step("Cases", here("cases", key)), Step(f"Case {code}", back))


def sure_of_template(tools: Toolbox, page: TemplatePage, then: str) -> str:
    """What follows once the draft of a template is published or thrown away. Raises `NotFound` where nothing is being built."""
    if page.draft is None:
        raise NotFound("No template is being built in this challenge. It may have been published or thrown away meanwhile.")
    key, name = page.challenge.id, f"{page.draft.title}, version {page.draft.version}"
    send, back = here("settle_template", key), here("template", key)
    if then == "publish":
        kept = f"The {counted(page.cases, 'case')} of this challenge keep the template by which they are reviewed."
        follows: tuple[str, ...] = (
            "This version never changes. To change the template later, begin its next version.",
            "Every challenge of this instance may use it.",
            kept if page.cases else "Cases of this challenge are reviewed by it at once.",
        )
        asked = Asked(f"Publish {name}?", follows, send, then, "Yes, publish it", back)
    else:
        follows = (
            "The draft is gone for good.",
            "Take it with you as a framework file first, if you may want it again.",
        )
        asked = Asked(f"Throw {name} away?", follows, send, then, "Yes, throw it away", back)
    return _ask(tools, key, asked, Step("Template", back))
