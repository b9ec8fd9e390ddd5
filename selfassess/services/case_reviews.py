"""Reviewing cases: each under a local code, by the form of the challenge's template."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from selfassess.domain.audit import Deed, Thing
from selfassess.domain.case_form import CaseForm, case_form
from selfassess.domain.cases import CaseReview, checked_code, merged
from selfassess.domain.held_back import held_back, reasons_kept
from selfassess.domain.peerchallenge import PeerChallenge
from selfassess.domain.people import Person
from selfassess.domain.rights import Right
from selfassess.domain.sample import Reached, not_allowed_to_say, reached
from selfassess.domain.school_holidays import cautions
from selfassess.errors import BadInput, HeldBack
from selfassess.ports import Toolbox, UnitOfWork
from selfassess.services.case_drafts import drop_saved_drafts
from selfassess.services.finality import must_not_be_final
from selfassess.services.rights import challenge_for

KIND = "case review"


@dataclass(frozen=True, slots=True)
class NewCase:
    """A case to be reviewed: its local code, its cohort, and by whom."""

    code: str
    cohort: str
    reviewer: str = ""
    second_reviewer: str = ""


@dataclass(frozen=True, slots=True)
class CasePage:
    """One case with its form; `concerns` counts those raised from it that are not closed."""

    challenge: PeerChallenge
    form: CaseForm
    case: CaseReview
    concerns: int


@dataclass(frozen=True, slots=True)
class CaseList:
    """The cases of a challenge, how far the sample is reached, and what is to be kept in mind about it."""

    challenge: PeerChallenge
    form: CaseForm
    cases: tuple[CaseReview, ...]
    sample: tuple[Reached, ...]
    cautions: tuple[str, ...]
    not_allowed: tuple[str, ...]
    open_concerns: int

    @property
    def minutes(self) -> int:
        """How long all cases took, as far as reviewers said it."""
        return sum(case.minutes for case in self.cases)


@dataclass(frozen=True, slots=True)
class Typed:
    """What one save of a page of the form says, by slot; the page was opened at `revision`. None leaves finished as it is.

    `drafted` are the slots in which the page held what was kept while the person typed; `reasons` say by slot why what looks as
    if it told who somebody is does not.
    """

    revision: int
    values: Mapping[str, str]
    finished: bool | None = None
    drafted: tuple[str, ...] = ()
    reasons: Mapping[str, str] = field(default_factory=dict)


def cases_of(tools: Toolbox, who: Person, challenge_id: str) -> CaseList:
    """The cases of a challenge. Raises `NotFound` and `NotAllowed`."""
    with tools.store().read() as store:
        challenge = challenge_for(tools, store, who, Right.CHALLENGE_CASES, challenge_id)
        cases = store.cases.of(challenge_id)
        concerns = store.cases.concerns(challenge_id)
    rows = reached(
        challenge.sample,
        Counter(case.cohort for case in cases),
        Counter(case.cohort for case in cases if case.finished),
    )
    warned = cautions(challenge, tools.bank_holidays())
    form = case_form(tools.frameworks().framework(challenge.template))
    waiting = sum(concern.closed_at is None for concern in concerns)
    return CaseList(challenge, form, cases, rows, warned, not_allowed_to_say(rows), waiting)


def add_case(tools: Toolbox, who: Person, challenge_id: str, new: NewCase) -> CaseReview:
    """Open a case under a local code.

    Raises `BadInput` for a code that is taken or could be the council's own number, for a cohort that the frame has not, and as
    long as the council has not named who receives a concern.
    """
    with tools.store().write() as store:
        challenge = challenge_for(tools, store, who, Right.CHALLENGE_CASES, challenge_id)
        challenge.must_know_whom_to_tell()
        must_not_be_final(store, challenge_id)
        _known_cohort(challenge, new.cohort)
        case = CaseReview(
            challenge=challenge_id,
            code=checked_code(new.code),
            cohort=new.cohort,
            reviewer=new.reviewer.strip(),
            second_reviewer=new.second_reviewer.strip(),
        ).written({}, finished=False, by=who.id, at=tools.clock())
        store.cases.add(case)
        store.audit.add(tools.clock(), who.id, Deed.ADDED, Thing(KIND, case.code, challenge_id), "")
    return case


def _known_cohort(challenge: PeerChallenge, cohort: str) -> None:
    if cohort not in {each.id for each in challenge.sample.cohorts}:
        known = ", ".join(each.title for each in challenge.sample.cohorts)
        raise BadInput(f"The sample has no cohort {cohort!r}. Choose one of: {known}.")


def open_case(tools: Toolbox, who: Person, challenge_id: str, code: str) -> CasePage:
    """One case with its form. Raises `NotFound`, and `BadInput` while nobody is named to receive a concern."""
    with tools.store().read() as store:
        challenge = challenge_for(tools, store, who, Right.CHALLENGE_CASES, challenge_id)
        challenge.must_know_whom_to_tell()
        case = store.cases.get(challenge_id, code)
        concerns = [each for each in store.cases.concerns(challenge_id) if each.case == code and each.closed_at is None]
    return CasePage(challenge, case_form(tools.frameworks().framework(challenge.template)), case, len(concerns))


def save_case(tools: Toolbox, who: Person, challenge_id: str, code: str, typed: Typed) -> CaseReview:
    """Save what a page of the form says; what others changed meanwhile in other slots is kept.

    Raises `Conflict`, which holds both texts by slot, where two people wrote in the same one, and `HeldBack` where something new
    may tell who somebody is and nobody says why it does not.
    """
    with tools.store().write() as store:
        challenge = challenge_for(tools, store, who, Right.CHALLENGE_CASES, challenge_id)
        challenge.must_know_whom_to_tell()
        must_not_be_final(store, challenge_id)
        current = store.cases.get(challenge_id, code)
        form = case_form(tools.frameworks().framework(challenge.template))
        saved = with_values(tools, store, form, current, typed, who)
        if saved is not current:
            store.cases.save(saved)
            explained = saved.reasons != current.reasons and "with a reason for what was held back"
            store.audit.add(tools.clock(), who.id, Deed.CHANGED, Thing(KIND, code, challenge_id), explained or "")
        drop_saved_drafts(store, who, saved, typed.drafted)
    return saved


def with_values(  # noqa: PLR0917 - a case, its form, and what is said of it by whom
    tools: Toolbox, store: UnitOfWork, form: CaseForm, current: CaseReview, typed: Typed, who: Person
) -> CaseReview:
    """The next revision of a case; the case itself where nothing is new. Raises `Conflict` and `HeldBack`."""
    opened = current.values
    if typed.revision != current.revision:
        opened = store.cases.revision(current.challenge, current.code, typed.revision).values
    values = {name: text for name, text in merged(opened, typed.values, current.values).items() if text}
    finished = current.finished if typed.finished is None else typed.finished
    reasons = reasons_kept(values, current.reasons, typed.reasons)
    if held := held_back(form, current.values, values, typed.reasons):
        raise HeldBack({each.slot: each.told for each in held})
    if (values, reasons, finished) == (dict(current.values), dict(current.reasons), current.finished):
        return current
    return replace(current, reasons=reasons).written(values, finished=finished, by=who.id, at=tools.clock())


def allocate_case(tools: Toolbox, who: Person, challenge_id: str, code: str, new: NewCase) -> CaseReview:
    """Give a case to other reviewers or another cohort; what was written stays. Raises `NotFound`, `BadInput`."""
    with tools.store().write() as store:
        challenge = challenge_for(tools, store, who, Right.CHALLENGE_CASES, challenge_id)
        must_not_be_final(store, challenge_id)
        _known_cohort(challenge, new.cohort)
        current = store.cases.get(challenge_id, code)
        given = replace(
            current, cohort=new.cohort, reviewer=new.reviewer.strip(), second_reviewer=new.second_reviewer.strip()
        ).written(current.values, finished=current.finished, by=who.id, at=tools.clock())
        store.cases.save(given)
        store.audit.add(tools.clock(), who.id, Deed.CHANGED, Thing(KIND, code, challenge_id), "allocated")
    return given


def case_history(tools: Toolbox, who: Person, challenge_id: str, code: str) -> tuple[CaseReview, ...]:
    """Every revision of a case, newest first. Raises `NotFound`."""
    with tools.store().read() as store:
        challenge_for(tools, store, who, Right.CHALLENGE_CASES, challenge_id)
        store.cases.get(challenge_id, code)
        return store.cases.history(challenge_id, code)
