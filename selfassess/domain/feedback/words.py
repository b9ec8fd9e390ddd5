"""The words of the feedback report that people write: everything that the program cannot fill in from what it holds."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class KeyRecommendation:
    """What matters most: a short title that says what to do, why, and what the council could consider."""

    title: str
    reason: str
    suggestion: str = ""


class Given(StrEnum):
    """What the council is given of a case review beside its report."""

    TOLD = "told"
    FORMS = "forms"


GIVEN_LABELS = {
    Given.TOLD: "The main findings, told in person",
    Given.FORMS: "The completed form of each case",
}


@dataclass(frozen=True, slots=True)
class ReportWords:
    """Paragraphs are parted by blank lines, lists have an entry on each line. `heard` says how many people in the team's words.

    `annexe_introduction`, `methodology` and `conclusion` are of the case review; `signatories` are who signs it. `given` is what
    the council is given of it, which its method says.
    """

    summary: str = ""
    recommendations_lead: str = ""
    recommendations: tuple[KeyRecommendation, ...] = ()
    approach: str = ""
    heard: str = ""
    also_did: str = ""
    next_steps: str = ""
    annexe_introduction: str = ""
    methodology: str = ""
    conclusion: str = ""
    signatories: str = ""
    given: tuple[Given, ...] = (Given.TOLD, Given.FORMS)


def paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of a text."""
    return tuple(found for part in text.replace("\r\n", "\n").split("\n\n") if (found := " ".join(part.split())))
