"""The team's hypotheses: raised, tested against its notes, closed with a finding, and closed to the host meanwhile."""

from dataclasses import dataclass, replace

from selfassess.domain.audit import Deed, Thing
from selfassess.domain.framework import Framework
from selfassess.domain.hypotheses import Hypothesis, Standing, no_hypothesis
from selfassess.domain.notes import Note
from selfassess.domain.peerchallenge import PeerChallenge
from selfassess.domain.people import Person
from selfassess.domain.rights import Right
from selfassess.ports import Toolbox
from selfassess.services.rights import challenge_for

KIND = "hypothesis"


@dataclass(frozen=True, slots=True)
class Hypotheses:
    """The hypotheses of a challenge in the order in which they were raised, with what they may be linked to."""

    challenge: PeerChallenge
    framework: Framework
    hypotheses: tuple[Hypothesis, ...]
    notes: tuple[Note, ...]

    def one(self, hypothesis_id: str) -> Hypothesis:
        """The hypothesis of this id. Raises `NotFound`."""
        found = next((each for each in self.hypotheses if each.id == hypothesis_id), None)
        if found is None:
            raise no_hypothesis()
        return found

    def standing(self, standing: Standing) -> tuple[Hypothesis, ...]:
        """Those that have come so far."""
        return tuple(each for each in self.hypotheses if each.standing is standing)


def hypotheses_of(tools: Toolbox, who: Person, challenge_id: str) -> Hypotheses:
    """The hypotheses of a challenge, for its team. Raises `NotFound` and `NotAllowed`."""
    with tools.store().read() as store:
        challenge = challenge_for(tools, store, who, Right.CHALLENGE_NOTES, challenge_id)
        found = store.peer_challenges.hypotheses(challenge_id)
        notes = store.peer_challenges.notes(challenge_id)
    return Hypotheses(challenge, tools.frameworks().framework(challenge.framework), found, notes)


def save_hypothesis(tools: Toolbox, who: Person, challenge_id: str, said: Hypothesis) -> Hypothesis:
    """Raise a hypothesis, or change the one of its id; without an id it is new.

    Raises `BadInput`, and `NotFound` for a question, line or note that is not there.
    """
    said.check()
    with tools.store().write() as store:
        challenge = challenge_for(tools, store, who, Right.CHALLENGE_NOTES, challenge_id)
        for question in said.questions:
            challenge.question(question)
        framework = tools.frameworks().framework(challenge.framework)
        for line in said.lines:
            framework.line(line)
        for note in said.notes:
            store.peer_challenges.note(challenge_id, note)
        held = store.peer_challenges.hypotheses(challenge_id)
        before = next((each for each in held if each.id == said.id), None)
        if said.id and before is None:
            raise no_hypothesis()
        kept = replace(
            said,
            id=before.id if before else tools.new_id(),
            challenge=challenge_id,
            text=said.text.strip(),
            raised_by=before.raised_by if before else who.id,
            raised_at=before.raised_at if before else tools.clock(),
        )
        store.peer_challenges.save_hypothesis(kept, number=held.index(before) + 1 if before else len(held) + 1)
        deed = Deed.CHANGED if before else Deed.ADDED
        store.audit.add(tools.clock(), who.id, deed, Thing(KIND, kept.id, challenge_id), kept.standing.value)
    return kept


def remove_hypothesis(tools: Toolbox, who: Person, challenge_id: str, hypothesis_id: str) -> None:
    """Remove a hypothesis; the notes that it was tested by stay. Raises `NotFound`."""
    with tools.store().write() as store:
        challenge_for(tools, store, who, Right.CHALLENGE_NOTES, challenge_id)
        if all(each.id != hypothesis_id for each in store.peer_challenges.hypotheses(challenge_id)):
            raise no_hypothesis()
        store.peer_challenges.remove_finding(challenge_id, hypothesis_id)
        store.audit.add(tools.clock(), who.id, Deed.REMOVED, Thing(KIND, hypothesis_id, challenge_id), "")
