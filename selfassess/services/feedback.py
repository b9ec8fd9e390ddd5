"""The feedback report: its words, when the council may read it, and what it is made of."""

from collections.abc import Mapping

from selfassess.domain.audit import Deed, Thing
from selfassess.domain.conversations import told
from selfassess.domain.coverage import coverage
from selfassess.domain.feedback import FeedbackMaterial
from selfassess.domain.feedback.words import ReportWords
from selfassess.domain.peerchallenge import PeerChallenge
from selfassess.domain.people import Person
from selfassess.domain.rights import Right
from selfassess.errors import BadInput, Conflict, NotAllowed
from selfassess.ports import Toolbox
from selfassess.services.case_rollup import rolled_up
from selfassess.services.finality import must_not_be_final
from selfassess.services.rights import challenge_for, need

KIND = "feedback report"


def report_words(tools: Toolbox, who: Person, challenge_id: str) -> tuple[PeerChallenge, ReportWords, int, bool]:
    """The words of the report with their revision, and whether it is shared. Raises `NotFound` and `NotAllowed`."""
    with tools.store().read() as store:
        challenge = challenge_for(tools, store, who, Right.CHALLENGE_NOTES, challenge_id)
        words, revision, shared = store.peer_challenges.report(challenge_id)
    return challenge, words, revision, shared is not None


def save_report(tools: Toolbox, who: Person, challenge_id: str, revision: int, words: ReportWords) -> int:
    """Save the words of the report, which were read at a revision; the new revision. Raises `Conflict`, `BadInput`."""
    if any(not each.title.strip() or not each.reason.strip() for each in words.recommendations):
        raise BadInput("Each key recommendation needs a title and a reason.")
    with tools.store().write() as store:
        challenge_for(tools, store, who, Right.CHALLENGE_MANAGE, challenge_id)
        must_not_be_final(store, challenge_id)
        _, current, shared = store.peer_challenges.report(challenge_id)
        if current != revision:
            raise Conflict(
                "Somebody else changed the report while you were writing. Open it again and repeat your change.",
                yours={},
                theirs={},
            )
        store.peer_challenges.save_report(challenge_id, words, revision=current + 1, shared=shared)
        store.audit.add(tools.clock(), who.id, Deed.CHANGED, Thing(KIND, challenge_id, challenge_id), "")
    return current + 1


def share_report(tools: Toolbox, who: Person, challenge_id: str, *, shared: bool) -> None:
    """Open the case review's findings and the report to the council, or close them again until it is final."""
    with tools.store().write() as store:
        challenge_for(tools, store, who, Right.CHALLENGE_MANAGE, challenge_id)
        must_not_be_final(store, challenge_id)
        words, revision, _ = store.peer_challenges.report(challenge_id)
        when = tools.clock() if shared else None
        store.peer_challenges.save_report(challenge_id, words, revision=revision + 1, shared=when)
        note = "shared with the council" if shared else "closed to the council"
        store.audit.add(tools.clock(), who.id, Deed.CHANGED, Thing(KIND, challenge_id, challenge_id), note)


def feedback_material(tools: Toolbox, who: Person, challenge_id: str, *, final: bool) -> FeedbackMaterial:
    """What packs of the challenge are made of, for the team, and for the council's organiser once the report is shared.

    Raises `NotFound` and `NotAllowed`.
    """
    with tools.store().read() as store:
        challenge = challenge_for(tools, store, who, Right.CHALLENGE_SEE, challenge_id)
        words, saved, shared = store.peer_challenges.report(challenge_id)
        if not who.may(Right.CHALLENGE_NOTES, challenge_id, today=tools.today()):
            need(tools, who, Right.CHALLENGE_RESPOND, challenge_id)
            if shared is None:
                raise NotAllowed("The team has not shared its report yet. The challenge manager does that.")
        cases = store.cases.of(challenge_id)
        return FeedbackMaterial(
            challenge=challenge,
            authority=store.authorities.get(challenge.authority),
            rollup=rolled_up(tools, store, challenge),
            notes=store.peer_challenges.notes(challenge_id),
            findings=store.peer_challenges.question_findings(challenge_id),
            concerns=store.cases.concerns(challenge_id),
            words=words,
            today=tools.today(),
            final=final,
            hypotheses=store.peer_challenges.hypotheses(challenge_id),
            saved=saved,
            documents=store.backgrounds.of(challenge_id),
            covered=coverage(challenge.sample, cases),
            talks=told([case.talks for case in cases]),
            small_numbers=tools.settings.small_numbers,
        )


def final_files(tools: Toolbox, challenge_id: str) -> Mapping[str, str] | None:
    """The SHA-256 of the final report's files by their format; None as long as the report is a draft."""
    with tools.store().read() as store:
        check = store.fact_checks.latest(challenge_id)
    return dict(check.files) if check and check.final else None
