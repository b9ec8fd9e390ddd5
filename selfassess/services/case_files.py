"""Case reviews away from the program: forms out as Excel and Word, and what was filled in back, previewed first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from selfassess.domain.audit import Deed, Thing
from selfassess.domain.case_form import CaseForm, case_form
from selfassess.domain.case_sheet import CaseSheet
from selfassess.domain.cases import CaseReview, checked_code, checked_value, merged
from selfassess.domain.held_back import Held, held_back, reasons_kept
from selfassess.domain.peerchallenge import PeerChallenge
from selfassess.domain.people import Person
from selfassess.domain.rights import Right
from selfassess.errors import BadInput, Conflict, NotFound, SelfAssessError, Unreadable
from selfassess.ports import Toolbox, UnitOfWork
from selfassess.services.case_reviews import KIND
from selfassess.services.finality import must_not_be_final
from selfassess.services.rights import challenge_for

FORMS = ("xlsx", "docx")


@dataclass(frozen=True, slots=True)
class Change:
    """What a file would change in a case: the title of the slot, the words before and after."""

    slot: str
    title: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Incoming:
    """One file that was read: the case it is about, what it would change, what is wrong with it, and what of it is held back.

    With `problems` nothing of it is taken; with `held` nothing until somebody says why it tells nobody who a child is.
    """

    name: str
    code: str
    new: bool
    changes: tuple[Change, ...]
    problems: tuple[str, ...]
    held: tuple[Held, ...] = ()


@dataclass(frozen=True, slots=True)
class _Read:
    """A sheet with its challenge and form, and its values as the form holds them."""

    sheet: CaseSheet
    challenge: PeerChallenge
    form: CaseForm
    values: Mapping[str, str]
    cohort: str
    problems: tuple[str, ...]


def case_files(tools: Toolbox, who: Person, challenge_id: str, form: str) -> tuple[tuple[str, bytes], ...]:
    """A form for each case, filled as far as the case is: for each the name of its file, and the file."""
    with tools.store().write() as store:
        challenge = challenge_for(tools, store, who, Right.CHALLENGE_CASES, challenge_id)
        challenge.must_know_whom_to_tell()
        cases = store.cases.of(challenge_id)
        store.audit.add(tools.clock(), who.id, Deed.EXPORTED, Thing(KIND, challenge_id, challenge_id), f"cases.{form}")
    made = ((case.code.lower(), _sheet(challenge, case)) for case in cases)
    return tuple((f"case-{code}.{form}", _written(tools, challenge, sheet, form)) for code, sheet in made)


def _sheet(challenge: PeerChallenge, case: CaseReview) -> CaseSheet:
    title = challenge.sample.cohort(case.cohort).title
    return CaseSheet(challenge.id, challenge.template, case.code, title, case.reviewer, case.revision, case.values)


def _written(tools: Toolbox, challenge: PeerChallenge, sheet: CaseSheet, form: str) -> bytes:
    if form not in FORMS:
        raise BadInput(f"Case reviews are not made as {form!r}. Choose {' or '.join(FORMS)}.")
    asked = case_form(tools.frameworks().framework(challenge.template))
    return tools.case_forms(form).write(asked, sheet, tuple(cohort.title for cohort in challenge.sample.cohorts))


def preview_cases(
    tools: Toolbox, who: Person, files: Sequence[tuple[str, bytes]], *, challenge_id: str | None = None
) -> tuple[Incoming, ...]:
    """What each file would change; nothing is kept. With `challenge_id` a form of another challenge has that as its problem."""
    with tools.store().read() as store:
        return tuple(_previewed(tools, store, who, name, content, only=challenge_id) for name, content in files)


def import_cases(
    tools: Toolbox, who: Person, files: Sequence[tuple[str, bytes]], *, challenge_id: str | None = None, reason: str = ""
) -> tuple[Incoming, ...]:
    """Take filled forms in; one with a problem is left out as a whole, and says why. A new local code becomes a new case.

    What of a form is held back is its problem too, unless a `reason` says why it tells nobody who a child is; it stays beside the
    case. Raises `HeldBack` for a reason that cannot stand there.
    """
    reasons_kept({}, {}, {"reason": reason})
    done = []
    for name, content in files:
        with tools.store().write() as store:
            found = _previewed(tools, store, who, name, content, only=challenge_id)
            if not reason.strip():
                found = replace(found, problems=(*found.problems, *(f"{each.title}: {each.told}." for each in found.held)))
            if not found.problems and (found.changes or found.new):
                reasons = {each.slot: reason for each in found.held}
                _keep(tools, store, who, _read(tools, store, who, name, content), reasons)
        done.append(found)
    return tuple(done)


def _previewed(tools: Toolbox, store: UnitOfWork, who: Person, name: str, content: bytes, *, only: str | None) -> Incoming:
    try:
        read = _read(tools, store, who, name, content)
        if only not in (None, read.challenge.id):
            raise BadInput(f"{name} is a form of another challenge.")
    except SelfAssessError as error:
        return Incoming(name, "", new=False, changes=(), problems=(str(error),))
    problems = list(read.problems)
    current = _current(store, read)
    before: Mapping[str, str] = current.values if current else {}
    after: Mapping[str, str] = before
    try:
        after = merged(_opened(store, read, current), read.values, before)
    except Conflict as clash:
        titles = {slot.id: slot.title for slot in read.form.slots()}
        told = ", ".join(titles.get(slot, slot) for slot in clash.yours)
        problems.append(f"Somebody changed this meanwhile in the program: {told}. Take over both by hand.")
    except NotFound as error:
        problems.append(str(error))
    changes = tuple(
        Change(slot.id, slot.title, before.get(slot.id, ""), after.get(slot.id, ""))
        for slot in read.form.slots()
        if after.get(slot.id, "") != before.get(slot.id, "")
    )
    held = held_back(read.form, before, after, {})
    return Incoming(name, read.sheet.code, current is None, changes, tuple(problems), held)


def _read(tools: Toolbox, store: UnitOfWork, who: Person, name: str, content: bytes) -> _Read:
    """What a file says, as the form of its challenge holds it. Raises `NotFound`, `NotAllowed`, `Unreadable`, `BadInput`."""
    suffix = PurePath(name).suffix.lower().lstrip(".")
    if suffix not in FORMS:
        raise Unreadable(f"{name} is neither an Excel workbook nor a Word document.")
    files = tools.case_forms(suffix)
    challenge = challenge_for(tools, store, who, Right.CHALLENGE_CASES, files.challenge_of(content, name))
    challenge.must_know_whom_to_tell()
    must_not_be_final(store, challenge.id)
    form = case_form(tools.frameworks().framework(challenge.template))
    sheet = files.read(content, name, form)
    if sheet.template != challenge.template:
        raise BadInput(f"{name} was made from the template {sheet.template}, and the challenge uses {challenge.template} now.")
    problems: list[str] = [f"Words stand where the form asks nothing, and are not read: {text}." for text in sheet.stray]
    values = {}
    known = {slot.id: slot for slot in form.slots()}
    for key, text in sheet.values.items():
        try:
            values[key] = checked_value(known[key], text) if key in known else ""
        except BadInput as error:
            problems.append(str(error))
        if key not in known and text:
            problems.append(f"The form asks nothing called {key!r}, and there it says {text[:80]!r}.")
    code, cohort = _head(challenge, sheet, problems)
    head = CaseSheet(sheet.challenge, sheet.template, code, sheet.cohort, sheet.reviewer, sheet.revision, sheet.values)
    return _Read(head, challenge, form, values, cohort, tuple(problems))


def _head(challenge: PeerChallenge, sheet: CaseSheet, problems: list[str]) -> tuple[str, str]:
    code, cohort = "", ""
    try:
        code = checked_code(sheet.code)
    except BadInput as error:
        problems.append(str(error))
    titles = {each.title.casefold(): each.id for each in challenge.sample.cohorts}
    cohort = titles.get(sheet.cohort.strip().casefold(), "")
    if not cohort:
        known = ", ".join(each.title for each in challenge.sample.cohorts)
        problems.append(f"The cohort {sheet.cohort[:40]!r} is not in the sample. Write one of: {known}.")
    return code, cohort


def _current(store: UnitOfWork, read: _Read) -> CaseReview | None:
    return next((case for case in store.cases.of(read.challenge.id) if case.code == read.sheet.code), None)


def _opened(store: UnitOfWork, read: _Read, current: CaseReview | None) -> Mapping[str, str]:
    """What the case held when the form went out; nothing for a blank form."""
    if current is None or not read.sheet.revision:
        return {}
    return store.cases.revision(read.challenge.id, current.code, read.sheet.revision).values


def _keep(tools: Toolbox, store: UnitOfWork, who: Person, read: _Read, given: Mapping[str, str]) -> None:
    current = _current(store, read)
    now = tools.clock()
    if current is None:
        code, reviewer = read.sheet.code, read.sheet.reviewer.strip()
        current = CaseReview(read.challenge.id, code, read.cohort, reviewer).written({}, finished=False, by=who.id, at=now)
        store.cases.add(current)
        opened: Mapping[str, str] = {}
    else:
        opened = _opened(store, read, current)
    values = merged(opened, read.values, current.values)
    current = replace(current, reasons=reasons_kept(values, current.reasons, given))
    store.cases.save(current.written(values, finished=current.finished, by=who.id, at=now))
    store.audit.add(now, who.id, Deed.CHANGED, Thing(KIND, current.code, read.challenge.id), "from a file")
