"""A person's judgement of a line, an area or the whole, and how sure they are of it."""

from dataclasses import dataclass

NOT_ANSWERED = "not-answered"
DO_NOT_KNOW = "do-not-know"
NOT_APPLICABLE = "not-applicable"

UNJUDGED = {
    NOT_ANSWERED: "Not answered",
    DO_NOT_KNOW: "Do not know",
    NOT_APPLICABLE: "Not applicable",
}
"""The three answers that are no judgement: they mean different things and are never merged."""

GRADES = ("outstanding", "good", "requires improvement", "inadequate")
"""Ofsted's four grades in their normal form, best first."""

GRADE_LABELS = {
    "outstanding": "Outstanding",
    "good": "Good",
    "requires improvement": "Requires improvement to be good",
    "inadequate": "Inadequate",
    "adequate": "Adequate",
    "satisfactory": "Satisfactory",
}
"""What people read. The last two belong to scales before 2013 and are never read as requires improvement."""


AREA_NAMES = {
    "overall": "overall effectiveness",
    "leadership": "leadership",
    "help-protection": "help and protection",
    "children-in-care": "children in care",
    "care-leavers": "care leavers",
    "children-in-care-and-care-leavers": "children in care and care leavers together",
    "adoption": "adoption",
    "lscb": "the safeguarding children board",
}
"""What an area that reports judge is called in a sentence, by the key of its judgement."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person answered: a level of the framework's judgement scale, or one of `UNJUDGED`.

    `confidence` is a level of the confidence scale, None where none was given.
    """

    answer: str = NOT_ANSWERED
    reason: str = ""
    confidence: str | None = None

    @property
    def made(self) -> bool:
        """Whether this is a judgement: not one of the three answers that are none."""
        return self.answer not in UNJUDGED

    @property
    def answered(self) -> bool:
        """Whether the person said anything; 'do not know' and 'not applicable' are answers."""
        return self.answer != NOT_ANSWERED
