"""How far a peer challenge has come: what is set up, what was done, and what waits."""

from collections import Counter
from dataclasses import dataclass

from selfassess.domain.cases import CaseReview
from selfassess.domain.coverage import coverage
from selfassess.domain.notes import people_heard
from selfassess.domain.peerchallenge import Hours
from selfassess.domain.people import Person
from selfassess.domain.rights import Right
from selfassess.domain.sample import Reached, agreed_words, reached
from selfassess.domain.school_holidays import cautions
from selfassess.domain.wording import counted
from selfassess.ports import Toolbox
from selfassess.services.peer_challenges import Found, find_challenge


@dataclass(frozen=True, slots=True)
class Progress:
    """A challenge with its figures. What the visitor may not see is empty: cases and notes for the host, say."""

    found: Found
    cases: tuple[CaseReview, ...]
    sample: tuple[Reached, ...]
    waiting: int
    heard: int
    notes: int
    findings: int
    without_contact: tuple[Hours, ...]
    cautions: tuple[str, ...]
    hypotheses: int
    documents: int
    gaps: int

    @property
    def finished(self) -> int:
        """How many cases are finished."""
        return sum(case.finished for case in self.cases)

    @property
    def in_all(self) -> int:
        """How many cases there are, and where fewer were added than agreed, how many there are to be."""
        return max(len(self.cases), self.found.challenge.sample.size)

    @property
    def beyond(self) -> str:
        """How many cases were agreed, in words, where more were added than that; empty where not."""
        agreed = self.found.challenge.sample.size
        return agreed_words(agreed) if len(self.cases) > agreed else ""

    @property
    def added(self) -> str:
        """How many cases were added of those that were agreed, or that they are more."""
        number = len(self.cases)
        return f"{counted(number, 'case')}; {self.beyond}" if self.beyond else f"{number} of {self.in_all} added"


def progress_of(tools: Toolbox, who: Person, challenge_id: str) -> Progress:
    """How far a challenge has come, as far as the person may see it. Raises `NotFound`."""
    found = find_challenge(tools, who, challenge_id)
    mine, challenge = found.mine, found.challenge
    with tools.store().read() as store:
        cases = store.cases.of(challenge.id) if mine[Right.CHALLENGE_CASES] else ()
        told = mine[Right.RAISE_CONCERN] or mine[Right.RECEIVE_CONCERN]
        concerns = store.cases.concerns(challenge.id) if told else ()
        notes = store.peer_challenges.notes(challenge.id) if mine[Right.CHALLENGE_NOTES] else ()
        findings = store.peer_challenges.question_findings(challenge.id) if mine[Right.CHALLENGE_NOTES] else ()
        hypotheses = store.peer_challenges.hypotheses(challenge.id) if mine[Right.CHALLENGE_NOTES] else ()
        documents = store.backgrounds.of(challenge.id) if mine[Right.CHALLENGE_DOCUMENTS] else ()
    return Progress(
        found=found,
        cases=cases,
        sample=reached(
            challenge.sample,
            Counter(case.cohort for case in cases),
            Counter(case.cohort for case in cases if case.finished),
        ),
        waiting=sum(concern.closed_at is None for concern in concerns),
        heard=people_heard(notes, challenge.sessions) if mine[Right.CHALLENGE_NOTES] else 0,
        notes=len(notes),
        findings=len(findings),
        without_contact=challenge.without_contact(),
        cautions=cautions(challenge, tools.bank_holidays()),
        hypotheses=len(hypotheses),
        documents=len(documents),
        gaps=sum(len(each.missing) for each in coverage(challenge.sample, cases)) if cases else 0,
    )
