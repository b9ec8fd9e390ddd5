"""From draft to final report: sent to the council, commented on paragraph by paragraph, answered, and handed over."""

import hashlib
import re
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from selfassess.domain.audit import Deed, Thing
from selfassess.domain.document import Document
from selfassess.domain.feedback.checking import (
    Comment,
    FactCheck,
    Outcome,
    Paragraph,
    ReportState,
    must_fit,
    paragraphs_of,
    unanswered,
)
from selfassess.domain.pack import DOCUMENT
from selfassess.domain.peerchallenge import PeerChallenge
from selfassess.domain.people import Person
from selfassess.domain.report import Report, Visibility
from selfassess.domain.rights import Right
from selfassess.errors import BadInput, NotAllowed, NotFound
from selfassess.ports import Toolbox, UnitOfWork
from selfassess.services.challenge_packs import REPORT
from selfassess.services.feedback import KIND
from selfassess.services.finality import must_not_be_final
from selfassess.services.importing import ID_LENGTH, head_of
from selfassess.services.originals import keep_original
from selfassess.services.other_packs import ready_other
from selfassess.services.reports import of_report
from selfassess.services.rights import challenge_for

WORD = "docx"


@dataclass(frozen=True, slots=True)
class CheckPage:
    """A round of the check with its comments by paragraph; without one the report was never sent."""

    challenge: PeerChallenge
    check: FactCheck | None
    comments: tuple[Comment, ...]

    @property
    def state(self) -> ReportState:
        """How far the report has come."""
        return self.check.state if self.check else ReportState.DRAFT

    @property
    def waiting(self) -> int:
        """How many comments wait for an answer."""
        return unanswered(self.comments)

    def of(self, paragraph: Paragraph) -> tuple[Comment, ...]:
        """What was said of a paragraph."""
        return tuple(comment for comment in self.comments if comment.paragraph == paragraph.number)


def check_page(tools: Toolbox, who: Person, challenge_id: str) -> CheckPage:
    """The check of facts as it stands, for the team and for the council's organiser. Raises `NotFound`, `NotAllowed`."""
    with tools.store().read() as store:
        challenge = challenge_for(tools, store, who, Right.CHALLENGE_SEE, challenge_id)
        _must_take_part(tools, who, challenge_id)
        check = store.fact_checks.latest(challenge_id)
        return CheckPage(challenge, check, store.fact_checks.comments(check) if check else ())


def _must_take_part(tools: Toolbox, who: Person, challenge_id: str) -> None:
    rights = (Right.CHALLENGE_NOTES, Right.CHALLENGE_RESPOND)
    if not any(who.may(right, challenge_id, today=tools.today()) for right in rights):
        raise NotAllowed("The check of facts is between the peer team and the council’s organiser.")


def send_for_check(tools: Toolbox, who: Person, challenge_id: str) -> FactCheck:
    """Send the report as it stands to the council, which may read it from now on; sent again it is another round.

    Raises `NotFound`, `NotAllowed`, and `BadInput` while comments of the last round wait for an answer and once it is final.
    """
    document = _report(tools, who, challenge_id, final=False)
    with tools.store().write() as store:
        challenge_for(tools, store, who, Right.CHALLENGE_MANAGE, challenge_id)
        must_not_be_final(store, challenge_id)
        before = store.fact_checks.latest(challenge_id)
        if before is not None:
            _must_be_answered(store, before)
        number = before.round + 1 if before else 1
        check = FactCheck(challenge_id, number, paragraphs_of(document), tools.clock(), who.id)
        store.fact_checks.add(check)
        words, revision, shared = store.peer_challenges.report(challenge_id)
        store.peer_challenges.save_report(challenge_id, words, revision=revision + 1, shared=shared or tools.clock())
        store.audit.add(tools.clock(), who.id, Deed.CHANGED, _of(challenge_id), f"sent, round {number}")
    return check


def comment_on(tools: Toolbox, who: Person, challenge_id: str, paragraph: int, text: str) -> Comment:
    """Say for the council what is wrong in a paragraph. Raises `NotFound`, `NotAllowed`, `BadInput`."""
    with tools.store().write() as store:
        check = _open_check(tools, store, who, Right.CHALLENGE_RESPOND, challenge_id)
        check.paragraph(paragraph)
        said = text.strip()
        if not said:
            raise BadInput("Enter what is wrong in this paragraph, and what would be right.")
        must_fit(said)
        comment = Comment(tools.new_id(), paragraph, said, who.id, tools.clock())
        store.fact_checks.save_comment(check, comment)
        store.audit.add(tools.clock(), who.id, Deed.ADDED, _of(challenge_id), f"comment on paragraph {paragraph}")
    return comment


