"""The feedback report: its words, when the council may read it, and the document in each format."""

import re
from enum import StrEnum

from selfassess.domain.audit import Deed, Thing
from selfassess.domain.conversations import told
from selfassess.domain.coverage import coverage
from selfassess.domain.document import Document
from selfassess.domain.feedback import FeedbackMaterial, case_review_report, feedback_report
from selfassess.domain.feedback.slides import feedback_slides
from selfassess.domain.feedback.words import ReportWords
from selfassess.domain.pack import DOCUMENT
from selfassess.domain.peerchallenge import PeerChallenge
from selfassess.domain.people import Person
from selfassess.domain.rights import Right
from selfassess.errors import BadInput, Conflict, NotAllowed
from selfassess.ports import Toolbox, UnitOfWork
from selfassess.services.case_rollup import rolled_up
from selfassess.services.rights import challenge_for, need

KIND = "feedback report"


class Part(StrEnum):
    """What is printed: the whole report, or the case review that goes out before it."""

    WHOLE = "feedback-report"
    CASE_REVIEW = "case-review"


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
    """Open the case review's findings and the report to the council, or close them again."""
    with tools.store().write() as store:
        challenge_for(tools, store, who, Right.CHALLENGE_MANAGE, challenge_id)
        words, revision, _ = store.peer_challenges.report(challenge_id)
        when = tools.clock() if shared else None
        store.peer_challenges.save_report(challenge_id, words, revision=revision + 1, shared=when)
        note = "shared with the council" if shared else "closed to the council"
        store.audit.add(tools.clock(), who.id, Deed.CHANGED, Thing(KIND, challenge_id, challenge_id), note)


def report_document(tools: Toolbox, who: Person, challenge_id: str, part: Part, *, final: bool = False) -> Document:
    """The report as it stands, for the team, and for the council's organiser once it is shared."""
    material = _material(tools, who, challenge_id, final=final)
    return case_review_report(material) if part is Part.CASE_REVIEW else feedback_report(material)


def make_slides(tools: Toolbox, who: Person, challenge_id: str) -> tuple[str, bytes]:
    """The slides of the last day, for whom the report is for: the name for the file, and the file."""
    with tools.store().read() as store:
        check = store.fact_checks.latest(challenge_id)
    deck = feedback_slides(_material(tools, who, challenge_id, final=check is not None and check.final is not None))
    made = tools.slides()(deck)
    with tools.store().write() as store:
        challenge = challenge_for(tools, store, who, Right.CHALLENGE_SEE, challenge_id)
        store.audit.add(tools.clock(), who.id, Deed.EXPORTED, Thing(KIND, challenge_id, challenge_id), "slides.pptx")
    return f"{challenge.authority}-feedback-slides-{tools.today().isoformat()}.pptx", made


def _material(tools: Toolbox, who: Person, challenge_id: str, *, final: bool) -> FeedbackMaterial:
    with tools.store().read() as store:
        challenge = challenge_for(tools, store, who, Right.CHALLENGE_SEE, challenge_id)
        words, _, shared = store.peer_challenges.report(challenge_id)
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
            documents=store.backgrounds.of(challenge_id),
            covered=coverage(challenge.sample, cases),
            talks=told([case.talks for case in cases]),
            small_numbers=tools.settings.small_numbers,
        )


def make_report(
    tools: Toolbox, who: Person, challenge_id: str, part: Part, form: str, *, final: bool = False
) -> tuple[str, bytes]:
    """The report in a format: the name for its file, and the file. Raises `BadInput` for another format than documents have."""
    if form not in DOCUMENT:
        raise BadInput(f"The report is not made as {form!r}. Choose {' or '.join(DOCUMENT)}.")
    document = report_document(tools, who, challenge_id, part, final=final)
    made = _as_it_was_final(tools, challenge_id, part, form) or tools.exporter(form)(document)
    with tools.store().write() as store:
        challenge = challenge_for(tools, store, who, Right.CHALLENGE_SEE, challenge_id)
        store.audit.add(tools.clock(), who.id, Deed.EXPORTED, Thing(KIND, challenge_id, challenge_id), f"{part.value}.{form}")
    name = re.sub(r"[^a-z0-9]+", "-", f"{challenge.authority} {part.value} {tools.today().isoformat()}").strip("-")
    return f"{name}.{form}", made


def _as_it_was_final(tools: Toolbox, challenge_id: str, part: Part, form: str) -> bytes | None:
    """The final report as it was made when it became final; None for a draft, and for the case review by itself."""
    with tools.store().read() as store:
        check = store.fact_checks.latest(challenge_id)
    kept = dict(check.files).get(form) if check and check.final and part is Part.WHOLE else None
    return tools.files().content(kept) if kept else None


def must_not_be_final(store: UnitOfWork, challenge_id: str) -> None:
    """Raises `BadInput` once the report is final."""
    check = store.fact_checks.latest(challenge_id)
    if check is not None and check.final is not None:
        raise BadInput("The report is final, and does not change any more.")