def take_comment_back(tools: Toolbox, who: Person, challenge_id: str, comment_id: str) -> None:
    """Take back a comment that is not answered yet. Raises `NotFound`, `NotAllowed`, `BadInput`."""
    with tools.store().write() as store:
        check = _open_check(tools, store, who, Right.CHALLENGE_RESPOND, challenge_id)
        comment = store.fact_checks.comment(check, comment_id)
        if comment.outcome is not None:
            raise BadInput("This comment has its answer already, and both stay. Add another comment instead.")
        store.fact_checks.remove_comment(check, comment_id)
        store.audit.add(tools.clock(), who.id, Deed.REMOVED, _of(challenge_id), f"comment on paragraph {comment.paragraph}")


def answer_comment(
    tools: Toolbox, who: Person, challenge_id: str, comment_id: str, *, outcome: Outcome | None, answer: str
) -> Comment:
    """Answer a comment for the team. Raises `NotFound`, `NotAllowed`, and `BadInput`, also without an outcome."""
    with tools.store().write() as store:
        check = _open_check(tools, store, who, Right.CHALLENGE_MANAGE, challenge_id)
        before = store.fact_checks.comment(check, comment_id)
        if outcome is None:
            raise BadInput("Choose what became of the comment.")
        comment = before.answered(outcome, answer, by=who.id, at=tools.clock())
        store.fact_checks.save_comment(check, comment)
        store.audit.add(tools.clock(), who.id, Deed.CHANGED, _of(challenge_id), f"answer on paragraph {comment.paragraph}")
    return comment


def finish_report(tools: Toolbox, who: Person, challenge_id: str, *, sure: bool) -> FactCheck:
    """Make the report final and hand it over: it enters the authority's own library, unpublished, with its recommendations.

    From then on it does not change. What was made is read back by the reader of all reports, so that its recommendations are
    followed like those of an inspection. Raises `NotFound`, `NotAllowed`, and `BadInput` where nobody is `sure`, and while
    comments wait for an answer.
    """
    with tools.store().read() as store:
        challenge = challenge_for(tools, store, who, Right.CHALLENGE_MANAGE, challenge_id)
        if not sure:
            raise BadInput("Tick that the report is finished: once it is final it does not change any more.")
        _must_be_answered(store, _open_check(tools, store, who, Right.CHALLENGE_MANAGE, challenge_id))
    document = _report(tools, who, challenge_id, final=True)
    made = {form: tools.exporter(form)(document) for form in DOCUMENT}
    name = re.sub(r"[^a-z0-9]+", "-", f"{challenge.authority} {challenge.title}".lower()).strip("-")
    report = _read_back(tools, f"{name}.{WORD}", made[WORD])
    with tools.store().write() as store:
        check = _open_check(tools, store, who, Right.CHALLENGE_MANAGE, challenge_id)
        _must_be_answered(store, check)
        head = head_of(report, store.authorities.get(challenge.authority), Visibility.AUTHORITY)
        store.reports.add(head, report, at=tools.clock(), by=who.id)
        keep_original(tools, store, head.id, report.source, made[WORD])
        for content in made.values():
            tools.files().keep(content)
        files = tuple((form, hashlib.sha256(content).hexdigest()) for form, content in made.items())
        done = replace(check, final=tools.clock(), report=report.sha256[:ID_LENGTH], files=files)
        store.fact_checks.finish(done)
        store.audit.add(tools.clock(), who.id, Deed.ADDED, of_report(head), "final report of a peer challenge")
        store.audit.add(tools.clock(), who.id, Deed.CHANGED, _of(challenge_id), "final")
    return done


def _report(tools: Toolbox, who: Person, challenge_id: str, *, final: bool) -> Document:
    composed = ready_other(tools, who, pack_id=REPORT, subject=challenge_id, form=WORD, final=final).document
    if composed is None:
        raise BadInput(f"The pack {REPORT!r} makes no document that could be checked.")
    return composed


def _read_back(tools: Toolbox, name: str, content: bytes) -> Report:
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        return next(iter(tools.reader().read([path])))


def _open_check(tools: Toolbox, store: UnitOfWork, who: Person, right: Right, challenge_id: str) -> FactCheck:
    challenge_for(tools, store, who, right, challenge_id)
    must_not_be_final(store, challenge_id)
    check = store.fact_checks.latest(challenge_id)
    if check is None:
        raise NotFound("The report was not sent to the council for a check of facts yet.")
    return check


def _must_be_answered(store: UnitOfWork, check: FactCheck) -> None:
    waiting = unanswered(store.fact_checks.comments(check))
    if waiting:
        raise BadInput(f"{waiting} of the council’s comments wait for an answer. Answer each of them first.")


def _of(challenge_id: str) -> Thing:
    return Thing(KIND, challenge_id, challenge_id)
